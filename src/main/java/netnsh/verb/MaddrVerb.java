package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.model.Membership;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.word.Bridging;
import netnsh.word.Names;

/** {@code maddr}: ip-maddress(8). */
final class MaddrVerb {
    private MaddrVerb() {}

    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "the interface");
    private static final Syntax.Slot<Mac> ADDRESS = slot("address", Bridging.ETHER, "an Ethernet address");
    private static final String LAB = "link add v0 type veth peer name v1";
    private static final String ONE = "maddr add 33:33:00:00:00:99 dev v0";

    static List<Form> forms() {
        return List.of(
                change("add", "listen to a multicast address", true).example(ONE, "listen to it", LAB),
                change("delete", "listen no longer", false)
                        .example("maddr del 33:33:00:00:00:99 dev v0", "no longer", LAB, ONE),
                Form.of(
                                "maddr show",
                                "list what interfaces listen to",
                                maybe(
                                        word(List.of("show", "list", "lst"), "the addresses"),
                                        maybe(maybe(exactly("dev", DEV.help())), DEV)),
                                MaddrVerb::show)
                        .example("maddr", "of all interfaces")
                        .example("ip -4 maddr show dev lo", "of one, IPv4 only"));
    }

    private static Form change(String name, String summary, boolean add) {
        Syntax entry =
                anyOrder(maybe(exactly("dev", DEV.help()), DEV), seq(maybe(word("address", ADDRESS.help())), ADDRESS));
        return Form.of("maddr " + name, summary, seq(word(name, summary), entry), (r, view) -> change(r, view, add));
    }

    private static Plan change(Request r, View view, boolean add) {
        Dev given = r.args().get(DEV).orElse(null);
        Dev dev = given != null ? given : Here.dev(r, view);
        Blame blame = new Blame(r.at()).put(r.args().token(DEV), 0).put(r.args().token(ADDRESS), 1);
        String words = given != null ? r.words() : r.words() + " dev " + dev.name();
        return Plan.of(new Effect.Join(r.ns(), dev, r.args().need(ADDRESS), add, blame, words));
    }

    private static Plan show(Request r, View view) {
        int family = r.display().family();
        return Plan.of(new Effect.Show(r.words(), v -> {
            int index = BridgeWords.index(r, v, DEV);
            List<Membership> chosen = v.memberships(r.ns()).stream()
                    .filter(m -> family == 0 || m.family() == family)
                    .filter(m -> index == 0 || m.dev().index() == index)
                    .toList();
            return new Outcome.Memberships(chosen);
        }));
    }
}
