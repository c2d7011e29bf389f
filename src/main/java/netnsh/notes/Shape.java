package netnsh.notes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import netnsh.grammar.Compounds;
import netnsh.grammar.Lexer;

/**
 * What a command of the tools of the network looks like. Where a line may as well be prose, only what fits here is taken for
 * a command; the sentence "route the packets to it" does not.
 */
final class Shape {
    private static final Pattern OBJECT = Pattern.compile(
            "-\\S+|a|ad\\w*|l|li\\w*|r|ro\\w*|ru\\w*|n|ne\\w*|netns|maddr\\w*|mroute|tunnel|tuntap|xfrm|monitor|vrf|nexthop");
    private static final Pattern OPTION = Pattern.compile("-\\S+");
    private static final Pattern PATH = Pattern.compile("(?:-\\S+ )*/(?:proc|sys|etc)/\\S+.*");

    /** What stands behind a tool's name. */
    private static final Map<String, Pattern> TOOLS = Map.ofEntries(
            Map.entry("ip", Pattern.compile("(?:" + OBJECT.pattern() + ")(?: .*)?")),
            Map.entry("bridge", Pattern.compile("(?:-\\S+ )*(?:link|fdb|vlan|mdb|monitor)(?: .*)?")),
            Map.entry("tc", Pattern.compile("(?:-\\S+ )*(?:qdisc|filter|class|action|monitor) .*")),
            Map.entry("ss", Pattern.compile("(?:-\\S+(?: .*)?)?")),
            Map.entry("iptables", Pattern.compile("-\\S+.*")),
            Map.entry("ip6tables", Pattern.compile("-\\S+.*")),
            Map.entry("iptables-save", Pattern.compile(".{0,20}")),
            Map.entry("nft", Pattern.compile("(?:-\\S+ )*(?:add|list|flush|delete|insert|-f) .*")),
            Map.entry("ebtables", Pattern.compile("-\\S+.*")),
            Map.entry("conntrack", Pattern.compile("-\\S+.*")),
            Map.entry("ifconfig", Pattern.compile("(?:-a|[\\w.:@-]+(?: .*)?)?")),
            Map.entry("ifup", Pattern.compile("\\S+")),
            Map.entry("ifdown", Pattern.compile("\\S+")),
            Map.entry("brctl", Pattern.compile("(?:addbr|addif|delbr|delif|show|showmacs|stp|setfd|sethello) ?.*")),
            Map.entry("route", Pattern.compile("(?:add|del|delete|-\\S+)(?: .*)?")),
            Map.entry("arp", Pattern.compile("-\\S+.*")),
            Map.entry("netstat", Pattern.compile("-\\S+.*")),
            Map.entry("ethtool", Pattern.compile("(?:-\\S+ )*\\S+")),
            Map.entry("sysctl", Pattern.compile("(?:-\\S+ ?)*(?:\\S+\\.\\S+ ?)+(?:= ?\\S+)?|-p|-a")),
            Map.entry("echo", Pattern.compile(".*> ?/(?:proc/sys|sys)/\\S+|[\"'$].*")),
            Map.entry("sleep", Pattern.compile("[\\d.]+[smh]?")),
            Map.entry("apt", Pattern.compile("(?:-\\S+ )*(?:install .*|update|upgrade)(?: -\\S+)*")),
            Map.entry("apt-get", Pattern.compile("(?:-\\S+ )*(?:install .*|update|upgrade)(?: -\\S+)*")),
            Map.entry("export", Pattern.compile("[A-Z_][A-Z0-9_]*=\\S+")),
            Map.entry("cat", PATH),
            Map.entry("ls", PATH),
            Map.entry("mkdir", PATH),
            Map.entry("tee", PATH),
            Map.entry(
                    "ping",
                    Pattern.compile("(?:-\\S+ ?(?:\\d\\S* ?)?)*(?:\\S*[\\d.:]\\S*|\\S+\\.\\S+|localhost)?|-.*")),
            Map.entry("ping6", Pattern.compile("(?:-\\S+ ?(?:\\d\\S* ?)?)*(?:\\S*[\\d.:]\\S*|localhost)?|-.*")),
            Map.entry("tracepath", Pattern.compile("(?:-\\S+ )*\\S*[.:]\\S*")),
            Map.entry("traceroute", Pattern.compile("(?:-\\S+ )*\\S*[.:]\\S*")),
            Map.entry("tcpdump", Pattern.compile("-.*")),
            Map.entry("curl", Pattern.compile(".*(?:://|\\d\\.\\d|localhost).*")),
            Map.entry("wget", Pattern.compile(".*(?:://|\\d\\.\\d|localhost).*")),
            Map.entry("nc", Pattern.compile("-\\S+.*|\\S* ?\\d+(?: .*)?")),
            Map.entry("ncat", Pattern.compile("-\\S+.*|\\S* ?\\d+(?: .*)?")),
            Map.entry("telnet", Pattern.compile("-\\S+.*|\\S*[.:]\\S*(?: \\d+)?")),
            Map.entry("iperf3", Pattern.compile("-\\S+.*")),
            Map.entry("iperf", Pattern.compile("-\\S+.*")),
            Map.entry("dig", Pattern.compile("\\S*[.@]\\S*.*")),
            Map.entry("modprobe", Pattern.compile("(?:-\\S+ )*[\\w-]+")),
            Map.entry("unshare", Pattern.compile("-\\S+.*")),
            Map.entry("nsenter", Pattern.compile("-\\S+.*")),
            Map.entry("bash", Pattern.compile("(?:\\S+/)?[\\w.-]+\\.(?:ba)?sh(?: .*)?|-c .*")),
            Map.entry("sh", Pattern.compile("(?:\\S+/)?[\\w.-]+\\.sh(?: .*)?|-c .*")),
            Map.entry("python", Pattern.compile("\\S+\\.py(?: .*)?|-m .*|-c .*")),
            Map.entry("exit", Pattern.compile("\\d*")));

