package netnsh.bash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import netnsh.kernel.Callers.Mailbox;
import netnsh.value.Utf8;

/** The file that bash reads in front of every program (BASH_ENV): the functions, and where they find their session. */
final class Functions {
    private static final String ONE =
            "\t@NAME@() {\n\t\t{ local -; set +x; } 2>/dev/null\n\t\t__netnsh @NAME@ \"$@\" || return\n\t}\n";

    /**
     * What bash asks when it finds no program (bash(1), "COMMAND EXECUTION"): the empty word in front says that a command of
     * netnsh's own is meant. Without one bash would ask again.
     */
    private static final String OTHERS = "\tcommand_not_found_handle() {\n\t\t[[ -n $1 ]] && __netnsh '' \"$@\"\n\t}\n";

    private Functions() {}

    /**
     * The text.
     *
     * @param before what BASH_ENV was, or null: that file is read afterwards
     * @param own whether commands of netnsh's own are known, too
     * @param options what the program asks bash for that would show how the file is read: {@code -x}, {@code -v}…
     */
    static String text(Mailbox mailbox, String before, boolean own, List<String> options) {
        StringBuilder functions = new StringBuilder(own ? OTHERS : "");
        Calls.names().forEach(name -> functions.append(ONE.replace("@NAME@", name)));
        String old = "";
        if (before != null && !before.isEmpty()) {
            // bash expands it as it expands words between double quotes
            String word = "\"" + before.replace("\"", "\\\"") + "\"";
            old = "[[ ! -e " + word + " ]] || . " + word + "\n";
        }
        StringBuilder last = new StringBuilder();
        options.forEach(o -> last.append("set ").append(o).append('\n'));
        return template()
                        .replace("@FOLDER@", quoted(mailbox.folder()))
                        .replace("@PIPE@", quoted(mailbox.pipe()))
                        .replace("@PID@", String.valueOf(mailbox.owner()))
                        .replace("@NUMBER@", String.valueOf(mailbox.number()))
                        .replace("@NAMES@", String.join(" | ", Calls.names()))
                        .replace("@FUNCTIONS@", functions.toString().stripTrailing())
                        .replace("@BASH_ENV@\n", old)
                + last;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String template() {
        try (InputStream in = Functions.class.getResourceAsStream("functions.bash")) {
            return Utf8.decode(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
