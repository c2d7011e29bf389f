package netnsh.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the shell's compound commands - {@code for}, {@code while}, {@code until}, {@code if}, {@code case} (bash(1),
 * "Compound Commands") - in the pieces of a line: where one ends, and whether one is still open.
 */
public final class Compounds {
    /** What {@link #end} answers where none begins. */
    public static final int NONE = -1;

    private static final Map<String, String> CLOSERS =
            Map.of("for", "done", "while", "done", "until", "done", "if", "fi", "case", "esac");
    /** Words behind which a command stands. */
    private static final Set<String> LEADERS = Set.of("do", "then", "else", "elif", "if", "while", "until", "!");

    private static final Set<String> PREFIXES = Set.of("!", "retry", "as");

    private Compounds() {}

    /** Whether a compound command may begin in a line, by a quick look. */
    public static boolean mayBegin(String line) {
        int end = line.indexOf(' ');
        while (end > 0) {
            int start = end;
            while (start > 0 && line.charAt(start - 1) >= 'a' && line.charAt(start - 1) <= 'z') {
                start--;
            }
            if (CLOSERS.containsKey(line.substring(start, end))) {
                return true;
            }
            end = line.indexOf(' ', end + 1);
        }
        return false;
    }

    /** The word that closes what this one begins: {@code done} for {@code for}. */
    public static String closer(String opener) {
        return CLOSERS.get(opener);
    }

    /**
     * The index behind the word that closes the compound command which begins with the piece {@code at};
     * {@code code.size() + 1} when nothing closes it, {@link #NONE} when that piece begins none.
     */
    public static int end(List<Lexeme> code, int at) {
        if (!begins(code, at)) {
            return NONE;
        }
        Deque<String> closers = new ArrayDeque<>();
        boolean command = true;
        for (int i = at; i < code.size(); i++) {
            Lexeme l = code.get(i);
            if (l.kind() == Lexeme.Kind.OPERATOR) {
                command = command || l.text().indexOf('<') < 0 && l.text().indexOf('>') < 0;
                continue;
            }
            String word = command && isPlain(l) ? l.text() : "";
            if (begins(code, i) && command) {
                closers.push(CLOSERS.get(word));
            } else if (word.equals(closers.peek())) {
                closers.pop();
                if (closers.isEmpty()) {
                    return i + 1;
                }
            }
            command = LEADERS.contains(word);
        }
        return code.size() + 1;
    }

    /** Whether the pieces begin with a compound command, all of it. */
    public static boolean isWhole(List<Lexeme> code) {
        int end = code.isEmpty() ? NONE : end(code, 0);
        return end > 0 && end <= code.size();
    }

    /** The variables that loops and {@code read} set. */
    public static Set<String> names(List<Lexeme> code) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i + 1 < code.size(); i++) {
            if (begins(code, i) && code.get(i).isBare("for")) {
                names.add(code.get(i + 1).text());
            } else if (code.get(i).isBare("read")) {
                code.subList(i + 1, code.size()).stream()
                        .takeWhile(l -> l.kind() == Lexeme.Kind.WORD)
                        .forEach(l -> names.add(l.text()));
            }
        }
        return names;
    }

    /** Whether a compound command in these pieces waits for its end. */
    static boolean open(List<Lexeme> code) {
        boolean command = true;
        int i = 0;
        while (i < code.size()) {
            Lexeme l = code.get(i);
            int end = command ? end(code, i) : NONE;
            if (end > code.size()) {
                return true;
            } else if (end > i) {
                i = end;
                command = false;
                continue;
            }
            boolean value = i > 0 && code.get(i - 1).kind() == Lexeme.Kind.WORD && isPrefixWithValue(code.get(i - 1));
            command = l.kind() == Lexeme.Kind.OPERATOR
                    || command && (PREFIXES.contains(l.text()) || l.text().startsWith("@") || value);
            i++;
        }
        return false;
    }

    private static boolean isPrefixWithValue(Lexeme l) {
        return l.isBare("retry") || l.isBare("as");
    }

    private static boolean isPlain(Lexeme l) {
        return l.parts().size() == 1 && l.isBare(l.text());
    }

    /** {@code for} also abbreviates a command of netnsh's: behind the shell's stand a name, and {@code in} or {@code do}. */
    private static boolean begins(List<Lexeme> code, int at) {
        Lexeme l = code.get(at);
        if (l.kind() != Lexeme.Kind.WORD || !CLOSERS.containsKey(l.text()) || !isPlain(l)) {
            return false;
        } else if (!l.text().equals("for")) {
            return true;
        }
        Lexeme behind = at + 2 < code.size() ? code.get(at + 2) : null;
        boolean name = at + 1 < code.size() && code.get(at + 1).text().matches("[A-Za-z_]\\w*");
        boolean counts = at + 1 < code.size() && code.get(at + 1).is("("); // for ((i = 0; …
        return counts || name && (behind == null || behind.isBare("in") || behind.is(";") || behind.is("\n"));
    }
}
