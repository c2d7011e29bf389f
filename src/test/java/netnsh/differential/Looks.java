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
        return new Printed(ours).differences(lines);
    }

    /** The same formats for all. */
    static List<String> formats() {
        return FORMATS;
    }
}
