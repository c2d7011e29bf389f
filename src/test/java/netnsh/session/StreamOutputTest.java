package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamOutputTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String written() {
        String all = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return all;
    }

    @Test
    void keeps_text_back_until_it_is_flushed_or_something_is_wrong() {
        StreamOutput output = new StreamOutput(out, err, fd -> false);
        output.text("a\u00e9\n");
        assertEquals("", written());
        output.flush();
        assertEquals("a\u00e9\n", written());
        output.text("b");
        output.error("bad\n");
        assertEquals("b", written());
        assertEquals("bad\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void writes_bytes_that_are_not_utf8_as_they_came() {
        StreamOutput output = new StreamOutput(out, err, fd -> false);
        output.text("\udcff");
        output.flush();
        assertArrayEquals(new byte[] {(byte) 0xff}, out.toByteArray());
    }

    @Test
    void draws_progress_on_a_terminal_only_and_takes_it_away() {
        StreamOutput file = new StreamOutput(out, err, fd -> false);
        file.progress("50 %");
        file.progress(null);
        assertEquals("", written());
        StreamOutput terminal = new StreamOutput(out, err, fd -> true);
        terminal.progress("50 %");
        terminal.text("x\n");
        terminal.flush();
        assertEquals("50 %\r\u001b[Kx\n", written());
        terminal.progress("60 %");
        terminal.progress(null);
        assertEquals("60 %\r\u001b[K", written());
    }

    @Test
    void says_that_the_reader_has_gone_away_once_and_then_again() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        StreamOutput output = new StreamOutput(broken, err, fd -> false);
        output.text("x");
        assertThrows(Output.Closed.class, output::flush);
        assertThrows(Output.Closed.class, () -> output.text("y"));
        output.flush();
        output.error("still said\n");
        assertEquals("still said\n", err.toString(StandardCharsets.UTF_8));
    }
}
