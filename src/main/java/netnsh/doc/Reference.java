package netnsh.doc;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Usage;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** The command reference as Markdown: {@code docs/reference.md}. */
public final class Reference {
    private Reference() {}

    /** The whole page. */
    public static String markdown() {
        List<String> out = new ArrayList<>();
        out.add("# Command reference");
        out.add("");
        out.add("Written from the declarations by `netnsh doc reference`; do not edit. A test fails when it is stale.");
        out.add("");
        out.add("## Lines");
        out.add("");
        out.add("| form | meaning |");
        out.add("|---|---|");
        for (Usage.Clause c : LineForms.ALL) {
            out.add(row(c));
        }
        section(out, "Objects of iproute2", true);
        section(out, "Words of netnsh's own", false);
        return String.join("\n", out) + "\n";
    }

    private static void section(List<String> out, String title, boolean ip) {
        out.add("");
        out.add("## " + title);
        for (Verb v : Verbs.all()) {
            if (v.isIp() == ip) {
                out.add("");
                out.add("### " + v.name());
                out.add("");
                out.add(sentence(v.summary())
                        + (v.word().spellings().size() > 1
                                ? " Also spelled `"
                                        + String.join(
                                                "`, `",
                                                v.word()
                                                        .spellings()
                                                        .subList(
                                                                1,
                                                                v.word()
                                                                        .spellings()
                                                                        .size()))
                                        + "`."
                                : ""));
                for (Form f : v.forms()) {
                    form(out, v, f);
                }
            }
        }
    }

    private static void form(List<String> out, Verb verb, Form f) {
        out.add("");
        out.add("#### " + f.name());
        out.add("");
        out.add(sentence(f.summary()));
        out.add("");
        out.add("```");
        out.addAll(Help.wrap(verb.name() + " " + Usage.of(f.syntax()), 110, "    "));
        out.add("```");
        List<Usage.Clause> clauses = Usage.clauses(f.syntax());
        if (!clauses.isEmpty()) {
            out.add("");
            out.add("| word | meaning |");
            out.add("|---|---|");
            for (Usage.Clause c : clauses) {
                out.add(row(c));
            }
        }
        if (!f.examples().isEmpty()) {
            out.add("");
            out.add("```netnsh");
            for (Form.Example e : f.examples()) {
                out.add(e.line() + "    # " + e.help());
            }
            out.add("```");
        }
    }

    private static String row(Usage.Clause c) {
        return "| `" + c.usage().replace("|", "\\|") + "` | " + c.help().replace("|", "\\|") + " |";
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
