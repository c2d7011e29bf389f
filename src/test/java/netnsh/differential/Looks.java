package netnsh.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What netnsh prints of a namespace, and what the installed {@code ip} prints of the same. */
final class Looks {
    private static final List<String> FORMATS = List.of(
            "",
            "-4",
            "-6",
            "-br",
            "-br -4",
            "-o",
            "-d",
            "-d -o",
            "-s",
            "-s -s",
            "-d -s -s",
            "-j",
            "-j -p",
            "-d -j",
            "-d -j -p",
            "-s -j -p",
            "-br -j",
            "-c=always",
            "-br -c=always",
            "-d -c=always",
            "-N",
            "-h -s",
            "-iec -s -s",
            "-0",
            "-6 -d",
            "-6 -j -p",
            "-6 -o -s",
            "-6 -br -c=always",
            "-6 -c=always",
            "-4 -j");

    private static final List<String> OBJECTS = List.of(
            "link show",
            "addr show",
            "route show",
            "route show table all",
            "rule show",
            "neigh show",
            "neigh show proxy");

    private static final List<String> BRIDGE_FORMATS =
            List.of("", "-d", "-s", "-o", "-j", "-j -p", "-d -j -p", "-s -d", "-c=always", "-s -j");

    private static final List<String> BRIDGE_OBJECTS = List.of("link", "fdb", "vlan", "mdb");

    private static final String NEXT = "\u0001";

    private final Ours ours;
    private final Random random;

    Looks(Ours ours, Random random) {
        this.ours = ours;
        this.random = random;
    }

    /** Half of the formats of everything, and these lines; what is not the same. */
    List<String> differences(List<Line> more) {
        List<Line> lines = new ArrayList<>();
        for (String ns : Pools.NAMESPACES) {
            for (String format : FORMATS) {
                if (random.nextInt(3) == 0) {
                    OBJECTS.forEach(o -> lines.add(Line.of(ns, format, o)));
                }
            }
        }
        for (String ns : Pools.NAMESPACES) {
            for (String format : BRIDGE_FORMATS) {
                if (random.nextInt(3) == 0) {
                    BRIDGE_OBJECTS.forEach(o -> lines.add(Line.bridge(ns, format, o)));
                }
            }
        }
        for (String format : List.of("", "-j", "-j -p", "-d", "-o", "-c=always")) {
            lines.add(Line.of(null, format, "netns list"));
            lines.add(Line.of(Pools.NAMESPACES.get(0), format, "netns list-id"));
        }
        lines.addAll(more);
        return compare(lines);
    }

    private List<String> compare(List<Line> lines) {
        StringBuilder script = new StringBuilder();
        for (Line line : lines) {
            script.append(command(line)).append("; printf '\\001'\n");
        }
        String[] theirs = Stock.here(script.toString()).split(NEXT, -1);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String difference = again(lines.get(i), settle(theirs[i]));
            if (difference != null) {
                differences.add(lines.get(i) + "\n" + difference);
            }
        }
        return differences;
    }

    private static String command(Line line) {
        return line.shell() + " 2>/dev/null || echo refused";
    }

    /** Counters and timers run on between two looks, so a difference is looked at again. */
    private String again(Line line, String first) {
        String theirs = first;
        String our = ours(line);
        for (int i = 0; i < 6 && !theirs.equals(our); i++) {
            theirs = settle(Stock.here(command(line)));
            our = ours(line);
        }
        return theirs.equals(our) ? null : Twins.lines(theirs, our);
    }

    private String ours(Line line) {
        StringBuilder text = new StringBuilder();
        Verdict verdict = ours.run(line, text, line.options().contains("-c=always"));
        return settle(verdict.taken() ? text.toString() : text + "refused\n");
    }

    private static String settle(String text) {
        // what was printed before something was refused is not held against anybody
        return (text.endsWith("refused\n") ? "refused\n" : text)
                .replaceAll("(_timer\"?:? *)[0-9.]+", "$1T")
                .replaceAll("(temp +|\"timer\": *\" *)[0-9.]+", "$1T")
                .replaceAll("(lft |lft\":|expires |expires\":)\\d+", "$1N");
    }

    /** The same formats for all. */
    static List<String> formats() {
        return FORMATS;
    }
}
