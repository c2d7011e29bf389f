package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.kenai.jffi.internal.JavaVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version of Java as jffi asks for it. */
class JavaVersionTest {
    @ParameterizedTest
    @CsvSource({"1.8.0_402, 8", "17.0.15, 17", "25, 25", "26-ea, 26", "10.0.2, 10"})
    void the_first_number_that_counts_is_told(String version, String number) {
        JavaVersion read = JavaVersion.compile("").matcher(version);
        assertTrue(read.matches());
        assertEquals(number, read.group(1));
    }

    @Test
    void what_has_no_number_does_not_match() {
        assertFalse(JavaVersion.compile("").matcher("").matches());
        assertFalse(JavaVersion.compile("").matcher("ea-17").matches());
    }
}
