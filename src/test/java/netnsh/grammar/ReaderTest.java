package netnsh.grammar;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.clause;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.flag;
import static netnsh.grammar.Syntax.group;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.option;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;
import static netnsh.grammar.Syntax.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final ValueType<Integer> SMALL =
            ValueType.of("N", "number", ReaderTest::small, String::valueOf, "7", "42");
    private static final ValueType<String> NAME = ValueType.of("NAME", "name", w -> w, w -> w, "eth0", "d");
    private static final Syntax.Slot<Integer> MTU = slot("mtu", SMALL, "bytes");
    private static final Syntax.Slot<Integer> METRIC = slot("metric", SMALL, "preference");
    private static final Syntax.Slot<String> DEV = slot("dev", NAME, "interface");
    private static final Syntax.Word UP = word("up", "switch on");
    private static final Syntax.Word USE = exactly("use", "no abbreviation");
    private static final Syntax SET = seq(
            word("set", "change"),
            anyOrder(
                    oneOf(seq(word("dev", "interface"), DEV), DEV),
                    option("mtu", MTU),
                    option("metric", METRIC),
                    flag(UP)));

    private static int small(String word) throws BadValue {
        if (!word.matches("[0-9]{1,4}")) {
            throw new BadValue("not a number below 10000", 1);
        }
        return Integer.parseInt(word);
    }

    private static List<Token> words(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        for (String w : line.split(" ")) {
            tokens.add(new Token(w, at, at + w.length(), false));
            at += w.length() + 1;
        }
        return tokens;
    }

    private static Reading read(Syntax syntax, String line) {
        return Reader.read(syntax, words(line));
    }

    private static Args args(Syntax syntax, String line) {
        Reading r = read(syntax, line);
        assertTrue(r.complete(), () -> line + " -> " + r);
        return r.args().orElseThrow();
    }

    @Test
    void clauses_may_come_in_any_order_and_keep_their_values() {
        Args a = args(SET, "set mtu 42 eth0 up");
        assertEquals(42, a.need(MTU));
        assertEquals("eth0", a.need(DEV));
        assertTrue(a.has(UP));
        assertTrue(a.get(METRIC).isEmpty());
        assertEquals("set mtu 42 eth0 up", String.join(" ", a.words()));
    }

    @Test
    void a_clause_given_twice_is_a_repeated_mistake() {
        Reading r = read(SET, "set eth0 mtu 7 mtu 8");
        assertFalse(r.complete());
        assertEquals(4, r.taken());
        assertTrue(r.mistake().orElseThrow().repeated());
    }

    @Test
    void the_first_declared_keyword_wins_where_an_abbreviation_fits_several() {
        Args a = args(SET, "set eth0 m 42");
        assertEquals(42, a.need(MTU));
    }

    @Test
    void a_value_beats_an_abbreviated_keyword_so_that_an_interface_called_d_is_reachable() {
        assertEquals("d", args(SET, "set d up").need(DEV));
        assertEquals("u", args(SET, "set u up").need(DEV));
    }

    @Test
    void a_keyword_spelled_out_beats_a_value() {
        Reading r = read(SET, "set up");
        assertFalse(r.complete(), "up is the keyword, the interface is still missing");
        assertEquals("up", args(SET, "set dev up up").need(DEV));
    }

    @Test
    void a_quoted_word_is_a_keyword_where_no_value_fits() {
        List<Token> line = List.of(Token.of("set"), Token.of("eth0"), new Token("up", 9, 13, true));
        Args a = Reader.read(SET, line).args().orElseThrow();
        assertEquals("eth0", a.need(DEV));
        assertTrue(a.has(UP));
        List<Token> abbreviated = List.of(Token.of("set"), Token.of("eth0"), new Token("m", 9, 12, true));
        assertFalse(Reader.read(SET, abbreviated).complete());
    }

    @Test
    void a_quoted_word_is_a_value_where_one_fits() {
        List<Token> line = List.of(Token.of("set"), new Token("up", 4, 8, true), Token.of("up"));
        Args a = Reader.read(SET, line).args().orElseThrow();
        assertEquals("up", a.need(DEV));
        assertTrue(a.has(UP));
    }

    @Test
    void exact_keywords_take_no_abbreviation() {
        assertTrue(read(USE, "use").complete());
        assertFalse(read(USE, "us").complete());
    }

    @Test
    void a_wrong_value_tells_its_reason_and_place() {
        Reading.Mistake m = read(SET, "set eth0 mtu x1").mistake().orElseThrow();
        assertEquals("not a number below 10000", m.reason());
        assertEquals(1, m.offset());
        assertEquals(13, m.token().start());
    }

    @Test
    void an_unknown_keyword_has_no_reason_but_what_was_expected() {
        Reading r = read(oneOf(word("add", "new"), word("del", "gone")), "foo");
        assertNull(r.mistake().orElseThrow().reason());
        assertEquals(2, r.expected().size());
    }

    @Test
    void an_unfinished_line_is_no_mistake_but_says_what_could_follow() {
        Reading r = read(SET, "set eth0 mtu");
        assertFalse(r.complete());
        assertTrue(r.mistake().isEmpty());
        assertEquals(List.of(MTU), r.expected());
    }

    @Test
    void groups_keep_their_words_apart_and_may_repeat() {
        Syntax.Group hop =
                group("hop", seq(word("nexthop", "one way"), anyOrder(option("mtu", MTU), option("dev", DEV))));
        Syntax route = seq(word("add", "new"), option("mtu", MTU), many(hop));
        Args a = args(route, "add mtu 1 nexthop mtu 2 dev x nexthop dev y mtu 3");
        assertEquals(1, a.need(MTU));
        List<Args> hops = a.groups(hop);
        assertEquals(List.of(2, 3), hops.stream().map(h -> h.need(MTU)).toList());
        assertEquals(List.of("x", "y"), hops.stream().map(h -> h.need(DEV)).toList());
        assertEquals("add mtu 1 nexthop mtu 2 dev x nexthop dev y mtu 3", String.join(" ", a.words()));
    }

    @Test
    void tags_tell_which_alternative_was_taken_even_when_it_is_empty() {
        Syntax s = seq(
                word("link", "x"),
                oneOf(
                        new Syntax.Tag("set", seq(word("set", "x"), DEV)),
                        new Syntax.Tag("show", maybe(word("show", "x"), maybe(DEV)))));
        assertEquals("set", args(s, "link set eth0").tag());
        assertEquals("show", args(s, "link").tag());
        assertEquals("show", args(s, "link show eth0").tag());
    }

    @Test
    void the_rest_takes_everything() {
        Syntax.Rest command = rest("command", "program and arguments");
        Syntax s = seq(word("exec", "run"), DEV, command);
        assertEquals(List.of("ping", "-c", "1"), args(s, "exec left ping -c 1").rest(command));
        assertEquals(List.of(), args(s, "exec left").rest(command));
    }

    @Test
    void some_wants_at_least_one() {
        assertFalse(read(seq(word("add", "x"), some(DEV)), "add").complete());
        assertEquals(
                List.of("a", "b"),
                args(seq(word("add", "x"), some(DEV)), "add a b").all(DEV));
    }

    @Test
    void every_sample_of_a_shape_is_read_and_written_back_the_same() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Syntax.Group hop =
                group("hop", seq(word("nexthop", "one way"), anyOrder(option("mtu", MTU), clause("dev", DEV))));
        Syntax shape = seq(word(List.of("route", "r2"), "x"), option("metric", METRIC), many(hop));
        for (int i = 0; i < 500; i++) {
            List<String> line = Usage.sample(i % 2 == 0 ? SET : shape, random);
            Reading r = Reader.read(
                    i % 2 == 0 ? SET : shape, line.stream().map(Token::of).toList());
            assertTrue(r.complete(), () -> "seed " + seed + ": " + line + " -> " + r);
            List<String> back = r.args().orElseThrow().words();
            Reading again = Reader.read(
                    i % 2 == 0 ? SET : shape, back.stream().map(Token::of).toList());
            assertEquals(back, again.args().orElseThrow().words(), "seed " + seed);
        }
    }

    @Test
    void usage_reads_like_ips_help() {
        assertEquals("set { dev NAME | NAME } [ mtu N ] [ metric N ] [ up ]", Usage.of(SET));
    }

    @Test
    void a_line_that_is_too_short_says_what_must_come_and_not_all_that_may() {
        Syntax.Word type = Syntax.word("type", "");
        Syntax.Word mtu = Syntax.word("mtu", "");
        Syntax.Word name = Syntax.word("name", "");
        Syntax line = Syntax.seq(Syntax.anyOrder(Syntax.maybe(mtu), name), Syntax.maybe(mtu), type);
        assertEquals(List.of(name), Reader.needed(line, List.of(Token.of("mtu"))));
        assertEquals(List.of(type), Reader.needed(line, List.of(Token.of("name"))));
        assertEquals(List.of(), Reader.needed(line, List.of(Token.of("name"), Token.of("type"))));
    }
}
