package netnsh.bash;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import netnsh.value.Utf8;

/** Words as bash's {@code ${WORD@Q}} writes them: {@code 'one'}, {@code 'it'\''s'}, {@code $'two\nlines'}. */
final class Quoted {
    private static final String LETTERS = "abeEfnrtv\\'\"?";
    private static final byte[] MEANT = {7, 8, 27, 27, 12, '\n', '\r', '\t', 11, '\\', '\'', '"', '?'};

    private final String text;
    private final byte[] line;
    private int at;

    private Quoted(String text) {
        this.text = text;
        this.line = text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The words of a line, as they were before they were quoted.
     *
     * @param line a character for each byte
     * @throws IllegalArgumentException when bash cannot have written it
     */
    static List<String> words(String line) {
        return new Quoted(line).read();
    }

    private List<String> read() {
        List<String> words = new ArrayList<>();
        while (at < line.length) {
            if (line[at] == ' ') {
                at++;
            } else {
                String plain = plain();
                words.add(plain == null ? word() : plain);
            }
        }
        return words;
    }

    /** The word when it is one pair of quotes, as most are; else null, and nothing has been read. */
    private String plain() {
        if (line[at] != '\'') {
            return null;
        }
        int end = text.indexOf('\'', at + 1);
        if (end < 0 || end + 1 < line.length && line[end + 1] != ' ') {
            return null;
        }
        int start = at + 1;
        at = end + 1;
        return Utf8.decode(line, start, end - start);
    }

    private String word() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (at < line.length && line[at] != ' ') {
            if (line[at] == '\'') {
                at++;
                while (peek() != '\'') {
                    out.write(line[at++]);
                }
                at++;
            } else if (line[at] == '$' && at + 1 < line.length && line[at + 1] == '\'') {
                at += 2;
                while (peek() != '\'') {
                    character(out);
                }
                at++;
            } else {
                at += line[at] == '\\' ? 1 : 0;
                out.write(peek());
                at++;
            }
        }
        return Utf8.decode(out.toByteArray());
    }

    private byte peek() {
        if (at >= line.length) {
            throw new IllegalArgumentException("a quote is open");
        }
        return line[at];
    }

    /** One character between {@code $'} and {@code '}. */
    private void character(ByteArrayOutputStream out) {
        byte c = line[at++];
        if (c != '\\') {
            out.write(c);
            return;
        }
        byte letter = peek();
        int known = LETTERS.indexOf(letter);
        if (known >= 0) {
            out.write(MEANT[known]);
            at++;
        } else if (letter >= '0' && letter <= '7') {
            out.write(number(8, 3));
        } else if (letter == 'x') {
            at++;
            out.write(number(16, 2));
        } else if (letter == 'u' || letter == 'U') {
            at++;
            out.writeBytes(Utf8.encode(Character.toString(number(16, letter == 'u' ? 4 : 8))));
        } else {
            throw new IllegalArgumentException("no such escape: \\" + (char) letter);
        }
    }

    private int number(int base, int most) {
        int value = 0;
        for (int i = 0; i < most && at < line.length && Character.digit(line[at], base) >= 0; i++) {
            value = value * base + Character.digit(line[at++], base);
        }
        return value;
    }
}
