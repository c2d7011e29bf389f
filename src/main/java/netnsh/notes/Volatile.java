package netnsh.notes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is never the same twice in the output of the network's tools, taken away by its shape. */
final class Volatile {
    private static final Map<Pattern, String> SHAPES = new LinkedHashMap<>();

    static {
        indices();
        addresses();
        times();
        counters();
        shape("\\bqdisc \\S+", "qdisc #");
        shape("(?: qlen| txqueuelen) \\d+", "");
        // which of the two a link without carrier has depends on when the kernel last looked at its peer (link_watch.c)
        shape("\\bstate LOWERLAYERDOWN\\b", "state DOWN");
        shape(" group default\\b", "");
        shape("\\bttl=\\d+", "ttl=#"); // how many routers lie between here and there
        shape("\\bpid[= ]\\d+", "pid #");
        shape("\\bfd=\\d+", "fd=#");
        shape("\\b\\d+/(?=[a-z][\\w.-]*\\s*$)", "pid/"); // netstat -p
        shape("^\\[(\\d+)\\] \\d+$", "[$1] pid");
        shape("\\b(PING|from) [\\w.-]+ (?=\\([0-9a-f.:]+\\))", "$1 ");
        shape("\\bfrom ([0-9a-f.:]*[0-9a-f])(?=: icmp_)", "from ($1)"); // as if the address had a name
    }

    private static void indices() {
        shape("^(Deleted )?\\d+: (?=[^\\s:]+(?:: <|\\s+inet|\\s+link/))", "$1#: ");
        shape("@if\\d+(?=[: ])", "@if#");
        shape("\\b(ifindex|link-netnsid) \\d+", "$1 #");
    }

    private static void addresses() {
        String pair = "(?:[0-9a-f]{2}|\\*\\*)";
        shape(
                "(?i)\\b(?!00:00:00:00:00:00|ff:ff:ff:ff:ff:ff)(?:" + pair + ":){5}" + pair
                        + "(?![:0-9a-f])|(?:\\*\\*:){5}\\*\\*",
                "MAC");
        shape("(?i)\\bfe80::[0-9a-f:]+", "fe80::#");
        shape("(?<=fe80::#/64 scope link) tentative", "");
        shape(" proto kernel_l[lo]\\b", ""); // newer programs name who gave an address
    }

    private static void times() {
        String month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
        String clock = "\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?";
        shape("\\btime[=<][\\d.]+ ?ms", "time=# ms");
        shape("\\btime \\d+ms", "time #ms");
        shape(
                "\\b(rtt|round-trip) min/avg/max/(mdev|stddev) = [\\d./]+ ms(?:, pipe \\d+)?(?:, ipg/ewma [\\d./]+ ms)?",
                "rtt #");
        shape("^(\\s*\\d+[:?]*\\s.*?)(?:\\s+(?:[\\d.]+ ?ms|\\*))+(?=\\s|$)", "$1 # ms"); // traceroute, tracepath
        shape("\\b(valid_lft|preferred_lft|expires|age) \\d+sec", "$1 #sec");
        shape("^(real|user|sys)\\s+\\d+m[\\d.]+s$", "$1 #");
        shape(
                "(?:\\w{3},? )?(?:" + month + " +\\d+|\\d+ " + month + ")(?: \\d{4})? " + clock
                        + "(?: [A-Z]{3,4})?(?: \\d{4})?",
                "DATE");
        shape("\\d+/" + month + "/\\d{4}[: ]" + clock + "(?: [+-]\\d{4})?", "DATE");
        shape("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?", "DATE");
        shape("(?<![0-9a-fA-F:])" + clock + "(?![0-9a-fA-F:])", "TIME");
        shape("^DATE [\\w.-]+ (?=\\S+?(?:\\[\\d+\\])?: )", "DATE HOST "); // a log
    }

