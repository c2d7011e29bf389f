package netnsh.journal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import netnsh.value.Text;
import netnsh.value.Utf8;

/**
 * One line of a journal: eight hexadecimal digits (CRC-32 of what follows the blank), a blank, fields between tabs. In a
 * field a backslash stands in front of {@code n} (line end), {@code t} (tab), {@code xNN} (a byte that would steer the
 * terminal of whoever reads the file) and itself.
 */
final class Checked {
    private static final int DIGITS = 8;
    /** How long {@code \xNN} is. */
    private static final int BYTE = 4;

    private Checked() {}

    /** A line with its end. */
    static String line(String... fields) {
        StringBuilder body = new StringBuilder();
        for (String field : fields) {
            body.append(body.length() == 0 ? "" : "\t");
            body.append(Text.visible(field.replace("\\", "\\\\")));
        }
        return sum(body.toString()) + " " + body + "\n";
    }

    /** The fields of a line without its end; empty when it is not whole or not what was written. */
    static Optional<List<String>> fields(String line) {
        if (line.length() <= DIGITS + 1 || line.charAt(DIGITS) != ' ') {
            return Optional.empty();
        }
        String body = line.substring(DIGITS + 1);
        if (!line.startsWith(sum(body))) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        try {
            for (String field : body.split("\t", -1)) {
                fields.add(unescape(field));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException noBytes) {
            return Optional.empty(); // the sum is right, and yet netnsh writes no such line
        }
        return Optional.of(fields);
    }

    private static String sum(String body) {
        CRC32 crc = new CRC32();
        crc.update(Utf8.encode(body));
        String digits = Long.toHexString(crc.getValue());
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\' || i + 1 == field.length()) {
                out.append(c);
                continue;
            }
            i++;
            switch (field.charAt(i)) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'x' -> {
                    int end = i - 1;
                    while (field.startsWith("\\x", end)) {
                        end += BYTE;
                    }
                    out.append(Utf8.decode(
                            HexFormat.of().parseHex(field.substring(i - 1, end).replace("\\x", ""))));
                    i = end - 1;
                }
                default -> out.append(field.charAt(i));
            }
        }
        return out.toString();
    }
}
