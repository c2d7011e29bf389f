package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import netnsh.Stock;
import netnsh.kernel.LinuxKernel;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.sys.Fatal;
import netnsh.sys.SysFiles;
import netnsh.uapi.Ifa;
import netnsh.value.NsRef;

/**
 * Lives that end at calls to the system, among things of others that look like their own; {@code down} in another process
 * takes what each of them has left, and nothing else. {@code -Dnetnsh.seed=N} chooses the places, which are others in
 * every run.
 */
final class Deaths implements AutoCloseable {
    /** Names that look like the lab's, made by others. */
    private static final String DECOYS = """
        ip netns add lef; ip netns add left2; ip link add br00 type bridge; ip link add v00 type veth peer name eth90
        ip -n lef link add br0 type bridge; ip -n lef link add v0 type veth peer name eth0; : >/run/netns/righ
        """;

    private final LinuxKernel others = LinuxKernel.open();
    private Set<String> before;

    /** Plants the decoys. */
    void begin() {
        Life.tidy();
        assertEquals("", Stock.sh(DECOYS));
        before = standing();
    }

    @Override
    public void close() {
        Life.tidy();
        others.close();
    }

    /** All that there is to see, in this process because it is looked at some hundred times. */
    private Set<String> standing() {
        Set<String> all = new TreeSet<>();
        for (NamedNs ns : others.namespaces()) {
            all.add("netns " + ns.name() + " " + ns.state());
        }
        for (Link l : others.links(NsRef.HOME)) {
            all.add("link " + l.index() + " " + l.name());
        }
        for (Link l : others.links(new NsRef.Named("lef"))) {
            all.add("link in lef " + l.index() + " " + l.name());
        }
        others.addresses(NsRef.HOME, 0).stream()
                .filter(a -> a.dev().index() == 1)
                .forEach(a ->
                        all.add("address " + a.attrs().get(Ifa.IFA_ADDRESS).orElseThrow() + "/" + a.prefixLength()));
        others.rules(NsRef.HOME, 2).forEach(r -> all.add("rule " + r.table()));
        if (SysFiles.exists("/run/netnsh")) {
            SysFiles.list("/run/netnsh").forEach(f -> all.add("journal " + f));
        }
        return all;
    }

    /** Nothing stands but what others have made. */
    void nothingIsLeft() {
        assertEquals(before, standing());
    }

    private void nothingIsLeft(String where) {
        Set<String> left = standing();
        left.removeAll(before);
        left.removeIf(thing -> thing.startsWith("journal"));
        assertTrue(
                left.isEmpty() || !Sessions.known().isEmpty(), () -> "killed " + where + ", nobody knows of " + left);
        String said = Life.down("--all");
        assertEquals(before, standing(), () -> "killed " + where + "; down said: " + said);
        assertTrue(!said.contains("left alone") && !said.contains("could not"), () -> "killed " + where + ": " + said);
    }

    /**
     * At places of one half of all of them: each kind of call is among them, before it and behind it, where there are so
     * many points, and the others are spread.
     *
     * @param points how many places
     * @param half 0 or 1
     * @param first what is done before, and goes well
     * @param fatal what does not end
     */
    void killed(int points, int half, Consumer<Life> first, Consumer<Life> fatal) {
        long seed = Long.getLong("netnsh.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> places = places(first, fatal);
        Deque<Integer> todo = new ArrayDeque<>(chosen(places, points, half, random));
        int died = 0;
        for (int lives = 0; died < points && lives < 2 * points; lives++) {
            int at = todo.isEmpty() ? anywhere(places, half, random) : todo.remove();
            // a busy kernel was asked more often in the life that was counted: there are fewer places now
            died += dies(at, first, fatal, " of " + places.size() + " (seed " + seed + ")") ? 1 : 0;
        }
        assertEquals(points, died, "deaths (seed " + seed + ")");
    }

    /** At every place of that name: {@code after umount2}. */
    void killedAtEvery(String place, Consumer<Life> first, Consumer<Life> fatal) {
        List<String> places = places(first, fatal);
        assertTrue(places.contains(place), places::toString);
        for (int at = 0; at < places.size(); at++) {
            if (places.get(at).equals(place)) {
                dies(at, first, fatal, " of " + places.size());
            }
        }
    }

    private List<String> places(Consumer<Life> first, Consumer<Life> fatal) {
        Life whole = Life.atPrompt();
        first.accept(whole);
        List<String> places = Fatal.places(() -> fatal.accept(whole));
        whole.does("down");
        whole.close();
        nothingIsLeft();
        return places;
    }

    /** Whether a life has ended at that place; then nothing of it is left by {@code down}, otherwise neither. */
    private boolean dies(int at, Consumer<Life> first, Consumer<Life> fatal, String what) {
        Life life = Life.atPrompt();
        first.accept(life);
        String where = Fatal.at(at, () -> fatal.accept(life));
        life.die();
        nothingIsLeft("at place " + at + what + ", " + where);
        return where != null;
    }

    private static int anywhere(List<String> places, int half, Random random) {
        int size = places.size() / 2;
        return half * size + random.nextInt(size);
    }

    private static List<Integer> chosen(List<String> places, int points, int half, Random random) {
        int size = places.size() / 2;
        int from = half * size;
        Map<String, List<Integer>> kinds = new TreeMap<>();
        for (int i = from; i < from + size; i++) {
            kinds.computeIfAbsent(places.get(i), kind -> new ArrayList<>()).add(i);
        }
        List<Integer> chosen = new ArrayList<>();
        if (kinds.size() * 2 < points) {
            kinds.values().forEach(same -> chosen.add(same.get(random.nextInt(same.size()))));
        }
        int rest = points - chosen.size();
        for (int i = 0; i < rest; i++) {
            chosen.add(from + size * i / rest + random.nextInt(Math.max(1, size / rest)));
        }
        return chosen;
    }
}
