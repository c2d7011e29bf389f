package netnsh.front;

import java.util.List;
import java.util.Optional;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** A program that netnsh can be called by, with its objects in the order in which abbreviations are tried. */
enum Tool {
    IP(
            "ip",
            "-help",
            List.of(
                    "address",
                    "addrlabel",
                    "maddress",
                    "route",
                    "rule",
                    "neighbor",
                    "neighbour",
                    "ntable",
                    "ntbl",
                    "link",
                    "l2tp",
                    "fou",
                    "ila",
                    "macsec",
                    "tunnel",
                    "tunl",
                    "tuntap",
                    "tap",
                    "token",
                    "tcpmetrics",
                    "tcp_metrics",
                    "monitor",
                    "xfrm",
                    "mroute",
                    "mrule",
                    "netns",
                    "netconf",
                    "vrf",
                    "sr",
                    "nexthop",
                    "mptcp",
                    "ioam",
                    "help",
                    "stats")),
    BRIDGE("bridge", "help", List.of("link", "fdb", "mdb", "vlan", "vni", "monitor", "help"));

    private final String program;
    private final String help;
    private final List<String> objects;

    Tool(String program, String help, List<String> objects) {
        this.program = program;
        this.help = help;
        this.objects = objects;
    }

    /** What it is called. */
    String program() {
        return program;
    }

    /** The word that {@code Option "…" is unknown} advises. */
    String help() {
        return help;
    }

    /** Its objects. */
    List<String> objects() {
        return objects;
    }

    /** The object that a word means, spelled out; null when there is none. */
    String object(String word) {
        for (String object : objects) {
            if (!word.isEmpty() && object.startsWith(word)) {
                return object;
            }
        }
        return null;
    }

    /** The command of netnsh's that an object is, empty when it has none. */
    Optional<Verb> verb(String object) {
        String name = this == BRIDGE ? program : object;
        for (Verb v : Verbs.all()) {
            if (v.word().spellings().contains(name) && (this == BRIDGE || v.isIp())) {
                return Optional.of(v);
            }
        }
        return Optional.empty();
    }

    /** The program with this name; empty for all others. */
    static Optional<Tool> named(String name) {
        for (Tool tool : values()) {
            if (tool.program.equals(name)) {
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }
}
