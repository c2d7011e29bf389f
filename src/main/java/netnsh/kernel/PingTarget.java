package netnsh.kernel;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import netnsh.grammar.BadValue;
import netnsh.model.Link;
import netnsh.plan.PingSpec;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.sys.Fd;
import netnsh.sys.Sockaddr;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import netnsh.value.Utf8;
import netnsh.word.Addresses;

/**
 * Whom a ping is for.
 *
 * @param address where to send to; its scope is the interface's index for link-local IPv6
 * @param shown the address as text, with the zone where there is one
 */
record PingTarget(Sockaddr address, String shown) {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    /**
     * The address that a host as typed means: an address as it is, a name by the namespace's own view of the resolver's
     * files, asked through getent(1) inside it.
     */
    static PingTarget of(PingSpec spec, NsRef ns, View view, Supplier<Programs> programs) {
        String host = spec.host();
        int percent = host.indexOf('%');
        String bare = percent < 0 ? host : host.substring(0, percent);
        String zone = percent < 0 ? spec.from() : host.substring(percent + 1);
        InetAddress address = numeric(bare, spec);
        if (address == null) {
            address = resolve(host, spec, ns, programs.get());
        }
        boolean v6 = address.getAddress().length == 16;
        if (spec.family() == AF_INET && v6 || spec.family() == AF_INET6 && !v6) {
            throw unsupported(host, spec);
        }
        int scope = 0;
        boolean local = v6 && (address.isLinkLocalAddress() || address.isMCLinkLocal());
        if (local && zone != null) {
            Optional<Link> link = view.link(ns, zone);
            scope = link.map(Link::index).orElse(0);
        }
        if (local && scope == 0) {
            throw Problem.of("ping.zone", "a link-local address needs an interface: " + bare + "%IF or -I IF")
                    .at(spec.at())
                    .exit(2);
        }
        String shown = Ip.text(address) + (local ? "%" + zone : "");
        return new PingTarget(new Sockaddr(address.getAddress(), 0, scope), shown);
    }

    private static InetAddress numeric(String word, PingSpec spec) {
        try {
            return Addresses.ADDRESS.read(word);
        } catch (BadValue e) {
            if (word.matches("[0-9.]+|.*:.*")) {
                throw Problem.of("ping.address", e.getMessage())
                        .at(spec.at(), e.offset())
                        .exit(2);
            }
            return null;
        }
    }

    private static InetAddress resolve(String host, PingSpec spec, NsRef ns, Programs programs) {
        String database = spec.family() == AF_INET ? "ahostsv4" : spec.family() == AF_INET6 ? "ahostsv6" : "ahosts";
        String answer = output(List.of("getent", database, host), ns, programs);
        int end = answer.indexOf(' ');
        String first = end < 0 ? answer.strip() : answer.substring(0, end);
        try {
            return Addresses.ADDRESS.read(first);
        } catch (BadValue e) {
            throw Problem.of("ping.name", "ping: " + host + ": Name or service not known")
                    .at(spec.at())
                    .exit(2)
                    .hint("names are looked up inside the namespace; /etc/netns/" + ns
                            + "/resolv.conf and hosts are what it sees");
        }
    }

    private static String output(List<String> argv, NsRef ns, Programs programs) {
        int[] pipe = programs.pipe();
        int pid;
        try (Fd nothing = Fd.open("/dev/null", Fd.O_RDWR)) {
            pid = programs.start(
                    new Programs.Start(ns, argv, Map.of(), nothing.number(), pipe[1], nothing.number(), -1, false));
        } finally {
            programs.close(pipe[1]);
        }
        StringBuilder text = new StringBuilder();
        try (Fd read = Fd.of(pipe[0])) {
            byte[] buffer = new byte[4096];
            int n = read.read(buffer);
            while (n > 0) {
                text.append(Utf8.decode(java.util.Arrays.copyOf(buffer, n)));
                n = read.read(buffer);
            }
        }
        programs.waitFor(pid, true);
        return text.toString();
    }

    private static Problem unsupported(String host, PingSpec spec) {
        return Problem.of("ping.family", "ping: " + host + ": Address family for hostname not supported")
                .at(spec.at())
                .exit(2);
    }
}
