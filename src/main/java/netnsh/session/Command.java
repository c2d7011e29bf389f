package netnsh.session;

import java.util.List;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;

/**
 * What the words of a pipeline's first command were understood as.
 *
 * @param kind what it is
 * @param assignments the words {@code NAME=value} in front
 * @param words the other words as typed, {@code run} taken away
 * @param tokens the same with variables filled in
 * @param reading how the grammar reads a verb's words, else null
 */
record Command(Kind kind, List<Lexeme> assignments, List<Lexeme> words, List<Token> tokens, Reading reading) {
    /** What a command can be. */
    enum Kind {
        /** Nothing is left when variables are filled in, or only variables are set. */
        ASSIGNMENT,
        VERB,
        /** {@code VERB … help}. */
        HELP,
        PROGRAM
    }
}
