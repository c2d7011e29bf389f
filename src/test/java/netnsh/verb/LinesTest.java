package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Token WORD = new Token("left:eth0", 6, 15, false);
    private final FakeView view = new FakeView().with("left", "eth0").with("a b", "up");

    private static Effect.Net only(List<Effect> effects) {
        assertEquals(1, effects.size());
        return (Effect.Net) effects.get(0);
    }

    @Test
    void an_effect_stands_for_exactly_the_line_that_was_planned() {
        for (String line : List.of(
                "ip -n left link set dev eth0 up",
                "ip link add dev v0 type veth peer name v1 netns left",
                "ip -n left route add 10.0.0.0/24 via 10.0.1.2 dev eth0",
                "ip -n left addr add 10.0.1.1/24 dev eth0")) {
            assertEquals(line, only(Lines.plan(line, view, WORD).effects()).words());
        }
    }

    @Test
    void what_goes_wrong_later_falls_on_the_word_of_the_user() {
        Effect.Net net =
                only(Lines.plan("ip -n left link set dev eth0 up", view, WORD).effects());
        Token blamed = net.blame().find(List.of(0));
        assertEquals(WORD.start(), blamed.start());
        assertEquals(WORD.end(), blamed.end());
    }

    @Test
    void a_word_that_is_refused_is_told_under_the_word_of_the_user() {
        Problem p = assertThrows(Problem.class, () -> Lines.plan("ip link add dev a%b type bridge", view, WORD));
        assertSame(WORD, p.where());
        assertTrue(p.getMessage().contains("a%b"), p.getMessage());
        assertTrue(p.hint().contains("ip link add dev a%b type bridge"), p.hint());
    }

    @Test
    void names_with_odd_characters_or_of_keywords_survive() {
        List<String> words = List.of("ip", "-n", "a b", "link", "set", "dev", "up", "up");
        Effect.Net net = only(Lines.plan(words, view, WORD).effects());
        assertEquals(new NsRef.Named("a b"), net.ns());
        assertEquals("up", ((NetOp.SetLink) net.op()).link().name());
        assertEquals("ip -n 'a b' link set dev up up", net.words());
    }

    @Test
    void a_line_is_planned_where_it_is_said_to_be_typed() {
        Context there = new Context(new NsRef.Pid(42), null);
        Effect.Net net = only(Lines.plan(List.of("ip", "link", "set", "dev", "eth0", "up"), there, view, WORD)
                .effects());
        assertEquals(new NsRef.Pid(42), net.ns());
        assertEquals("ip -n pid:42 link set dev eth0 up", net.words());
    }
}