    private static void counters() {
        shape("^\\s*\\d+(?:\\s+\\d+){3,}\\s*$", "COUNTERS");
        shape("\\bpackets:?\\d+ bytes:?\\d+", "packets # bytes #");
        shape("\\bpackets \\d+ bytes \\d+", "packets # bytes #");
        shape("\\b\\d+ packets, \\d+[KMG]? bytes", "# packets, # bytes"); // iptables -v
        shape("^\\s*\\d+[KMG]?\\s+\\d+[KMG]? +(?=[A-Z]\\w*\\s+(?:all|tcp|udp|icmp|\\d+)\\b)", "# # ");
        shape("^\\d+ packets? (captured|received by filter|dropped by kernel|dropped by interface)$", "# packets $1");
        shape("\\bSent \\d+ bytes \\d+ pkt \\(.*\\)", "Sent #"); // tc -s
        shape("\\bbacklog \\S+ \\d+p(?: requeues \\d+)?", "backlog #");
        shape("\\bused \\d+/\\d+(?:/\\d+)?", "used #");
        shape("\\b[\\d.]+ (?:[KMGT]?bits/sec|[KMGT]?Bytes)\\b", "# rate"); // iperf
        shape("\\b\\d+\\.\\d+- *\\d+\\.\\d+ +sec", "# sec");
        shape("\\b(seq|ack|id|ecr|val) \\d+(?::\\d+)?", "$1 #");
    }

    /** The words of strerror(3) that tools print behind whatever they say of themselves, by the kernel's name. */
    static final Map<String, String> ERRORS = Map.ofEntries(
            Map.entry("EEXIST", "File exists"),
            Map.entry("ENOENT", "No such file or directory"),
            Map.entry("ESRCH", "No such process"),
            Map.entry("ENODEV", "No such device"),
            Map.entry("EINVAL", "Invalid argument"),
            Map.entry("EBUSY", "Device or resource busy"),
            Map.entry("EPERM", "Operation not permitted"),
            Map.entry("EACCES", "Permission denied"),
            Map.entry("EOPNOTSUPP", "Operation not supported"),
            Map.entry("EADDRNOTAVAIL", "Cannot assign requested address"),
            Map.entry("EADDRINUSE", "Address already in use"),
            Map.entry("ENETUNREACH", "Network is unreachable"),
            Map.entry("EHOSTUNREACH", "No route to host"),
            Map.entry("ECONNREFUSED", "Connection refused"),
            Map.entry("ENETDOWN", "Network is down"));

    private Volatile() {}

    private static void shape(String pattern, String instead) {
        SHAPES.put(Pattern.compile(pattern), instead);
    }

    /** A line by its shape: blanks are one, and what is never the same twice is a sign. */
    static String shape(String line) {
        String out = line.replace('\u00a0', ' ').strip().replaceFirst("^netnsh: ", "");
        for (Map.Entry<Pattern, String> e : SHAPES.entrySet()) {
            Matcher m = e.getKey().matcher(out);
            out = m.replaceAll(e.getValue());
        }
        out = out.replaceAll("\\s+", " ").strip();
        for (String words : ERRORS.values()) {
            if (out.endsWith(": " + words) || out.equals(words)) {
                return "error: " + words;
            }
        }
        return out;
    }

    /** Whether a namespace's number stands in the one line where its name stands in the other, which says the same. */
    static boolean sameButForNumbers(String left, String right) {
        String one = left.replaceFirst(" link-netnsid #", "");
        String other = right.replaceFirst(" link-netnsid #", "");
        return one.length() != left.length()
                        && right.replaceFirst(" link-netns \\S+", "").equals(one)
                || other.length() != right.length()
                        && left.replaceFirst(" link-netns \\S+", "").equals(other);
    }

    /** What a message of netnsh's own may be called by another tool. */
    static List<String> spellings(String message, String kernel, String errno) {
        String words = errno != null ? ERRORS.get(errno) : words(message);
        return List.of(
                shape(message),
                words == null ? shape(message) : "error: " + words,
                kernel == null ? shape(message) : shape("Error: " + kernel + "."));
    }

    /** The kernel's words where netnsh knew it before the kernel was asked. */
    private static String words(String message) {
        return message.contains(" exists already")
                ? ERRORS.get("EEXIST")
                : message.startsWith("there is no namespace") ? ERRORS.get("ENOENT") : null;
    }
}
