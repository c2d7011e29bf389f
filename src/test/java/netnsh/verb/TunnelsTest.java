package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines of {@code ip tunnel} against the program ip, which had no kernel (tunnels.py beside the tests): what the line asks
 * rtnetlink for is shown as ip shows what the same line asked its ioctl for. lo was number 1, v1 2, v0 3.
 */
class TunnelsTest {
    private static final List<String> NAMES = List.of("?", "lo", "v1", "v0");

    /** A line, the line that made what it changes (or null), the link without its kind, and outputs by command. */
    record Case(String given, String line, Link link, List<String> outputs) {
        @Override
        public String toString() {
            return line;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> all = new ArrayList<>();
        try (InputStream in = TunnelsTest.class.getResourceAsStream("tunnels.txt")) {
            String given = null;
            String line = null;
            for (String l : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (l.startsWith("given ")) {
                    given = l.substring(6);
                } else if (l.startsWith("ip ")) {
                    line = l;
                } else if (l.startsWith("reply ")) {
                    Message m = Message.parse(HexFormat.of().parseHex(l.substring(6)))
                            .get(0);
                    all.add(new Case(given, line, Links.decode(m), new ArrayList<>()));
                } else if (l.startsWith("$ ")) {
                    all.get(all.size() - 1).outputs().add(l.substring(2) + "\n");
                } else {
                    List<String> outputs = all.get(all.size() - 1).outputs();
                    outputs.set(outputs.size() - 1, outputs.get(outputs.size() - 1) + l + "\n");
                }
            }
        }
        assertTrue(all.size() > 25);
        return all;
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

    private static Link asked(View view, String line) {
        List<Effect> effects = Typed.effects(view, line);
        assertEquals(1, effects.size(), line);
        NetOp op = Requests.resolve(((Effect.Net) effects.get(0)).op(), RESOLVER);
        return op instanceof NetOp.AddLink add ? add.link() : ((NetOp.SetLink) op).link();
    }

    /** The link with what a request says of its kind. */
    private static Link with(Link link, Link asked) {
        return link.with(link.attrs().with(Ifla.IFLA_LINKINFO, asked.info()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asks_for_what_ip_asks_for_and_shows_it_as_ip_does(Case c) {
        FakeView view = new FakeView();
        if (c.given() != null) {
            view = view.with(with(c.link(), asked(view, c.given())));
        }
        FakeView made = new FakeView().with(with(c.link(), asked(view, c.line())));
        for (String output : c.outputs()) {
            String command = output.substring(0, output.indexOf('\n'));
            String wanted = output.substring(output.indexOf('\n') + 1);
            assertEquals(wanted.strip(), shown(made, command).strip(), c.line() + " / " + command);
        }
    }

    private static String shown(FakeView view, String command) {
        Request r = Typed.request(netnsh.plan.Context.HOME, command);
        Outcome.Tunnels found = (Outcome.Tunnels) Typed.shown(view, netnsh.plan.Context.HOME, command);
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
        Display display = r.display();
        return Renderer.render(new Outcome.Tunnels(found.links(), found.one(), names), display, false);
    }

    private static Problem refused(String line) {
        return Typed.refusal(new FakeView().with(new Link(Dev.of(2, "v0"), 0, 1, 0, 0, Attrs.NONE)), line);
    }

    @Test
    void what_does_not_go_together_is_refused_under_the_word() {
        assertEquals("tunnel.which", refused("tunnel add t0 remote 192.0.2.1").id());
        assertEquals(
                "7",
                refused("tunnel add t0 mode ipip remote 192.0.2.1 key 7")
                        .where()
                        .text());
        assertEquals(
                "seq",
                refused("tunnel add t0 mode sit remote 192.0.2.1 seq").where().text());
        assertEquals(
                "2001:db8::1",
                refused("tunnel add t0 mode ipip remote 2001:db8::1").where().text());
        assertEquals(
                "192.0.2.1",
                refused("tunnel add t0 mode ip6ip6 remote 192.0.2.1").where().text());
        assertEquals("ipip", refused("-6 tunnel add t0 mode ipip").where().text());
        assertEquals("v0", refused("tunnel del v0").where().text());
        assertEquals("tunnel.name", refused("tunnel del").id());
        assertEquals(
                "5",
                refused("tunnel add t0 mode vti local 192.0.2.1 ttl 5").where().text());
        assertEquals(
                "line.elsewhere",
                refused("tunnel prl dev v0 prl-default 192.0.2.1").id());
        assertEquals(
                "0xzz",
                refused("tunnel add t0 mode gre local 192.0.2.1 tos 0xzz")
                        .where()
                        .text());
    }

    @Test
    void stands_for_lines_of_ip_link() {
        assertEquals(
                List.of("ip link add name t0 type gre remote 192.0.2.1 local 192.0.2.2 ttl 64"),
                Typed.words(new FakeView(), "tunnel add t0 mode gre remote 192.0.2.1 local 192.0.2.2 ttl 64"));
        FakeView view = new FakeView();
        Link sit = with(new Link(Dev.of(9, "t0"), 0, 776, 0, 0, Attrs.NONE), asked(view, "ip link add t0 type sit"));
        view.with(sit);
        assertEquals(
                List.of("ip link set dev t0 type sit 6rd-prefix 2001:db8::/32"),
                Typed.words(view, "tunnel 6rd dev t0 6rd-prefix 2001:db8::/32"));
        assertEquals(List.of("ip link delete dev t0"), Typed.words(view, "tunnel del t0"));
        assertEquals(List.of("ip link add type gre"), Typed.words(new FakeView(), "tunnel add mode gre"));
        assertEquals(
                List.of("ip link set dev t0 type sit ttl inherit"), Typed.words(view, "tunnel change t0 ttl inherit"));
    }
}
