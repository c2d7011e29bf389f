package netnsh.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of iproute2's.
 *
 * @param program {@code ip} or {@code bridge}
 * @param ns the namespace that {@code -n} names; null for none
 * @param options the other options in front of the object, parted by blanks; may be empty
 * @param words object and what follows
 */
record Line(String program, String ns, String options, List<String> words) {
    private static final String LIGHT_WEIGHT = "encap";

    /** Refuses what must not reach a kernel from a test: see {@link #harmless}. */
    Line {
        if (!harmless(words)) {
            throw new IllegalArgumentException("never to be sent from a test: " + words);
        }
    }

    /**
     * Whether these words may be sent to the kernel that runs the tests. Options of light-weight tunnels (geneve_opts,
     * vxlan_opts, erspan_opts) end a process of Linux 6.18 while it holds the lock of all networks, and nothing on the
     * machine can make or read a network afterwards. So no word that is, begins or may be short for encap is let through.
     */
    static boolean harmless(List<String> words) {
        return words.stream()
                .noneMatch(w -> LIGHT_WEIGHT.startsWith(w) || w.startsWith(LIGHT_WEIGHT) || w.contains("_opts"));
    }

    static Line of(String ns, String options, String words) {
        return new Line("ip", ns, options, List.of(words.split(" ")));
    }

    /** A line of {@code bridge}. */
    static Line bridge(String ns, String options, String words) {
        return new Line("bridge", ns, options, List.of(words.split(" ")));
    }

    /** All words, as they would be typed. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(program));
        if (ns != null) {
            all.addAll(List.of("-n", ns));
        }
        if (!options.isEmpty()) {
            all.addAll(Arrays.asList(options.split(" ")));
        }
        all.addAll(words);
        return all;
    }

    /** Object and what follows as a batch file has it. */
    String batch() {
        return String.join(" ", words);
    }

    /** The line for a shell. */
    String shell() {
        StringBuilder line = new StringBuilder(program);
        all().stream().skip(1).forEach(w -> line.append(" '").append(w).append('\''));
        return line.toString();
    }

    @Override
    public String toString() {
        return String.join(" ", all());
    }
}
