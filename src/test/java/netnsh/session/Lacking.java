package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.Stock;

/** What the running kernel lacks, or a sandbox has not: the only reasons for which an example may be refused. */
final class Lacking {
    private static final Pattern KIND = Pattern.compile("this kernel has no link kind \"(\\S+)\"");

    /** Each is asked for once. */
    private static final Map<String, Boolean> KNOWN = new TreeMap<>();

    private Lacking() {}

    /** A line was refused with these words: stock programs must say the same. */
    static void explains(String errors, String line) {
        Matcher kind = KIND.matcher(errors);
        boolean option = line.contains("vlan_filtering 1") && errors.contains("Operation not supported");
        boolean lacks = option
                ? fails("ip link add probe type bridge vlan_filtering 1")
                : kind.find()
                        ? fails("ip link add probe type " + kind.group(1))
                        : errors.contains("only in the sandbox of an ordinary user");
        assertTrue(lacks, () -> line + " was refused, and not for what this kernel lacks:\n" + errors);
    }

    private static boolean fails(String line) {
        return KNOWN.computeIfAbsent(
                line, l -> Stock.run("unshare", "--net", "sh", "-c", l).status() != 0);
    }
}
