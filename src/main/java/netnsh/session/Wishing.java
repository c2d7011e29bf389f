package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import netnsh.grammar.Source;
import netnsh.kernel.Wishes;
import netnsh.plan.Effect;
import netnsh.value.Text;

/** Reads a file as wishes: its lines are planned and rehearsed, nothing of the machine is changed, no program is run. */
final class Wishing {
    private final Session inner;
    private final List<String> programs = new ArrayList<>();

    Wishing(Session outer, Wishes wishes, Output out) {
        Options options = new Options(false, true, false, false);
        inner = new Session(wishes, () -> wishes, new Unsaid(out, programs), options);
        inner.sourcing(outer.ports().sourcing());
    }

    /** Reads it; the status is not 0 when it cannot be understood, which has been reported. */
    int read(Effect.Reach reach, Source from) {
        return inner.source(reach.file(), reach.args(), from, reach.at());
    }

    /** What the file does by running programs, which is not compared. */
    List<String> passedOver() {
        return programs.isEmpty()
                ? List.of()
                : List.of("not compared (programs, packet filters): " + String.join("; ", programs));
    }

    /** Passes over what a rehearsal prints, but for what is wrong; keeps the lines of programs. */
    private static final class Unsaid extends Forwarding {
        /** Words of netnsh's that say what shall be, as ip's do. */
        private static final Pattern OWN =
                Pattern.compile("(-n \\S+ )?(nat|forward|block|allow|dns|hosts|uplink|confirm) ");

        private final List<String> programs;

        Unsaid(Output base, List<String> programs) {
            super(base);
            this.programs = programs;
        }

        @Override
        public void text(String text) {
            boolean own = text.startsWith("ip ") && !text.startsWith("ip netns exec ")
                    || OWN.matcher(text).lookingAt()
                    || text.startsWith("bridge ")
                    || text.startsWith("sysctl ")
                    || text.startsWith("echo ")
                    || text.startsWith("sleep ")
                    || text.startsWith("ping ")
                    || text.startsWith("ip netns exec ") && text.contains(" sysctl ");
            String line = text.strip();
            if (!own && !line.isEmpty() && !programs.contains(line)) {
                programs.add(Text.visible(line));
            }
        }

        @Override
        public void aside(String text) {
            // what is to be known about single lines is not about the comparison
        }
    }
}
