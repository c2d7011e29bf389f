package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.grammar.Args;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.model.Rule;
import netnsh.netlink.Attr;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.uapi.Fra;
import netnsh.uapi.PortRange;
import netnsh.uapi.RtTable;
import netnsh.uapi.UidRange;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.Names;
import netnsh.word.Numbers;
import netnsh.word.Routing;

/** {@code rule}: ip-rule(8). What lists and flushes stands in {@link RuleShow}. */
final class RuleVerb {
    private RuleVerb() {}

    /** A rule may speak of interfaces that are not there yet. */
    private static final ValueType<String> ANY_LINK =
            ValueType.of("IF", "name", Names.NEW_LINK::read, w -> w, Lookup.What.LINK, "eth0", "lo");

    static final Syntax.Word NOT = exactly("not", "for what does not match");
    static final Syntax.Slot<Prefix> FROM = slot("from", Addresses.PREFIX_OR_DEFAULT, "packets from there");
    static final Syntax.Slot<Prefix> TO = slot("to", Addresses.PREFIX_OR_DEFAULT, "packets to there");
    static final Syntax.Slot<Long> PREF = slot("preference", Numbers.U32, "lower numbers are tried first");
    static final Syntax.Slot<Long> TOS = slot("tos", Ids.TOS, "packets of this type of service");
    static final Syntax.Slot<Routing.Mark> FWMARK = slot("fwmark", Routing.MARK, "packets with this firewall mark");
    static final Syntax.Slot<Long> REALMS = slot("realms", Ids.REALMS, "realms to give to the packets");
    static final Syntax.Slot<Long> PROTO = slot("protocol", Ids.PROTOCOL, "who made the rule");
    static final Syntax.Slot<Long> TUN_ID = slot("tun_id", Routing.U64, "packets of this tunnel");
    static final Syntax.Slot<Long> TABLE = slot("table", Ids.TABLE, "the table to look into");
    static final Syntax.Slot<Long> SUP_PL =
            slot("suppress_prefixlength", Numbers.range("NUMBER", 0, Integer.MAX_VALUE), "ignore routes this short");
    static final Syntax.Slot<Long> SUP_GROUP = slot("suppress_ifgroup", Ids.GROUP, "ignore routes to this group");
    static final Syntax.Slot<String> IIF = slot("iif", ANY_LINK, "packets that come from this interface");
    static final Syntax.Slot<String> OIF = slot("oif", ANY_LINK, "packets bound to this interface");
    static final Syntax.Word L3MDEV = exactly("l3mdev", "the table of the packet's VRF");
    static final Syntax.Slot<UidRange> UIDS = slot("uidrange", Routing.UIDS, "packets of these users");
    static final Syntax.Slot<Integer> IPPROTO = slot("ipproto", Routing.IP_PROTOCOL, "packets of this protocol");
    static final Syntax.Slot<PortRange> SPORT = slot("sport", Routing.PORTS, "packets from these ports");
    static final Syntax.Slot<PortRange> DPORT = slot("dport", Routing.PORTS, "packets to these ports");
    private static final Syntax.Word NAT = word(List.of("map-to"), "translation of addresses" + Syntax.REFUSED);
    private static final Syntax.Word NAT_WORD = exactly("nat", NAT.help());
    private static final Syntax.Slot<Long> GOTO_TARGET = slot("goto", Numbers.U32, "go on with this preference");
    private static final Syntax.Word GOTO = word("goto", GOTO_TARGET.help());
    private static final Syntax.Word NOP = word("nop", "do nothing");
    private static final Syntax.Word PROHIBIT = word("prohibit", "answer: administratively prohibited");
    private static final Syntax.Word UNREACHABLE = word("unreachable", "answer: unreachable");
    private static final Syntax.Word BLACKHOLE = word("blackhole", "drop");
    private static final Syntax.Word UNICAST = word("unicast", "look into the table, as if nothing were said");

    private static final Map<Syntax.Word, Integer> ACTIONS = Map.of(
            GOTO, Fra.FR_ACT_GOTO,
            NOP, Fra.FR_ACT_NOP,
            PROHIBIT, Fra.FR_ACT_PROHIBIT,
            UNREACHABLE, Fra.FR_ACT_UNREACHABLE,
            BLACKHOLE, Fra.FR_ACT_BLACKHOLE,
            UNICAST, Fra.FR_ACT_TO_TBL);

