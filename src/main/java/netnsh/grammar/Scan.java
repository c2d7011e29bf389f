package netnsh.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line in pieces.
 *
 * @param text the line
 * @param lexemes its pieces, also those behind which something is wrong; an open word is the last one
 * @param fault what is wrong with its writing
 * @param open what is still open at its end, so that more could follow on a next line
 */
public record Scan(String text, List<Lexeme> lexemes, Optional<Fault> fault, Open open) {
    /** What the end of a line leaves open. */
    public enum Open {
        NOTHING,
        /** A backslash stands last. */
        BACKSLASH,
        SINGLE_QUOTE,
        DOUBLE_QUOTE,
        /** <code>${</code>, {@code $(} or a back quote. */
        EXPANSION,
        /** {@code |}, {@code &&} or {@code ||} stands last. */
        OPERATOR,
        /** A loop or another compound command of the shell's waits for its end. */
        COMPOUND
    }

    /** The pieces without comments. */
    public List<Lexeme> code() {
        List<Lexeme> code = new ArrayList<>(lexemes.size());
        for (Lexeme l : lexemes) {
            if (l.kind() != Lexeme.Kind.COMMENT) {
                code.add(l);
            }
        }
        return code;
    }
}
