package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Rule;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.uapi.Fra;
import netnsh.uapi.Rtm;
import netnsh.value.Ip;
import netnsh.value.Prefix;

/** {@code rule show} and {@code rule flush}: the words that choose rules, and what they mean. */
final class RuleShow {
    private RuleShow() {}

    private static final Syntax.Word PROTO_ALL = exactly("all", "made by anything");

    /** What may stand behind {@code show} and {@code flush}. */
    static final Syntax SELECTORS = anyOrder(
            maybe(word(List.of("preference", "order", "priority"), "with this preference"), RuleVerb.PREF),
            maybe(RuleVerb.NOT),
            maybe(oneOf(exactly("tos", "of this type of service"), exactly("dsfield", "the same")), RuleVerb.TOS),
            maybe(exactly("fwmark", RuleVerb.FWMARK.help()), RuleVerb.FWMARK),
            maybe(new Syntax.Word(List.of("iif", "dev"), RuleVerb.IIF.help(), true), RuleVerb.IIF),
            maybe(exactly("oif", RuleVerb.OIF.help()), RuleVerb.OIF),
            maybe(RuleVerb.L3MDEV),
            maybe(exactly("uidrange", RuleVerb.UIDS.help()), RuleVerb.UIDS),
            Syntax.option("tun_id", RuleVerb.TUN_ID),
            maybe(word(List.of("lookup", "table"), "that look into this table"), RuleVerb.TABLE),
            maybe(word(List.of("from", "src"), RuleVerb.FROM.help()), RuleVerb.FROM),
            maybe(word("protocol", RuleVerb.PROTO.help()), oneOf(PROTO_ALL, RuleVerb.PROTO)),
            maybe(exactly("ipproto", RuleVerb.IPPROTO.help()), RuleVerb.IPPROTO),
            maybe(exactly("sport", RuleVerb.SPORT.help()), RuleVerb.SPORT),
            maybe(exactly("dport", RuleVerb.DPORT.help()), RuleVerb.DPORT),
            maybe(seq(maybe(word(List.of("to", "dst"), RuleVerb.TO.help())), RuleVerb.TO)));

    static Plan show(Request r, View view) {
        int family = family(r);
        return Plan.of(new Effect.Show(r.words(), v -> new Outcome.Rules(read(r, v, family), v.names(r.ns()))));
    }

    static Plan flush(Request r, View view) {
        List<Effect> effects = new ArrayList<>();
        for (Rule rule : read(r, view, family(r))) {
            // the rule of priority 0, the table local, has no such attribute and stays
            if (rule.attrs().has(Fra.FRA_PRIORITY)) {
                NetOp op = new NetOp.DelRule(rule);
                effects.add(new Effect.Net(r.ns(), op, new Blame(r.at()), RouteLine.delete(r.ns(), rule)));
            }
        }
        return Plan.of(effects);
    }

    private static int family(Request r) {
        Families families = new Families(r);
        for (Syntax.Slot<Prefix> slot : List.of(RuleVerb.FROM, RuleVerb.TO)) {
            r.args()
                    .get(slot)
                    .filter(p -> !p.isDefault())
                    .ifPresent(p -> families.take(p.address(), r.args().token(slot)));
        }
        return families.settled();
    }

    private static List<Rule> read(Request r, View view, int family) {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : view.rules(r.ns(), family)) {
            if (rule.family() == family && passes(r.args(), rule)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static boolean passes(Args a, Rule r) {
        Attrs attrs = r.attrs();
        return is(a.get(RuleVerb.PREF), r.priority())
                && (!a.has(RuleVerb.NOT) || r.inverted())
                && inside(a.get(RuleVerb.FROM), r.from(), r.family())
                && inside(a.get(RuleVerb.TO), r.to(), r.family())
                && is(a.get(RuleVerb.TOS), (long) r.tos())
                && marked(a, attrs)
                && is(a.get(RuleVerb.IIF), attrs.get(Fra.FRA_IIFNAME, ""))
                && is(a.get(RuleVerb.OIF), attrs.get(Fra.FRA_OIFNAME, ""))
                && (!a.has(RuleVerb.L3MDEV) || attrs.get(Fra.FRA_L3MDEV, 0) != 0)
                && is(a.get(RuleVerb.UIDS), attrs.get(Fra.FRA_UID_RANGE, null))
                && is(a.get(RuleVerb.IPPROTO), attrs.get(Fra.FRA_IP_PROTO, 0))
                && is(a.get(RuleVerb.SPORT), attrs.get(Fra.FRA_SPORT_RANGE, null))
                && is(a.get(RuleVerb.DPORT), attrs.get(Fra.FRA_DPORT_RANGE, null))
                && is(a.get(RuleVerb.TUN_ID), attrs.get(Fra.FRA_TUN_ID, 0L))
                && is(a.get(RuleVerb.PROTO), (long) attrs.get(Fra.FRA_PROTOCOL, 0))
                && is(a.get(RuleVerb.TABLE).filter(t -> t != 0), r.tableId());
    }

    private static <T> boolean is(Optional<T> wanted, T has) {
        return wanted.isEmpty() || wanted.get().equals(has);
    }

    private static boolean marked(Args a, Attrs attrs) {
        return a.get(RuleVerb.FWMARK)
                .map(m -> m.value() == attrs.get(Fra.FRA_FWMARK, 0L)
                        && (m.mask() == null || m.mask().equals(attrs.get(Fra.FRA_FWMASK, 0L))))
                .orElse(true);
    }

    private static boolean inside(Optional<Prefix> wanted, Prefix has, int family) {
        if (wanted.isEmpty() || wanted.get().isDefault()) {
            return true;
        }
        Prefix p = wanted.get();
        byte[] bytes = has.isDefault()
                ? new byte[family == Rtm.AF_INET6 ? 16 : 4]
                : has.address().getAddress();
        return p.length() <= has.length() && Ip.sameBits(p.address().getAddress(), bytes, p.length());
    }
}
