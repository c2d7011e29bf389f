package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import netnsh.Stock;
import org.junit.jupiter.api.Test;

/** The man page as man(1) would set it. */
class ManPageIT {
    @Test
    void groff_sets_the_page_without_a_warning() throws Exception {
        assertEquals("", groff("-ww", "-z"));
    }

    @Test
    void a_reader_sees_the_sections_and_the_signs_as_they_are_typed() throws Exception {
        String page = groff("-Tutf8", "-P-cbou");
        for (String part : new String[] {
            "NAME\n       netnsh - interactive shell for Linux network namespaces",
            "\nSYNOPSIS\n",
            "\nOPTIONS\n",
            "\nLINES\n",
            "\nCOMMANDS\n",
            "\nLINK KINDS\n",
            "\nEXIT STATUS\n",
            "addr add [ local ] PREFIX [ OPTION ]...",
            "addr add 10.0.1.1/24 dev v0",
            "--sandbox",
            "sets a variable; $NAME, ${NAME}, ${NAME:-default} use it",
        }) {
            assertTrue(page.contains(part), part);
        }
    }

    private static String groff(String... options) throws IOException, InterruptedException {
        String[] command = new String[options.length + 4];
        command[0] = "groff";
        command[1] = "-man";
        command[2] = "-rLL=100n";
        System.arraycopy(options, 0, command, 3, options.length);
        command[command.length - 1] = "docs/netnsh.1";
        return Stock.output(command);
    }
}
