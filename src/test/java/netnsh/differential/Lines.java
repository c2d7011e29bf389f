package netnsh.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import netnsh.grammar.Syntax;
import netnsh.grammar.Usage;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** Random lines from the declarations, such that about half of them make sense in a small lab. */
final class Lines {
    /** Forms that are about processes. */
    private static final List<String> LEFT_OUT = List.of("netns exec", "netns identify", "netns pids", "netns attach");

    /** How often forms come that are not as frequent as the others, {@link #USUAL}. */
    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("link add", 60),
            Map.entry("link set", 60),
            Map.entry("link delete", 10),
            Map.entry("addr add", 60),
            Map.entry("addr flush", 2),
            Map.entry("route add", 60),
            Map.entry("route flush", 2),
            Map.entry("rule add", 30),
            Map.entry("rule flush", 1),
            Map.entry("neigh add", 20),
            Map.entry("neigh flush", 2),
            Map.entry("netns add", 1),
            Map.entry("netns delete", 0),
            Map.entry("netns set", 4),
            // the kinds that these make are modules; TunnelsTest and the lines of FrontIT hold them to ip
            Map.entry("tunnel add", 0),
            Map.entry("tunnel change", 0),
            Map.entry("tunnel delete", 0),
            Map.entry("tunnel show", 0),
            Map.entry("tunnel 6rd", 0));

    private static final int USUAL = 10;

    /** Out of a hundred, how often an optional part comes that starts with a word; others as often as the line is dense. */
    private static final Map<String, Integer> LIKELY = Map.of(
            "dev", 90, "via", 40, "up", 35, "name", 95, "lladdr", 70, "link", 30, "table", 25, "nexthop", 7, "master",
            20);

    private final Random random;
    private final Set<String> kinds;
    private final Map<Form, Integer> changes = new LinkedHashMap<>();
    private final Map<Form, Integer> looks = new LinkedHashMap<>();
    private final Map<Form, Verb> verbs = new LinkedHashMap<>();

    /**
     * Lines.
     *
     * @param kinds the kinds of links that this kernel has
     */
    Lines(Random random, Set<String> kinds) {
        this.random = random;
        this.kinds = kinds;
        for (Verb verb : Verbs.all()) {
            for (Form form : verb.isIp() || verb.isProgram() ? verb.forms() : List.<Form>of()) {
                boolean refused = form.summary().contains("(refused)")
                        || form.own()
                        || form.name().contains("monitor");
                if (!refused && !LEFT_OUT.contains(form.name())) {
                    verbs.put(form, verb);
                    (shows(form) ? looks : changes).put(form, WEIGHTS.getOrDefault(form.name(), USUAL));
                }
            }
        }
    }

    private static boolean shows(Form form) {
        return form.name().matches(".* (show|get|list|list-id|tunnelshow|global)");
    }

    /** A line that changes something in a namespace in which there are these interfaces. */
    Line change(String ns, List<String> links) {
        return line(weighted(changes), ns, links, "");
    }

    /** A line that shows something. */
    Line look(String ns, List<String> links, String options) {
        return line(weighted(looks), ns, links, options);
    }

    private Line line(Form form, String ns, List<String> links, String options) {
        boolean v6 = random.nextInt(3) == 0;
        Pools pools = new Pools(random, form.name(), v6, links);
        Verb verb = verbs.get(form);
        List<String> words = new ArrayList<>();
        if (verb.isIp()) {
            words.add(verb.name());
        }
        words.addAll(harmless(form, pools));
        String family = v6 && verb.isIp() && (form.name().startsWith("r") || random.nextInt(4) == 0) ? "-6" : "";
        boolean home = verb.name().equals("netns") && random.nextBoolean();
        String shown = verb.isIp() ? options + " " + family : options.replaceAll("-(4|6|0|br|N|h|iec)\\b", "");
        return new Line(
                verb.isIp() ? "ip" : verb.name(), home ? null : ns, shown.trim().replaceAll(" +", " "), words);
    }

    private List<String> harmless(Form form, Pools pools) {
        List<String> words;
        do {
            words = Usage.sample(form.syntax(), new Seeded(pools, form.name()));
        } while (!Line.harmless(words));
        return words;
    }

    private Form weighted(Map<Form, Integer> forms) {
        int at = random.nextInt(forms.values().stream().mapToInt(i -> i).sum());
        for (Map.Entry<Form, Integer> form : forms.entrySet()) {
            at -= form.getValue();
            if (at < 0) {
                return form.getKey();
            }
        }
        throw new AssertionError();
    }

    /** Leaves most options out, so that the kernel has no reason to refuse most lines. */
    private final class Seeded implements Usage.Choices {
        private final Pools pools;
        private final String form;
        private final int density = List.of(0, 3, 6, 12, 25).get(random.nextInt(5));

        Seeded(Pools pools, String form) {
            this.pools = pools;
            this.form = form;
        }

        @Override
        public Syntax one(Syntax.OneOf of) {
            List<Syntax> known = new ArrayList<>();
            for (Syntax s : of.choices()) {
                String kind = kind(s);
                if (labels(s)) {
                    continue;
                }
                if (kind == null || kinds.contains(kind) || random.nextInt(40) == 0) {
                    known.add(s);
                }
            }
            return known.get(random.nextInt(known.size()));
        }

        @Override
        public List<Syntax> order(List<Syntax> items) {
            List<Syntax> order = new ArrayList<>(items);
            Collections.shuffle(order, random);
            return order;
        }

        @Override
        public boolean take(Syntax optional, int words) {
            if (words >= 24) {
                return false;
            }
            String first = first(optional);
            if (first.startsWith("encap")) {
                return false;
            }
            int percent = LIKELY.getOrDefault(first, density);
            if (form.equals("link set") && !first.equals("up") && !first.equals("dev")) {
                percent = Math.max(density, 4);
            } else if (optional instanceof Syntax.Many && first.equals("altname")) {
                percent = 60;
            } else if (form.endsWith("show") || form.endsWith("flush")) {
                percent = Math.max(density, 6);
            }
            return random.nextInt(100) < percent;
        }

        @Override
        public String spelled(Syntax.Word word) {
            String text = word.spellings().get(random.nextInt(word.spellings().size()));
            if (!word.exact() && random.nextInt(40) == 0) {
                return text.substring(0, 1 + random.nextInt(text.length()));
            }
            return text;
        }

        @Override
        public String value(Syntax.Slot<?> slot) {
            return pools.word(slot);
        }
    }

    /** Labels of MPLS, and gateways that nobody has: ip reads the first as addresses, and has sentences for both. */
    private static boolean labels(Syntax s) {
        return s instanceof Syntax.Slot<?> slot && slot.type().label().startsWith("LABEL")
                || s instanceof Syntax.Seq seq && seq.parts().get(0) instanceof Syntax.Word word && word.refused();
    }

    /** The kind of link that an alternative is about, or null. */
    private static String kind(Syntax s) {
        if (s instanceof Syntax.Seq seq
                && seq.parts().size() == 2
                && seq.parts().get(0) instanceof Syntax.Word word
                && seq.parts().get(1) instanceof Syntax.Later) {
            return word.text();
        }
        return s instanceof Syntax.Slot<?> slot && slot.type().label().equals("KIND") ? "?" : null;
    }

    private static String first(Syntax s) {
        if (s instanceof Syntax.Maybe m) {
            return first(m.of());
        } else if (s instanceof Syntax.Many m) {
            return first(m.of());
        } else if (s instanceof Syntax.Seq q) {
            return q.parts().isEmpty() ? "" : first(q.parts().get(0));
        } else if (s instanceof Syntax.OneOf o) {
            return first(o.choices().get(0));
        } else if (s instanceof Syntax.Group g) {
            return first(g.of());
        } else if (s instanceof Syntax.Word w) {
            return w.text();
        }
        return s instanceof Syntax.Slot<?> slot ? slot.name() : "";
    }
}
