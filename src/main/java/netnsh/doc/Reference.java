package netnsh.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import netnsh.grammar.Outline;
import netnsh.grammar.Usage;
import netnsh.value.Capability;
import netnsh.verb.Commands;
import netnsh.verb.Verb;

/** The command reference as Markdown: {@code docs/reference.md}. */
public final class Reference {
    private Reference() {}

    /** The whole page. */
    public static String markdown() {
        List<String> out = new ArrayList<>();
        out.add("# Command reference");
        out.add("");
        out.add("Written from the declarations by `netnsh doc reference` (`scripts/docs`); do not edit.");
        out.add("");
        out.add("In usage lines a word in capitals stands for a value, `[ ]` may be left out, `{ | }` is a choice,"
                + " and");
        out.add("`...` means that more of the same may follow. Keywords may be abbreviated as ip(8) allows it.");
        out.add("");
        out.add("[Lines](#lines) · [Objects of iproute2](#objects-of-iproute2) · [Link kinds](#link-kinds) ·");
        out.add("[Other programs](#other-programs-of-iproute2) · [Words of netnsh's own](#words-of-netnshs-own) ·"
                + " [Options of ip](#options-of-ip)");
        out.add("");
        out.add("[iproute2](iproute2.md) lists which of iproute2's keywords are in and which are out.");
        out.add("[Differences](differences.md) lists where netnsh does something else than iproute2 on purpose.");
        out.add("");
        out.add("## Lines");
        table(out, "form", LineForms.ALL);
        List<Book.Chapter> chapters = Book.chapters();
        section(out, "Objects of iproute2", chapters, Verb::isIp);
        kinds(out);
        section(out, "Other programs of iproute2", chapters, Verb::isProgram);
        section(out, "Words of netnsh's own", chapters, v -> !v.isIp() && !v.isProgram());
        out.add("");
        out.add("## As ip and bridge");
        out.add("");
        out.add("Started by a link named `ip` or `bridge`, or as `netnsh ip ...`, netnsh takes those programs'"
                + " arguments and");
        out.add("batch files, answers with their words and their exit status, and supplies nothing that a line leaves"
                + " out.");
        out.add("What it does not have is done by the installed program. It differs from iproute2 6.1 in this:");
        out.add("");
        Differences.ALL.forEach(d -> out.add("* " + d));
        out.add("");
        out.add("## Bash programs");
        out.add("");
        out.add(
                "`netnsh FILE.sh [ARGUMENT...]` runs the program with bash, and so it does a file of any name whose first"
                        + " line");
        out.add("asks for bash. With `--bash` it takes one that asks for `sh` or for nothing, too.");
        out.add("");
        ShellPrograms.ALL.forEach(d -> out.add("* " + d));
        out.add("");
        out.add("## Capabilities");
        out.add("");
        out.add(
                "What netnsh can do depends on these parts of root's power, and on no other. `sudo netnsh --drop` goes on as who");
        out.add("typed it and keeps them; programs get none.");
        out.add("");
        out.add("| capability | without it |");
        out.add("|---|---|");
        for (Capability c : Capability.values()) {
            out.add("| `" + c.name() + "` | " + c.without() + " |");
        }
        out.add("");
        out.add(
                "`as USER` can become anybody else only with `CAP_SETUID` and `CAP_SETGID`, which `--drop` gives away: a program");
        out.add("could be root again with them.");
        out.add("");
        out.add("## Options of ip");
        out.add("");
        out.add("They stand in front of an object, with or without `ip`: `ip -br -4 addr`, `-n left link`.");
        table(out, "option", Outline.all(Commands.options()));
        return String.join("\n", out) + "\n";
    }

    private static void section(List<String> out, String title, List<Book.Chapter> chapters, Predicate<Verb> members) {
        out.add("");
        out.add("## " + title);
        for (Book.Chapter c : chapters) {
            if (members.test(c.verb())) {
                out.add("");
                out.add("### " + c.verb().name());
                out.add("");
                List<String> also = c.verb().word().spellings();
                also = also.subList(1, also.size());
                out.add(sentence(c.verb().summary())
                        + (also.isEmpty() ? "" : " Also spelled `" + String.join("`, `", also) + "`."));
                table(
                        out,
                        "option in front of its objects",
                        Outline.all(c.verb().options()));
                c.entries().forEach(e -> form(out, e));
            }
        }
    }

    private static void form(List<String> out, Book.Entry e) {
        out.add("");
        out.add("#### " + e.form().name());
        out.add("");
        out.add(sentence(e.form().summary()));
        usage(out, e.line());
        table(out, "word", e.words());
        for (Book.Part part : e.parts()) {
            if (part.name().equals("KIND")) {
                out.add("");
                out.add("KIND is one of the [link kinds](#link-kinds).");
            } else if (part.like() != null) {
                out.add("");
                out.add(part.name() + " is as in [" + part.like() + "](#"
                        + part.like().replace(' ', '-') + ").");
            } else {
                table(out, part.name(), part.clauses());
            }
        }
        if (!e.form().examples().isEmpty()) {
            out.add("");
            out.add("```netnsh");
            out.addAll(Book.examples(e.form()));
            out.add("```");
        }
    }

    private static void kinds(List<String> out) {
        out.add("");
        out.add("## Link kinds");
        out.add("");
        out.add("What stands behind `type` in `link add` and `link set`. Any other kind that the running kernel knows"
                + " can be");
        out.add("made too, without options of its own.");
        for (Book.Kind k : Book.kinds()) {
            out.add("");
            out.add("### type " + k.kind().name());
            out.add("");
            out.add(sentence(k.kind().summary()));
            usage(out, k.line());
            table(out, "option", k.words());
            k.like().forEach(l -> out.addAll(List.of("", l)));
        }
    }

    private static void usage(List<String> out, String line) {
        out.add("");
        out.add("```");
        out.addAll(Help.wrapUsage(line, 100, "    "));
        out.add("```");
    }

    private static void table(List<String> out, String head, List<Usage.Clause> clauses) {
        if (clauses.isEmpty()) {
            return;
        }
        out.add("");
        out.add("| " + head + " | meaning |");
        out.add("|---|---|");
        for (Usage.Clause c : clauses) {
            out.add("| `" + c.usage().replace("|", "\\|") + "` | " + c.help().replace("|", "\\|") + " |");
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
