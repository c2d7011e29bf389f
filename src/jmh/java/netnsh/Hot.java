package netnsh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.netlink.Message;
import netnsh.plan.Display;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.render.Renderer;
import netnsh.rtnl.Links;
import netnsh.rtnl.Requests;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.value.Dev;
import netnsh.verb.Commands;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What every line and every link of a list passes through, without a kernel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:TieredStopAtLevel=1") // as netnsh itself runs
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Hot {
    private static final int MANY = 1000;
    /** So many attributes the kernel tells of a link beside those that are printed. */
    private static final int OTHERS = 30;

    private static final int FIRST_OTHER = 70;
    private static final Display JSON =
            new Display(0, true, false, false, false, 0, 0, false, false, false, false, 0, 0, false);
    private static final View.Names NAMES = new View.Names() {
        @Override
        public String link(int index) {
            return "v" + index;
        }

        @Override
        public Optional<String> namespace(int nsid) {
            return Optional.empty();
        }
    };

    private final List<Token> line = words("link add v1 type veth peer name eth0 netns h1");
    private final Link link = link(1);
    private final Message encoded = told(1);
    private final Outcome list = list();

    private static List<Token> words(String line) {
        List<Token> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            words.add(Token.of(word));
        }
        return words;
    }

    private static Link link(int index) {
        Attrs attrs = Attrs.NONE
                .with(Ifla.IFLA_IFNAME, "v" + index)
                .with(Ifla.IFLA_MTU, 1500L)
                .with(Ifla.IFLA_TXQLEN, 1000L)
                .with(Ifla.IFLA_QDISC, "noqueue")
                .with(Ifla.IFLA_LINK, Dev.index(index + 1))
                .with(Ifla.IFLA_LINKINFO, Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, "veth"));
        return new Link(Dev.of(index, "v" + index), 0, 1, Iff.IFF_UP, 0, attrs);
    }

    /** As the kernel tells of it. */
    private static Message told(int index) {
        Attrs attrs = link(index).attrs();
        for (int i = 0; i < OTHERS; i++) {
            attrs = attrs.add(new Attr<>(FIRST_OTHER + i, "OTHER", Codec.U32), 0L);
        }
        return Requests.encode(new NetOp.SetLink(link(index).with(attrs)));
    }

    private static Outcome list() {
        List<Link> links = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            links.add(Links.decode(told(i)));
        }
        return new Outcome.Links(links, NAMES);
    }

    /** A line's words to what they mean. */
    @Benchmark
    public Reading reads_a_line() {
        return Commands.read(line);
    }

    /** A request to the bytes that the kernel takes. */
    @Benchmark
    public byte[] encodes_a_request() {
        return Requests.encode(new NetOp.SetLink(link)).bytes();
    }

    /** The kernel's bytes to a link. */
    @Benchmark
    public Link decodes_a_link() {
        return Links.decode(encoded);
    }

    /** A thousand links to text. */
    @Benchmark
    public String prints_a_thousand_links() {
        return Renderer.render(list, Display.PLAIN, false);
    }

    /** The same as JSON. */
    @Benchmark
    public String prints_a_thousand_links_as_json() {
        return Renderer.render(list, JSON, false);
    }
}
