package netnsh.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import netnsh.grammar.Outline;
import netnsh.grammar.Token;
import netnsh.grammar.Usage;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.plan.Problem;
import netnsh.verb.Commands;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** What {@code help} prints: the overview, everything about one command, or the options of a link kind. */
public final class Help {
    private Help() {}

    private static final int COLUMN = 18;
    private static final int WIDEST = 34;
    private static final int WIDTH = 100;

    /**
     * Lines of help.
     *
     * @param topic nothing for the overview, {@code ip} for its options, else a verb, perhaps one of its subcommands, and
     *     perhaps a link kind
     */
    public static List<String> on(List<String> topic) {
        List<String> form = topic.size() == 1 && !Commands.isVerb(topic.get(0)) ? lineForm(topic.get(0)) : List.of();
        if (topic.isEmpty()) {
            return overview();
        } else if (!form.isEmpty()) {
            return form;
        } else if (!topic.get(0).equals("ip")) {
            return verb(topic);
        }
        return topic.size() == 1 ? options() : verb(topic.subList(1, topic.size()));
    }

    private static List<String> overview() {
        List<String> lines = new ArrayList<>();
        lines.add("What you type happens in the namespace that the prompt names. TAB completes, Ctrl-R searches,");
        lines.add("Ctrl-D leaves. \"help COMMAND\" tells more.");
        group(lines, "iproute2's objects, with or without \"ip\" in front:", Verb::isIp);
        group(lines, "iproute2's other programs:", Verb::isProgram);
        group(lines, "netnsh's own:", v -> !v.isIp() && !v.isProgram());
        lines.add("");
        lines.add("Lines:");
        LineForms.ALL.forEach(c -> lines.add(entry(c.usage(), c.help(), COLUMN)));
        return lines;
    }

    /** What may stand around a command, by one of its own words: {@code retry}, {@code for}. */
    private static List<String> lineForm(String word) {
        return LineForms.ALL.stream()
                .filter(c -> word.matches("[a-z]+")
                        && List.of(c.usage().split("[ ,]+")).contains(word))
                .map(c -> entry(c.usage(), c.help(), COLUMN).strip())
                .toList();
    }

    private static void group(List<String> lines, String title, Predicate<Verb> members) {
        lines.add("");
        lines.add(title);
        Verbs.all().stream().filter(members).forEach(v -> lines.add(entry(v.name(), v.summary(), COLUMN)));
    }

    private static List<String> options() {
        List<String> lines = new ArrayList<>();
        lines.add("ip: options in front of an object, with or without \"ip\" in front of them");
        lines.addAll(table(Outline.all(Commands.options()), "  "));
        return lines;
    }

    private static List<String> verb(List<String> words) {
        Verb verb = find(words.get(0));
        List<Form> forms = verb.forms();
        int used = 1;
        for (List<Form> meant = meant(forms, words, 1); !meant.isEmpty(); meant = meant(forms, words, used)) {
            forms = meant;
            used++;
        }
        List<String> rest = new ArrayList<>(words.subList(used, words.size()));
        rest.remove("type");
        if (!rest.isEmpty() && verb.name().equals("link")) {
            LinkKind kind = Kinds.find(rest.get(0)).orElse(null);
            if (kind != null) {
                return kind(kind);
            }
        }
        if (!rest.isEmpty() && used == 1 && !fits(words)) {
            throw Problem.of("help.unknown", "\"" + rest.get(0) + "\" is no part of " + verb.name())
                    .at(Token.of(rest.get(0)))
                    .hint("\"help " + verb.name() + "\" tells all of it");
        }
        return forms.size() == 1 ? detailed(verb, forms.get(0)) : all(verb, forms);
    }

    /** Whether a line could begin like this: {@code addr 10.0.0.1/24 help} is asked in the middle of one. */
    private static boolean fits(List<String> words) {
        return Commands.read(words.stream().map(Token::of).toList()).taken() == words.size();
    }

