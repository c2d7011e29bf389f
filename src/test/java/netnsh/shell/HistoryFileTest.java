package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that survive their session. */
class HistoryFileTest {
    @TempDir
    Path home;

    private Map<String, String> environment() {
        return Map.of("HOME", home.toString());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void is_made_for_its_owner_only() throws IOException {
        Path file = HistoryFile.ready(environment()).orElseThrow();
        assertEquals(home.resolve(".local/state/netnsh/history"), file);
        assertEquals("rw-------", mode(file));
        assertEquals("rwx------", mode(file.getParent()));
    }

    @Test
    void stands_where_the_environment_says() {
        Path state = home.resolve("state");
        Path file =
                HistoryFile.ready(Map.of("XDG_STATE_HOME", state.toString())).orElseThrow();
        assertEquals(state.resolve("netnsh/history"), file);
        assertEquals(Optional.empty(), HistoryFile.ready(Map.of()));
    }

    @Test
    void is_not_read_when_others_may_write_it() throws IOException {
        Path file = HistoryFile.ready(environment()).orElseThrow();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertEquals(Optional.empty(), HistoryFile.ready(environment()));
    }

    @Test
    void is_not_read_when_it_is_a_link() throws IOException {
        Path file = HistoryFile.ready(environment()).orElseThrow();
        Files.delete(file);
        Files.createSymbolicLink(file, Files.createFile(home.resolve("elsewhere")));
        assertEquals(Optional.empty(), HistoryFile.ready(environment()));
    }

    @Test
    void survives_and_holds_no_line_that_starts_with_a_blank() throws IOException {
        try (Typist first = new Typist(100, 30, environment())) {
            first.sees("/>").line("echo kept", "/>").line(" echo secret", "/>").type("exit\r");
            first.left();
        }
        Path file = HistoryFile.ready(environment()).orElseThrow();
        assertTrue(Files.readString(file).contains("echo kept"));
        assertFalse(Files.readString(file).contains("secret"));
        assertEquals("rw-------", mode(file));
        try (Typist second = new Typist(100, 30, environment())) {
            second.sees("/>")
                    .type("\022kept")
                    .sees("bck-i-search: kept")
                    .type("\r")
                    .sees("\nkept");
        }
    }

    @Test
    void bytes_that_are_no_text_do_no_harm() throws IOException {
        Path file = HistoryFile.ready(environment()).orElseThrow();
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, '\n', 'x', '\n'});
        try (Typist typist = new Typist(100, 30, environment())) {
            typist.sees("/>").line("echo fine", "/>").sees("\nfine");
        }
    }
}
