package netnsh.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LexerTest {
    private static final Map<String, List<String>> VALUES = Map.of(
            "NS", List.of("ip netns exec left"),
            "EMPTY", List.of(""),
            "IF", List.of("eth0"),
            "HOME", List.of("/root"),
            "@", List.of("a b", "c"),
            "1", List.of("a b"),
            "#", List.of("2"));

    private static List<String> words(String line) {
        Expansion e = Expansion.of(Lexer.scan(line).code(), VALUES::get);
        assertTrue(e.fault().isEmpty(), () -> e.fault().toString());
        return e.tokens().stream().map(Token::text).toList();
    }

    private static String shape(String line) {
        StringBuilder out = new StringBuilder();
        for (Lexeme l : Lexer.scan(line).lexemes()) {
            out.append(l.kind().name().charAt(0)).append('<').append(l.text()).append('>');
        }
        return out.toString();
    }

    @Test
    void splits_words_at_blanks_and_keeps_their_columns() {
        List<Token> tokens = Expansion.of(Lexer.scan("  link\tadd  x").code(), Variables.NONE)
                .tokens();
        assertEquals(
                List.of(new Token("link", 2, 6, false), new Token("add", 7, 10, false), new Token("x", 12, 13, false)),
                tokens);
    }

    @Test
    void reads_quotes_and_backslashes_as_sh_does() {
        assertEquals(
                List.of("a b", "c\"d", "e$IF", "f'g", "h i", "\\x", "$IF"),
                words("'a b' \"c\\\"d\" 'e$IF' \"f'g\" h\\ i \"\\x\" \\$IF"));
        assertEquals(List.of("", "ab c"), words("'' a\"b \"c"));
        assertTrue(Expansion.of(Lexer.scan("a'b'").code(), Variables.NONE)
                .tokens()
                .get(0)
                .quoted());
    }

    @Test
    void takes_a_hash_for_a_comment_only_at_the_start_of_a_word() {
        assertEquals("W<link>W<a#b>C<# c 'd>", shape("link a#b # c 'd"));
        assertTrue(Lexer.scan("link # it's").fault().isEmpty());
        assertEquals(List.of("#x"), words("'#x'"));
    }

    @Test
    void tells_operators_from_quoted_ones() {
        assertEquals("W<a>O<|>W<b>O<>>>W<c>O<&&>W<d>O<||>W<e>O<;>W<f>O<&>", shape("a|b>>c && d||e;f &"));
        assertEquals("W<a>O<2>>W</dev/null>O<2>&>W<1>", shape("a 2>/dev/null 2>&1"));
        assertEquals("W<a2>O<>>W<b>", shape("a2>b"));
        assertEquals("W<a>W<'|'>W<\\|>W<\"&&\">", shape("a '|' \\| \"&&\""));
    }

    @Test
    void fills_in_variables_outside_single_quotes() {
        assertEquals(List.of("dev", "eth0", "eth0.5", "$IF"), words("dev $IF \"${IF}.5\" '$IF'"));
        assertEquals(List.of("x", "eth0", "y z", "eth0"), words("${NO:-x} ${IF:-x} \"${NO:-y z}\" ${NO:-$IF}"));
        assertEquals(List.of("2", "left"), words("$# ${NO:-left}"));
    }

    @Test
    void splits_an_unquoted_value_and_keeps_a_quoted_one_whole() {
        assertEquals(List.of("ip", "netns", "exec", "left", "ping"), words("$NS ping"));
        assertEquals(List.of("ip netns exec left"), words("\"$NS\""));
        assertEquals(List.of("a", "b"), words("a $EMPTY b"));
        assertEquals(List.of("a", "", "b"), words("a \"$EMPTY\" b"));
        assertEquals(List.of("xip", "netns", "exec", "lefty"), words("x${NS}y"));
        assertEquals(List.of("xa b", "cy"), words("\"x$@y\""));
        assertEquals(List.of("a", "b", "c"), words("$@"));
        assertEquals(List.of("/root/x", "a~", "~x"), words("~/x a~ ~x"));
    }

    @Test
    void refuses_an_unset_variable_under_its_own_columns() {
        Expansion e = Expansion.of(Lexer.scan("addr add $NO dev x").code(), VALUES::get);
        Fault fault = e.fault().orElseThrow();
        assertEquals("the variable NO is not set", fault.message());
        assertEquals(9, fault.start());
        assertEquals(12, fault.end());
        Fault argument =
                Expansion.of(Lexer.scan("echo $3").code(), VALUES::get).fault().orElseThrow();
        assertEquals("there is no argument 3", argument.message());
    }

    @Test
    void names_the_column_where_an_open_quote_was_opened() {
        Scan scan = Lexer.scan("link add b5 type \"ifb");
        assertEquals(
                "the quote \" opened at column 18 is never closed",
                scan.fault().orElseThrow().message());
        assertEquals(Scan.Open.DOUBLE_QUOTE, scan.open());
        assertEquals(Scan.Open.SINGLE_QUOTE, Lexer.scan("echo 'a").open());
        assertEquals(Scan.Open.BACKSLASH, Lexer.scan("echo a\\").open());
        assertEquals(Scan.Open.OPERATOR, Lexer.scan("echo a &&  # b").open());
        assertEquals(Scan.Open.EXPANSION, Lexer.scan("echo ${A").open());
    }

    @Test
    void joins_lines_at_a_backslash_and_separates_them_otherwise() {
        assertEquals(List.of("ab", "c"), words("a\\\nb \\\n c"));
        assertEquals("W<a>O<\n>W<b>", shape("a\nb"));
    }

    @Test
    void leaves_to_a_shell_what_only_a_shell_can_fill_in() {
        for (String word : List.of("$(echo \")\" x)", "`id`", "${IF#e}", "\"a$(id)b\"")) {
            Scan scan = Lexer.scan(word + " z");
            assertEquals(2, scan.lexemes().size(), word);
            assertTrue(scan.lexemes().get(0).needsShell(), word);
            assertTrue(Expansion.of(scan.code(), VALUES::get).fault().isPresent(), word);
        }
        assertFalse(Lexer.scan("'$(id)'").lexemes().get(0).needsShell());
    }

    @Test
    void reads_half_a_line_for_completion() {
        List<Token> tokens = Lexer.lenient("addr add $NO dev \"et", VALUES::get);
        assertEquals(
                List.of("addr", "add", "$NO", "dev", "et"),
                tokens.stream().map(Token::text).toList());
        assertEquals(17, tokens.get(4).start());
    }

    @Test
    void never_fails_on_any_text() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = " \t\n\r\\'\"$`(){}#@*?|&;<>~!:-=aAb1\u00e9\ud83d\ude00\udc80\u0000";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                line.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = line.toString();
            try {
                Scan scan = Lexer.scan(text);
                for (Lexeme l : scan.lexemes()) {
                    assertEquals(l.text(), text.substring(l.start(), l.end()));
                }
                Expansion.of(scan.code(), VALUES::get);
                Lexer.lenient(text, Variables.NONE);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", line <" + text + ">", e);
            }
        }
    }

    @Test
    void an_arrow_that_stands_alone_is_a_word() {
        assertEquals(
                List.of("forward", "6000", "->", "left:80"),
                Lexer.lenient("forward 6000 -> left:80", name -> null).stream()
                        .map(Token::text)
                        .toList());
        assertEquals(
                1,
                Lexer.scan("cat ->file").code().stream()
                        .filter(l -> l.kind() == Lexeme.Kind.OPERATOR)
                        .count());
        assertEquals(
                1,
                Lexer.scan("cat x-> file").code().stream()
                        .filter(l -> l.kind() == Lexeme.Kind.OPERATOR)
                        .count());
    }
}
