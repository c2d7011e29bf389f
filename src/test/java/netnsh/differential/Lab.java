package netnsh.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** One random lab, built twice. */
final class Lab {
    /** Without them most random lines would have nothing to work on. */
    private static final List<String> GROUND = List.of(
            "link add v0 type veth peer name v1",
            "link set v0 up",
            "link set v1 up",
            "link add br0 type bridge",
            "link set br0 up",
            "link add v2 type veth peer name v3",
            "link set v2 master br0 up",
            "link set v3 up",
            "addr add 10.0.0.1/24 dev v0",
            "addr add 10.0.1.1/24 brd + dev v1",
            "addr add fd00::1/64 dev v0 nodad",
            "link set lo up");

    private static final List<String> QUIET = List.of("accept_dad", "router_solicitations", "accept_ra");

    /** Prints every line and what became of it. */
    private static final boolean VERBOSE = Boolean.getBoolean("netnsh.differential.verbose");

    /** How many labs are built to make a difference smaller. */
    private static final int TRIES = 40;

    private final Stock stock;
    private final Ours ours;
    private final Differences listed;
    private final Random random;
    private final Lines lines;
    private final List<String> found = new ArrayList<>();
    private final List<Line> done = new ArrayList<>();
    private final List<Line> work = new ArrayList<>();
    private boolean apart;
    private boolean atLine;
    private int taken;

    Lab(Stock stock, Ours ours, Differences listed, long seed, Set<String> kinds) {
        this.stock = stock;
        this.ours = ours;
        this.listed = listed;
        this.random = new Random(seed);
        this.lines = new Lines(random, kinds);
    }

