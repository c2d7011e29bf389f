package netnsh.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import netnsh.plan.Effect;
import netnsh.value.NsRef;

/** The programs that a rehearsal would have led into namespaces, or ended. */
final class RehearsedUplinks {
    private final Map<NsRef, Optional<String>> programs = new HashMap<>();

    void run(Effect.LeadOut lead) {
        programs.put(lead.ns(), lead.start() ? Optional.of(lead.program()) : Optional.empty());
    }

    /** Which one a namespace would have; {@code real} is the one that it has. */
    Optional<String> of(NsRef ns, Optional<String> real) {
        return programs.getOrDefault(ns, real);
    }
}
