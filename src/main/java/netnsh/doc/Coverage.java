package netnsh.doc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which keywords of iproute2's are in and which are out, as Markdown: {@code docs/iproute2.md} and a summary of it. */
public final class Coverage {
    private Coverage() {}

    /** The lines between which the summary stands in {@code CHANGELOG.md}. */
    public static final String BEGIN = "<!-- netnsh doc coverage: begin -->";
    /** The line behind the summary. */
    public static final String END = "<!-- netnsh doc coverage: end -->";

    private record Entry(Iproute2.Fact fact, Iproute2.Verdict verdict) {
        boolean in() {
            return verdict.in();
        }
    }

    /** Object, then command, then what is known. */
    private static Map<String, Map<String, List<Entry>>> read(Map<String, List<String>> options) {
        Map<String, Map<String, List<Entry>>> all = new LinkedHashMap<>();
        for (Iproute2.Fact fact : Iproute2.facts()) {
            all.computeIfAbsent(fact.object(), k -> new LinkedHashMap<>())
                    .computeIfAbsent(fact.command(), k -> new ArrayList<>())
                    .add(new Entry(fact, Iproute2.verdict(fact, options)));
        }
        return all;
    }

    /**
     * The whole page.
     *
     * @param options options that are read before the grammar sees a line, by program
     */
    public static String markdown(Map<String, List<String>> options) {
        Map<String, Map<String, List<Entry>>> all = read(options);
        List<String> out = new ArrayList<>();
        out.add("# iproute2 " + Iproute2.VERSION + ": what is in and what is out");
        out.add("");
        out.add("Written by `netnsh doc iproute2` (`scripts/docs`), which asks netnsh's grammar about every keyword"
                + " that the");
        out.add("programs `ip` and `bridge` " + Iproute2.VERSION
                + " know; do not edit. A reason is named where netnsh refuses a");
        out.add("keyword in a sentence of its own. Lines about an object that netnsh does not have are done by the"
                + " installed");
        out.add("program, inside the namespace; other keywords that are out are one `run ip ...` away. Links of a kind"
                + " without");
        out.add("options here can still be made, with the options that all links have. The word `help` is understood"
                + " everywhere.");
        out.add("");
        out.add("The words that are in are explained in the [command reference](reference.md).");
        out.add("");
        out.addAll(table(all));
        all.forEach((object, commands) -> {
            out.add("");
            out.add("## " + object);
            out.add("");
            out.add("| command | in | out |");
            out.add("|---|---|---|");
            commands.forEach((command, entries) ->
                    out.add("| " + command + " | " + list(entries, true) + " | " + list(entries, false) + " |"));
        });
        return String.join("\n", out) + "\n";
    }

    /**
     * The table for {@code CHANGELOG.md}: how much of each object is in, and which commands are wholly out.
     *
     * @param options options that are read before the grammar sees a line, by program
     */
    public static String summary(Map<String, List<String>> options) {
        return String.join("\n", table(read(options))) + "\n";
    }

    private static List<String> table(Map<String, Map<String, List<Entry>>> all) {
        List<String> out = new ArrayList<>();
        out.add("| iproute2 " + Iproute2.VERSION + " | keywords in | out | wholly out |");
        out.add("|---|---|---|---|");
        all.forEach((object, commands) -> {
            List<String> gone = new ArrayList<>();
            int in = 0;
            int known = 0;
            for (Map.Entry<String, List<Entry>> command : commands.entrySet()) {
                known += command.getValue().size();
                in += (int) command.getValue().stream().filter(Entry::in).count();
                if (command.getValue().stream().noneMatch(Entry::in)) {
                    gone.add(command.getKey());
                }
            }
            String wholly = gone.size() == commands.size() ? "all" : code(gone);
            out.add("| `" + object + "` | " + in + " | " + (known - in) + " | " + wholly + " |");
        });
        return out;
    }

    /** Keywords with what belongs together in one piece, those that are refused behind their reason. */
    private static String list(List<Entry> entries, boolean in) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Entry e : entries) {
            if (e.in() == in) {
                byReason.computeIfAbsent(reason(e), k -> new ArrayList<>())
                        .add(e.fact().name());
            }
        }
        List<String> texts = new ArrayList<>();
        byReason.forEach((reason, keywords) -> texts.add(code(together(keywords)) + reason));
        return String.join("; ", texts);
    }

    private static String reason(Entry e) {
        return switch (e.verdict().state()) {
            case REFUSED -> " (refused: " + e.verdict().reason().orElseThrow() + ")";
            case PROGRAM -> " (done by the program)";
            case IN, OUT -> "";
        };
    }

    /** {@code mode l2}, {@code mode l3} as {@code mode l2|l3}. */
    private static List<String> together(List<String> keywords) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String k : keywords) {
            int blank = k.lastIndexOf(' ');
            String front = blank < 0 ? k : k.substring(0, blank);
            List<String> of = values.computeIfAbsent(front, f -> new ArrayList<>());
            if (blank >= 0) {
                of.add(k.substring(blank + 1));
            }
        }
        List<String> texts = new ArrayList<>();
        values.forEach((front, of) -> {
            if (keywords.contains(front) || of.isEmpty()) {
                texts.add(front);
            }
            if (!of.isEmpty()) {
                texts.add(front + " " + String.join("|", of));
            }
        });
        return texts;
    }

    private static String code(List<String> words) {
        List<String> texts = new ArrayList<>();
        words.forEach(w -> texts.add("`" + w.replace("|", "\\|") + "`"));
        return String.join(", ", texts);
    }
}
