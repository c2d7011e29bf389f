package netnsh.shell;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.grammar.Token;
import netnsh.grammar.Variables;

/**
 * One command of a line that is still being written: the words between two operators.
 *
 * @param words its words, redirections taken out
 * @param piped whether it stands behind {@code |}, where only programs can be
 * @param target whether the next word is the file of a redirection
 */
record Command(List<Lexeme> words, boolean piped, boolean target) {
    /** The commands of a line in order; the last one is where the line's end is. */
    static List<Command> of(List<Lexeme> lexemes) {
        List<Command> commands = new ArrayList<>();
        List<Lexeme> words = new ArrayList<>();
        boolean piped = false;
        boolean target = false;
        for (Lexeme l : lexemes) {
            if (l.kind() == Lexeme.Kind.WORD) {
                if (!target) {
                    words.add(l);
                }
                target = false;
            } else if (l.kind() == Lexeme.Kind.OPERATOR && redirects(l.text())) {
                target = true;
            } else if (l.kind() == Lexeme.Kind.OPERATOR) {
                commands.add(new Command(List.copyOf(words), piped, false));
                words.clear();
                piped = l.is("|") || piped && (l.is("(") || l.is(")"));
                target = false;
            }
        }
        commands.add(new Command(List.copyOf(words), piped, target));
        return commands;
    }

    private static boolean redirects(String operator) {
        return operator.indexOf('<') >= 0 || operator.indexOf('>') >= 0;
    }

    /** Its words with variables filled in, each where it stands in the line. */
    List<Token> tokens(String line, Variables variables) {
        List<Token> tokens = new ArrayList<>();
        for (Lexeme l : words) {
            for (Token t : Lexer.lenient(l.text(), variables)) {
                tokens.add(new Token(t.text(), l.start() + t.start(), l.start() + t.end(), t.quoted()));
            }
        }
        return tokens;
    }

    /** How many of these words are prefixes: {@code !}, {@code retry TIME}, {@code @NS}, {@code NAME=value}. */
    static int prefixes(List<Token> words) {
        int i = 0;
        while (i < words.size()) {
            String w = words.get(i).text();
            if (w.equals("!") || w.startsWith("@") && w.length() > 1 || assigns(w)) {
                i++;
            } else if (w.equals("retry")) {
                i += 2;
            } else {
                break;
            }
        }
        return Math.min(i, words.size());
    }

    /** Whether a word is {@code NAME=value}. */
    static boolean assigns(String word) {
        int i = 0;
        while (i < word.length() && (Character.isLetterOrDigit(word.charAt(i)) || word.charAt(i) == '_')) {
            i++;
        }
        return i > 0 && i < word.length() && word.charAt(i) == '=' && !Character.isDigit(word.charAt(0));
    }
}
