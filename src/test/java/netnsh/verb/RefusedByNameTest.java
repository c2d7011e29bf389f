package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.doc.Iproute2;
import netnsh.plan.Problem;
import org.junit.jupiter.api.Test;

/** What the grammar marks as refused is refused in a sentence that says how to go on. */
class RefusedByNameTest {
    /** What may have to follow a keyword until a line is whole. */
    private static final List<String> ENDS = List.of("", " 1", " dev v0", " dev v0 1");

    @Test
    void every_keyword_of_iproute2_that_is_marked_as_refused_ends_in_a_problem_that_names_the_way_on() {
        List<String> wrong = new ArrayList<>();
        int walked = 0;
        for (Iproute2.Fact fact : Iproute2.facts()) {
            if (Iproute2.verdict(fact, Map.of()).reason().isEmpty()) {
                continue;
            }
            walked++;
            String program = fact.words().get(0);
            String keyword = String.join(" ", fact.words());
            String line = ENDS.stream()
                    .map(end -> keyword + end)
                    .filter(l -> Commands.read(Typed.tokens(l)).complete())
                    .findFirst()
                    .orElse(null);
            if (line == null) {
                wrong.add(keyword + ": no line");
                continue;
            }
            Problem p = Typed.refusal(new FakeView().with("left", "v0"), line);
            if (!(p.getMessage() + " " + p.hint()).contains("run " + program + " ")) {
                wrong.add(line + ": " + p.getMessage() + " " + p.hint());
            } else if (!List.of("elsewhere", "dump", "bpf").contains(p.id().substring(p.id().indexOf('.') + 1))) {
                wrong.add(line + ": under the name of the program it is not left to it: " + p.id());
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(walked > 20, "there are dumps, programs of the kernel, controllers: " + walked);
    }
}
