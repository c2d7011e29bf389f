package netnsh.shell;

import java.util.List;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.grammar.Scan;
import netnsh.grammar.Token;
import netnsh.grammar.Variables;
import netnsh.value.Text;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Finds the word at the cursor, and asks for more lines while a quote, a backslash or an operator leaves one open. */
final class LineWords implements Parser {
    private final Variables variables;

    LineWords(Variables variables) {
        this.variables = variables;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && Lexer.scan(line).open() != Scan.Open.NOTHING) {
            throw new EOFError(-1, -1, "the line goes on");
        }
        return at(line, cursor);
    }

    /** The word that ends at the cursor, with what stands in front of it. */
    Words at(String line, int cursor) {
        String text = line.substring(0, cursor);
        Scan scan = Lexer.scan(text);
        List<Lexeme> lexemes = scan.lexemes();
        Lexeme last = lexemes.isEmpty() ? null : lexemes.get(lexemes.size() - 1);
        boolean comment = last != null && last.kind() == Lexeme.Kind.COMMENT && last.end() == cursor;
        boolean inside = last != null && last.kind() == Lexeme.Kind.WORD && last.end() == cursor;
        List<Lexeme> before = inside ? lexemes.subList(0, lexemes.size() - 1) : lexemes;
        List<Command> commands = Command.of(before);
        Command command = commands.get(commands.size() - 1);
        List<Token> words = command.tokens(line, variables);
        String raw = inside ? last.text() : "";
        String word = inside && !raw.startsWith("$") ? plain(last) : raw;
        return new Words(line, cursor, words, word, raw, command.piped(), command.target(), comment);
    }

    private String plain(Lexeme word) {
        StringBuilder out = new StringBuilder();
        for (Token t : Lexer.lenient(word.text(), variables)) {
            out.append(out.isEmpty() ? "" : " ").append(t.text());
        }
        return out.toString();
    }

    /**
     * A line with a cursor.
     *
     * @param before the words of this command in front of the cursor's word
     * @param word what is typed of the cursor's word, without quotes and backslashes
     * @param raw the same as typed
     * @param piped whether this command stands behind {@code |}
     * @param target whether the word is the file of a redirection
     * @param comment whether the cursor is in a comment
     */
    record Words(
            String line,
            int cursor,
            List<Token> before,
            String word,
            String raw,
            boolean piped,
            boolean target,
            boolean comment)
            implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return before.size();
        }

        @Override
        public List<String> words() {
            List<String> all = new java.util.ArrayList<>();
            before.forEach(t -> all.add(t.text()));
            all.add(word);
            return all;
        }

        @Override
        public int rawWordCursor() {
            return raw.length();
        }

        @Override
        public int rawWordLength() {
            return raw.length();
        }

        /** In the quotes that the word began with, else in quotes where it needs some; an open end stays open. */
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            String text = candidate.toString();
            char first = raw.isEmpty() ? ' ' : raw.charAt(0);
            if (first == '$' || text.isEmpty()) { // the menu counts what it is to replace: of a word not begun, nothing
                return text;
            } else if (first == '"') {
                return '"' + text.replaceAll("([\"\\\\$`])", "\\\\$1") + (complete ? "\"" : "");
            } else if (first == '\'' || !Text.word(text).equals(text)) {
                return "'" + text.replace("'", "'\\''") + (complete ? "'" : "");
            }
            return text;
        }
    }
}
