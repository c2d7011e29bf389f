package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import netnsh.model.PacketRule;
import netnsh.model.PacketState;
import netnsh.model.Resolver;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** What netnsh's own words have made: rules of the packet filter, files over those of /etc. */
final class OwnThings {
    private OwnThings() {}

    static List<Thing> read(View view, NsRef ns) {
        List<Thing> all = new ArrayList<>();
        if (ns instanceof NsRef.Named named) {
            for (String file : List.of(Resolver.RESOLV, Resolver.HOSTS, Resolver.GAI)) {
                file(view, named, file, all);
            }
        }
        view.leadsOut(ns).ifPresent(program -> {
            String words = "uplink " + Text.word(ns.toString()) + " ";
            all.add(thing(Thing.Sort.UPLINK, ns, program, words + program, words + "off", false));
        });
        if (view.filtersPackets(ns)) {
            try {
                for (PacketState.Line line : view.packets(ns).lines()) {
                    String text = line.line();
                    Thing rule = thing(Thing.Sort.PACKETS, ns, text, text, PacketRule.away(text), false);
                    String gone = PacketRule.devices(text).stream()
                            .filter(dev -> view.link(ns, dev).isEmpty())
                            .findFirst()
                            .orElse("");
                    all.add(gone.isEmpty() ? rule : rule.lacking("the interface " + gone + ", which is gone"));
                }
            } catch (Problem withoutNft) {
                if (withoutNft.isShortage()) {
                    throw withoutNft;
                }
                return all; // what is there cannot be said in words, nor read back
            }
        }
        return all;
    }

    private static void file(View view, NsRef.Named ns, String file, List<Thing> all) {
        String content = view.etcFile(ns.name(), file).orElse(null);
        Resolver.away(Text.word(ns.name()), file, content).ifPresent(take -> {
            List<String> lines =
                    Resolver.lines(Text.word(ns.name()), file, content).orElseThrow();
            String make = lines.get(lines.size() - 1);
            all.add(thing(Thing.Sort.FILE, ns, file, make, take, !file.equals(Resolver.HOSTS)));
        });
    }

    private static Thing thing(Thing.Sort sort, NsRef ns, String key, String make, String take, boolean changes) {
        return new Thing(
                sort, ns, key, make, Line.own(ns, make), Line.own(ns, take), changes, Set.of(), Thing.Maker.USER, "");
    }
}
