package netnsh.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a line to pieces: words with their columns, quotes and backslashes as in sh(1), {@code #} comments, variables,
 * the operators of a shell. A backslash before a line end joins the lines. Never fails: what is wrong is said in
 * {@link Scan#fault()}, and the pieces are still there for completion and colours.
 */
public final class Lexer {
    private static final List<String> OPERATORS = List.of(
            "&>>", "<<<", "<<-", "&&", "||", ">>", "<<", ">&", "<&", "&>", ">|", "<>", ";;", "|", "&", ";", ">", "<",
            "(", ")");

    /** Variables of one character that is neither letter nor digit. */
    private static final String SHORT_NAMES = "#@*?$!";

    private final String text;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;
    private Fault fault;
    private Scan.Open open = Scan.Open.NOTHING;

    private Lexer(String text) {
        this.text = text;
    }

    /** The pieces of a line. */
    public static Scan scan(String text) {
        Lexer lexer = new Lexer(text);
        lexer.line();
        Lexeme last = lexer.last();
        if (lexer.open == Scan.Open.NOTHING && last != null && (last.is("|") || last.is("&&") || last.is("||"))) {
            lexer.open = Scan.Open.OPERATOR;
        }
        Scan scan = new Scan(text, List.copyOf(lexer.lexemes), Optional.ofNullable(lexer.fault), lexer.open);
        boolean compound = lexer.open == Scan.Open.NOTHING && Compounds.open(scan.code());
        return compound ? new Scan(text, scan.lexemes(), scan.fault(), Scan.Open.COMPOUND) : scan;
    }

    /**
     * The words of a line with variables filled in, whatever is wrong with it: for completion and colours. Operators are
     * words of their own; what cannot be filled in stays as typed.
     */
    public static List<Token> lenient(String text, Variables variables) {
        List<Token> tokens = new ArrayList<>();
        for (Lexeme l : scan(text).code()) {
            if (l.kind() == Lexeme.Kind.OPERATOR) {
                tokens.add(new Token(l.text(), l.start(), l.end(), false));
            } else {
                Expansion e = Expansion.lenient(List.of(l), variables);
                tokens.addAll(e.tokens());
            }
        }
        return tokens;
    }

    private Lexeme last() {
        for (int i = lexemes.size() - 1; i >= 0; i--) {
            if (lexemes.get(i).kind() != Lexeme.Kind.COMMENT) {
                return lexemes.get(i);
            }
        }
        return null;
    }

    private void line() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (joins()) {
                at += 2;
            } else if (c == '\n') {
                lexemes.add(new Lexeme(Lexeme.Kind.OPERATOR, "\n", at, ++at, List.of()));
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                end = end < 0 ? text.length() : end;
                lexemes.add(new Lexeme(Lexeme.Kind.COMMENT, text.substring(at, end), at, end, List.of()));
                at = end;
            } else if (operator(at) != null) {
                int start = at;
                at += operator(at).length();
                lexemes.add(new Lexeme(Lexeme.Kind.OPERATOR, text.substring(start, at), start, at, List.of()));
            } else {
                word();
            }
        }
    }

    private boolean joins() {
        return text.startsWith("\\\n", at);
    }

    private String operator(int from) {
        if ("|&;<>()".indexOf(text.charAt(from)) < 0) {
            return null;
        }
        for (String o : OPERATORS) {
            if (text.startsWith(o, from)) {
                return o;
            }
        }
        return null;
    }

    private void word() {
        int start = at;
        List<Lexeme.Part> parts = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' && atLineEnd()) {
                break;
            }
            if (arrow(start)) {
                at++;
                parts.add(new Lexeme.Plain(">", false, at - 1, at));
                break;
            }
            String operator = operator(at);
            if (operator != null) {
                if ((operator.startsWith(">") || operator.startsWith("<")) && digits(start, at)) {
                    at += operator.length();
                    lexemes.add(new Lexeme(Lexeme.Kind.OPERATOR, text.substring(start, at), start, at, List.of()));
                    return;
                }
                break;
            }
            if (joins()) {
                at += 2;
            } else {
                part(parts, c);
            }
        }
        lexemes.add(new Lexeme(Lexeme.Kind.WORD, text.substring(start, at), start, at, List.copyOf(parts)));
    }

    /** {@code ->} alone is a word: nobody writes {@code - > FILE} so. */
    private boolean arrow(int start) {
        boolean lone = at == start + 1 && text.startsWith("->", start);
        return lone && (at + 1 == text.length() || " \t\n".indexOf(text.charAt(at + 1)) >= 0);
    }

    private boolean atLineEnd() {
        return at + 1 == text.length() || text.charAt(at + 1) == '\n';
    }

    private boolean digits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }

    private void part(List<Lexeme.Part> parts, char c) {
        switch (c) {
            case '\'' -> single(parts);
            case '"' -> twofold(parts);
            case '\\' -> backslash(parts);
            case '$' -> dollar(parts, false);
            case '`' -> backQuote(parts, false);
            default -> plain(parts);
        }
    }

    private void plain(List<Lexeme.Part> parts) {
        int start = at;
        while (at < text.length()
                && " \t\n'\"\\$`".indexOf(text.charAt(at)) < 0
                && operator(at) == null
                && !(text.charAt(at) == '\r' && atLineEnd())) {
            at++;
        }
        parts.add(new Lexeme.Plain(text.substring(start, at), false, start, at));
    }

    private void single(List<Lexeme.Part> parts) {
        int start = at;
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            unclosed(start, Scan.Open.SINGLE_QUOTE);
            parts.add(new Lexeme.Plain(text.substring(start + 1), true, start, text.length()));
            at = text.length();
            return;
        }
        at = end + 1;
        parts.add(new Lexeme.Plain(text.substring(start + 1, end), true, start, at));
    }

    private void unclosed(int start, Scan.Open what) {
        open = what;
        int lineStart = text.lastIndexOf('\n', start) + 1;
        fail(
                "line.quote",
                "the quote " + text.charAt(start) + " opened at column " + (start - lineStart + 1) + " is never closed",
                start,
                start + 1,
                null);
    }

    private void fail(String id, String message, int start, int end, String hint) {
        if (fault == null) {
            fault = new Fault(id, message, start, end, hint);
        }
    }

    private void twofold(List<Lexeme.Part> parts) {
        int start = at++;
        StringBuilder run = new StringBuilder();
        int from = start;
        boolean any = false;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
                if (text.charAt(at + 1) != '\n') {
                    run.append(text.charAt(at + 1));
                }
                at += 2;
            } else if (c == '$' || c == '`') {
                if (run.length() > 0) {
                    parts.add(new Lexeme.Plain(run.toString(), true, from, at));
                    run.setLength(0);
                    any = true;
                }
                int before = parts.size();
                if (c == '$') {
                    dollar(parts, true);
                } else {
                    backQuote(parts, true);
                }
                any |= parts.size() > before;
                from = at;
            } else {
                run.append(c);
                at++;
            }
        }
        if (at == text.length()) {
            unclosed(start, Scan.Open.DOUBLE_QUOTE);
        } else {
            at++;
        }
        if (run.length() > 0 || !any) {
            parts.add(new Lexeme.Plain(run.toString(), true, from, at));
        }
    }

    private void backslash(List<Lexeme.Part> parts) {
        int start = at;
        if (at + 1 == text.length()) {
            at++;
            open = Scan.Open.BACKSLASH;
            fail("line.backslash", "nothing stands behind the backslash", start, at, null);
            return;
        }
        int c = text.codePointAt(at + 1);
        at += 1 + Character.charCount(c);
        parts.add(new Lexeme.Plain(Character.toString(c), true, start, at));
    }

    private void dollar(List<Lexeme.Part> parts, boolean quoted) {
        int start = at;
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '(') {
            at = closing(at + 2, ')');
            forShell(parts, start, quoted);
        } else if (next == '{') {
            braces(parts, quoted);
        } else if (nameStart(next)) {
            int end = nameEnd(at + 1);
            at = end;
            parts.add(new Lexeme.Variable(text.substring(start + 1, end), null, quoted, start, end));
        } else if (next >= '0' && next <= '9' || SHORT_NAMES.indexOf(next) >= 0) {
            at += 2;
            parts.add(new Lexeme.Variable(String.valueOf(next), null, quoted, start, at));
        } else {
            at++;
            parts.add(new Lexeme.Plain("$", quoted, start, at));
        }
    }

    private void forShell(List<Lexeme.Part> parts, int start, boolean quoted) {
        if (at < 0) {
            at = text.length();
            open = Scan.Open.EXPANSION;
            int end = text.charAt(start) == '`' ? start + 1 : start + 2;
            fail("line.open", "\"" + text.substring(start, end) + "\" is never closed", start, end, null);
        }
        parts.add(new Lexeme.ForShell(text.substring(start, at), quoted, start, at));
    }

    /** The place behind the bracket that closes one opened before {@code from}, or -1. */
    private int closing(int from, char bracket) {
        int depth = 1;
        char opening = bracket == ')' ? '(' : '{';
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'' || c == '"') {
                int end = i + 1;
                while (end < text.length() && text.charAt(end) != c) {
                    end += c == '"' && text.charAt(end) == '\\' ? 2 : 1;
                }
                i = end;
            } else if (c == opening) {
                depth++;
            } else if (c == bracket && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private void braces(List<Lexeme.Part> parts, boolean quoted) {
        int start = at;
        int end = closing(at + 2, '}');
        at = end;
        if (end < 0) {
            forShell(parts, start, quoted);
            return;
        }
        int from = start + 2;
        int nameEnd = nameStart(text.charAt(from)) ? nameEnd(from) : from;
        if (nameEnd == from) {
            while (Character.digit(text.charAt(nameEnd), 10) >= 0) {
                nameEnd++;
            }
            if (nameEnd == from && SHORT_NAMES.indexOf(text.charAt(from)) >= 0) {
                nameEnd++;
            }
        }
        String name = text.substring(from, nameEnd);
        if (!name.isEmpty() && nameEnd == end - 1) {
            parts.add(new Lexeme.Variable(name, null, quoted, start, end));
        } else if (!name.isEmpty() && text.startsWith(":-", nameEnd)) {
            parts.add(new Lexeme.Variable(name, inner(nameEnd + 2, end - 1, quoted), quoted, start, end));
        } else {
            forShell(parts, start, quoted);
        }
    }

    /** The parts of a default, which may hold quotes and variables again. */
    private List<Lexeme.Part> inner(int from, int to, boolean quoted) {
        Lexer lexer = new Lexer(text.substring(0, to));
        lexer.at = from;
        List<Lexeme.Part> parts = new ArrayList<>();
        while (lexer.at < to) {
            char c = text.charAt(lexer.at);
            if (quoted && c == '\'' || " \t\n|&;<>()".indexOf(c) >= 0) {
                parts.add(new Lexeme.Plain(String.valueOf(c), quoted, lexer.at, ++lexer.at));
            } else if (c == '$') {
                lexer.dollar(parts, quoted);
            } else {
                lexer.part(parts, c);
            }
        }
        if (lexer.fault != null) {
            fail(lexer.fault.id(), lexer.fault.message(), lexer.fault.start(), lexer.fault.end(), null);
        }
        return List.copyOf(parts);
    }

    private void backQuote(List<Lexeme.Part> parts, boolean quoted) {
        int start = at;
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '`') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        at = end < text.length() ? end + 1 : -1;
        forShell(parts, start, quoted);
    }

    private static boolean nameStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && (nameStart(text.charAt(end)) || Character.digit(text.charAt(end), 10) >= 0)) {
            end++;
        }
        return end;
    }
}
