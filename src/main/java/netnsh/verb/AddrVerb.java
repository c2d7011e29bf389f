package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.clause;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.uapi.IfaCacheInfo;
import netnsh.uapi.IfaFlag;
import netnsh.uapi.Named;
import netnsh.value.Dev;
import netnsh.value.Prefix;
import netnsh.value.Utf8;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code addr}: addresses, as ip-address(8) has them. {@link AddrPlans} and {@link AddrShow} say what the words mean. */
final class AddrVerb {
    private AddrVerb() {}

    static final Syntax.Slot<Prefix> LOCAL = slot("local", Addresses.PREFIX, "the address, with its prefix length");
    static final Syntax.Slot<Prefix> PEER = slot("peer", Addresses.PREFIX, "the address at the far end");
    static final Syntax.Slot<InetAddress> BROADCAST = slot("broadcast", Addresses.ADDRESS, "the broadcast address");
    static final Syntax.Word BRD_ONES = exactly("+", "all host bits 1");
    static final Syntax.Word BRD_ZEROS = exactly("-", "all host bits 0");
    static final Syntax.Slot<InetAddress> ANYCAST = slot("anycast", Addresses.ADDRESS, "the anycast address");
    static final Syntax.Slot<Long> SCOPE = slot("scope", Ids.SCOPE, "how far it reaches");
    static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "the interface; the session's one when left out");
    static final Syntax.Slot<String> LABEL =
            slot("label", ValueType.of("LABEL", "name", AddrVerb::label, w -> w, "eth0:1"), "a name for the address");
    static final Syntax.Slot<Long> METRIC = slot("metric", Numbers.U32, "the metric of its prefix route");
    static final Syntax.Slot<Long> VALID = slot("valid_lft", lifetime(), "seconds until it goes");
    static final Syntax.Slot<Long> PREFERRED = slot("preferred_lft", lifetime(), "seconds until it is avoided");

    static List<Form> forms() {
        List<Form> forms = new ArrayList<>(List.of(add(), change(), replace(), delete(), show(), flush()));
        for (String name : List.of("save", "showdump", "restore")) {
            forms.add(refused(name));
        }
        forms.add(shortest());
        return List.copyOf(forms);
    }

    private static Form refused(String name) {
        String help = "binary dumps of addresses" + Syntax.REFUSED;
        return Form.of("addr " + name, help, seq(word(name, help), Syntax.rest("words", "ignored")), (r, view) -> {
            throw Problem.of("addr.dump", "addr " + name + " is not supported: it handles binary dumps")
                    .at(r.at())
                    .hint("addr show lists addresses as text, -j as JSON; the program dumps them: run ip addr " + name
                            + " …");
        });
    }

    private static ValueType<Long> lifetime() {
        return ValueType.of(
                "SECONDS|forever",
                "number",
                w -> w.equals("forever") ? IfaCacheInfo.FOREVER : Numbers.decimal(w, 0, IfaCacheInfo.FOREVER),
                v -> v == IfaCacheInfo.FOREVER ? "forever" : Long.toString(v),
                "forever",
                "3600");
    }

    private static String label(String word) throws BadValue {
        int bytes = Utf8.encode(word).length;
        if (bytes == 0 || bytes > Names.LINK_MAX || word.indexOf(0) >= 0) {
            throw new BadValue("a label has 1 to " + Names.LINK_MAX + " bytes, not " + bytes);
        }
        return word;
    }

    /** The words for flags that a person may give, also those that the kernel sets itself (they change nothing). */
    static final List<Syntax.Word> FLAGS = flags();

    private static List<Syntax.Word> flags() {
        List<Syntax.Word> words = new ArrayList<>();
        for (Named flag : IfaFlag.NAMES) {
            boolean settable = (flag.value() & IfaFlag.SETTABLE) != 0;
            words.add(exactly(flag.name(), settable ? help((int) flag.value()) : "set by the kernel only"));
        }
        return List.copyOf(words);
    }

    private static String help(int flag) {
        return switch (flag) {
            case IfaFlag.IFA_F_NODAD -> "do not look for duplicates";
            case IfaFlag.IFA_F_OPTIMISTIC -> "use it while looking for duplicates";
            case IfaFlag.IFA_F_HOMEADDRESS -> "the home address (RFC 6275)";
            case IfaFlag.IFA_F_MANAGETEMPADDR -> "make temporary addresses from it";
            case IfaFlag.IFA_F_NOPREFIXROUTE -> "make no route for its prefix";
            default -> "join its multicast group";
        };
    }

    private static List<Syntax> options() {
        List<Syntax> items = new ArrayList<>();
        items.add(maybe(oneOf(exactly("peer", PEER.help()), exactly("remote", PEER.help())), PEER));
        items.add(maybe(word(List.of("broadcast", "brd"), BROADCAST.help()), oneOf(BRD_ONES, BRD_ZEROS, BROADCAST)));
        items.add(LinkFilter.option("anycast", ANYCAST));
        items.add(LinkFilter.option("scope", SCOPE));
        items.add(LinkFilter.option("dev", DEV));
        items.add(LinkFilter.option("label", LABEL));
        items.add(maybe(word(List.of("metric", "priority", "preference"), METRIC.help()), METRIC));
        items.add(maybe(clause("valid_lft", VALID)));
        items.add(maybe(clause("preferred_lft", PREFERRED)));
        for (Syntax.Word flag : FLAGS) {
            items.add(maybe(flag));
        }
        return items;
    }

    private static Syntax address() {
        return Syntax.later(() -> {
            List<Syntax> items = options();
            items.add(oneOf(seq(exactly("local", LOCAL.help()), LOCAL), LOCAL));
            return anyOrder(items);
        });
    }

    private static Form add() {
        return Form.of(
                        "addr add",
                        "give an interface an address",
                        seq(word("add", "give an interface an address"), address()),
                        (r, view) -> new AddrPlans(r, view).add(Mode.ADD))
                .example("addr add 10.0.1.1/24 dev v0", "the usual", PAIR)
                .example("addr add 10.0.2.1/24 brd + dev v0 label v0:1", "with its broadcast address", PAIR)
                .example("addr add fd00::1/64 dev v0 nodad", "IPv6, at once", PAIR)
                .example("addr add 10.0.3.1 peer 10.0.3.2 dev v0", "point to point", PAIR)
                .example("addr add fd00::2/64 valid_lft 3600 preferred_lft 1800 dev v0", "for an hour", PAIR);
    }

    private static final String PAIR = "link add v0 type veth peer name v1";

    private static Form change() {
        return Form.of(
                        "addr change",
                        "change an address that is there",
                        seq(Syntax.word(List.of("change", "chg"), "change an address that is there"), address()),
                        (r, view) -> new AddrPlans(r, view).add(Mode.CHANGE))
                .example(
                        "addr change fd00::1/64 dev v0 preferred_lft 0 valid_lft 60",
                        "let it run out",
                        PAIR,
                        "addr add fd00::1/64 dev v0");
    }

    private static Form replace() {
        return Form.of(
                        "addr replace",
                        "give an address, or change it when it is there",
                        seq(word("replace", "give an address, or change it when it is there"), address()),
                        (r, view) -> new AddrPlans(r, view).add(Mode.REPLACE))
                .example("addr replace 10.0.1.1/24 dev v0", "new or not", PAIR);
    }

    private static Form delete() {
        return Form.of(
                        "addr delete",
                        "take an address away",
                        seq(word("delete", "take an address away"), address()),
                        (r, view) -> new AddrPlans(r, view).delete())
                .example("addr del 10.0.1.1/24 dev v0", "take it away", PAIR, "addr add 10.0.1.1/24 dev v0");
    }

    private static Form show() {
        return Form.of(
                        "addr show",
                        "show addresses",
                        maybe(
                                Syntax.word(List.of("show", "list", "lst"), "show addresses"),
                                Syntax.later(() -> anyOrder(AddrShow.items()))),
                        (r, view) -> Plan.of(new Effect.Show(r.words(), v -> new AddrShow(r, v).show())))
                .example("addr", "all addresses")
                .example("addr show lo", "one interface's")
                .example("ip -br -4 addr show up", "as a table, IPv4, what is switched on")
                .example("addr show to 10.0.0.0/8 scope global", "some of them")
                .example("ip -j -p addr show permanent", "as JSON");
    }

    private static Form flush() {
        return Form.of(
                        "addr flush",
                        "take many addresses away",
                        seq(word("flush", "take many addresses away"), Syntax.later(() -> anyOrder(AddrShow.items()))),
                        (r, view) -> new AddrShow(r, view).flush())
                .example("addr flush dev v0", "all of an interface", PAIR, "addr add 10.0.1.1/24 dev v0")
                .example("ip -4 addr flush dev v0 scope global", "some of them", PAIR)
                .example("ip -s -s addr flush dev v0", "and say which", PAIR, "addr add 10.0.1.1/24 dev v0");
    }

    private static Form shortest() {
        return Form.of(
                        "addr PREFIX",
                        "give an address; dev may be left out",
                        Syntax.later(() -> seq(LOCAL, anyOrder(options()))),
                        (r, view) -> new AddrPlans(r, view).add(Mode.ADD))
                .example(
                        "addr 10.0.1.1/24",
                        "to the session's interface, or the only one that is not lo",
                        "netns add left",
                        "cable /:v0 left:eth0",
                        "use left")
                .example("addr 10.0.1.1/24 dev v0", "to v0", PAIR)
                .asOwn();
    }
}