    /** Words that sentences have and commands do not. */
    private static final Set<String> PROSE = Set.of(
            "the", "is", "are", "was", "and", "of", "we", "you", "it", "this", "that", "with", "which", "can", "will",
            "has", "have", "not", "be", "but", "our", "your", "so", "when", "now", "does", "an");

    private static final List<String> QUOTES = List.of("\u2018", "\u2019", "\u201c", "\u201d");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z_][A-Z0-9_]*=\\S+|[A-Za-z_]\\w*=\\$\\(.+\\)");

    private Shape() {}

    /** Whether a line, {@code sudo} aside, looks like a command of a known tool; never when it has a sentence's words. */
    static boolean fits(String line, int fewestWords) {
        String plain = Wrapping.withoutSudo(line);
        boolean compound =
                Compounds.mayBegin(plain) && Compounds.isWhole(Lexer.scan(plain).code());
        if (compound || ASSIGNMENT.matcher(plain).matches()) {
            return true;
        }
        String[] words = plain.split("\\s+");
        if (words.length < fewestWords || plain.isEmpty()) {
            return false;
        }
        String head = words[0].replaceFirst("^/(?:usr/)?s?bin/", "");
        head = head.startsWith("python") ? "python" : head;
        Pattern rest = TOOLS.get(head);
        String behind = plain.substring(words[0].length()).strip().replaceAll("\\s+", " ");
        if (rest == null || !rest.matcher(behind).matches() || prose(plain, words)) {
            return false;
        }
        return !behind.endsWith(":") || head.equals("ip") && behind.endsWith("::");
    }

    private static boolean prose(String plain, String[] words) {
        int quote = plain.indexOf('#');
        for (String w : words) {
            if (PROSE.contains(w)) {
                return quote < 0 || plain.indexOf(" " + w) < quote;
            }
        }
        boolean sentence = plain.endsWith(".") || plain.endsWith("?") || plain.endsWith(",") || plain.endsWith("!");
        return sentence || QUOTES.stream().anyMatch(plain::contains);
    }

    /** Whether the words behind a tool's name are only options. */
    static boolean isOption(String word) {
        return OPTION.matcher(word).matches();
    }
}
