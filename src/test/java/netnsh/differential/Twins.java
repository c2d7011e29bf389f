package netnsh.differential;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The state of both worlds in the words of the installed {@code ip}, with what is different by nature folded. */
final class Twins {
    private Twins() {}

    private static final List<String> OBJECTS = List.of(
            "link show",
            "addr show",
            "route show table all",
            "rule show",
            "neigh show nud all",
            "neigh show proxy",
            "nexthop show");
    private static final List<String> OBJECTS6 = List.of("route show table all", "rule show");

    /** Addresses that the kernel makes up are random; those that lines give begin with 02:00:00:00:00. */
    private static final Pattern MAC =
            Pattern.compile("(?!02:00:00:00:00)(?!01:00:5e)(?!ff:ff:ff)\\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\\b");

    /**
     * Groups that the kernel itself joins; neighbours that nobody has asked for yet, or that did not answer, which the kernel
     * throws away some seconds later; and proxy entries without an interface, which outlive the namespace that they were
     * made in, and turn up in a later one that lies where it lay.
     */
    private static final Pattern PASSING = Pattern.compile(
            " temp\\b| NOARP *$|^\\S+ dev \\S+ (proto \\S+ )?$|^\\S+ proxy *$|\\b(INCOMPLETE|FAILED) *$");

    private static final String SCRIPT = script();

    private static String script() {
        StringBuilder script = new StringBuilder();
        for (String ns : Pools.NAMESPACES) {
            script.append("echo == ").append(ns).append('\n');
            script.append("ip -n ").append(ns).append(" -d -o -force -batch - <<E 2>/dev/null\n");
            script.append(String.join("\n", OBJECTS)).append("\nE\n");
            script.append("for o in link fdb vlan mdb; do bridge -n ")
                    .append(ns)
                    .append(" -d -o $o; done\n");
            script.append("echo == ").append(ns).append(" -6\n");
            script.append("ip -n ").append(ns).append(" -6 -d -o -force -batch - <<E 2>/dev/null\n");
            script.append(String.join("\n", OBJECTS6)).append("\nE\n");
        }
        return script.append("ip netns list-id\nip netns list\n").toString();
    }

    /** What differs, lines of the world of ip first; empty when nothing does. Waits for what settles by itself. */
    static List<String> difference(Stock stock) {
        List<String> left = List.of();
        for (long pause : new long[] {0, 20, 50, 100, 300, 600, 1200, 2500, 5000, 10_000}) {
            sleep(pause);
            left = new ArrayList<>(fold(stock.sh(SCRIPT)));
            List<String> right = new ArrayList<>(fold(Stock.here(SCRIPT)));
            List<String> common = new ArrayList<>(right);
            left.forEach(right::remove);
            common.forEach(left::remove);
            left.replaceAll(l -> "  ip:     " + l);
            for (String r : right) {
                left.add("  netnsh: " + r);
            }
            if (left.isEmpty()) {
                return left;
            }
        }
        return left;
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> fold(String text) {
        List<String> lines = new ArrayList<>();
        String place = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("== ")) {
                place = line;
                continue;
            }
            if (PASSING.matcher(line).find()) {
                continue;
            }
            String folded = line;
            if (line.contains("\\    bridge ") || line.contains(" bridge_slave ")) {
                // a bridge takes the lowest address of its ports, which may be one that the kernel made up
                folded = folded.replaceAll("\\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\\b", "MAC")
                        .replaceAll("\\b([0-9a-f]+)\\.[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}\\b", "$1.MAC");
            }
            folded = MAC.matcher(folded).replaceAll("MAC");
            folded = folded.replaceAll("^\\d+: ", "N: ")
                    .replaceAll("@if\\d+", "@ifN")
                    .replaceAll("fe80::[0-9a-f]+:[0-9a-f:]+", "fe80::LL")
                    .replaceAll("_timer +\\d+\\.\\d+", "_timer T")
                    .replaceAll("(lft|expires) \\d+sec", "$1 Nsec")
                    .replaceAll("\\b(used|age) [0-9/]+", "$1 T")
                    .replaceAll(" probes \\d+", "")
                    .replaceAll("\\b(DELAY|PROBE)\\b", "UNSETTLED");
            lines.add(place + " " + folded);
        }
        Collections.sort(lines);
        return lines;
    }

    /** How many lines of a difference are shown. */
    private static final int SHOWN = 12;

    /** The lines in which two texts differ. */
    static String lines(String theirs, String ours) {
        List<String> left = Arrays.asList(theirs.split("\n", -1));
        List<String> right = Arrays.asList(ours.split("\n", -1));
        List<String> lines = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            delta.getSource().getLines().forEach(l -> lines.add("  ip:     " + l.replace("\u001b", "\\e")));
            delta.getTarget().getLines().forEach(r -> lines.add("  netnsh: " + r.replace("\u001b", "\\e")));
        }
        return String.join("\n", lines.subList(0, Math.min(SHOWN, lines.size())));
    }
}
