package netnsh.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import netnsh.model.PacketState;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.NsRef;

/** The rules of netnsh's that a rehearsal would have put into packet filters, or taken out. */
final class RehearsedPackets {
    private final Map<NsRef, List<String>> added = new HashMap<>();
    private final Map<NsRef, Set<String>> gone = new HashMap<>();

    /** What a filter would hold. */
    PacketState of(NsRef ns, PacketState real) {
        List<PacketState.Line> lines = new ArrayList<>(real.lines());
        lines.removeIf(l -> gone.getOrDefault(ns, Set.of()).contains(l.line()));
        added.getOrDefault(ns, List.of()).forEach(l -> lines.add(new PacketState.Line(l, List.of(), 0, 0)));
        return new PacketState(List.copyOf(lines), real.closed());
    }

    /** Whether some were added. */
    boolean any(NsRef ns) {
        return !added.getOrDefault(ns, List.of()).isEmpty();
    }

    void run(Effect.Packets change, PacketState now) {
        String line = change.rule().line();
        boolean there = now.lines().stream().anyMatch(l -> l.line().equals(line));
        if (there == change.add()) {
            throw Problem.of(
                            there ? "packets.exists" : "packets.absent",
                            there ? "there is \"" + line + "\" already" : "there is no \"" + line + "\"")
                    .at(change.at());
        } else if (change.add()) {
            added.computeIfAbsent(change.ns(), ns -> new ArrayList<>()).add(line);
        } else if (!added.getOrDefault(change.ns(), List.of()).remove(line)) {
            gone.computeIfAbsent(change.ns(), ns -> new TreeSet<>()).add(line);
        }
    }
}
