package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.Main;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated files say what the declarations say. */
class GeneratedTest {
    private static final Map<String, String> FILES = Map.of(
            "bash", "completions/netnsh.bash",
            "zsh", "completions/netnsh.zsh",
            "fish", "completions/netnsh.fish",
            "man", "docs/netnsh.1",
            "reference", "docs/reference.md",
            "iproute2", "docs/iproute2.md");

    private static String generated(String what) {
        return Hooks.generated(what, Main.VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "man", "reference", "iproute2"})
    void the_file_in_the_project_is_what_the_declarations_give(String what) throws IOException {
        Path file = Path.of(FILES.get(what));
        assertTrue(Files.exists(file), file + " is missing; scripts/docs writes it");
        assertEquals(generated(what), Files.readString(file), file + " is stale; scripts/docs writes it anew");
    }

    @Test
    void the_reference_and_the_man_page_name_every_verb_form_example_and_kind() {
        List<String> missing = new ArrayList<>();
        String reference = generated("reference");
        String man = generated("man").replace("\\-", "-").replace("\\(aq", "'");
        for (Verb verb : Verbs.all()) {
            want(reference, "\n### " + verb.name() + "\n", missing);
            want(man, "\n.SS " + verb.name() + "\n", missing);
            for (Form form : verb.forms()) {
                want(reference, "\n#### " + form.name() + "\n", missing);
                for (Form.Example example : form.examples()) {
                    want(reference, "\n" + example.line(), missing);
                }
            }
        }
        for (LinkKind kind : Kinds.all()) {
            want(reference, "\n### type " + kind.name() + "\n", missing);
            want(man, "\n.SS type " + kind.name() + "\n", missing);
        }
        assertEquals(List.of(), missing);
    }

    private static void want(String text, String part, List<String> missing) {
        if (!text.contains(part)) {
            missing.add(part);
        }
    }

    @Test
    void every_option_of_the_program_is_in_the_man_page_and_in_the_completions() {
        assertFalse(Arguments.options().isEmpty());
        Arguments.options().forEach(option -> {
            String name = option.usage().replaceAll(".*(--[a-z-]+).*", "$1");
            assertTrue(
                    Arguments.usage().contains(name + " ") || Arguments.usage().contains(name + "\n"), name);
            assertTrue(generated("man").contains("\\fB" + name.replace("-", "\\-")), name);
            for (String shell : List.of("bash", "zsh", "fish")) {
                assertTrue(generated(shell).contains(name), name + " in " + shell);
            }
        });
    }

    @Test
    void no_line_of_the_man_page_is_taken_for_a_request_by_accident() {
        for (String line : generated("man").split("\n")) {
            assertFalse(line.startsWith("'"), line);
            assertTrue(
                    !line.startsWith(".") || line.matches("\\.(TH|SH|SS|TP|IP|PP|PD|RS|RE|B|BR|I|br|\\\\\")( .*)?"),
                    line);
        }
    }

    @Test
    void usage_lines_of_the_reference_fit_on_a_page() {
        boolean open = false;
        boolean usage = false;
        for (String line : generated("reference").split("\n")) {
            if (line.startsWith("```")) {
                open = !open;
                usage = open && line.equals("```");
            }
            assertTrue(!usage || line.length() <= 110, line);
        }
    }
}
