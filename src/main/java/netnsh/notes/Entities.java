package netnsh.notes;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entities of HTML that pages leave behind in code when they are stored as text. */
final class Entities {
    private static final Pattern ENTITY =
            Pattern.compile("&(?:(lt|gt|amp|quot|apos|nbsp|hellip)|#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));");
    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ", "hellip", "\u2026");

    private Entities() {}

    /** The text with entities as the characters that they mean; those of no character stay. */
    static String plain(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return ENTITY.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(of(m.group(1), m.group(2), m.group(3), m.group())));
    }

    private static String of(String name, String decimal, String hex, String all) {
        if (name != null) {
            return NAMED.get(name);
        }
        int c = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
        boolean printable = c >= ' ' && c != 0x7f && Character.isValidCodePoint(c) && !Character.isISOControl(c);
        return printable ? c == 0xa0 ? " " : Character.toString(c) : all;
    }
}
