package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import netnsh.grammar.BadValue;
import netnsh.grammar.Outline;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.Usage;
import netnsh.grammar.ValueType;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.plan.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds for each command what the house promises of all: it is explained, read, written back and abbreviated. */
class GrammarTest {
    private static final int SENTENCES = 6000;

    /** A shape and where it stands. */
    private record Shape(String name, Syntax syntax) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Shape("options", Commands.options()));
        for (Verb verb : Verbs.all()) {
            verb.forms().forEach(form -> shapes.add(new Shape(form.name(), form.syntax())));
        }
        for (LinkKind kind : Kinds.all()) {
            shapes.add(new Shape("new " + kind.name(), kind.syntax(true)));
            shapes.add(new Shape("set " + kind.name(), kind.syntax(false)));
        }
        return shapes.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void each_word_that_may_be_typed_is_explained(Shape shape) {
        Outline outline = Outline.of(shape.syntax());
        List<Usage.Clause> clauses = new ArrayList<>(Outline.all(shape.syntax()));
        clauses.addAll(outline.words());
        outline.parts().forEach(part -> clauses.addAll(part.clauses()));
        for (Usage.Clause clause : clauses) {
            assertFalse(clause.usage().isBlank(), shape.name());
            assertFalse(clause.help().isBlank(), shape.name() + ": " + clause.usage() + " has no help");
        }
        for (Syntax terminal : terminals(shape.syntax())) {
            String help = terminal instanceof Syntax.Word w
                    ? w.help()
                    : terminal instanceof Syntax.Slot<?> slot ? slot.help() : ((Syntax.Rest) terminal).help();
            assertFalse(help.isBlank(), () -> shape.name() + ": " + Usage.of(terminal) + " has no help");
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void its_usage_line_names_what_has_to_come_and_has_all_its_brackets(Shape shape) {
        boolean silent = terminals(shape.syntax()).isEmpty();
        for (String line :
                List.of(Usage.of(shape.syntax()), Outline.of(shape.syntax()).line())) {
            assertEquals(silent, line.isBlank(), shape.name());
            assertEquals(count(line, "[ "), count(line, " ]"), line);
            assertEquals(count(line, "{ "), count(line, " }"), line);
        }
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void each_value_reads_its_own_examples_and_writes_them_so_that_it_reads_them_again(Shape shape) throws BadValue {
        for (Syntax terminal : terminals(shape.syntax())) {
            if (terminal instanceof Syntax.Slot<?> slot) {
                assertFalse(slot.type().label().isBlank(), slot.name());
                assertFalse(slot.type().examples().isEmpty(), slot.name() + " has no example");
                for (String example : slot.type().examples()) {
                    there_and_back(slot.type(), example, shape.name() + ", " + slot.name());
                }
            }
        }
    }

    private static <T> void there_and_back(ValueType<T> type, String example, String where) throws BadValue {
        String written = type.write(type.read(example));
        assertEquals(written, type.write(type.read(written)), where + ": " + example);
    }

    /** Every word, value and rest in a shape, each once. */
    private static Set<Syntax> terminals(Syntax s) {
        Set<Syntax> found = new LinkedHashSet<>();
        walk(s, found);
        return found;
    }

    private static void walk(Syntax s, Set<Syntax> found) {
        if (s instanceof Syntax.Seq seq) {
            seq.parts().forEach(p -> walk(p, found));
        } else if (s instanceof Syntax.OneOf one) {
            one.choices().forEach(c -> walk(c, found));
        } else if (s instanceof Syntax.AnyOrder any) {
            any.items().forEach(i -> walk(i, found));
        } else if (s instanceof Syntax.Maybe maybe) {
            walk(maybe.of(), found);
        } else if (s instanceof Syntax.Many many) {
            walk(many.of(), found);
        } else if (s instanceof Syntax.Group group) {
            walk(group.of(), found);
        } else if (s instanceof Syntax.Tag tag) {
            walk(tag.of(), found);
        } else if (s instanceof Syntax.Later later) {
            walk(later.get(), found);
        } else {
            found.add(s);
        }
    }

    @Test
    void what_the_grammar_says_it_also_understands_and_spelled_out_it_means_the_same() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Verb> verbs = Verbs.all();
        for (int i = 0; i < SENTENCES; i++) {
            Verb verb = verbs.get(i % verbs.size());
            List<String> words = new ArrayList<>();
            if (verb.isIp()) {
                words.addAll(random.nextInt(2) == 0 ? List.of("ip") : List.of());
                words.addAll(Usage.sample(Commands.options(), random));
            }
            words.addAll(Usage.sample(verb.syntax(false), random));
            String where = "seed " + seed + ", sentence " + i + ": " + String.join(" ", words);
            Reading reading = read(words);
            assertTrue(reading.complete(), () -> where + ", understood: " + reading.taken());
            assertEquals(words.size(), reading.roles().size(), where);
            Request request = Commands.request(reading, Context.HOME);
            Reading again = read(reading.args().orElseThrow().words());
            assertTrue(again.complete(), where);
            Request same = Commands.request(again, Context.HOME);
            assertEquals(request.form().name(), same.form().name(), where);
            assertEquals(request.words(), same.words(), where);
        }
    }

    private static Reading read(List<String> words) {
        return Commands.read(words.stream().map(Token::of).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "a, addr show",
        "ad, addr show",
        "a s, addr show",
        "ip a s, addr show",
        "ip a l, addr show",
        "ip ad sh dev lo, addr show",
        "ip addr ls lo, addr show",
        "ip -4 a, addr show",
        "ip a a 10.0.0.1/24 dev lo, addr add",
        "ip a c 10.0.0.1/24 dev lo, addr change",
        "ip a r 10.0.0.1/24 dev lo, addr replace",
        "ip a d 10.0.0.1/24 dev lo, addr delete",
        "ip a f dev lo, addr flush",
        "ip l, link show",
        "ip l s lo up, link set",
        "ip l s v0, link set",
        "ip l sh, link show",
        "ip l l, link show",
        "ip li a type dummy, link add",
        "ip l d v0, link delete",
        "ip l r br0 type bridge, link replace",
        "ip r, route show",
        "ip r s, route show",
        "ip r l, route show",
        "ip r g 10.0.0.1, route get",
        "ip r a default via 10.0.0.1, route add",
        "ip r d default, route delete",
        "ip ro r default via 10.0.0.1, route replace",
        "ip r f table 100, route flush",
        "ip ru, rule show",
        "ip ru s, rule show",
        "ip ru a from 10.0.0.1 lookup main, rule add",
        "ip n, neigh show",
        "ip ne, neigh show",
        "ip nei s, neigh show",
        "ip n a 10.0.0.2 lladdr 02:00:00:00:00:01 dev lo, neigh add",
        "ip net, netns list",
        "ip netn a left, netns add",
        "ip netns e left true, netns exec",
        "ip netns d left, netns delete",
        "ip -br -c l, link show",
        "ip -s -s li, link show",
        "ip -det a, addr show",
        "ip -js -pr a, addr show",
        "ip -o -f inet a, addr show",
        "ip -fam inet6 r, route show",
        "ip -net left a, addr show",
        "-n left l, link show",
    })
    void abbreviations_mean_what_they_mean_to_ip(String line, String form) {
        Reading reading = read(List.of(line.split(" ")));
        String meant = reading.complete()
                ? Commands.request(reading, Context.HOME).form().name()
                : null;
        assertEquals(form, meant, line);
    }
}