    /** Builds it with so many lines, compares; answers the differences that nobody meant. */
    List<String> run(int count) {
        begin();
        for (String ns : Pools.NAMESPACES) {
            for (String line : GROUND) {
                if (random.nextInt(6) != 0) {
                    both(Line.of(ns, "", line));
                }
            }
        }
        List<List<String>> links = new ArrayList<>();
        for (String ns : Pools.NAMESPACES) {
            links.add(ours.links(ns));
        }
        for (int i = 0; i < count && found.isEmpty() && !apart; i++) {
            int at = random.nextInt(3) == 0 ? 1 : 0;
            Line line = lines.change(Pools.NAMESPACES.get(at), links.get(at));
            if (listed.listed("skipped", line.toString())) {
                continue;
            }
            if (both(line) && line.words().get(0).equals("link")) {
                for (int n = 0; n < links.size(); n++) {
                    links.set(n, ours.links(Pools.NAMESPACES.get(n)));
                }
            }
        }
        if (apart || !found.isEmpty()) {
            atLine = !found.isEmpty();
            // what follows from a difference is not worth a word
            end();
            return found;
        }
        List<String> twins = Twins.difference(stock);
        if (!twins.isEmpty()) {
            found.add("the dumps differ:\n" + String.join("\n", twins));
        }
        List<Line> more = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int at = random.nextInt(2);
            String format = Looks.formats().get(random.nextInt(Looks.formats().size()));
            more.add(lines.look(Pools.NAMESPACES.get(at), links.get(at), format));
        }
        for (String text : new Looks(ours, random).differences(more)) {
            if (!listed.listed("text", text)) {
                found.add("the text differs: " + text);
            }
        }
        end();
        return found;
    }

    /**
     * The few lines of this lab after which its last line is still a difference; tries for a while only.
     *
     * @param again makes a lab in which nothing has happened yet
     */
    List<Line> fewest(Supplier<Lab> again) {
        Line last = done.get(done.size() - 1);
        List<Line> before = new ArrayList<>(work);
        before.remove(last);
        int tries = 0;
        for (int size = Math.max(1, before.size() / 2); size > 0 && tries < TRIES; size /= 2) {
            for (int at = before.size() - size; at >= 0 && tries < TRIES; at -= size, tries++) {
                List<Line> fewer = new ArrayList<>(before.subList(0, at));
                fewer.addAll(before.subList(Math.min(before.size(), at + size), before.size()));
                if (again.get().differs(fewer, last)) {
                    before = fewer;
                }
            }
        }
        before.add(last);
        return before;
    }

    private boolean differs(List<Line> before, Line last) {
        begin();
        before.forEach(this::both);
        found.clear();
        both(last);
        end();
        return !found.isEmpty();
    }

    private void begin() {
        StringBuilder quiet = new StringBuilder();
        for (String ns : Pools.NAMESPACES) {
            both(Line.of(null, "", "netns add " + ns));
            quiet.append("nsenter --net=/run/netns/").append(ns).append(" sh -c '");
            for (String key : QUIET) {
                quiet.append("for i in all default lo; do echo 0 > /proc/sys/net/ipv6/conf/$i/")
                        .append(key)
                        .append("; done; ");
            }
            quiet.append("'\n");
        }
        String said = stock.sh(quiet.toString()) + Stock.here(quiet.toString());
        if (!said.isEmpty()) {
            throw new IllegalStateException(said);
        }
        work.clear();
    }

    private void end() {
        stock.leave();
        String script = "for n in /run/netns/*; do ip netns del ${n##*/}; done";
        stock.sh(script);
        Stock.here(script);
    }

    /** Does a line in both worlds; whether both took it. */
    private boolean both(Line line) {
        done.add(line);
        Verdict theirs = stock.run(line);
        Verdict our;
        try {
            our = ours.run(line);
        } catch (RuntimeException e) {
            throw new AssertionError(line + " ends netnsh", e);
        }
        // what runs by itself (duplicate detection, carriers) may not have come as far here as there
        for (long pause : new long[] {1, 5, 20, 100}) {
            if (theirs.taken() == our.taken()) {
                break;
            }
            Twins.sleep(pause);
            if (theirs.taken()) {
                our = our.kernel() == null ? our : ours.run(line);
            } else {
                theirs = theirs.kernel() == null ? theirs : stock.run(line);
            }
        }
        if (VERBOSE) {
            System.out.println(line + "\n    ip " + theirs + "\n    netnsh " + our);
        }
        if (theirs.taken() && our.taken()) {
            taken++;
            work.add(line);
            return true;
        }
        String what =
                line + " => " + (our.taken() ? theirs : our).words().strip().replace("\n", " / ");
        if (theirs.taken()) {
            if (listed.listed("stricter", what)) {
                catchUp(line);
                return true;
            }
            found.add(at() + "only ip takes it, netnsh says: " + our.words());
        } else if (our.taken()) {
            if (listed.listed("wider", what)) {
                // there is no way to make ip do it too
                apart = true;
            } else {
                found.add(at() + "only netnsh takes it, ip says: "
                        + theirs.words().strip());
            }
        } else if (theirs.kernel() != null
                && our.kernel() != null
                && !theirs.kernel().equals(our.kernel())) {
            if (!listed.listed("words", what)) {
                found.add(at() + "the kernel says " + our.kernel() + " to netnsh, " + theirs.kernel() + " to ip");
            }
        } else if (our.kernel() == null
                && theirs.kernel() != null
                && line.words().get(0).startsWith("r")) {
            // a table of routes is made for a route that is refused, too
            catchUp(line);
        } else if (line.words().get(0).startsWith("l")) {
            // what ip and the kernel did of such a line before they refused the rest remains
            if (our.kernel() == null) {
                catchUp(line);
            }
            apart = our.kernel() != null
                    && (line.words().get(1).matches("s.*|ch.*") || line.batch().contains(" link-"));
        }
        return false;
    }

    private String at() {
        return "line " + done.size() + ": " + done.get(done.size() - 1) + "\n  ";
    }

    private void catchUp(Line line) {
        Stock.here(line.shell());
    }

    List<Line> done() {
        return done;
    }

    /** Whether it is its last line that is a difference. */
    boolean atLine() {
        return atLine;
    }

    int taken() {
        return taken;
    }
}
