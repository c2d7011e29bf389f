package netnsh.doc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import netnsh.grammar.Args;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.verb.Commands;
import netnsh.verb.Verbs;

/**
 * Which keywords of iproute2's are understood. The keywords are facts, read from {@code iproute2-6.1.tsv}; whether one
 * of them is in is asked of the grammar each time, by reading the line that it stands in.
 */
public final class Iproute2 {
    private Iproute2() {}

    /** The version that the facts are about. */
    public static final String VERSION = "6.1";

    /** A word that no list of keywords has; where it is taken, any word is. */
    private static final String NONSENSE = "not-a-word";

    /**
     * A keyword of iproute2's.
     *
     * @param object the program and its object: {@code ip link}
     * @param command what of it, as a title: {@code add}, {@code type vlan}
     * @param line the words in front, which make a line that could go on with the keyword
     * @param keyword the keyword itself, the last word; words in front of it belong to it: {@code vf (0) mac}. Values in
     *     brackets are examples
     */
    public record Fact(String object, String command, String line, String keyword) {
        /** The keyword without the examples. */
        public String name() {
            return keyword.replaceAll("\\([^)]*\\) ", "");
        }

        /** The words of a line that ends with the keyword. */
        public List<String> words() {
            return List.of((line + " " + keyword.replaceAll("[()]", "")).split(" "));
        }
    }

    /** What becomes of a keyword. */
    public enum State {
        /** It is understood. */
        IN,
        /** It is refused in a sentence of its own. */
        REFUSED,
        /** A line with it is done by the installed program. */
        PROGRAM,
        /** It is unknown. */
        OUT
    }

    /**
     * What the grammar says of a keyword.
     *
     * @param reason why it is refused, where it is; else empty
     */
    public record Verdict(State state, Optional<String> reason) {
        private static Verdict of(State state) {
            return new Verdict(state, Optional.empty());
        }

        /** Whether it is understood. */
        public boolean in() {
            return state == State.IN;
        }
    }

    /** All facts, in the order of the file. */
    public static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        String name = "iproute2-" + VERSION + ".tsv";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Iproute2.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] f = line.split("\t", -1);
                    facts.add(new Fact(f[0], f[1], f[2], f[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    /**
     * What becomes of the keyword where it stands.
     *
     * @param options options in front of an object that are read before the grammar sees a line, by program
     */
    public static Verdict verdict(Fact fact, Map<String, List<String>> options) {
        if (options.getOrDefault(fact.line(), List.of()).contains(fact.keyword())) {
            return Verdict.of(State.IN);
        }
        List<Token> words = fact.words().stream().map(Token::of).collect(Collectors.toCollection(ArrayList::new));
        Reading reading = Commands.read(words);
        Optional<Verdict> special = special(reading.soFar());
        if (special.isPresent()) {
            return special.get();
        } else if (reading.taken() < words.size()) {
            return Verdict.of(State.OUT);
        }
        String keyword = words.get(words.size() - 1).text();
        if (last(reading.soFar()) instanceof Syntax.Word w) {
            return Verdict.of(w.spellings().contains(keyword) ? State.IN : State.OUT);
        }
        // a value out of a list, and not any word
        words.set(words.size() - 1, Token.of(NONSENSE));
        boolean any = Commands.read(words).taken() == words.size();
        return Verdict.of(any ? State.OUT : State.IN);
    }

    private static Optional<Verdict> special(Args args) {
        for (Args.Binding b : args.bindings()) {
            if (b.value() instanceof Args inner && special(inner).isPresent()) {
                return special(inner);
            } else if (b.node() instanceof Syntax.Word w) {
                if (w.refused()) {
                    String why = w.help().substring(0, w.help().length() - Syntax.REFUSED.length());
                    return Optional.of(new Verdict(State.REFUSED, Optional.of(why)));
                } else if (Verbs.byProgram(w)) {
                    return Optional.of(Verdict.of(State.PROGRAM));
                }
            }
        }
        return Optional.empty();
    }

    private static Syntax last(Args args) {
        if (args.bindings().isEmpty()) {
            return Syntax.EMPTY;
        }
        Args.Binding b = args.bindings().get(args.bindings().size() - 1);
        return b.value() instanceof Args inner && !inner.bindings().isEmpty() ? last(inner) : b.node();
    }
}
