package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.plan.Mode;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Rtm;
import netnsh.value.NsRef;
import netnsh.value.Prefix;
import netnsh.value.Text;
import netnsh.word.Addresses;
import netnsh.word.Names;

/** {@code route}: ip-route(8), and the short forms {@code route PREFIX} and {@code gw}. */
final class RouteVerb {
    private RouteVerb() {}

    static final Syntax.Word FLUSH = word("flush", "delete routes");
    private static final Syntax.Word SHOW = word(List.of("show", "list", "lst"), "the routes of a table");

    /** The same slot with another reading: {@code any} and {@code all} are no destinations where no {@code add} is said. */
    private static final ValueType<Prefix> DESTINATION = ValueType.of(
            "PREFIX", "address", RouteVerb::destination, Prefix::toString, "10.0.0.0/24", "default", "fd00::/64");

    private static final Syntax.Slot<Prefix> SHORT = slot(RouteSyntax.TO.name(), DESTINATION, RouteSyntax.TO.help());

    private static final String[] LAB = {"cable v0 v1", "addr add 10.0.0.1/24 dev v0"};

    static List<Form> forms() {
        List<Form> forms = new ArrayList<>(List.of(
                change("add", word("add", "a new route"), "add a route", Mode.ADD)
                        .example("route add 10.1.0.0/16 via 10.0.0.2", "by a gateway", LAB)
                        .example("ip route add default via 10.0.0.2 dev v0 metric 50", "the default route", LAB)
                        .example("route add blackhole 192.0.2.0/24", "drop what goes there")
                        .example("route add unreachable 2001:db8::/32 metric 4096", "refuse it")
                        .example(
                                "route add 10.3.0.0/16 nexthop via 10.0.0.2 weight 2 nexthop via 10.0.0.3",
                                "by two gateways, twice as often by the first",
                                LAB)
                        .example("route add 10.4.0.0/16 dev v0 table 100", "into another table", LAB)
                        .example(
                                "route add 10.5.0.0/16 encap ip id 42 dst 192.0.2.1 dev v0",
                                "through a tunnel that is external",
                                LAB),
                change("change", word(List.of("change", "chg"), "change a route"), "change a route", Mode.CHANGE)
                        .example(
                                "route change 10.1.0.0/16 via 10.0.0.3",
                                "another gateway",
                                LAB[0],
                                LAB[1],
                                "route add 10.1.0.0/16 via 10.0.0.2"),
                change("replace", word("replace", "add or change a route"), "add or change a route", Mode.REPLACE)
                        .example("route replace default via 10.0.0.2", "whatever stood there before", LAB),
                change("prepend", word("prepend", "a route in front"), "add a route in front of others", Mode.PREPEND)
                        .example("route prepend 10.1.0.0/16 via 10.0.0.2", "before other routes to there", LAB),
                change("append", word("append", "a route behind"), "add a route behind others", Mode.APPEND)
                        .example("route append 10.1.0.0/16 via 10.0.0.2", "behind other routes to there", LAB),
                change("test", word("test", "whether a route is there"), "ask whether a route is there", Mode.TEST)
                        .example(
                                "route test 2001:db8::/64 dev v0",
                                "refused when it is there; else IPv6 adds it, and IPv4 refuses it too",
                                LAB),
                change("delete", word(List.of("delete", "del"), "delete a route"), "delete a route", null)
                        .example("route del default", "no default route any more", LAB[0], LAB[1], "gw 10.0.0.2"),
                Form.of("route show", "list routes", maybe(SHOW, RouteShow.SELECTORS), RouteShow::show)
                        .example("route", "the main table", LAB)
                        .example("route show table all", "every table, IPv4 and IPv6")
                        .example("route show root 10.0.0.0/8", "everything inside 10.0.0.0/8", LAB)
                        .example("ip -6 route show dev v0", "IPv6 routes to an interface", LAB)
                        .example("ip -j -p route show table local", "as JSON"),
                Form.of(
                                "route get",
                                "ask which way a packet goes",
                                seq(word("get", "which way a packet goes"), RouteGet.QUESTION),
                                RouteGet::plan)
                        .example("route get 10.0.0.7", "the route, interface and source address", LAB)
                        .example("route get 10.0.0.7 from 10.0.0.1 oif v0", "for such a packet", LAB),
                Form.of("route flush", "delete routes", seq(FLUSH, RouteShow.SELECTORS), RouteShow::flush)
                        .example(
                                "route flush table 100",
                                "empty a table",
                                LAB[0],
                                LAB[1],
                                "route add default dev v0 table 100")
                        .example("route flush root 10.0.0.0/8", "everything inside 10.0.0.0/8", LAB)));
        for (String name : List.of("save", "restore", "showdump")) {
            forms.add(Form.of(
                    "route " + name,
                    "binary dumps of routes" + Syntax.REFUSED,
                    seq(word(name, "binary dumps of routes" + Syntax.REFUSED), rest("words", "ignored")),
                    (r, view) -> {
                        throw Problem.of("route.dump", "route " + name + " is not supported: it handles binary dumps")
                                .at(r.at())
                                .hint(
                                        "route show lists routes as text, -j as JSON; the program dumps them: run ip route "
                                                + name + " …");
                    }));
        }
        forms.add(Form.of(
                        "route PREFIX",
                        "add a route, the short way",
                        Syntax.later(RouteVerb::shortForm),
                        (r, view) -> RouteChange.plan(
                                r,
                                view,
                                Mode.ADD,
                                shortWords(r),
                                r.args().need(SHORT),
                                r.args().token(SHORT)))
                .example("route 10.1.0.0/16 via 10.0.0.2", "ip route add 10.1.0.0/16 via 10.0.0.2", LAB)
                .example(
                        "route 10.0.1.0/24",
                        "to the session's interface, or the only one that is not lo",
                        "netns add left right",
                        "cable left:eth0 right:eth0",
                        "use left")
                .asOwn());
        OldRoute.forms().forEach(f -> forms.add(f.asOwn()));
        return List.copyOf(forms);
    }

