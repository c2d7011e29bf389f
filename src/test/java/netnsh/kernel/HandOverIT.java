package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import netnsh.sys.Pty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOverIT {
    @BeforeEach
    void make() {
        NetnsDir.create("handover");
    }

    @AfterEach
    void remove() {
        NetnsDir.remove("handover");
    }

    @Test
    void the_terminal_comes_back_as_it_was_whatever_programs_do_to_it() {
        String screen = Pty.screen(HandOverProbe.class);
        assertEquals(
                List.of(
                        "137",
                        "4",
                        "after raw programs: echo",
                        "147",
                        "while it is stopped: echo",
                        "program sees -echo",
                        "0",
                        "after it has gone on: echo",
                        "reader has it=true",
                        "137"),
                Pty.said(screen),
                screen);
    }
}
