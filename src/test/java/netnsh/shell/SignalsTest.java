package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import org.junit.jupiter.api.Test;

/** Signals by netnsh's own class in the place of JLine's. The kernel does nothing with SIGWINCH where nobody handles it. */
class SignalsTest {
    private static void send() throws Exception {
        String pid = Long.toString(ProcessHandle.current().pid());
        assertEquals(0, new ProcessBuilder("kill", "-WINCH", pid).start().waitFor());
    }

    private static boolean heard(CountDownLatch latch) throws InterruptedException {
        return latch.await(40, TimeUnit.SECONDS);
    }

    @Test
    void a_handler_hears_its_signal_until_the_one_before_it_is_back() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch firstAgain = new CountDownLatch(2);
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch secondAgain = new CountDownLatch(2);
        Object before = Signals.register("WINCH", () -> {
            first.countDown();
            firstAgain.countDown();
        });
        try {
            send();
            assertTrue(heard(first));
            Object replaced = Signals.register("WINCH", () -> {
                second.countDown();
                secondAgain.countDown();
            });
            assertNotNull(replaced);
            send();
            assertTrue(heard(second));
            Signals.unregister("WINCH", replaced);
            send();
            assertTrue(heard(firstAgain));
            assertFalse(secondAgain.await(0, TimeUnit.SECONDS));
        } finally {
            Signals.unregister("WINCH", before);
        }
    }

    @Test
    void a_signal_that_is_not_there_or_is_the_jvms_own_is_left_alone() {
        assertNull(Signals.register("NOSUCH", () -> {}));
        assertNull(Signals.register("SEGV", () -> {}));
        assertNull(Signals.registerDefault("NOSUCH"));
        Signals.unregister("WINCH", null);
    }
}
