package netnsh.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The differences from iproute2 that are meant, each with its reason. */
final class Differences {
    private static final String FILE = "/netnsh/differential/differences.tsv";

    /**
     * A difference.
     *
     * @param kind what is different: {@code stricter} (only ip takes the line), {@code wider} (only netnsh does),
     *     {@code words} (the kernel's words), {@code text} (what is printed)
     * @param what which lines, with what is said of them behind an arrow
     */
    record Difference(String kind, Pattern what, String reason) {}

    private final List<Difference> all = new ArrayList<>();
    private final List<Difference> met = new ArrayList<>();

    Differences() {
        try (InputStream in = Differences.class.getResourceAsStream(FILE)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] columns = line.split("\t");
                    all.add(new Difference(columns[0], Pattern.compile(columns[1]), columns[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is meant that way. */
    boolean listed(String kind, String what) {
        for (Difference d : all) {
            if (d.kind().equals(kind) && d.what().matcher(what).find()) {
                met.add(d);
                return true;
            }
        }
        return false;
    }

    List<Difference> all() {
        return all;
    }
}
