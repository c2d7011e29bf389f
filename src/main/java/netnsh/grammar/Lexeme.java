package netnsh.grammar;

import java.util.List;

/**
 * A piece of a line as it stands there, before variables are filled in.
 *
 * @param kind what it is
 * @param text the piece as typed
 * @param start first column, counted from 0 in UTF-16 units
 * @param end column behind the last one
 * @param parts what a word is made of; empty for others
 */
public record Lexeme(Kind kind, String text, int start, int end, List<Part> parts) {
    /** What a piece is. */
    public enum Kind {
        WORD,
        /** One of the shell: {@code |}, {@code >>}, {@code 2>}, {@code &&}, also a line end. */
        OPERATOR,
        COMMENT
    }

    /** Characters that belong together in a word. */
    public sealed interface Part {
        /** First column. */
        int start();

        /** Column behind the last one. */
        int end();

        /** Whether it stood in quotes or behind a backslash. */
        boolean quoted();
    }

    /** Characters that stand for themselves; {@code text} is without quotes and backslashes. */
    public record Plain(String text, boolean quoted, int start, int end) implements Part {}

    /**
     * A variable.
     *
     * @param name its name, a number, or one of {@code # @ * ?}
     * @param fallback what {@code :-} gives instead of an unset or empty one; null when there is none
     */
    public record Variable(String name, List<Part> fallback, boolean quoted, int start, int end) implements Part {}

    /** Something that only a shell can fill in: {@code $(…)}, {@code `…`}, {@code ${NAME#…}}. */
    public record ForShell(String text, boolean quoted, int start, int end) implements Part {}

    /** Whether this is that operator. */
    public boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Whether this is a bare word of these characters, unquoted. */
    public boolean isBare(String word) {
        return kind == Kind.WORD && text.equals(word) && parts.size() == 1 && parts.get(0) instanceof Plain;
    }

    /** Whether only a shell can fill in a part of it. */
    public boolean needsShell() {
        for (Part p : parts) {
            if (p instanceof ForShell) {
                return true;
            }
        }
        return false;
    }

    /** Whether it holds variables, so that its text is known only when it is run. */
    public boolean varies() {
        for (Part p : parts) {
            if (!(p instanceof Plain)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a shell would look for files that match it: an unquoted {@code *}, {@code ?} or {@code [}. */
    public boolean isPattern() {
        for (Part p : parts) {
            if (p instanceof Plain plain && !plain.quoted()) {
                for (int i = 0; i < plain.text().length(); i++) {
                    if ("*?[".indexOf(plain.text().charAt(i)) >= 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
