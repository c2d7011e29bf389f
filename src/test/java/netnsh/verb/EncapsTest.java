package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import netnsh.encap.Encap;
import netnsh.encap.Encaps;
import netnsh.grammar.Usage;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.plan.Display;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.RouteFilter;
import netnsh.plan.View;
import netnsh.render.Renderer;
import netnsh.rtnl.Nexthops;
import netnsh.rtnl.Requests;
import netnsh.rtnl.Routes;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Light-weight tunnels and MPLS routes against the program ip, which was answered by no kernel (encaps.py beside the
 * tests): commands of ip, each with the message that ip sent for it; then {@code reply} with a route or nexthop as a
 * kernel would tell it, and what ip printed of it. lo was number 1, v1 2, v0 3.
 */
class EncapsTest {
    private static final List<String> NAMES = List.of("?", "lo", "v1", "v0");

    static Stream<Path> files() throws Exception {
        Path folder = Path.of(Encap.class.getResource("mpls.txt").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.sorted().toList();
            assertEquals(
                    Encaps.all().size() + 4, all.size(), "a file for each type, for bpf, routes, labels, nexthops");
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void sends_what_ip_sends(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("ip ")) {
                assertEquals(ordered(lines.get(i + 1)), ordered(sent(lines.get(i))), lines.get(i));
            }
        }
    }

    private static final Attrs.Resolver RESOLVER = new Attrs.Resolver() {
        @Override
        public Dev dev(Dev named) {
            return Dev.of(NAMES.indexOf(named.name()), named.name());
        }

        @Override
        public NsRef ns(NsRef symbolic) {
            throw new AssertionError("no line here names a namespace");
        }
    };

    private static NetOp op(String line) {
        // nothing is sent from here; on this kernel the line might not be allowed to
        List<Effect> effects = Typed.effects(new FakeView(), line.replaceFirst("^(ip )?", "ip -force "));
        assertEquals(1, effects.size(), line);
        return Requests.resolve(((Effect.Net) effects.get(0)).op(), RESOLVER);
    }

    private static String sent(String line) {
        Message message = Requests.encode(op(line));
        int flags = message.flags() | Rtm.NLM_F_REQUEST | Rtm.NLM_F_ACK;
        return HexFormat.of().formatHex(new Message(message.type(), flags, 0, 0, message.payload()).bytes());
    }

    /** The order of attributes means nothing to the kernel, but in a list and in the options of a tunnel it does. */
    private static String ordered(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        boolean nexthop = Message.parse(bytes).get(0).type() == Rtm.RTM_NEWNEXTHOP;
        int header = Message.HEADER + (nexthop ? Nexthops.HEADER : Routes.HEADER);
        int encap = nexthop ? 8 : Rta.RTA_ENCAP.id();
        return hex.substring(8, 2 * header) + ordered(Attrs.parse(bytes, header, bytes.length - header), encap);
    }

    private static String ordered(Attrs attrs, int encap) {
        List<String> parts = new ArrayList<>();
        for (Attrs.Entry e : sorted(attrs)) {
            if (e.id() == encap) {
                parts.add(e.type() + " {" + ordered(Attrs.parse(e.bytes(), 0, e.bytes().length), -1) + "\n}");
            } else if (e.id() == Rta.RTA_MULTIPATH.id() && encap == Rta.RTA_ENCAP.id()) {
                Attrs.NONE
                        .with(Rta.RTA_MULTIPATH, Rta.RTA_MULTIPATH.codec().decode(e.bytes()))
                        .get(Rta.RTA_MULTIPATH)
                        .orElseThrow()
                        .forEach(hop -> parts.add(hop.dev().index() + " " + hop.hops() + " " + hop.flags() + " ["
                                + ordered(hop.attrs(), encap) + "\n]"));
            } else {
                parts.add(plain(e));
            }
        }
        return "\n" + String.join("\n", parts);
    }

    /** An attribute; what is nested in it in its order, without the padding, which ip leaves as it happens to be. */
    private static String plain(Attrs.Entry e) {
        if ((e.type() & 0x8000) == 0) {
            return e.type() + "=" + HexFormat.of().formatHex(e.bytes());
        }
        return e.type() + "="
                + Attrs.parse(e.bytes(), 0, e.bytes().length).entries().stream()
                        .map(EncapsTest::plain)
                        .toList();
    }

