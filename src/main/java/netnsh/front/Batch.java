package netnsh.front;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import netnsh.value.Utf8;

/** The lines of a batch, cut into words as getcmdline() and makeargs() of iproute2's lib/utils.c do it. */
final class Batch {
    private static final String BLANK = " \t\r\n";

    private final InputStream in;
    private int number;

    /** The commands that a stream gives, one after the other. */
    Batch(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * One command of a batch.
     *
     * @param words its words, none for a line that is blank
     * @param line the number of its last line, from 1
     * @param fault what is wrong with its writing, or null
     */
    record Command(List<String> words, int line, String fault) {}

    /** The commands of a whole text. */
    static List<Command> read(String text) {
        List<Command> all = new ArrayList<>();
        Batch batch = new Batch(new ByteArrayInputStream(Utf8.encode(text)));
        try {
            for (Command one = batch.next(); one != null; one = batch.next()) {
                all.add(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /**
     * The next command as soon as its line is there; null at the end. {@code #} starts a comment, a backslash at the end
     * goes on in the next line.
     */
    Command next() throws IOException {
        String raw = line();
        if (raw == null) {
            return null;
        }
        String line = plain(raw);
        for (int cut = line.indexOf("\\\n"); cut >= 0; cut = line.indexOf("\\\n")) {
            String more = line();
            if (more == null) {
                return new Command(List.of(), number, "Missing continuation line");
            }
            line = line.substring(0, cut) + plain(more);
        }
        return words(line, number);
    }

    /** A line with its end; null when there is none any more. */
    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int b;
        do {
            b = in.read();
            if (b >= 0) {
                bytes.write(b);
            }
        } while (b >= 0 && b != '\n');
        if (bytes.size() == 0) {
            return null;
        }
        number++;
        return Utf8.decode(bytes.toByteArray());
    }

    private static String plain(String line) {
        int comment = line.indexOf('#');
        return comment < 0 ? line : line.substring(0, comment);
    }

    private static Command words(String line, int number) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < line.length() && BLANK.indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            if (at == line.length()) {
                return new Command(words, number, null);
            }
            char first = line.charAt(at);
            int end;
            if (first == '\'' || first == '"') {
                end = line.indexOf(first, ++at);
                if (end < 0) {
                    return new Command(words, number, "Unterminated quoted string");
                }
            } else {
                end = at;
                while (end < line.length() && BLANK.indexOf(line.charAt(end)) < 0) {
                    end++;
                }
            }
            words.add(line.substring(at, end));
            at = Math.min(end + 1, line.length());
        }
    }
}
