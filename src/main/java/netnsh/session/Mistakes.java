package netnsh.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netnsh.grammar.Reader;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.plan.Problem;
import netnsh.value.Near;
import netnsh.value.Text;
import netnsh.verb.Commands;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** Says what is wrong with a line that the grammar does not take. All ids start with {@code line.}. */
public final class Mistakes {
    private static final int MOST = 10;

    private static final Set<String> OLD = Set.of("arp", "brctl", "ifconfig", "vconfig");

    private static final int NOT_FOUND = 127;
    private static final int CLOSED = 141;

    private Mistakes() {}

    /** Whether nothing of a line was tried, because it was not understood. */
    static boolean isMisunderstood(Problem p) {
        return p.id().startsWith("line.");
    }

    /** Why these words are no command. */
    public static Problem of(Reading reading, List<Token> words) {
        Problem p =
                reading.mistake().isPresent() ? wrong(reading, reading.mistake().get()) : tooShort(words);
        if (!isOld(words)) {
            return p;
        }
        String program = "the program itself: run "
                + Text.words(words.stream().map(Token::text).toList());
        return p.hint(p.hint() == null ? program : p.hint() + "; " + program);
    }

    /** Whether a line is one of an old program's, of which netnsh knows what is found in notes; {@code route} is iproute2's too. */
    private static boolean isOld(List<Token> words) {
        String first = words.get(0).text();
        return OLD.contains(first)
                || first.equals("route")
                        && words.stream().anyMatch(w -> w.text().startsWith("-"));
    }

    private static Problem wrong(Reading reading, Reading.Mistake m) {
        String word = "\"" + m.token().text() + "\"";
        Set<String> expected = expected(reading.expected());
        String hint = expected.isEmpty() ? null : hint(m.token().text(), expected);
        if (m.token().text().startsWith("-") && reading.taken() == 0) {
            return Problem.of("line.word", "unknown option " + word)
                    .at(m.token())
                    .hint("netnsh --help lists netnsh's own, ip(8) those in front of an object");
        }
        if (m.repeated() && m.reason() == null) {
            return Problem.of("line.word", word + " is given twice").at(m.token());
        } else if (m.reason() != null) {
            return Problem.of("line.value", word + ": " + m.reason())
                    .at(m.token(), m.offset())
                    .hint(onlyNear(m.token().text(), expected));
        } else if (reading.expected().isEmpty()) {
            return Problem.of("line.word", word + " is one word too many").at(m.token());
        }
        return Problem.of("line.word", "unknown word " + word).at(m.token()).hint(hint);
    }

    /** Names what must come, not all that may. */
    private static Problem tooShort(List<Token> words) {
        Token last = words.get(words.size() - 1);
        Token end = new Token("", last.end() + 1, last.end() + 1, false);
        return Problem.of(
                        "line.short",
                        list(expected(Reader.needed(Commands.root(), words))) + " is missing behind \"" + last.text()
                                + "\"")
                .at(end);
    }

    /** What could stand there: values in capitals first, they are what is usually missing. */
    private static Set<String> expected(List<Syntax> terminals) {
        Set<String> values = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (Syntax s : terminals) {
            if (s instanceof Syntax.Word w) {
                words.add(w.text());
            } else if (s instanceof Syntax.Slot<?> slot) {
                values.add(slot.type().label());
            } else if (s instanceof Syntax.Rest rest) {
                values.add(rest.name().toUpperCase(java.util.Locale.ROOT));
            }
        }
        values.addAll(words);
        // Options are never what is missing, unless there is nothing else.
        Set<String> plain = new LinkedHashSet<>(values);
        plain.removeIf(v -> v.startsWith("-"));
        return plain.isEmpty() ? values : plain;
    }

    private static String list(Set<String> expected) {
        List<String> some = new ArrayList<>(expected).subList(0, Math.min(MOST, expected.size()));
        String joined = String.join(", ", some);
        int comma = joined.lastIndexOf(", ");
        if (expected.size() > MOST) {
            return joined + ", …";
        }
        return comma < 0 ? joined : joined.substring(0, comma) + " or " + joined.substring(comma + 2);
    }

    private static String onlyNear(String word, Set<String> expected) {
        List<String> near = Near.of(word, expected);
        return near.isEmpty() ? null : Near.question(near);
    }

    private static String hint(String word, Set<String> expected) {
        String near = onlyNear(word, expected);
        return near != null ? near : "expected: " + list(expected);
    }

    /** A first word that is neither a command nor a program. */
    static Problem unknown(Token word, boolean programs) {
        Set<String> verbs = new LinkedHashSet<>();
        for (Verb v : Verbs.all()) {
            verbs.addAll(v.word().spellings());
        }
        List<String> near = Near.of(word.text(), verbs);
        String what = programs ? " is neither a command nor a program" : " is no command";
        String hint = near.isEmpty() ? "\"help\" lists the commands" : Near.question(near);
        if (word.text().equals("sudo")) {
            hint = "leave sudo out: what is typed here runs with the rights that netnsh has";
        }
        String more = programs ? "" : "; in notes no program is implied, say: run " + word.text();
        return Problem.of("line.unknown", "\"" + word.text() + "\"" + what)
                .at(word)
                .hint(hint + more);
    }

    /** The exit status of what a Problem ended. */
    static int status(Problem p) {
        return switch (p.id()) {
            case "line.unknown" -> NOT_FOUND;
            case Runner.INTERRUPTED -> 130;
            case Runner.CLOSED -> CLOSED;
            default -> p.exit() != 1 ? p.exit() : p.errno() != 0 ? 2 : 1;
        };
    }
}
