package netnsh.doc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import netnsh.grammar.Args;
import netnsh.grammar.Reader;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.verb.Commands;

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

    /**
     * What the grammar says of a keyword.
     *
     * @param in whether it is understood
     * @param reason why it is refused, where the grammar knows it to refuse it by name; else empty
     */
    public record Verdict(boolean in, Optional<String> reason) {}

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

    /** Whether the keyword is understood where it stands. */
    public static Verdict verdict(Fact fact) {
        List<Token> words = fact.words().stream().map(Token::of).collect(Collectors.toCollection(ArrayList::new));
        Reading reading = Reader.read(Commands.root(), words);
        Optional<String> refused = refusal(reading.soFar());
        if (refused.isPresent() || reading.taken() < words.size()) {
            return new Verdict(false, refused);
        }
        String keyword = words.get(words.size() - 1).text();
        boolean spelled =
                last(reading.soFar()) instanceof Syntax.Word w && w.spellings().contains(keyword);
        if (spelled) {
            return new Verdict(true, Optional.empty());
        }
        // a value out of a list, and not any word
        words.set(words.size() - 1, Token.of(NONSENSE));
        boolean any = Reader.read(Commands.root(), words).taken() == words.size();
        return new Verdict(!any && !(last(reading.soFar()) instanceof Syntax.Word), Optional.empty());
    }

    private static Optional<String> refusal(Args args) {
        for (Args.Binding b : args.bindings()) {
            if (b.value() instanceof Args inner && refusal(inner).isPresent()) {
                return refusal(inner);
            } else if (b.node() instanceof Syntax.Word w && w.refused()) {
                return Optional.of(w.help().substring(0, w.help().length() - Syntax.REFUSED.length()));
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