    /** Those of the forms whose name goes on with a word: spelled out, else abbreviated, else spelled in another way. */
    private static List<Form> meant(List<Form> forms, List<String> words, int at) {
        if (at >= words.size()) {
            return List.of();
        }
        String word = words.get(at);
        List<Form> exact = named(forms, at, word);
        if (!exact.isEmpty()) {
            return exact;
        }
        for (Form f : forms) {
            String name = part(f, at);
            if (name.startsWith(word)) {
                return named(forms, at, name);
            } else if (at == 1 && takes(f, word)) {
                return List.of(f);
            }
        }
        return List.of();
    }

    private static List<Form> named(List<Form> forms, int at, String name) {
        return forms.stream().filter(f -> part(f, at).equals(name)).toList();
    }

    /** A word of a form's name; empty behind its end. */
    private static String part(Form form, int at) {
        String[] parts = form.name().split(" ");
        return at < parts.length ? parts[at] : "";
    }

    private static boolean takes(Form f, String word) {
        return Outline.of(f.syntax()).words().stream()
                .anyMatch(c -> List.of(c.usage().split("\\|")).contains(word));
    }

    private static List<String> all(Verb verb, List<Form> forms) {
        List<String> lines = new ArrayList<>();
        lines.add(verb.name() + ": " + verb.summary());
        for (Form f : forms) {
            lines.add("");
            lines.add(f.name() + ": " + f.summary());
            lines.addAll(wrapUsage("  " + Book.entry(verb, f).line(), WIDTH, "      "));
            Book.examples(f).forEach(e -> lines.add("  example: " + e));
        }
        if (verb.isProgram()) {
            lines.add("");
            lines.add("Options in front of its objects:");
            lines.addAll(table(Outline.all(verb.options()), "  "));
        }
        lines.add("");
        lines.add("\"help " + verb.name() + " WORD\" tells more of one of them.");
        return lines;
    }

    private static List<String> detailed(Verb verb, Form form) {
        Book.Entry e = Book.entry(verb, form);
        List<String> lines = new ArrayList<>();
        lines.add(form.name() + ": " + form.summary());
        lines.addAll(wrapUsage("  " + e.line(), WIDTH, "      "));
        lines.addAll(table(e.words(), "  "));
        for (Book.Part part : e.parts()) {
            lines.add("");
            lines.add(part.name() + ":");
            lines.addAll(table(part.clauses(), "  "));
            if (part.name().equals("KIND")) {
                lines.add("\"help link KIND\" lists the options of a kind.");
            }
        }
        if (!form.examples().isEmpty()) {
            lines.add("");
            lines.add("Examples:");
            Book.examples(form).forEach(x -> lines.add("  " + x));
        }
        return lines;
    }

    private static List<String> kind(LinkKind kind) {
        Book.Kind k = Book.kind(kind);
        List<String> lines = new ArrayList<>();
        lines.add("link type " + kind.name() + ": " + kind.summary());
        lines.addAll(wrapUsage("  " + k.line(), WIDTH, "      "));
        lines.addAll(table(k.words(), "  "));
        k.like().forEach(l -> lines.add("    " + l));
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

    /** Clauses in two columns; the second stands where most of the first fit. */
    static List<String> table(List<Usage.Clause> clauses, String indent) {
        int column = 0;
        for (Usage.Clause c : clauses) {
            int length = c.usage().length() + 2;
            column = length <= WIDEST ? Math.max(column, length) : column;
        }
        List<String> lines = new ArrayList<>();
        for (Usage.Clause c : clauses) {
            lines.add(indent + entry(c.usage(), c.help(), column));
        }
        return lines;
    }

    /** Usage and meaning in two columns. */
    private static String entry(String usage, String help, int column) {
        String pad = usage.length() < column ? " ".repeat(column - usage.length()) : "  ";
        return "  " + usage + pad + help;
    }

    /** A long line cut at blanks, later pieces indented. */
    static List<String> wrap(String text, int width, String indent) {
        return wrap(text, width, indent, " ");
    }

    /** A long usage line cut where something begins that may be left out. */
    static List<String> wrapUsage(String text, int width, String indent) {
        return wrap(text, width, indent, " [ ");
    }

    private static List<String> wrap(String text, int width, String indent, String before) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int cut = rest.lastIndexOf(before, width);
            if (cut <= indent.length()) {
                cut = rest.lastIndexOf(' ', width);
            }
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