    private static final Syntax RULE = anyOrder(
            maybe(NOT),
            maybe(exactly("from", FROM.help()), FROM),
            maybe(exactly("to", TO.help()), TO),
            maybe(word(List.of("preference", "order", "priority"), PREF.help()), PREF),
            maybe(oneOf(exactly("tos", TOS.help()), word("dsfield", TOS.help())), TOS),
            maybe(exactly("fwmark", FWMARK.help()), FWMARK),
            Syntax.option("realms", REALMS),
            maybe(word("protocol", PROTO.help()), PROTO),
            Syntax.option("tun_id", TUN_ID),
            maybe(oneOf(word("table", TABLE.help()), exactly("lookup", TABLE.help())), TABLE),
            maybe(oneOf(word("suppress_prefixlength", SUP_PL.help()), exactly("sup_pl", SUP_PL.help())), SUP_PL),
            maybe(oneOf(word("suppress_ifgroup", SUP_GROUP.help()), exactly("sup_group", SUP_GROUP.help())), SUP_GROUP),
            maybe(new Syntax.Word(List.of("iif", "dev"), IIF.help(), true), IIF),
            maybe(exactly("oif", OIF.help()), OIF),
            maybe(L3MDEV),
            maybe(exactly("uidrange", UIDS.help()), UIDS),
            maybe(oneOf(NAT, NAT_WORD), rest("nat", "ignored")),
            maybe(exactly("ipproto", IPPROTO.help()), IPPROTO),
            maybe(exactly("sport", SPORT.help()), SPORT),
            maybe(exactly("dport", DPORT.help()), DPORT),
            maybe(
                    maybe(exactly("type", "what to do")),
                    oneOf(seq(GOTO, GOTO_TARGET), NOP, PROHIBIT, UNREACHABLE, BLACKHOLE, UNICAST)));

    static List<Form> forms() {
        List<Form> forms = new ArrayList<>(List.of(
                Form.of(
                                "rule show",
                                "list rules",
                                maybe(word(List.of("list", "lst", "show"), "the rules"), RuleShow.SELECTORS),
                                RuleShow::show)
                        .example("rule", "the IPv4 rules, in the order in which they are tried")
                        .example("ip -6 rule show", "the IPv6 rules")
                        .example(
                                "ip -j rule list table 100",
                                "those that look into table 100, as JSON",
                                "rule add table 100"),
                Form.of("rule add", "add a rule", seq(word("add", "a new rule"), RULE), (r, view) -> change(r, true))
                        .example("rule add from 10.0.0.0/24 table 100", "packets from there look into table 100")
                        .example("rule add fwmark 0x1/0xff priority 1000 lookup main", "packets with a mark")
                        .example("rule add to 192.0.2.0/24 prohibit", "no way there")
                        .example("ip -6 rule add iif lo uidrange 0-0 table 100", "what some users send"),
                Form.of(
                                "rule delete",
                                "delete a rule",
                                seq(word(List.of("delete", "del"), "delete a rule"), RULE),
                                (r, view) -> change(r, false))
                        .example(
                                "rule del from 10.0.0.0/24 table 100",
                                "the first that fits goes",
                                "rule add from 10.0.0.0/24 table 100"),
                Form.of(
                                "rule flush",
                                "delete all rules but that of priority 0",
                                seq(word("flush", "delete all rules but that of priority 0"), RuleShow.SELECTORS),
                                RuleShow::flush)
                        .example("rule flush table 100", "those that look into table 100", "rule add table 100")));
        for (String name : List.of("save", "restore")) {
            forms.add(Form.of(
                    "rule " + name,
                    "binary dumps of rules" + Syntax.REFUSED,
                    seq(word(name, "binary dumps of rules" + Syntax.REFUSED), rest("words", "ignored")),
                    (r, view) -> {
                        throw Problem.of("rule.dump", "rule " + name + " is not supported: it handles binary dumps")
                                .at(r.at())
                                .hint("rule show lists rules as text, -j as JSON; the program dumps them: run ip rule "
                                        + name + " …");
                    }));
        }
        return List.copyOf(forms);
    }

