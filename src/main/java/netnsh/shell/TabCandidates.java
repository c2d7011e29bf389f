package netnsh.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.plan.Problem;
import netnsh.session.Suggest;
import netnsh.value.Text;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What TAB offers: the candidates of {@link Suggest}, with their help beside them. */
final class TabCandidates implements Completer {
    private final Supplier<Suggest> suggest;
    private final Lookup live;
    private final Map<String, String> own;

    /**
     * Candidates for a session.
     *
     * @param suggest candidates from where the session stands now
     * @param live files, programs and variables
     * @param own the prompt's own commands with their help
     */
    TabCandidates(Supplier<Suggest> suggest, Lookup live, Map<String, String> own) {
        this.suggest = suggest;
        this.live = live;
        this.own = own;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        try {
            candidates.addAll(at((LineWords.Words) line));
        } catch (Problem e) {
            // The namespace has gone meanwhile: nothing can be offered.
            candidates.clear();
        }
    }

    List<Candidate> at(LineWords.Words words) {
        List<Candidate> out = new ArrayList<>();
        if (words.comment()) {
            return out;
        }
        String partial = words.word();
        boolean first = words.before().size() == Command.prefixes(words.before());
        if (words.raw().startsWith("$")) {
            for (Offer o : live.names(Lookup.What.VARIABLE, "")) {
                add(out, new Offer("$" + o.text(), o.help()), partial, null);
            }
        } else if (words.target()) {
            all(out, live.names(Lookup.What.FILE, partial), partial, null);
        } else if (words.piped()) {
            all(out, live.names(first ? Lookup.What.PROGRAM : Lookup.What.FILE, partial), partial, null);
        } else {
            List<Offer> offers = suggest.get().at(words.before(), partial);
            for (Offer o : offers) {
                boolean program = first && o.help().equals("program");
                add(out, o, partial, program ? "programs" : first ? "commands" : null);
            }
            if (first) {
                own.forEach((name, help) -> add(out, new Offer(name, help), partial, "commands"));
            }
        }
        return distinct(out);
    }

    private static void all(List<Candidate> out, List<Offer> offers, String partial, String group) {
        offers.forEach(o -> add(out, o, partial, group));
    }

    private static void add(List<Candidate> out, Offer o, String partial, String group) {
        String text = o.text();
        if (!text.startsWith(partial)) {
            return;
        }
        boolean open = text.endsWith("/") || text.endsWith(":") || text.endsWith("=");
        String help = o.help().isEmpty() ? null : Text.visible(o.help());
        out.add(new Candidate(text, Text.visible(text), group, help, null, null, !open, 0));
    }

    private static List<Candidate> distinct(List<Candidate> all) {
        Set<String> seen = new HashSet<>();
        all.removeIf(c -> !seen.add(c.value()));
        return all;
    }
}
