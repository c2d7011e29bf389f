package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import netnsh.sys.Processes.News;
import netnsh.sys.Processes.News.Change;
import org.junit.jupiter.api.Test;

/** Status words as wait.h of the C library takes them apart. */
class ProcessesTest {
    @Test
    void a_wait_status_is_taken_apart() {
        assertEquals(new News(7, Change.EXITED, 0), News.of(7, 0));
        assertEquals(new News(7, Change.EXITED, 255), News.of(7, 0xff00));
        assertEquals(new News(7, Change.KILLED, 9), News.of(7, 9));
        assertEquals(new News(7, Change.KILLED, 11), News.of(7, 0x80 | 11));
        assertEquals(new News(7, Change.STOPPED, 20), News.of(7, 0x147f));
        assertEquals(new News(7, Change.CONTINUED, 18), News.of(7, 0xffff));
        assertEquals(new News(0, Change.NONE, 0), News.of(0, 0));
    }

    @Test
    void a_signal_set_has_the_bit_below_each_signal_s_number() {
        long bits = java.nio.ByteBuffer.wrap(Processes.signalSet(1, 22, 64))
                .order(java.nio.ByteOrder.nativeOrder())
                .getLong();
        assertEquals(1L | 1L << 21 | 1L << 63, bits);
        assertEquals(128, Processes.signalSet().length);
    }
}
