package netnsh.verb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.encap.Encaps;
import netnsh.grammar.Args;
import netnsh.grammar.Token;
import netnsh.kind.Build;
import netnsh.kind.Refusal;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Problem;
import netnsh.uapi.LwtunnelIp;

/** What {@code encap TYPE …} of a route, of one of its ways or of a nexthop means. */
final class LightTunnel {
    /** LWTUNNEL_ENCAP_IP and LWTUNNEL_ENCAP_IP6 of linux/lwtunnel.h. */
    private static final int IP = 2;

    private static final int IP6 = 4;
    private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");
    /** Linux 6.15 counts the bytes of options; from then on some kernels panic when a route has any. */
    private static final int[] COUNTED = {6, 15};

    private LightTunnel() {}

    /**
     * Puts a tunnel into a request.
     *
     * @param words the line or the way, which may have an {@code encap}
     * @param body what it is put into
     * @param blame where the words are noted
     * @param type RTA_ENCAP_TYPE or NHA_ENCAP_TYPE
     * @param data RTA_ENCAP or NHA_ENCAP
     * @param around the attributes around it
     */
    static void put(
            Request r, Args words, Body body, Blame blame, Attr<Integer> type, Attr<Attrs> data, Attr<?>... around) {
        Args tunnel = words.group(Encaps.TYPE).orElse(null);
        if (tunnel == null) {
            return;
        }
        if (tunnel.has(Encaps.BPF)) {
            throw Problem.of(
                            "route.bpf", "encap bpf is not built in: its programs must be loaded into the kernel first")
                    .at(tunnel.firstToken())
                    .hint("the program does it: run ip " + r.verb().name() + " …");
        }
        List<Attr<?>> path = new ArrayList<>(Arrays.asList(around));
        path.add(data);
        Build build = new Build(true, UnaryOperator.identity()).nest(path.toArray(new Attr<?>[0]));
        int number;
        try {
            number = Encaps.write(tunnel, build);
        } catch (Refusal refusal) {
            throw Problem.of(refusal.id("route", "encap"), refusal.getMessage())
                    .at(refusal.at() == null ? tunnel.firstToken() : refusal.at());
        }
        if ((number == IP || number == IP6) && build.has(LwtunnelIp.LWTUNNEL_IP_OPTS)) {
            safe(r, tunnel);
        }
        Token at = words.token(Encaps.ENCAP);
        body.put(data, build.attrs(), at);
        body.put(type, number, tunnel.firstToken());
        build.marks().forEach((where, word) -> blame.put(word, where.toArray(new Integer[0])));
    }

    /** Options of tunnels in a route stop some kernels dead, with everything that runs on them. */
    private static void safe(Request r, Args tunnel) {
        String release = System.getProperty("os.version");
        if (r.display().force() || !mayPanic(release)) {
            return;
        }
        Token at = null;
        for (Args.Binding b : tunnel.bindings()) {
            at = b.token().text().endsWith("_opts") ? b.token() : at;
        }
        throw Problem.of("route.options", "this kernel (" + release + ") may panic on options of a tunnel in a route")
                .at(at)
                .hint("if it is known to be mended, put -force in front");
    }

    /** Whether a kernel of that release may panic. */
    static boolean mayPanic(String release) {
        Matcher numbers = RELEASE.matcher(release);
        if (!numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        return major > COUNTED[0] || major == COUNTED[0] && minor >= COUNTED[1];
    }
}
