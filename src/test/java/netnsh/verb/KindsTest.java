package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import netnsh.grammar.Usage;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.plan.Display;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.render.Renderer;
import netnsh.rtnl.Links;
import netnsh.rtnl.Requests;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kinds of links against the program ip, also those that no kernel at hand has. A file stands for a kind: commands of
 * ip, each with the message that ip sent for it (sequence and port numbers zeroed); then {@code reply} with a link as a
 * kernel would tell it, and what ip printed of it; commands behind it change that link. lo was number 1, v1 2, v0 3.
 */
class KindsTest {
    private static final List<String> NAMES = List.of("?", "lo", "v1", "v0", "", "", "", "", "", "t0");
    /** Words that do something once, and words for what is so anyway: the kernel tells nothing of them. */
    private static final Set<String> ACTIONS =
            Set.of(("clear_active_slave arp_ip_target ns_ip6_target flag fdb_flush nobackup_port macaddr noexternal"
                            + " novnifilter peer gvrp mvrp reorder_hdr loose_binding bridge_binding no_linklocal_learn"
                            + " mcast_vlan_snooping")
                    .split(" "));

    private static final int INFO = Ifla.IFLA_LINKINFO.id();

    static Stream<Path> files() throws Exception {
        Path folder = Path.of(LinkKind.class.getResource("gre.txt").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all =
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
            assertTrue(all.size() > 38);
            return all.stream();
        }
    }

    private static final Attrs.Resolver RESOLVER = new Attrs.Resolver() {
        @Override
        public Dev dev(Dev named) {
            return Dev.of(NAMES.indexOf(named.name()), named.name());
        }

        @Override
        public NsRef ns(NsRef symbolic) {
            return new NsRef.FdRef(4);
        }
    };