    private static List<Attrs.Entry> sorted(Attrs attrs) {
        return attrs.entries().stream()
                .sorted(Comparator.comparingInt(Attrs.Entry::id))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void prints_what_ip_prints(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Message told = null;
        int shown = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("reply ")) {
                told = Message.parse(HexFormat.of().parseHex(lines.get(i).substring(6)))
                        .get(0);
            } else if (lines.get(i).startsWith("$ ip ")) {
                String command = lines.get(i);
                StringBuilder wanted = new StringBuilder();
                while (i + 1 < lines.size() && !lines.get(i + 1).matches("(reply |\\$ |ip ).*")) {
                    wanted.append(lines.get(++i)).append('\n');
                }
                assertEquals(wanted.toString().strip(), shown(told, command).strip(), command);
                shown++;
            }
        }
        assertTrue(shown > 3, "outputs in " + file);
    }

    private static String shown(Message told, String command) {
        List<String> words = List.of(command.split(" "));
        View.Names names = new View.Names() {
            @Override
            public String link(int index) {
                return NAMES.get(index);
            }

            @Override
            public Optional<String> namespace(int nsid) {
                return Optional.empty();
            }
        };
        Display display = new Display(
                0,
                words.contains("-j"),
                false,
                false,
                words.contains("-o"),
                words.contains("-d") ? 1 : 0,
                words.contains("-s") ? 1 : 0,
                words.contains("-h"),
                false,
                false,
                false,
                0,
                0,
                false);
        Outcome outcome = told.type() == Rtm.RTM_NEWNEXTHOP
                ? new Outcome.Nexthops(List.of(Nexthops.decode(told)), names)
                : new Outcome.Routes(List.of(Routes.decode(told)), RouteFilter.ALL, names);
        return Renderer.render(outcome, display, words.contains("-c"));
    }

    static Stream<Encap> types() {
        return Encaps.all().stream();
    }

    /** What a route has becomes words, and the words make it so again. */
    @ParameterizedTest
    @MethodSource("types")
    void reads_back_its_own_words(Encap type) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 200; i++) {
            List<String> sample = new ArrayList<>(List.of("route add 10.1.0.0/16 via 10.0.0.2 encap", type.name()));
            sample.addAll(Usage.sample(type.syntax(), random));
            String line = String.join(" ", sample).replace("eth0", "v0");
            Attrs made;
            try {
                made = tunnel(line);
            } catch (Problem contradiction) {
                continue;
            }
            read++;
            List<String> words = Encaps.words(type.number(), made, NAMES::get);
            Attrs remade = tunnel("route add 10.1.0.0/16 via 10.0.0.2 " + String.join(" ", words));
            String message = "seed " + seed + ": " + line + " -> " + words;
            assertEquals(sorted(made), sorted(remade), message);
        }
        assertTrue(read > 50, "seed " + seed + ": only " + read + " lines of 200 were taken");
    }

    private static Attrs tunnel(String line) {
        return ((NetOp.AddRoute) op(line)).route().attrs().get(Rta.RTA_ENCAP, Attrs.NONE);
    }

    @Test
    void options_of_tunnels_are_kept_from_kernels_that_may_panic() {
        for (String release : List.of("6.18.44", "6.15.0-rc1", "7.0.1", "10.2")) {
            assertTrue(LightTunnel.mayPanic(release), release);
        }
        for (String release : List.of("6.1.0-18-amd64", "6.14.9", "5.15.0", "4.19.0-custom", "")) {
            assertFalse(LightTunnel.mayPanic(release), release);
        }
        String line = "route add 10.1.0.0/16 via 10.0.0.2 encap ip dst 192.0.2.1 vxlan_opts 7";
        if (LightTunnel.mayPanic(System.getProperty("os.version"))) {
            assertEquals(
                    "vxlan_opts", Typed.refusal(new FakeView(), line).where().text());
        }
        assertEquals(1, Typed.effects(new FakeView(), "-force " + line).size());
    }

    @Test
    void labels_need_the_family() {
        assertTrue(Typed.refusal(new FakeView(), "route add 100 via 10.0.0.2")
                .hint()
                .contains("-M"));
        assertEquals(
                "10.0.0.0/8",
                Typed.refusal(new FakeView(), "-M route add 10.0.0.0/8 dev lo")
                        .where()
                        .text());
        assertEquals(
                "mpls",
                Typed.refusal(new FakeView(), "-M route add 100 via mpls 5")
                        .where()
                        .text());
    }

    @Test
    void words_that_do_not_go_together_are_refused_under_the_word() {
        String route = "route add 2001:db8::/32 dev lo encap ";
        assertEquals(
                "encap",
                Typed.refusal(new FakeView(), route + "ioam6 mode encap trace prealloc type 1 ns 1 size 4")
                        .where()
                        .text());
        assertEquals(
                "48",
                Typed.refusal(new FakeView(), route + "seg6local action End flavors psp lblen 48")
                        .where()
                        .text());
        assertNull(Typed.refusal(new FakeView(), route + "bpf in obj x.o").kernel());
    }
}
