package netnsh.shell;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.grammar.Reading;
import netnsh.grammar.Scan;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.Variables;
import netnsh.value.Text;
import netnsh.verb.Commands;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a line while it is written, by the roles that the grammar gives to its words. Looks at no namespace. */
final class LineColors implements Highlighter {
    private final Predicate<String> program;
    private final Predicate<String> own;
    private final Variables variables;

    /**
     * Colours for a session.
     *
     * @param program whether a word is a program
     * @param own whether a word is a command of the prompt itself
     */
    LineColors(Predicate<String> program, Predicate<String> own, Variables variables) {
        this.program = program;
        this.own = own;
        this.variables = variables;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        return highlight(line);
    }

    AttributedString highlight(String line) {
        AttributedStyle[] styles = new AttributedStyle[line.length()];
        Scan scan = Lexer.scan(line);
        for (Lexeme l : scan.lexemes()) {
            if (l.kind() == Lexeme.Kind.COMMENT) {
                paint(styles, l.start(), l.end(), Styles.COMMENT);
            } else if (l.kind() == Lexeme.Kind.OPERATOR) {
                paint(styles, l.start(), l.end(), Styles.OPERATOR);
            }
        }
        for (Command c : Command.of(scan.lexemes())) {
            command(styles, line, c);
        }
        for (Lexeme l : scan.lexemes()) {
            for (Lexeme.Part p : l.parts()) {
                if (!(p instanceof Lexeme.Plain) || p.quoted() && p.end() > p.start()) {
                    paintPlain(styles, p.start(), p.end(), Styles.QUOTE);
                }
            }
        }
        scan.fault().ifPresent(f -> {
            if (scan.open() == Scan.Open.NOTHING) {
                paint(styles, f.start(), f.end(), Styles.UNKNOWN);
            }
        });
        return text(line, styles);
    }

    private void command(AttributedStyle[] styles, String line, Command command) {
        List<Token> words = command.tokens(line, variables);
        int first = Command.prefixes(words);
        for (int i = 0; i < first; i++) {
            Token t = words.get(i);
            boolean place = t.text().startsWith("@");
            paint(
                    styles,
                    t.start(),
                    t.end(),
                    Styles.of(place ? "name" : i > 0 && is(words, i - 1, "retry") ? "number" : "keyword"));
        }
        words = words.subList(first, words.size());
        if (words.isEmpty()) {
            return;
        }
        Token head = words.get(0);
        if (command.piped() || head.quoted()) {
            paint(styles, head.start(), head.end(), program.test(head.text()) ? Styles.of("program") : Styles.UNKNOWN);
            return;
        }
        if (own.test(head.text())) {
            paint(styles, head.start(), head.end(), Styles.of("keyword"));
            return;
        }
        Reading reading = Commands.read(words);
        for (int i = 0; i < reading.taken(); i++) {
            paint(
                    styles,
                    words.get(i).start(),
                    words.get(i).end(),
                    Styles.of(reading.roles().get(i)));
        }
        if (reading.taken() == 0) {
            paint(styles, head.start(), head.end(), program.test(head.text()) ? Styles.of("program") : Styles.UNKNOWN);
        } else if (reading.taken() < words.size()) {
            wrong(styles, line, reading, words);
        }
    }

    private static boolean is(List<Token> words, int i, String text) {
        return words.get(i).text().equals(text);
    }

    /** The word that fits nothing is red, but not while it is being typed and could still become a value. */
    private static void wrong(AttributedStyle[] styles, String line, Reading reading, List<Token> words) {
        Token word = words.get(reading.taken());
        boolean typing = word.end() == line.length();
        boolean value = reading.expected().stream().anyMatch(s -> s instanceof Syntax.Slot<?>);
        if (!typing || !value) {
            paint(styles, word.start(), word.end(), Styles.UNKNOWN);
        }
    }

    private static void paint(AttributedStyle[] styles, int from, int to, AttributedStyle style) {
        Arrays.fill(styles, from, Math.min(to, styles.length), style);
    }

    /** Quotes show only where the word has no colour of its own. */
    private static void paintPlain(AttributedStyle[] styles, int from, int to, AttributedStyle style) {
        for (int i = from; i < Math.min(to, styles.length); i++) {
            if (styles[i] == null || styles[i].equals(AttributedStyle.DEFAULT)) {
                styles[i] = style;
            }
        }
    }

    private static AttributedString text(String line, AttributedStyle[] styles) {
        AttributedStringBuilder out = new AttributedStringBuilder(line.length());
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int n = Character.charCount(c);
            AttributedStyle style = styles[i] == null ? AttributedStyle.DEFAULT : styles[i];
            if (c == '\n' || Text.harmless(c)) {
                out.styled(style, line.substring(i, i + n));
            } else {
                out.styled(Styles.CONTROL, c < ' ' ? "^" + (char) (c + '@') : Text.visible(line.substring(i, i + n)));
            }
            i += n;
        }
        return out.toAttributedString();
    }
}
