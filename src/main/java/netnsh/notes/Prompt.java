package netnsh.notes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that begins with a prompt.
 *
 * @param kind how sure it is that it is one
 * @param sign the prompt itself, by which sessions are told apart
 * @param column where the command starts in the line
 * @param command what stands behind it; empty for a prompt at which nothing was typed
 */
record Prompt(Prompt.Kind kind, String sign, int column, String command) {
    /** How a prompt looks. */
    enum Kind {
        DOLLAR,
        /** {@code #}, which may also begin a comment. */
        HASH,
        /** {@code user@host:~#}, {@code [user@host dir]$}. */
        HOST
    }

    private static final String BLANK = "[ \\t\\u00a0]";
    private static final Pattern HOST = Pattern.compile(BLANK + "*(\\[?[A-Za-z_][\\w.-]*@\\w[\\w. -]*?(?::|" + BLANK
            + ")[^$#\\s\\]]*(?:" + BLANK + "[^$#\\s\\]]+)?\\]?[$#])(?:" + BLANK + "+(.*))?");
    /** {@code bash-5.2# }, {@code sh-5.2$ }, busybox's {@code / # } and {@code ~ $ }. */
    private static final Pattern BARE =
            Pattern.compile(BLANK + "*((?:ba|da|z|k)?sh-\\d[\\w.]*[$#]|[~/][\\w./-]* [$#])(?:" + BLANK + "+(.*))?");

    /** What prints files, in which lines may begin as a prompt does. */
    private static final Pattern PRINTS =
            Pattern.compile("(?:cat|head|tail|less|more|grep|sed|awk)\\s(?!/proc/|/sys/).*");

    private static final Pattern SIGN = Pattern.compile(BLANK + "*([$#])(?:" + BLANK + "+(.*))?");

    /** The prompt that a line begins with, or null. */
    static Prompt of(String line) {
        Matcher host = HOST.matcher(line);
        if (host.matches()) {
            return new Prompt(Kind.HOST, sign(host.group(1)), start(host), command(host));
        }
        Matcher bare = BARE.matcher(line);
        if (bare.matches()) {
            String sign = bare.group(1).replaceFirst("^[~/].* ", "/ ");
            return new Prompt(Kind.HOST, sign, start(bare), command(bare));
        }
        Matcher sign = SIGN.matcher(line);
        if (!sign.matches()) {
            return null;
        }
        Kind kind = sign.group(1).equals("$") ? Kind.DOLLAR : Kind.HASH;
        return new Prompt(kind, sign.group(1), start(sign), command(sign));
    }

    /** Who and where, without the folder, which changes within a session. */
    private static String sign(String prompt) {
        String plain = prompt.startsWith("[") ? prompt.substring(1) : prompt;
        int end = plain.indexOf(':');
        end = end < 0 ? plain.indexOf(' ') : end;
        return plain.substring(0, end < 0 ? plain.length() - 1 : end) + prompt.charAt(prompt.length() - 1);
    }

    private static int start(Matcher m) {
        return m.group(2) == null ? m.end() : m.start(2);
    }

    private static String command(Matcher m) {
        return m.group(2) == null ? "" : m.group(2).strip();
    }

    /** Whether a line of plain text can only be one of a transcript: a prompt, and a command that looks like one. */
    static boolean isTranscript(String line) {
        Prompt p = of(line);
        return p != null
                && (p.kind() == Kind.HOST
                        || Shape.fits(p.command(), 1)
                        || p.kind() == Kind.DOLLAR && prints(p.command()));
    }

    /** Whether a command prints a file: what it prints may begin as a prompt does. */
    static boolean prints(String command) {
        return PRINTS.matcher(Wrapping.withoutSudo(command)).matches();
    }
}
