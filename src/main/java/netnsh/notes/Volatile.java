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
        shape("^\\d+: (?=[^\\s:]+: <)", "#: ");
        shape("@if\\d+(?=[: ])", "@if#");
        shape(
                "\\b(?!00:00:00:00:00:00|ff:ff:ff:ff:ff:ff)(?:(?:[0-9a-f]{2}|\\*\\*):){5}(?:[0-9a-f]{2}|\\*\\*)(?![:0-9a-f])|(?:\\*\\*:){5}\\*\\*",
                "MAC");
        shape("\\bfe80::[0-9a-f:]+", "fe80::#");
        shape("(?<=fe80::#/64 scope link) tentative", "");
        shape("\\btime=[\\d.]+ ms", "time=# ms");
        shape("\\btime \\d+ms", "time #ms");
        shape("\\b(rtt|round-trip) min/avg/max/(mdev|stddev) = .*", "rtt #");
        shape("\\b(valid_lft|preferred_lft|expires|age) \\d+sec", "$1 #sec");
        shape("\\bqdisc \\S+", "qdisc #");
        shape(" qlen \\d+", "");
        // which of the two a link without carrier has depends on when the kernel last looked at its peer (link_watch.c)
        shape("\\bstate LOWERLAYERDOWN\\b", "state DOWN");
        shape(" group default\\b", "");
        shape("\\blink-netnsid \\d+", "link-netnsid #");
        shape("\\bpid[= ]\\d+", "pid #");
        shape("\\bfd=\\d+", "fd=#");
        shape("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?", "DATE");
        shape("(?<![0-9a-fA-F:])\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?![0-9a-fA-F:])", "TIME");
        shape("^\\s*\\d+(?:\\s+\\d+){3,}\\s*$", "COUNTERS");
        shape("\\bpackets:?\\d+ bytes:?\\d+", "packets # bytes #");
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
