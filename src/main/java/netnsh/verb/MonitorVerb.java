package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.NamedNs;
import netnsh.plan.Effect;
import netnsh.plan.MonitorSpec;
import netnsh.plan.MonitorSpec.Topic;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.word.Names;

/** {@code monitor}: ip-monitor(8), in one namespace or (@all monitor, ip -all monitor) in several. */
final class MonitorVerb {
    private MonitorVerb() {}

    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "about this interface only");
    private static final Syntax.Slot<String> FILE =
            slot("file", netnsh.grammar.ValueType.of("FILE", "value", w -> w, w -> w, "events"), "a recorded file");
    private static final Syntax.Word READ = word("file", "events that were recorded (refused)");
    private static final Syntax.Word LABEL = word("label", "the topic in front of each event");
    private static final Syntax.Word ALL = exactly("all", "every topic, with its label");
    private static final Syntax.Word ALL_NSID = word("all-nsid", "also in namespaces that have an id here");
    private static final Syntax.Word MROUTE = word("mroute", "multicast routes (refused)");
    private static final Syntax.Word PREFIX = word("prefix", "prefixes of router advertisements (refused)");
    private static final Syntax.Word STATS = exactly("stats", "counters of hardware (refused)");

    /** The words in the order in which iproute2 compares them. */
    private static final Map<Syntax.Word, Topic> TOPICS = topics();

    private static Map<Syntax.Word, Topic> topics() {
        Map<Syntax.Word, Topic> topics = new LinkedHashMap<>();
        topics.put(word("link", "interfaces"), Topic.LINK);
        topics.put(word(List.of("address", "addr"), "addresses"), Topic.ADDR);
        topics.put(word("route", "routes"), Topic.ROUTE);
        topics.put(word("neigh", "neighbours"), Topic.NEIGH);
        topics.put(word("netconf", "settings"), Topic.NETCONF);
        topics.put(word("rule", "policy rules"), Topic.RULE);
        topics.put(word(List.of("nsid", "netns"), "ids of namespaces"), Topic.NSID);
        topics.put(word("nexthop", "nexthops"), Topic.NEXTHOP);
        return topics;
    }

    static List<Form> forms() {
        List<Syntax> words = new java.util.ArrayList<>(List.of(seq(READ, FILE), LABEL));
        words.addAll(TOPICS.keySet());
        words.add(2 + 3, MROUTE);
        words.add(2 + 4, PREFIX);
        words.addAll(List.of(STATS, ALL, ALL_NSID, seq(exactly("dev", DEV.help()), DEV)));
        return List.of(Form.of(
                        "monitor",
                        "show what changes, until it is interrupted",
                        many(oneOf(words.toArray(Syntax[]::new))),
                        MonitorVerb::plan)
                .example("monitor &", "everything that happens here, while other lines run")
                .example("ip -ts monitor link route label &", "some of it, with the time and the topic")
                .example("monitor addr dev lo &", "about one interface"));
    }

    private static Plan plan(Request r, View view) {
        Args a = r.args();
        for (Syntax.Word refused : List.of(READ, MROUTE, PREFIX, STATS)) {
            if (a.has(refused)) {
                throw Problem.of(
                                "monitor.elsewhere",
                                "netnsh does not watch " + a.token(refused).text())
                        .at(a.token(refused))
                        .hint("the program does: run ip monitor " + refused.text());
            }
        }
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        TOPICS.forEach((word, topic) -> {
            if (a.has(word)) {
                topics.add(topic);
            }
        });
        int family = Families.of(r);
        Token at = a.token(DEV);
        MonitorSpec spec = new MonitorSpec(
                topics.isEmpty() ? EnumSet.allOf(Topic.class) : topics,
                family,
                a.get(DEV).orElse(null),
                a.has(LABEL) || a.has(ALL),
                a.has(ALL_NSID),
                at == null ? r.at() : at);
        return Plan.of(new Effect.Monitor(r.all() ? everywhere(view) : List.of(r.ns()), spec, r.words()));
    }

    private static List<NsRef> everywhere(View view) {
        List<NsRef> all = new java.util.ArrayList<>();
        for (NamedNs ns : view.namespaces()) {
            if (ns.state() == NamedNs.State.OK) {
                all.add(new NsRef.Named(ns.name()));
            }
        }
        return all;
    }
}
