package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import netnsh.grammar.Source;
import netnsh.grammar.Usage;
import netnsh.kernel.Rehearsal;
import netnsh.kernel.Wishes;
import netnsh.value.Text;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;
import org.junit.jupiter.api.Test;

/** Whatever the grammar can say of routes, rules, neighbours, nexthops and bridges is written into a saved file. */
class SavedSentencesTest {
    private static final int EACH = 40;
    /** Most sentences about routes contradict themselves. */
    private static final int MANY = 200;

    /** The forms that leave something that stays, with what is typed in front of them. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("addr add", "ip addr"),
            Map.entry("route add", "ip route"),
            Map.entry("rule add", "ip rule"),
            Map.entry("neigh add", "ip neigh"),
            Map.entry("neigh replace", "ip neigh"),
            Map.entry("nexthop add", "ip nexthop"),
            Map.entry("maddr add", "ip maddr"),
            Map.entry("bridge fdb add", "bridge"),
            Map.entry("bridge fdb append", "bridge"),
            Map.entry("bridge mdb add", "bridge"),
            Map.entry("bridge vlan add", "bridge"),
            Map.entry("bridge vlan set", "bridge"),
            Map.entry("bridge vlan global set", "bridge"));

    private static final List<String> LAB = List.of(
            "link add br0 type bridge vlan_filtering 1",
            "link add eth0 type veth peer name eth1",
            "link add v0 type veth peer name v1",
            "link set v0 master br0",
            "ip nexthop add id 1 blackhole",
            "ip nexthop add id 7 blackhole");

    /** What passes by itself, or is nothing to the kernel: labels and scopes of IPv6, anycast, two ways in one, labels without -M, devices of what leads nowhere. */
    private static final Pattern SKIPPED = Pattern.compile(
            "_lft | expires | temp | dynamic | use "
                    + "| anycast |nhid .* (nexthop|via) |via .* nhid | label .*::|::.* label | scope .*:|:.* scope "
                    + "| managed .*permanent | permanent .*managed | proxy .* (nud|managed|lladdr) | (nud|managed|lladdr) .*proxy "
                    + "| rule .* (unicast|type) | nhid .* (dev|oif|encap) | (dev|oif|encap) .* nhid | pref medium "
                    + "| nexthop add (.* )?type | master .*self | self .*master |proxy (?!.*dev)| static (.* )?(permanent|local)| (permanent|local) (.* )?static | ip route .* as "
                    + "| (blackhole|unreachable|prohibit|throw) (.* )?(dev|oif|via|nexthop|encap) | (dev|oif|via|nexthop|encap) .*(blackhole|unreachable|prohibit|throw) | -M .* (scope|nhid) | (src|dst) any ");

    @Test
    void what_the_grammar_can_say_is_saved_with_every_word() {
        long seed = Long.getLong("labs.seed", 1);
        Random random = new Random(seed);
        Map<String, Integer> taken = new HashMap<>();
        for (Verb verb : Verbs.all()) {
            for (Form form : verb.forms()) {
                String start = FORMS.get(form.name());
                for (int i = 0; start != null && i < (start.equals("ip route") ? MANY : EACH); i++) {
                    List<String> words = Usage.sample(form.syntax(), random);
                    boolean labels = form.name().startsWith("route") && random.nextInt(4) == 0;
                    String line = (labels ? "ip -M route" : start) + " " + Text.words(words);
                    boolean passing = SKIPPED.matcher(" " + line + " ").find()
                            || line.contains(" mdb ") && !line.contains(" permanent");
                    boolean checked = !passing && check(line, seed);
                    taken.merge(form.name(), checked ? 1 : 0, Integer::sum);
                }
            }
        }
        assertEquals(FORMS.keySet(), taken.keySet());
        assertTrue(taken.values().stream().mapToInt(Integer::intValue).sum() > EACH, () -> taken + ", seed " + seed);
    }

    /** Whether the line is one that can be done at all. */
    private static boolean check(String line, long seed) {
        Wishes made = Rehearsal.wishes(Rehearsal.empty());
        Heard heard = new Heard();
        try (Session session = new Session(made, () -> made, heard, new Options(false, true, false, false))) {
            LAB.forEach(one -> assertEquals(0, session.run(one, Source.PROMPT), () -> one + heard));
            if (session.run(line, Source.PROMPT) != 0) {
                return false;
            }
        }
        List<String> lines = new ArrayList<>(Wished.lines(Wished.wanted(made)));
        List<String> lost = new ArrayList<>(Wished.told(made).lines().toList());
        List<String> there = Wished.told(Wished.played(lines, true)).lines().toList();
        List<String> more = new ArrayList<>(there);
        more.removeAll(lost);
        lost.removeAll(there);
        assertEquals(List.of(), lost, () -> "seed " + seed + ": " + line + "\n" + String.join("\n", lines) + more);
        return true;
    }
}
