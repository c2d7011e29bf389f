package netnsh.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.View;
import netnsh.value.NsRef;
import netnsh.verb.Commands;

/**
 * What could come next in a line: keywords with their help and live names of the namespace that the line is about. Serves
 * the prompt and the completion of bash, zsh and fish alike.
 */
public final class Suggest {
    private final Supplier<? extends View> machine;
    private final Context here;
    private final Lookup session;

    /**
     * Suggestions for a session.
     *
     * @param here where it stands
     * @param session what only the session knows (jobs, variables); other names are read from {@code view}
     */
    public Suggest(View view, Context here, Lookup session) {
        this(() -> view, here, session);
    }

    /** The same with a machine that is asked for when a first live name is wanted; none is a Problem, and no name. */
    public Suggest(Supplier<? extends View> machine, Context here, Lookup session) {
        this.machine = machine;
        this.here = here;
        this.session = session;
    }

    /**
     * Candidates for the word {@code partial} behind {@code before}.
     *
     * @param before the words in front of the cursor's word, of this command only
     * @param partial what is typed of the word so far, possibly empty
     */
    public List<Offer> at(List<Token> before, String partial) {
        int i = 0;
        boolean somebody = false;
        Context context = here;
        while (i < before.size()) {
            String w = before.get(i).text();
            if (w.equals("!")) {
                i++;
            } else if (w.equals("retry")) {
                i += 2;
            } else if (w.equals("as") && i + 2 <= before.size()) {
                i += 2;
                somebody = true;
            } else if (w.startsWith("@") && w.length() > 1) {
                context = target(w);
                i++;
            } else {
                break;
            }
        }
        if (i > before.size()) {
            return List.of();
        }
        List<Token> words = before.subList(i, before.size());
        if (words.isEmpty() && partial.startsWith("@")) {
            return places(partial);
        }
        Lookup live = lookup(context);
        String first = words.isEmpty() ? "" : words.get(0).text();
        if (first.equals("run") || somebody) {
            boolean program = somebody ? words.isEmpty() : words.size() == 1;
            Lookup.What what = program ? Lookup.What.PROGRAM : Lookup.What.FILE;
            return distinct(starting(live.names(what, partial), partial));
        } else if (first.equals("help")) { // its topic is the beginning of a line
            return topics(words.subList(1, words.size()), partial);
        }
        Reading reading = Commands.read(words);
        if (reading.taken() < words.size()) {
            boolean program = !Commands.isVerb(first);
            return program ? starting(live.names(Lookup.What.FILE, partial), partial) : List.of();
        }
        NsRef other = Commands.namespaceOf(reading);
        if (other != null) {
            live = lookup(new Context(other, null));
        }
        List<Offer> offers = offers(reading, live, partial);
        // programs come second: the PATH holds thousands, and a command's first letters are meant to lead to it
        if (words.isEmpty() && !partial.isEmpty() && offers.isEmpty()) {
            offers.addAll(starting(live.names(Lookup.What.PROGRAM, partial), partial));
        }
        return distinct(offers);
    }

    private static List<Offer> topics(List<Token> words, String partial) {
        Reading reading = Commands.read(words);
        return reading.taken() < words.size() ? List.of() : distinct(offers(reading, Lookup.NOTHING, partial));
    }

    private Lookup lookup(Context context) {
        LiveNames live = new LiveNames(
                machine,
                context.ns(),
                () -> session.names(Lookup.What.JOB, ""),
                () -> session.names(Lookup.What.VARIABLE, ""));
        return live;
    }

    private static List<Offer> offers(Reading reading, Lookup live, String partial) {
        List<Offer> offers = new ArrayList<>();
        for (Syntax terminal : reading.expected()) {
            if (terminal instanceof Syntax.Word w) {
                for (String spelling : w.spellings()) {
                    if (spelling.startsWith(partial) && (!spelling.startsWith("-") || partial.startsWith("-"))) {
                        offers.add(new Offer(spelling, w.help()));
                        break; // one is enough: the first that fits
                    }
                }
            } else if (terminal instanceof Syntax.Slot<?> slot) {
                for (Offer o : starting(slot.type().offers(live, partial), partial)) {
                    offers.add(o);
                }
            } else if (terminal instanceof Syntax.Rest) {
                offers.addAll(starting(live.names(Lookup.What.FILE, partial), partial));
            }
        }
        return offers;
    }

    private List<Offer> places(String partial) {
        int comma = partial.lastIndexOf(',');
        String head = partial.substring(0, Math.max(1, comma + 1));
        List<Offer> offers = new ArrayList<>();
        if (comma < 0) {
            offers.add(new Offer("@all", "every namespace"));
        }
        for (Offer o : lookup(here).names(Lookup.What.NAMESPACE, "")) {
            offers.add(new Offer(head + o.text(), o.help().isEmpty() ? "namespace" : o.help()));
        }
        return starting(offers, partial);
    }

    private Context target(String at) {
        String names = at.substring(1);
        String first = names.contains(",") ? names.substring(0, names.indexOf(',')) : names;
        return first.equals("all") || first.isEmpty() ? here : new Context(new NsRef.Named(first), null);
    }

    private static List<Offer> starting(List<Offer> offers, String partial) {
        List<Offer> fitting = new ArrayList<>();
        for (Offer o : offers) {
            if (o.text().startsWith(partial)) {
                fitting.add(o);
            }
        }
        return fitting;
    }

    private static List<Offer> distinct(List<Offer> offers) {
        Map<String, Offer> byText = new LinkedHashMap<>();
        for (Offer o : offers) {
            byText.putIfAbsent(o.text(), o);
        }
        return List.copyOf(byText.values());
    }
}
