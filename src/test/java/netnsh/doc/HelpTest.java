package netnsh.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.plan.Problem;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static String on(String topic) {
        return String.join("\n", Help.on(topic.isEmpty() ? List.of() : List.of(topic.split(" "))));
    }

    @Test
    void the_overview_names_every_command_once() {
        for (Verb verb : Verbs.all()) {
            long lines = on("").lines()
                    .filter(l -> l.startsWith("  " + verb.name() + " ") && l.endsWith(" " + verb.summary()))
                    .count();
            assertEquals(1, lines, verb.name());
        }
    }

    @Test
    void every_form_can_be_asked_for_by_its_name_and_shows_its_examples() {
        for (Verb verb : Verbs.all()) {
            for (Form form : verb.forms()) {
                String text = on(form.name().matches("[a-z -]+") ? form.name() : verb.name());
                assertTrue(text.contains(form.name() + ": " + form.summary()), form.name() + "\n" + text);
                form.examples().forEach(e -> assertTrue(text.contains(e.line()), text));
            }
        }
    }

    @Test
    void every_link_kind_can_be_asked_for_behind_link_and_behind_link_add() {
        for (LinkKind kind : Kinds.all()) {
            String text = on("link " + kind.name());
            assertTrue(text.startsWith("link type " + kind.name() + ": " + kind.summary()), text);
            assertEquals(text, on("link add type " + kind.name()));
            assertEquals(text, on("ip link add " + kind.name()));
        }
        assertTrue(on("link vlan").contains("id VID"), on("link vlan"));
    }

    @Test
    void abbreviations_and_other_spellings_are_understood() {
        assertEquals(on("addr"), on("address"));
        assertEquals(on("addr"), on("ip a"));
        assertEquals(on("link show"), on("l sh"));
        assertEquals(on("link set"), on("link change"));
        assertEquals(on("neigh show"), on("neighbour list"));
    }

    @Test
    void help_in_the_middle_of_a_line_is_about_its_command() {
        assertEquals(on("addr add"), on("addr add 10.0.0.1/24 dev"));
        assertEquals(on("addr"), on("addr 10.0.0.1/24"));
    }

    @Test
    void ip_alone_lists_its_options() {
        assertTrue(on("ip").contains("-n|-netns|--netns NS"), on("ip"));
        assertTrue(on("ip").contains("-json|--json"), on("ip"));
    }

    @Test
    void long_lists_of_options_stand_below_the_usage_line() {
        assertTrue(
                on("link add").contains("link add [ [ name | dev ] NAME ] [ OPTION ]... type KIND ..."),
                on("link add"));
        assertTrue(on("addr add")
                        .lines()
                        .filter(l -> l.contains("addr add [ local ] PREFIX [ OPTION ]..."))
                        .count()
                == 1);
        assertTrue(on("addr add").contains("\nOPTION:\n"), on("addr add"));
    }

    @Test
    void no_line_ends_in_blanks_or_is_wider_than_a_screen_of_help() {
        for (Verb verb : Verbs.all()) {
            for (Form form : verb.forms()) {
                for (String line : Help.on(List.of(form.name().split(" ")[0]))) {
                    assertEquals(line.stripTrailing(), line);
                }
            }
        }
    }

    @Test
    void what_is_unknown_is_refused_with_a_way_on() {
        Problem command = assertThrows(Problem.class, () -> on("xyzzy"));
        assertEquals("there is no command \"xyzzy\"", command.getMessage());
        Problem word = assertThrows(Problem.class, () -> on("addr xyzzy"));
        assertEquals("\"xyzzy\" is no part of addr", word.getMessage());
        assertFalse(word.hint().isBlank());
    }

    @Test
    void words_of_a_line_that_are_no_commands_are_told_of_too() {
        assertTrue(Help.on(List.of("for")).get(0).startsWith("for, while, if, case"));
        assertTrue(Help.on(List.of("retry")).get(0).startsWith("retry TIME LINE"));
        assertTrue(Help.on(List.of("fo")).get(0).startsWith("forward"));
    }
}
