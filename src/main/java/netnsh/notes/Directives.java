package netnsh.notes;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.plan.Problem;
import netnsh.word.Numbers;

/**
 * What the one who writes notes says about a block or a command: in the fence's info string, in a comment of Markdown in front
 * of the block, or in a comment of the shell.
 *
 * @param skip it is not to be run
 * @param fails it is meant to fail
 * @param timeout how long it may take; null when nothing is said
 */
public record Directives(boolean skip, boolean fails, Duration timeout) {
    /** Nothing is said. */
    public static final Directives NONE = new Directives(false, false, null);

    private static final String SKIP = "skip";
    private static final String EXPECT = "expect=";
    private static final String TIMEOUT = "timeout=";
    private static final String ALL = "there are skip, expect=fail and timeout=TIME";
    private static final Pattern HTML = Pattern.compile("<!--\\s*netnsh:\\s*(.*?)\\s*-->", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("\\s*(?:#\\s*)?netnsh:(?:\\s+(.*))?");
    private static final Pattern BEHIND = Pattern.compile("\\s#\\s*netnsh:(?:\\s+(.*))?$");

    /** These, and where {@code nearer} ones say something, those. */
    public Directives and(Directives nearer) {
        return new Directives(
                skip || nearer.skip, fails || nearer.fails, nearer.timeout != null ? nearer.timeout : timeout);
    }

    /** Whether a word of an info string is one. */
    static boolean isOne(String word) {
        return word.equals(SKIP) || word.startsWith(EXPECT) || word.startsWith(TIMEOUT);
    }

    /** Those among the words of an info string; other words there are somebody else's. */
    static Directives ofInfo(List<String> words, String where) {
        return of(words.stream().filter(Directives::isOne).toList(), where);
    }

    /**
     * Those that a comment gives.
     *
     * @param where file and line, for messages
     * @throws Problem when one is unknown
     */
    static Directives of(String comment, String where) {
        String words = comment == null ? "" : comment.strip();
        if (words.isEmpty()) {
            throw Problem.of("notes.directive", where + ": a directive is missing behind \"netnsh:\"; " + ALL);
        }
        return of(List.of(words.split("[\\s,]+")), where);
    }

    private static Directives of(List<String> words, String where) {
        Directives all = NONE;
        for (String word : words) {
            if (word.equals(SKIP)) {
                all = new Directives(true, all.fails, all.timeout);
            } else if (word.equals(EXPECT + "fail")) {
                all = new Directives(all.skip, true, all.timeout);
            } else if (word.startsWith(TIMEOUT)) {
                all = new Directives(all.skip, all.fails, duration(word, where));
            } else {
                throw Problem.of("notes.directive", where + ": there is no directive \"" + word + "\"; " + ALL);
            }
        }
        return all;
    }

    private static Duration duration(String word, String where) {
        try {
            return Numbers.DURATION.read(word.substring(TIMEOUT.length()));
        } catch (BadValue e) {
            throw Problem.of("notes.timeout", where + ": " + word + ": " + e.getMessage());
        }
    }

    /** What a comment of Markdown says; null when it is not for netnsh. */
    static String inHtml(String html) {
        Matcher m = HTML.matcher(html.strip());
        return m.matches() ? m.group(1) : null;
    }

    /** What a line says that is nothing but a comment for netnsh; null when it is another one. */
    static String inLine(String line) {
        Matcher m = LINE.matcher(line);
        return m.matches() ? m.group(1) == null ? "" : m.group(1) : null;
    }

    /** Where the comment for netnsh begins behind a command; -1 when there is none. */
    static int behind(String command) {
        Matcher m = BEHIND.matcher(command);
        if (!m.find()) {
            return -1;
        }
        List<Lexeme> code = Lexer.scan(command).code();
        boolean quoted = !code.isEmpty() && code.get(code.size() - 1).end() > m.start();
        return quoted ? -1 : m.start();
    }
}
