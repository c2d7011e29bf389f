package netnsh.verb;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.plan.Display;
import netnsh.value.NsRef;
import netnsh.word.Names;

/** The options in front of an object, in ip(8)'s order, because the first one that an abbreviation fits is meant. */
final class Options {
    private Options() {}

    static final Syntax.Slot<NsRef> NETNS = Syntax.slot("netns", Names.NS, "the namespace to work in");
    static final Syntax.Slot<Integer> FAMILY = Syntax.slot(
            "family",
            ValueType.of("FAMILY", "value", Options::family, Options::family, "inet", "inet6", "link", "bridge"),
            "address family");
    static final Syntax.Slot<Integer> COLOR = Syntax.slot(
            "color",
            ValueType.of("-color[=WHEN]", "keyword", Options::color, Options::color, "-c", "-color=always"),
            "colours: always, auto or never");
    static final Syntax.Word NETNS_WORD =
            new Syntax.Word(List.of("-n", "-netns", "--netns"), "work in another namespace", false);
    static final Syntax.Word V4 = Syntax.exactly("-4", "IPv4 only");
    static final Syntax.Word V6 = Syntax.exactly("-6", "IPv6 only");
    static final Syntax.Word LINK = Syntax.exactly("-0", "link layer only");
    static final Syntax.Word BRIDGE = Syntax.exactly("-B", "bridge family");
    static final Syntax.Word MPLS = Syntax.exactly("-M", "MPLS family");
    static final Syntax.Word HUMAN = dash("human-readable", "numbers with units");
    static final Syntax.Word IEC = dash("iec", "units of 1024");
    static final Syntax.Word STATS =
            new Syntax.Word(List.of("-statistics", "-stats", "--statistics", "--stats"), "counters", false);
    static final Syntax.Word DETAILS = dash("details", "more details");
    static final Syntax.Word RESOLVE = dash("resolve", "addresses as host names");
    static final Syntax.Word ONELINE = dash("oneline", "one record a line");
    static final Syntax.Word TIMESTAMP = dash("timestamp", "the time in front of monitored events");
    static final Syntax.Word TSHORT =
            new Syntax.Word(List.of("-tshort", "-ts", "--tshort"), "a short time in front of monitored events", false);
    static final Syntax.Word BRIEF = new Syntax.Word(List.of("-brief", "-br", "--brief"), "a table", false);
    static final Syntax.Word JSON = dash("json", "JSON");
    static final Syntax.Word PRETTY = dash("pretty", "indented JSON");
    static final Syntax.Word NUMERIC = dash("Numeric", "numbers instead of names");
    static final Syntax.Word ALL = dash("all", "in all namespaces");
    static final Syntax.Word FORCE = dash("force", "go on after errors, or do what is asked twice");

    static final Syntax.Word ECHO =
            new Syntax.Word(List.of("-echo", "--echo"), "what the kernel says of a change that it made", true);

    private static Syntax.Word dash(String text, String help) {
        return new Syntax.Word(List.of("-" + text, "--" + text), help, false);
    }

    static final Syntax FAMILY_CLAUSE = Syntax.seq(dash("family", "address family"), FAMILY);

    /** Any number of options. */
    static final Syntax MANY = Syntax.many(Syntax.oneOf(
            FAMILY_CLAUSE,
            V4,
            V6,
            LINK,
            BRIDGE,
            MPLS,
            HUMAN,
            IEC,
            STATS,
            DETAILS,
            RESOLVE,
            ONELINE,
            TIMESTAMP,
            TSHORT,
            BRIEF,
            JSON,
            PRETTY,
            COLOR,
            Syntax.seq(NETNS_WORD, NETNS),
            NUMERIC,
            ALL,
            FORCE,
            ECHO));

    static Display display(Args a) {
        return new Display(
                family(a),
                a.has(JSON),
                a.has(PRETTY),
                a.has(BRIEF),
                a.has(ONELINE),
                count(a, DETAILS),
                count(a, STATS),
                a.has(HUMAN),
                a.has(IEC),
                a.has(NUMERIC),
                a.has(RESOLVE),
                a.has(TSHORT) ? 2 : a.has(TIMESTAMP) ? 1 : 0,
                a.get(COLOR).orElse(0),
                a.has(FORCE));
    }

    /** The last one that is named. */
    private static int family(Args a) {
        int family = 0;
        for (Args.Binding b : a.bindings()) {
            if (b.node().equals(V4)) {
                family = 2;
            } else if (b.node().equals(V6)) {
                family = 10;
            } else if (b.node().equals(LINK)) {
                family = 17;
            } else if (b.node().equals(BRIDGE)) {
                family = 7;
            } else if (b.node().equals(MPLS)) {
                family = 28;
            } else if (b.node().equals(FAMILY)) {
                family = (Integer) b.value();
            }
        }
        return family;
    }

    private static int count(Args a, Syntax.Word word) {
        int n = 0;
        for (Args.Binding b : a.bindings()) {
            n += b.node().equals(word) ? 1 : 0;
        }
        return n;
    }

    private static int family(String word) throws BadValue {
        return switch (word) {
            case "inet" -> 2;
            case "inet6" -> 10;
            case "link" -> 17;
            case "bridge" -> 7;
            case "mpls" -> 28;
            default -> throw new BadValue("one of inet, inet6, link, bridge, mpls is expected");
        };
    }

    private static String family(int family) {
        return switch (family) {
            case 2 -> "inet";
            case 10 -> "inet6";
            case 17 -> "link";
            case 7 -> "bridge";
            default -> "mpls";
        };
    }

    /** ip(8): {@code -c[color][={always|auto|never}]}. */
    private static int color(String word) throws BadValue {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        if (name.length() < 2 || !("-color".startsWith(name) || "--color".startsWith(name) && name.length() > 2)) {
            throw new BadValue(word.startsWith("-") ? "not an option" : "");
        }
        return switch (word.substring(name.length())) {
            case "", "=always" -> 2;
            case "=auto" -> 1;
            case "=never" -> 0;
            default -> throw new BadValue("one of always, auto, never is expected", name.length() + 1);
        };
    }

    private static String color(int when) {
        return when == 2 ? "-color=always" : when == 1 ? "-color=auto" : "-color=never";
    }
}