    private static Plan change(Request r, boolean add) {
        Args a = r.args();
        check(r, a);
        Families families = new Families(r);
        Body body = new Body(r.at());
        Prefix from = a.get(FROM).orElse(Prefix.DEFAULT);
        Prefix to = a.get(TO).orElse(Prefix.DEFAULT);
        end(Fra.FRA_SRC, from, a.token(FROM), families, body);
        end(Fra.FRA_DST, to, a.token(TO), families, body);
        body.put(Fra.FRA_PRIORITY, a, PREF);
        a.get(FWMARK).ifPresent(mark -> {
            body.put(Fra.FRA_FWMARK, mark.value(), a.token(FWMARK));
            if (mark.mask() != null) {
                body.put(Fra.FRA_FWMASK, mark.mask(), a.token(FWMARK));
            }
        });
        body.put(Fra.FRA_FLOW, a, REALMS);
        body.putSmall(Fra.FRA_PROTOCOL, a, PROTO);
        body.put(Fra.FRA_TUN_ID, a, TUN_ID);
        long table = a.get(TABLE).orElse(0L);
        if (table > 255) {
            body.put(Fra.FRA_TABLE, table, a.token(TABLE));
        }
        body.putSmall(Fra.FRA_SUPPRESS_PREFIXLEN, a, SUP_PL);
        body.putSmall(Fra.FRA_SUPPRESS_IFGROUP, a, SUP_GROUP);
        body.put(Fra.FRA_IIFNAME, a, IIF);
        body.put(Fra.FRA_OIFNAME, a, OIF);
        if (a.has(L3MDEV)) {
            body.put(Fra.FRA_L3MDEV, 1, a.token(L3MDEV));
        }
        body.put(Fra.FRA_UID_RANGE, a, UIDS);
        body.put(Fra.FRA_IP_PROTO, a, IPPROTO);
        body.put(Fra.FRA_SPORT_RANGE, a, SPORT);
        body.put(Fra.FRA_DPORT_RANGE, a, DPORT);
        body.put(Fra.FRA_GOTO, a, GOTO_TARGET);
        Integer action = action(a);
        if (add && a.token(TABLE) == null && !a.has(L3MDEV) && action == null) {
            table = RtTable.RT_TABLE_MAIN;
        }
        Rule rule = new Rule(
                families.settled(),
                to.length(),
                from.length(),
                a.get(TOS).orElse(0L).intValue(),
                table > 255 ? RtTable.RT_TABLE_UNSPEC : (int) table,
                action != null ? action : add ? Fra.FR_ACT_TO_TBL : 0,
                a.has(NOT) ? Fra.FIB_RULE_INVERT : 0,
                body.attrs());
        NetOp op = add ? new NetOp.AddRule(rule) : new NetOp.DelRule(rule);
        return Plan.of(new Effect.Net(r.ns(), op, body.blame(), r.words()));
    }

    private static void check(Request r, Args a) {
        if (a.has(NAT) || a.has(NAT_WORD)) {
            throw Problem.of("rule.elsewhere", "rules cannot translate addresses any more; nft and iptables can")
                    .at(a.token(NAT))
                    .at(a.token(NAT_WORD))
                    .hint("the program still sends it: run ip rule …");
        } else if (a.has(L3MDEV) && a.token(TABLE) != null) {
            throw Problem.of("rule.l3mdev", "l3mdev finds the table itself: no other can be named")
                    .at(a.token(TABLE));
        }
        Args.Binding last = a.bindings().get(a.bindings().size() - 1);
        if (last.node() instanceof Syntax.Word w && List.of("add", "delete").contains(w.text())) {
            throw Problem.of("rule.empty", "which rule? from PREFIX, to PREFIX, fwmark MARK, table TABLE, …")
                    .at(r.at());
        }
    }

    private static void end(Attr<InetAddress> attr, Prefix p, Token at, Families families, Body body) {
        if (!p.isDefault()) {
            families.take(p.address(), at);
            body.put(attr, p.address(), at);
        }
    }

    /** FR_ACT_*, or null when no word says what to do. */
    private static Integer action(Args a) {
        for (Map.Entry<Syntax.Word, Integer> action : ACTIONS.entrySet()) {
            if (a.has(action.getKey())) {
                return action.getValue();
            }
        }
        return null;
    }
}
