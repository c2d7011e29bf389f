package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import netnsh.model.HeldNs;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.View;

/** {@code netns list -a}: every network namespace of the machine. */
final class NetnsEvery {
    private NetnsEvery() {}

    /** How many processes a line names. */
    private static final int NAMED = 4;

    static Plan list(Request r, View view) {
        return Plan.of(new Effect.Show(r.words(), now -> {
            List<List<Object>> rows = new ArrayList<>();
            for (HeldNs ns : now.everyNamespace()) {
                List<Object> row = new ArrayList<>();
                row.add(ns.names().isEmpty() ? null : String.join(",", ns.names()));
                row.add(ns.inode());
                row.add(ns.processes().size());
                row.add(holders(ns));
                row.add(ns.cables().stream()
                        .map(c -> c.link() + " to " + c.there() + ":" + c.peer())
                        .collect(Collectors.joining(", ")));
                rows.add(row);
            }
            return new Outcome.Table(List.of("netns", "inode", "processes", "held-by", "cables"), rows);
        }));
    }

    private static String holders(HeldNs ns) {
        List<String> all = new ArrayList<>();
        ns.processes().stream()
                .limit(NAMED)
                .map(p -> p.program() + " " + p.pid())
                .forEach(all::add);
        if (ns.processes().size() > NAMED) {
            all.add((ns.processes().size() - NAMED) + " more");
        }
        all.addAll(ns.holders());
        return String.join(", ", all);
    }
}
