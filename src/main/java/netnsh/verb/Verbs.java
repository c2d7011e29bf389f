package netnsh.verb;

import java.util.List;
import netnsh.grammar.Syntax;

/** All commands; iproute2's objects first, in ip(8)'s order, because the first one that an abbreviation fits is meant. */
public final class Verbs {
    private Verbs() {}

    // Method references, so that a verb's class is loaded only when a line is about it: that is most of a short start.
    private static final List<Verb> ALL = List.of(
            Verb.ip(List.of("addr", "address"), "addresses of interfaces", AddrVerb::forms),
            Verb.ip(List.of("maddr", "maddress"), "multicast addresses of interfaces", MaddrVerb::forms),
            Verb.ip(List.of("route"), "routes", RouteVerb::forms),
            Verb.ip(List.of("rule"), "policy rules", RuleVerb::forms),
            Verb.ip(List.of("neigh", "neighbor", "neighbour"), "neighbours: ARP and NDISC", NeighVerb::forms),
            Verb.ip(List.of("link"), "interfaces", LinkVerb::forms),
            Verb.ip(List.of("tunnel", "tunl"), "tunnels, as ip-tunnel has them", TunnelVerb::forms),
            Verb.ip(List.of("tuntap", "tap"), "links that a program reads and writes", TuntapVerb::forms),
            Verb.ip(List.of("monitor"), "what changes, as it happens", MonitorVerb::forms),
            Verb.ip(List.of("netns"), "network namespaces", NetnsVerb::forms),
            Verb.ip(List.of("netconf"), "settings of IPv4, IPv6 and MPLS", NetconfVerb::forms),
            Verb.ip(List.of("nexthop"), "nexthops that routes share", NexthopVerb::forms),
            Verb.program(
                    "bridge", "bridges: ports, forwarding, VLANs, multicast", BridgeVerb::options, BridgeVerb::forms),
            Verb.old("ifconfig", "interfaces, the old spelling", OldIfconfig::forms),
            Verb.old("arp", "neighbours, the old spelling", OldArp::forms),
            Verb.old("brctl", "bridges, the old spelling", OldBrctl::forms),
            Verb.old("vconfig", "VLANs, the old spelling", OldBrctl::vlans),
            Verb.own(List.of("use"), "where the following lines run", UseVerb::forms),
            Verb.own(List.of("gw"), "the default route", RouteVerb::gateway),
            Verb.own(List.of("up"), "switch interfaces on", ShortForms::up),
            Verb.own(List.of("down"), "take a session down, or switch interfaces off", DownVerb::forms),
            Verb.own(List.of("transaction"), "changes that stand or go together", TransactionVerbs::begin),
            Verb.own(List.of("commit"), "let the transaction's changes stand", TransactionVerbs::commit),
            Verb.own(List.of("rollback"), "take the transaction's changes back", TransactionVerbs::rollback),
            Verb.own(List.of("confirm"), "take changes back unless they are confirmed", TransactionVerbs::confirm),
            Verb.own(List.of("sessions"), "the sessions of which something stands", DownVerb::sessions),
            Verb.own(List.of("scan"), "what was left and no session knows of", DownVerb::scan),
            Verb.own(List.of("cable"), "a cable between two namespaces", ShortForms::cable),
            Verb.own(List.of("switch"), "a bridge with a cable to each namespace", ShortForms::switches),
            Verb.own(List.of("uplink"), "a namespace's way to the outside", UplinkVerb::forms),
            Verb.own(List.of("nat"), "the way out with the machine's address", PacketVerbs::nat),
            Verb.own(List.of("forward"), "ports handed on to servers", PacketVerbs::forward),
            Verb.own(List.of("block"), "keep packets back", PacketVerbs::block),
            Verb.own(List.of("allow"), "let packets through", PacketVerbs::allow),
            Verb.own(List.of("dns"), "name servers of a namespace", DnsVerbs::dns),
            Verb.own(List.of("hosts"), "addresses of hosts in a namespace", DnsVerbs::hosts),
            Verb.own(List.of("ipv4only"), "IPv4 and nothing else", FamilyVerbs::ipv4only),
            Verb.own(List.of("ipv6only"), "IPv6 and nothing else", FamilyVerbs::ipv6only),
            Verb.own(List.of("sysctl"), "parameters of the kernel", SysctlVerb::forms),
            Verb.own(List.of("ping"), "send ICMP echo requests", PingVerb::forms),
            Verb.own(List.of("pingall"), "whether every namespace reaches every other", PingAllVerb::forms),
            Verb.own(List.of("echo"), "print words", ShellVerbs::echo),
            Verb.own(List.of("sleep"), "wait", ShellVerbs::sleep),
            Verb.own(List.of("source", "."), "run the lines of a file", ShellVerbs::source),
            Verb.own(List.of("record"), "keep what is done in a file", RecordVerb::forms),
            Verb.own(List.of("run"), "run a program, also one with a command's name", ShellVerbs::run),
            Verb.own(List.of("as"), "run a program as somebody else", ProgramVerbs::as),
            Verb.own(List.of("exec"), "become a program in a namespace", ProgramVerbs::exec),
            Verb.own(List.of("start"), "start a server", ServerVerbs::start),
            Verb.own(List.of("stop"), "end a server", ServerVerbs::stop),
            Verb.own(List.of("logs"), "print what a server said", ServerVerbs::logs),
            Verb.own(List.of("spawn"), "hosts of their own", SpawnVerb::forms),
            Verb.own(List.of("wait-port"), "wait until somebody listens", ServerVerbs::waitPort),
            Verb.own(List.of("servers"), "who listens where", ServerVerbs::servers),
            Verb.own(List.of("save"), "write what is there to a file", StateVerbs::save),
            Verb.own(List.of("diff"), "what differs from a file", StateVerbs::diff),
            Verb.own(List.of("apply"), "make it what a file makes", StateVerbs::apply),
            Verb.own(List.of("undo"), "take back", StateVerbs::undo),
            Verb.own(List.of("redo"), "do again", StateVerbs::redo),
            Verb.own(List.of("history"), "what can be taken back", StateVerbs::history),
            Verb.own(List.of("cd"), "go to another folder", FolderVerbs::cd),
            Verb.own(List.of("export"), "hand variables on to programs", FolderVerbs::export),
            Verb.own(List.of("jobs"), "what runs in the background", ShellVerbs::jobs),
            Verb.own(List.of("fg"), "bring a job to the foreground", ShellVerbs::foreground),
            Verb.own(List.of("bg"), "let a stopped job go on", ShellVerbs::background),
            Verb.own(List.of("kill"), "end a job", ShellVerbs::kill),
            Verb.own(List.of("wait"), "wait for jobs", ShellVerbs::awaiting),
            Verb.own(List.of("help"), "say what there is and how it is written", ShellVerbs::help),
            Verb.own(List.of("exit", "quit"), "end the session", ShellVerbs::exit));

