package netnsh.grammar;

/**
 * One word of a line as it was typed.
 *
 * @param text the word after quotes, escapes and variables were taken away
 * @param start first column in the source line, counted from 0 in UTF-16 units
 * @param end column behind the last one
 * @param quoted true when any part of it stood in quotes or behind a backslash, so that it is never an operator
 */
public record Token(String text, int start, int end, boolean quoted) {
    /** A bare word that stands nowhere, for lines that netnsh itself writes. */
    public static Token of(String text) {
        return new Token(text, 0, text.length(), false);
    }

    /** The same place with another text. */
    public Token withText(String other) {
        return new Token(other, start, end, quoted);
    }
}
