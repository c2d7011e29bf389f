package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import netnsh.verb.Form;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the reference, each on an empty machine in memory. */
class FormExamplesTest {
    private static Desk dry() {
        return new Desk(new Options(false, true, false, false));
    }

    @Test
    void every_form_has_an_example_unless_it_is_only_refused_by_name() {
        for (Form form : Examples.forms()) {
            if (form.examples().isEmpty()) {
                Desk desk = dry();
                assertEquals(1, desk.run(form.name()), form.name() + " is done, but has no example");
                assertTrue(desk.complained().contains("hint: "), form.name() + " is refused without a way on");
            }
        }
    }

    @Test
    void no_example_says_less_than_what_it_does() {
        for (Examples.Case c : Examples.all()) {
            assertFalse(c.example().help().isBlank(), c.toString());
        }
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_understood_and_can_be_planned_to_its_end() {
        return Examples.all().stream()
                .map(c -> DynamicTest.dynamicTest(c.toString(), () -> {
                    Desk desk = dry();
                    desk.session.sourcing((session, file, args, from, at) -> 0);
                    desk.session.recorder(Unrecorded::new);
                    for (String line : c.example().before()) {
                        assertEquals(0, desk.run(line), () -> line + ": " + desk.complained());
                    }
                    assertEquals(0, desk.run(c.example().line()), desk::complained);
                    assertEquals("", desk.complained());
                }));
    }
}
