package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.plan.Context;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

/** The words in front of the cursor. */
class PromptTest {
    private static String prompt(NsRef ns, String dev, int status) {
        return Prompt.of(new Context(ns, dev == null ? null : Dev.named(dev)), false, status)
                .toString();
    }

    @Test
    void names_the_place_and_what_went_wrong() {
        assertEquals("/> ", prompt(NsRef.HOME, null, 0));
        assertEquals("[2] left> ", prompt(new NsRef.Named("left"), null, 2));
        assertEquals("left:eth0> ", prompt(new NsRef.Named("left"), "eth0", 0));
        assertEquals("/proc/42/ns/net> ", prompt(new NsRef.Path("/proc/42/ns/net"), null, 0));
    }

    @Test
    void the_status_is_red() {
        assertEquals(Styles.STATUS, Prompt.of(Context.HOME, false, 2).styleAt(1));
    }

    @Test
    void names_cannot_steer_the_terminal_or_fill_the_line() {
        assertEquals("a\\x1b[2Jb:\\xc2\\x9b> ", prompt(new NsRef.Named("a\033[2Jb"), "\u009b", 0));
        assertTrue(prompt(new NsRef.Named("x".repeat(255)), null, 0).length() < 50);
    }
}
