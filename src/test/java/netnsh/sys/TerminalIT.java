package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalIT {
    @Test
    void a_terminal_is_handed_over_and_taken_back_as_it_was() {
        String screen = Pty.screen(TerminalProbe.class);
        assertEquals(
                List.of(
                        "terminal=true",
                        "size=Optional[Size[columns=101, rows=33]]",
                        "foreground=true",
                        "stopped=STOPPED",
                        "program had it=true",
                        "taken back=true",
                        "end=EXITED 3",
                        "background reader=STOPPED",
                        "killed=9"),
                Pty.said(screen),
                screen);
        // What stty saw after the second hand-over: the settings were put right from the background.
        assertTrue(screen.contains(" echo "), screen);
    }

    @Test
    void what_is_no_terminal_has_no_size() {
        try (Fd file = Fd.open("/dev/null", Fd.O_RDWR)) {
            assertFalse(Terminal.isTerminal(file.number()));
            assertEquals(Optional.empty(), Terminal.size(file.number()));
        }
    }
}
