package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import netnsh.grammar.Lexer;
import netnsh.grammar.Reading;
import netnsh.netlink.Attrs;
import netnsh.plan.Display;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.render.Renderer;
import netnsh.rtnl.Requests;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.verb.Commands;
import netnsh.verb.Request;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Java 17 cannot say that nothing is forgotten, so this does: whatever kind of request, effect or outcome there is, some
 * example of the reference leads to it, and it is encoded, spelled out or printed.
 */
class TotalityTest {
    /** What is made while something runs, not by a plan. */
    private static final Set<Class<?>> AT_RUN_TIME = Set.of(
            Outcome.Note.class,
            Outcome.Ping.class,
            Outcome.PingMatrix.class,
            Outcome.Progress.class,
            Outcome.Monitored.class);

    private static final Attrs.Resolver ANYTHING = new Attrs.Resolver() {
        @Override
        public Dev dev(Dev named) {
            return Dev.of(2, named.name());
        }

        @Override
        public NsRef ns(NsRef symbolic) {
            return new NsRef.FdRef(3);
        }
    };

    private static final Set<Effect> EFFECTS = new LinkedHashSet<>();
    private static final Set<Outcome> OUTCOMES = new LinkedHashSet<>();

    @BeforeAll
    static void plan_every_example() {
        for (Examples.Case c : Examples.all()) {
            Desk desk = new Desk();
            desk.session.recorder(Unrecorded::new);
            for (String first : c.example().before()) {
                assertEquals(0, desk.run(first), () -> first + ": " + desk.complained());
            }
            String line = c.example().line().replaceFirst(" &$", "");
            Reading reading = Commands.read(Lexer.lenient(line, desk.session.scope()));
            if (reading.complete()) {
                Request request = Commands.request(reading, desk.session.context());
                for (Effect effect : request.form()
                        .planner()
                        .plan(request, desk.session.view())
                        .effects()) {
                    EFFECTS.add(effect);
                    if (effect instanceof Effect.Show show) {
                        read(show, desk);
                    }
                }
            }
        }
        assertTrue(EFFECTS.size() > 100, EFFECTS.size() + " effects");
    }

    private static void read(Effect.Show show, Desk desk) {
        try {
            OUTCOMES.add(show.read().apply(desk.session.view()));
        } catch (Problem notRehearsed) {
            // the machine in memory does not hold everything that a kernel does; another example will
        }
    }

    @Test
    void every_kind_of_request_has_an_example_and_is_encoded() {
        Set<String> seen = new TreeSet<>();
        for (Effect effect : EFFECTS) {
            if (effect instanceof Effect.Net net) {
                seen.add(net.op().getClass().getSimpleName());
                assertTrue(Requests.encode(Requests.resolve(net.op(), ANYTHING)).bytes().length >= 16, net.words());
            }
        }
        assertEquals(names(NetOp.class, Set.of()), seen);
    }

    @Test
    void every_kind_of_effect_has_an_example_and_is_spelled_out() {
        Set<String> seen = new TreeSet<>();
        for (Effect effect : EFFECTS) {
            seen.add(effect.getClass().getSimpleName());
            assertTrue(!effect.words().isBlank(), () -> effect.getClass() + " has no words");
        }
        Set<String> all = names(Effect.OnKernel.class, Set.of());
        all.addAll(names(Effect.OnSession.class, Set.of()));
        assertEquals(all, seen);
    }

    @Test
    void every_kind_of_outcome_has_an_example_and_is_printed() {
        Set<String> seen = new TreeSet<>();
        for (Outcome outcome : OUTCOMES) {
            seen.add(outcome.getClass().getSimpleName());
            assertNotNull(Renderer.render(outcome, Display.PLAIN, false));
        }
        assertEquals(names(Outcome.class, AT_RUN_TIME), seen);
    }

    private static Set<String> names(Class<?> sealed, Set<Class<?>> without) {
        Set<String> names = new TreeSet<>();
        for (Class<?> c : List.of(sealed.getPermittedSubclasses())) {
            if (!without.contains(c)) {
                names.add(c.getSimpleName());
            }
        }
        return names;
    }
}
