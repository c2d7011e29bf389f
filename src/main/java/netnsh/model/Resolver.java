package netnsh.model;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import netnsh.value.Ip;

/**
 * The files by which a program finds addresses for names: resolv.conf(5), hosts(5), gai.conf(5). Written so that the
 * command that wrote one can be read back out of it.
 */
public final class Resolver {
    public static final String RESOLV = "resolv.conf";
    public static final String HOSTS = "hosts";
    public static final String GAI = "gai.conf";

    /** MAXNS of resolv.h: the resolver asks no more. */
    public static final int MOST_SERVERS = 3;

    private static final String MARK = "# netnsh";
    /** The first line of a hosts file that was none before netnsh made it of the machine's. */
    private static final String COPY = MARK + ": a copy of /etc/hosts, with more";
    /** gai.conf(5): mapped addresses first. What stands there replaces the whole built-in table. */
    private static final String PREFER_IPV4 = """
        # netnsh: IPv4 first
        precedence ::1/128 50
        precedence ::/0 40
        precedence 2002::/16 30
        precedence ::/96 20
        precedence ::ffff:0:0/96 100
        """;

    private Resolver() {}

    /** A resolv.conf with these servers and search domains. */
    public static String resolv(List<InetAddress> servers, List<String> domains) {
        StringBuilder out = new StringBuilder(MARK).append("\n");
        if (!domains.isEmpty()) {
            out.append("search ").append(String.join(" ", domains)).append("\n");
        }
        servers.forEach(s -> out.append("nameserver ").append(Ip.text(s)).append("\n"));
        return out.toString();
    }

    /** A gai.conf that prefers IPv4. */
    public static String preferIpv4() {
        return PREFER_IPV4;
    }

    /** The words of resolv.conf: {@code search} and its domains, then servers. */
    public static List<String> words(String resolv) {
        List<String> words = new ArrayList<>();
        List<String> search = new ArrayList<>();
        for (String line : resolv.split("\n")) {
            String[] parts = line.trim().split("\\s+");
            if (parts.length > 1 && parts[0].equals("nameserver")) {
                words.add(parts[1]);
            } else if (parts.length > 1 && parts[0].equals("search")) {
                search.clear();
                for (int i = 1; i < parts.length; i++) {
                    search.add("search");
                    search.add(parts[i]);
                }
            }
        }
        words.addAll(search);
        return words;
    }

    /** The entries that netnsh has added to a hosts file: name to address. */
    public static Map<String, String> added(String hosts) {
        Map<String, String> added = new TreeMap<>();
        for (String line : hosts.split("\n")) {
            if (line.endsWith(MARK)) {
                String[] parts = line.split("\\s+");
                added.put(parts[1], parts[0]);
            }
        }
        return added;
    }

    /** Whether netnsh wrote a file as a whole: nobody else's text goes with it. */
    public static boolean isOwn(String content) {
        return content.startsWith(MARK);
    }

    /** A hosts file that begins as a copy of the machine's. */
    public static String copied(String machines) {
        return COPY + "\n" + machines;
    }

    /** What stays of a hosts file without netnsh's entries: null for one of netnsh's own. */
    public static String cleared(String hosts) {
        return isOwn(hosts) ? null : hosts(hosts, Map.of());
    }

    /** A hosts file with other entries of netnsh's. */
    public static String hosts(String before, Map<String, String> entries) {
        StringBuilder out = new StringBuilder();
        for (String line : before.split("\n")) {
            if (!line.isEmpty() && !line.endsWith(MARK)) {
                out.append(line).append("\n");
            }
        }
        entries.forEach((name, address) -> out.append(address)
                .append("\t")
                .append(name)
                .append("\t")
                .append(MARK)
                .append("\n"));
        return out.toString();
    }

    /** The line that takes away what netnsh has written into a file; empty when it has written nothing. */
    public static Optional<String> away(String name, String file, String content) {
        List<String> lines =
                content == null ? List.of() : lines(name, file, content).orElse(List.of());
        String none = lines(name, file, null).orElseThrow().get(0);
        return lines.isEmpty() || lines.get(lines.size() - 1).equals(none) ? Optional.empty() : Optional.of(none);
    }

    /**
     * The lines of netnsh's that make a file say what it says; empty when netnsh did not write it.
     *
     * @param name the namespace, as it is written in a line
     * @param content what the file says, or null when there is none
     */
    public static Optional<List<String>> lines(String name, String file, String content) {
        boolean ours =
                content == null || isOwn(content) || file.equals(HOSTS); // there entries are looked at, not the file
        if (!ours) {
            return Optional.empty();
        }
        return Optional.of(
                switch (file) {
                    case RESOLV ->
                        List.of("dns " + name + " " + (content == null ? "clear" : String.join(" ", words(content))));
                    case GAI -> List.of("dns " + name + " prefer " + (content == null ? "default" : "ipv4"));
                    case HOSTS -> {
                        List<String> lines = new ArrayList<>(List.of("hosts " + name + " clear"));
                        if (content != null && !added(content).isEmpty()) {
                            StringBuilder line = new StringBuilder("hosts " + name);
                            added(content)
                                    .forEach((host, address) -> line.append(" ")
                                            .append(host)
                                            .append("=")
                                            .append(address));
                            lines.add(line.toString());
                        }
                        yield lines;
                    }
                    default -> List.of();
                });
    }
}