    static List<Form> gateway() {
        return List.of(Form.of(
                        "gw",
                        "set the default route",
                        seq(
                                RouteSyntax.VIA,
                                anyOrder(
                                        maybe(exactly("dev", RouteSyntax.DEV.help()), RouteSyntax.DEV),
                                        maybe(word("metric", RouteSyntax.METRIC.help()), RouteSyntax.METRIC),
                                        maybe(RouteSyntax.ONLINK))),
                        RouteVerb::gateway)
                .example("gw 10.0.0.2", "ip route add default via 10.0.0.2", LAB)
                .example("gw fe80::1 dev v0", "ip route add default via fe80::1 dev v0", LAB));
    }

    private static Form change(String name, Syntax.Word word, String summary, Mode mode) {
        return Form.of(
                "route " + name,
                summary,
                seq(word, RouteSyntax.ROUTE),
                (r, view) -> RouteChange.plan(
                        r,
                        view,
                        mode,
                        r.words(),
                        r.args().get(RouteSyntax.TO).orElse(Prefix.DEFAULT),
                        r.args()
                                .token(
                                        r.args().get(RouteSyntax.TO).isPresent()
                                                ? RouteSyntax.TO
                                                : RouteSyntax.TO_LABEL)));
    }

    private static Syntax shortForm() {
        List<Syntax> items = RouteSyntax.items(Syntax.EMPTY);
        return seq(SHORT, anyOrder(items.subList(0, items.size() - 1)), Syntax.many(RouteSyntax.NEXTHOP));
    }

    private static String shortWords(Request r) {
        return line(r, List.of("route", "add"));
    }

    private static Plan gateway(Request r, View view) {
        String words = line(r, List.of("route", "add", "default", "via"));
        Token at = r.args().token(RouteSyntax.VIA);
        return RouteChange.plan(r, view, Mode.ADD, words, Prefix.DEFAULT, at);
    }

    /** The iproute2 line that starts with these words and goes on with what stands behind the verb. */
    private static String line(Request r, List<String> start) {
        List<String> words = new ArrayList<>(List.of("ip"));
        if (!(r.ns() instanceof NsRef.Home)) {
            words.addAll(List.of("-n", Names.NS.write(r.ns())));
        }
        if (Families.of(r) != 0) {
            words.add(Families.of(r) == Rtm.AF_INET6 ? "-6" : "-4");
        }
        words.addAll(start);
        int verb = 0;
        for (Args.Binding b : r.args().bindings()) {
            verb++;
            if (b.token() == r.at()) {
                break;
            }
        }
        List<String> all = r.args().words();
        words.addAll(all.subList(verb, all.size()));
        return Text.words(words);
    }

    private static Prefix destination(String word) throws BadValue {
        return word.equals("default") ? Prefix.DEFAULT : Addresses.PREFIX.read(word);
    }
}