    @ParameterizedTest
    @MethodSource("files")
    void sends_what_ip_sends(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        FakeView view = new FakeView();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("reply ")) {
                view = new FakeView().with(link(lines.get(i)));
            } else if (lines.get(i).startsWith("ip link ")) {
                assertEquals(ordered(lines.get(i + 1)), ordered(sent(view, lines.get(i))), lines.get(i));
            }
        }
    }

    private static Link link(String reply) {
        return Links.decode(
                Message.parse(HexFormat.of().parseHex(reply.substring(6))).get(0));
    }

    private static NetOp op(View view, String line) {
        List<Effect> effects = Typed.effects(view, line);
        assertEquals(1, effects.size(), line);
        return Requests.resolve(((Effect.Net) effects.get(0)).op(), RESOLVER);
    }

    private static String sent(View view, String line) {
        Message message = Requests.encode(op(view, line));
        int flags = message.flags() | Rtm.NLM_F_REQUEST | Rtm.NLM_F_ACK;
        return HexFormat.of().formatHex(new Message(message.type(), flags, 0, 0, message.payload()).bytes());
    }

    /** The order of attributes means nothing to the kernel (in a list, though, it does; they have numbers there). */
    private static String ordered(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        int header = Message.HEADER + 16;
        List<String> parts = new ArrayList<>(List.of(hex.substring(8, 2 * header)));
        for (Attrs.Entry e : sorted(Attrs.parse(bytes, header, bytes.length - header))) {
            parts.add(e.type()
                    + (e.id() == INFO ? nested(e.bytes()) : "=" + HexFormat.of().formatHex(e.bytes())));
        }
        return String.join("\n", parts);
    }

    /** A value; of a pair's other end the attributes in the order of their numbers. */
    private static String part(Attrs.Entry entry) {
        byte[] bytes = entry.bytes();
        if (entry.id() != 1 || bytes.length < IfInfoMsg.LENGTH) {
            return HexFormat.of().formatHex(bytes);
        }
        String header = HexFormat.of().formatHex(bytes, 0, IfInfoMsg.LENGTH);
        return header + sorted(Attrs.parse(bytes, IfInfoMsg.LENGTH, bytes.length - IfInfoMsg.LENGTH));
    }

    private static List<Attrs.Entry> sorted(Attrs attrs) {
        return attrs.entries().stream()
                .sorted(Comparator.comparingInt(Attrs.Entry::id))
                .toList();
    }

    private static String nested(byte[] info) {
        StringBuilder text = new StringBuilder(" {");
        for (Attrs.Entry e : Attrs.parse(info, 0, info.length).entries()) {
            text.append("\n  ").append(e.type());
            if (e.id() == IflaInfo.IFLA_INFO_KIND.id()) {
                text.append(new String(e.bytes(), java.nio.charset.StandardCharsets.US_ASCII));
                continue;
            }
            byte[] data = e.bytes();
            sorted(Attrs.parse(data, 0, data.length))
                    .forEach(d ->
                            text.append("\n    ").append(d.type()).append('=').append(part(d)));
        }
        return text.append('}').toString();
    }

    @ParameterizedTest
    @MethodSource("files")
    void prints_what_ip_prints(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Link link = null;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("reply ")) {
                link = link(lines.get(i));
            } else if (lines.get(i).startsWith("$ ip ")) {
                String command = lines.get(i);
                StringBuilder wanted = new StringBuilder();
                while (i + 1 < lines.size() && !lines.get(i + 1).matches("(reply |\\$ |ip link ).*")) {
                    wanted.append(lines.get(++i)).append('\n');
                }
                assertEquals(
                        wanted.toString().strip(),
                        shown(link, command.contains(" -j ")).strip(),
                        command);
            }
        }
    }

    private static String shown(Link link, boolean json) {
        View.Names names = new View.Names() {
            @Override
            public String link(int index) {
                return index < NAMES.size() ? NAMES.get(index) : "if" + index;
            }

            @Override
            public Optional<String> namespace(int nsid) {
                return Optional.empty();
            }
        };
        Display display = new Display(0, json, false, false, false, 1, 0, false, false, false, false, 0, 0, false);
        return Renderer.render(new Outcome.Links(List.of(link), names), display, false);
    }

    static Stream<LinkKind> kinds() {
        return Kinds.all().stream();
    }

    /** What a link has becomes words, and the words make it so again. */
    @ParameterizedTest
    @MethodSource("kinds")
    void reads_back_its_own_words(LinkKind kind) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String first = (kind.slave() ? "link set v0 type " : "link add t0 type ") + kind.name();
            String line = first + words(Usage.sample(kind.syntax(!kind.slave()), random));
            Attrs made;
            try {
                made = data(line);
            } catch (Problem contradiction) {
                continue;
            }
            List<String> words = kind.words(made, NAMES::get);
            Attrs remade = data(first + words(words));
            String message = "seed " + seed + ": " + line + " -> " + words;
            assertEquals(words, kind.words(remade, NAMES::get), message);
            if (!words.isEmpty() && Arrays.stream(line.split(" ")).noneMatch(ACTIONS::contains)) {
                assertEquals(comparable(made), comparable(remade), message);
            }
        }
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "" : " " + String.join(" ", words);
    }

    private static Attrs data(String line) {
        Link link = op(new FakeView(), line.replace(" eth0", " v0")) instanceof NetOp.AddLink add
                ? add.link()
                : ((NetOp.SetLink) op(new FakeView(), line.replace(" eth0", " v0"))).link();
        return link.info()
                .get(IflaInfo.IFLA_INFO_DATA)
                .orElse(link.info().get(IflaInfo.IFLA_INFO_SLAVE_DATA, Attrs.NONE));
    }

    private static List<String> comparable(Attrs data) {
        return sorted(data).stream()
                .map(e -> e.id() + "=" + HexFormat.of().formatHex(e.bytes()))
                .toList();
    }

    @Test
    void every_kind_of_a_file_is_known() throws Exception {
        files().map(f -> f.getFileName().toString().replace(".txt", ""))
                .forEach(name -> assertTrue(Kinds.find(name).isPresent(), name));
    }
}
