package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import netnsh.doc.Iproute2;
import org.junit.jupiter.api.Test;

/** What the grammar marks as refused is refused in a sentence. */
class RefusedByNameTest {
    @Test
    void every_keyword_of_iproute2_that_is_marked_as_refused_ends_in_a_problem() {
        boolean any = false;
        for (Iproute2.Fact fact : Iproute2.facts()) {
            boolean complete =
                    Commands.read(Typed.tokens(String.join(" ", fact.words()))).complete();
            if (complete && Iproute2.verdict(fact, Map.of()).reason().isPresent()) {
                any = true;
                String line = String.join(" ", fact.words());
                assertFalse(
                        Typed.refusal(new FakeView().with("left", "v0"), line)
                                .getMessage()
                                .isEmpty(),
                        line);
            }
        }
        assertTrue(any, "iproute2 handles binary dumps, netnsh does not");
    }
}
