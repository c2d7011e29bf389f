package netnsh.doc;

import java.util.List;
import netnsh.grammar.Usage;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** The man page netnsh(1), in the man macros of groff_man(7). */
public final class ManPage {
    private ManPage() {}

    /**
     * The whole page.
     *
     * @param version what the program calls itself
     * @param options the options of the program's own command line
     */
    public static String roff(String version, List<Usage.Clause> options) {
        StringBuilder out = new StringBuilder();
        out.append(".\\\" Written from the declarations by \"netnsh doc man\"; do not edit.\n");
        out.append(".TH NETNSH 1 \"\" \"netnsh ").append(escape(version)).append("\" \"User Commands\"\n");
        out.append(".SH NAME\nnetnsh \\- interactive shell for Linux network namespaces\n");
        out.append(".SH SYNOPSIS\n");
        for (String use : List.of("", "FILE [ARGUMENT...]", "-c LINE [-c LINE...]", "LINE...", "-")) {
            out.append(".B netnsh\n");
            out.append(use.isEmpty() ? "" : "[OPTION...] " + escape(use) + "\n");
            out.append(".br\n");
        }
        out.append(".SH DESCRIPTION\n");
        out.append("You stand in a network namespace, what you type happens there. The grammar and the output are those"
                + " of\n");
        out.append(".BR ip (8),\nspoken to the kernel natively. The same lines in a file replay.\n");
        out.append("Without a file or a line it is a prompt; with \\fB\\-\\fR it reads standard input.\n");
        out.append(".SH OPTIONS\n");
        options.forEach(c -> tagged(out, c));
        out.append(".SH LINES\n");
        LineForms.ALL.forEach(c -> tagged(out, c));
        out.append(".SH COMMANDS\n");
        for (Verb v : Verbs.all()) {
            out.append(".SS ").append(escape(v.name())).append('\n');
            out.append(escape(v.summary())).append(".\n");
            for (Form f : v.forms()) {
                form(out, v, f);
            }
        }
        out.append(".SH EXIT STATUS\n");
        out.append("That of the last line: 0 when it went well, 1 when netnsh refused it, 2 when the kernel did, a program's own"
                + " status,\n");
        out.append(
                "127 when a program was not found, 128 and the signal's number when a signal ended it. A command file"
                        + " stops\n");
        out.append("at the first line that fails.\n");
        out.append(".SH FILES\n.TP\n.I /run/netns/NAME\nnamed namespaces, shared with\n.BR ip\\-netns (8)\n");
        out.append(".TP\n.I /etc/netns/NAME/\nfiles that programs in that namespace see in place of those in /etc\n");
        out.append(".SH SEE ALSO\n.BR ip (8),\n.BR ip\\-netns (8),\n.BR network_namespaces (7)\n");
        return out.toString();
    }

    private static void form(StringBuilder out, Verb verb, Form f) {
        out.append(".TP\n");
        out.append("\\fB").append(escape(verb.name())).append("\\fR ");
        out.append(escape(Usage.of(f.syntax()))).append('\n');
        out.append(escape(f.summary())).append('\n');
        for (Form.Example e : f.examples()) {
            out.append(".IP\nExample: \\fB").append(escape(e.line())).append("\\fR (");
            out.append(escape(e.help())).append(")\n");
        }
    }

    private static void tagged(StringBuilder out, Usage.Clause c) {
        out.append(".TP\n\\fB")
                .append(escape(c.usage()))
                .append("\\fR\n")
                .append(escape(c.help()))
                .append('\n');
    }

    private static String escape(String text) {
        String s = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
        return s.startsWith(".") ? "\\&" + s : s;
    }
}