    /** Objects of {@code ip} that the installed program does, only behind {@code ip}; in the program's order. */
    static List<Verb> leftOut() {
        return List.of(
                Verb.leftOut("addrlabel", "labels of IPv6 addresses"),
                Verb.leftOut("ntable", "tables of neighbours", "ntbl"),
                Verb.leftOut("l2tp", "L2TP tunnels"),
                Verb.leftOut("fou", "tunnels in UDP"),
                Verb.leftOut("ila", "identifier-locator addresses"),
                Verb.leftOut("macsec", "MACsec"),
                Verb.leftOut("token", "IPv6 interface identifiers"),
                Verb.leftOut("tcp_metrics", "what TCP remembers", "tcpmetrics"),
                Verb.leftOut("xfrm", "IPsec"),
                Verb.leftOut("mroute", "multicast routes"),
                Verb.leftOut("mrule", "rules of multicast routing"),
                Verb.leftOut("vrf", "virtual routing domains"),
                Verb.leftOut("sr", "segment routing"),
                Verb.leftOut("mptcp", "multipath TCP"),
                Verb.leftOut("ioam", "in-situ measurements"),
                Verb.leftOut("stats", "counters of hardware"));
    }

    /** Whether a keyword is an object of {@code ip} that only the installed program knows. */
    public static boolean byProgram(Syntax.Word object) {
        return leftOut().stream().anyMatch(v -> v.word().equals(object));
    }

    /** All commands. */
    public static List<Verb> all() {
        return ALL;
    }
}
