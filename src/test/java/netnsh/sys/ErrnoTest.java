package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.value.Errno;
import netnsh.value.Utf8;
import org.junit.jupiter.api.Test;

/** The table of error numbers against the C library. */
class ErrnoTest {
    private static final int LAST = Errno.EHWPOISON;

    @Test
    void knows_every_error_number_by_the_words_of_the_c_library() {
        Fn strerror = new Fn("strerror", "i:l");
        for (int errno = 0; errno <= 530; errno++) {
            String words = Utf8.decode(Arena.string(strerror.with().i(errno).callLong()));
            assertEquals(words, Errno.text(errno), "errno " + errno);
        }
    }

    @Test
    void every_number_that_has_words_has_a_name() {
        for (int errno = 1; errno <= LAST; errno++) {
            boolean known = !Errno.text(errno).startsWith("Unknown");
            assertEquals(known, Errno.name(errno).startsWith("E"), "errno " + errno);
        }
        assertTrue(Errno.name(LAST + 1).isEmpty());
    }
}
