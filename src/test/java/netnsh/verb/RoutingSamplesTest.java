package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;
import netnsh.grammar.Usage;
import netnsh.netlink.Attrs;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.rtnl.Requests;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

/** Sentences that the grammar writes: each is understood, and planned or refused with a reason under a word. */
class RoutingSamplesTest {
    private static final Attrs.Resolver ANYTHING = new Attrs.Resolver() {
        @Override
        public Dev dev(Dev named) {
            return Dev.of(2, named.name());
        }

        @Override
        public NsRef ns(NsRef symbolic) {
            throw new AssertionError("no namespace stands in these requests");
        }
    };

    @Test
    void every_sentence_is_planned_and_spelled_out_or_refused_under_a_word() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        FakeView view = new FakeView().with("left", "eth0");
        int planned = 0;
        for (Verb verb : Verbs.all()) {
            if (!List.of("route", "rule", "neigh", "gw").contains(verb.name())) {
                continue;
            }
            for (int i = 0; i < 1500; i++) {
                List<String> words = new ArrayList<>(List.of("-n", "left"));
                words.addAll(Usage.sample(verb.syntax(false), random));
                planned += check(words, view, "seed " + seed + ": " + words) ? 1 : 0;
            }
        }
        assertTrue(planned > 1000, planned + " planned, seed " + seed);
    }

    private static boolean check(List<String> words, FakeView view, String why) {
        Reading reading = Commands.read(words.stream().map(Token::of).toList());
        assertTrue(reading.complete(), () -> why + " " + reading.mistake());
        Request request = Commands.request(reading, Context.HOME);
        Plan plan;
        try {
            plan = request.form().planner().plan(request, view);
        } catch (Problem p) {
            assertTrue(p.where() != null, why + ": " + p.getMessage());
            return false;
        }
        for (Effect effect : plan.effects()) {
            if (effect instanceof Effect.Net net) {
                NetOp op = Requests.resolve(net.op(), ANYTHING);
                assertTrue(Requests.encode(op).bytes().length > 16, why);
                again(net, why, view);
            }
        }
        return true;
    }

    /** What is spelled out is a line of iproute2's that means the same. */
    private static void again(Effect.Net net, String why, FakeView view) {
        Plan same = Lines.plan(net.words(), view, null);
        Effect.Net other = (Effect.Net) same.effects().get(0);
        NetOp one = Requests.resolve(net.op(), ANYTHING);
        NetOp two = Requests.resolve(other.op(), ANYTHING);
        assertEquals(Requests.encode(one), Requests.encode(two), why + " -> " + net.words());
    }
}
