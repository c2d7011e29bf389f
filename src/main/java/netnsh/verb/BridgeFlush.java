package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.seq;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Neighbour;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.uapi.Nda;
import netnsh.uapi.Ntf;
import netnsh.uapi.Nud;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;

/** {@code bridge fdb flush}: everything that fits goes at once, by the kernel's own filter. */
final class BridgeFlush {
    private BridgeFlush() {}

    /**
     * A word of the filter.
     *
     * @param state NUD_* that must be set, and {@code stateMask} those that count
     * @param flags NTF_* likewise
     */
    private record Choice(Syntax.Word word, int state, int stateMask, int flags, int flagsMask) {}

    private static final int BOTH = Nud.NUD_NOARP | Nud.NUD_PERMANENT;

    private static final List<Choice> CHOICES = List.of(
            state("permanent", "addresses of this machine", Nud.NUD_PERMANENT, Nud.NUD_PERMANENT),
            state("nopermanent", "all but those", 0, Nud.NUD_PERMANENT),
            state("static", "those that do not age", Nud.NUD_NOARP, BOTH),
            state("nostatic", "those that age", 0, Nud.NUD_NOARP),
            state("dynamic", "those that were learned", 0, BOTH),
            state("nodynamic", "those that were not learned", Nud.NUD_NOARP, Nud.NUD_NOARP),
            flag("added_by_user", "those that somebody added", Ntf.NTF_USE, true),
            flag("noadded_by_user", "all but those", Ntf.NTF_USE, false),
            flag("extern_learn", "those that a program learned", Ntf.NTF_EXT_LEARNED, true),
            flag("noextern_learn", "all but those", Ntf.NTF_EXT_LEARNED, false),
            flag("sticky", "those that do not move", Ntf.NTF_STICKY, true),
            flag("nosticky", "all but those", Ntf.NTF_STICKY, false),
            flag("offloaded", "those that hardware has", Ntf.NTF_OFFLOADED, true),
            flag("nooffloaded", "all but those", Ntf.NTF_OFFLOADED, false));

    private static Choice state(String word, String help, int state, int mask) {
        return new Choice(exactly(word, help), state, mask, 0, 0);
    }

    private static Choice flag(String word, String help, int flag, boolean set) {
        return new Choice(exactly(word, help), 0, 0, set ? flag : 0, flag);
    }

    static Form form() {
        List<Syntax> items = new ArrayList<>();
        items.add(BridgeWords.DEV_CLAUSE);
        items.add(maybe(BridgeWords.MASTER));
        items.add(maybe(BridgeWords.SELF));
        CHOICES.forEach(choice -> items.add(maybe(choice.word())));
        items.add(maybe(exactly("brport", BridgeFdb.PORT.help()), BridgeFdb.PORT));
        items.add(maybe(exactly("vlan", BridgeWords.VLAN.help()), BridgeWords.VLAN));
        return Form.of(
                        "bridge fdb flush",
                        "delete many entries",
                        seq(BridgeFdb.FDB, exactly("flush", "delete many entries"), anyOrder(items)),
                        BridgeFlush::plan)
                .example("bridge fdb flush dev br0 dynamic", "what br0 learned", BridgeLink.LAB);
    }

    private static Plan plan(Request r, View view) {
        Args a = r.args();
        Dev dev = BridgeWords.dev(r, view);
        int flags = (a.has(BridgeWords.MASTER) ? Ntf.NTF_MASTER : 0) | (a.has(BridgeWords.SELF) ? Ntf.NTF_SELF : 0);
        flags = flags == 0 ? Ntf.NTF_SELF : flags;
        int flagsMask = 0;
        int state = 0;
        int stateMask = 0;
        // in the order typed: a later word takes back what an earlier one said of the same bit
        for (Args.Binding b : a.bindings()) {
            for (Choice c : CHOICES) {
                if (b.node().equals(c.word())) {
                    state = state & ~c.stateMask() | c.state();
                    stateMask |= c.stateMask();
                    flags = flags & ~c.flagsMask() | c.flags();
                    flagsMask |= c.flagsMask();
                }
            }
        }
        Body body = new Body(BridgeWords.at(r));
        body.put(Nda.NDA_IFINDEX, a, BridgeFdb.PORT);
        body.put(Nda.NDA_VLAN, a, BridgeWords.VLAN);
        if (flagsMask != 0) {
            body.put(Nda.NDA_NDM_FLAGS_MASK, flagsMask, null);
        }
        if (stateMask != 0) {
            body.put(Nda.NDA_NDM_STATE_MASK, stateMask, null);
        }
        body.blame().put(BridgeWords.at(r), 0);
        Neighbour filter = new Neighbour(Rtm.AF_BRIDGE, dev, state, flags, 0, body.attrs());
        NetOp op = new NetOp.FlushNeighbours(filter);
        return Plan.of(new Effect.Net(r.ns(), op, body.blame(), BridgeWords.words(r, dev)));
    }
}
