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
