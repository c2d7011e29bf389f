package netnsh.doc;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Token;
import netnsh.grammar.Usage;
import netnsh.plan.Problem;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** What {@code help} prints: the overview, or everything about one command. */
public final class Help {
    private Help() {}

    private static final int COLUMN = 18;

    /** Lines of help on a topic: nothing for the overview, else a verb and perhaps one of its subcommands. */
    public static List<String> on(List<String> topic) {
        List<String> words = new ArrayList<>(topic);
        words.remove("ip");
        return words.isEmpty() ? overview() : verb(words);
    }

    private static List<String> overview() {
        List<String> lines = new ArrayList<>();
        lines.add("What you type happens in the namespace that the prompt names. TAB completes, Ctrl-R searches,");
        lines.add("Ctrl-D leaves. \"help VERB\" tells more.");
        lines.add("");
        lines.add("iproute2's objects, with or without \"ip\" in front:");
        for (Verb v : Verbs.all()) {
            if (v.isIp()) {
                lines.add(entry(v.name(), v.summary()));
            }
        }
        lines.add("");
        lines.add("netnsh's own:");
        for (Verb v : Verbs.all()) {
            if (!v.isIp()) {
                lines.add(entry(v.name(), v.summary()));
            }
        }
        lines.add("");
        lines.add("Lines:");
        for (Usage.Clause c : LineForms.ALL) {
            lines.add(entry(c.usage(), c.help()));
        }
        return lines;
    }

    private static List<String> verb(List<String> words) {
        Verb verb = find(words.get(0));
        List<Form> forms = new ArrayList<>();
        for (Form f : verb.forms()) {
            if (words.size() < 2 || f.name().equals(verb.name() + " " + words.get(1))) {
                forms.add(f);
            }
        }
        if (forms.isEmpty()) {
            forms = verb.forms();
        }
        List<String> lines = new ArrayList<>();
        lines.add(verb.name() + ": " + verb.summary());
        for (Form f : forms) {
            lines.add("");
            lines.add(f.name() + ": " + f.summary());
            lines.addAll(wrap("  " + verb.name() + " " + Usage.of(f.syntax()), 100, "      "));
            if (words.size() > 1 || forms.size() == 1) {
                for (Usage.Clause c : Usage.clauses(f.syntax())) {
                    lines.add("  " + entry(c.usage(), c.help()));
                }
            }
            for (Form.Example e : f.examples()) {
                lines.add("  example: " + e.line() + "    # " + e.help());
            }
        }
        if (forms.size() > 1) {
            lines.add("");
            lines.add("\"help " + verb.name() + " WORD\" tells more of one of them.");
        }
        return lines;
    }

    private static Verb find(String word) {
        Verb abbreviated = null;
        for (Verb v : Verbs.all()) {
            if (v.word().spellings().contains(word)) {
                return v;
            }
            if (abbreviated == null && v.word().spellings().stream().anyMatch(s -> s.startsWith(word))) {
                abbreviated = v;
            }
        }
        if (abbreviated == null) {
            throw Problem.of("help.unknown", "there is no command \"" + word + "\"")
                    .at(Token.of(word))
                    .hint("\"help\" lists all commands");
        }
        return abbreviated;
    }

    /** Usage and meaning in two columns. */
    static String entry(String usage, String help) {
        String pad = usage.length() < COLUMN ? " ".repeat(COLUMN - usage.length()) : "  ";
        return "  " + usage + pad + help;
    }

    /** A long line cut at blanks, later pieces indented. */
    static List<String> wrap(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int cut = rest.lastIndexOf(' ', width);
            if (cut <= indent.length()) {
                cut = rest.indexOf(' ', width);
            }
            if (cut < 0) {
                break;
            }
            lines.add(rest.substring(0, cut));
            rest = indent + rest.substring(cut + 1);
        }
        lines.add(rest);
        return lines;
    }
}
