package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.plan.Problem;
import netnsh.value.Dev;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Names;
import netnsh.word.Tunnels;

/**
 * {@code tunnel}: tunnels in the words of ip-tunnel(8). {@link TunnelPlans} says which {@code link} line each stands for:
 * where iproute2 uses ioctl(2), netnsh uses rtnetlink.
 */
final class TunnelVerb {
    private TunnelVerb() {}

    static final Syntax.Slot<String> MODE = slot("mode", TunnelModes.TYPE, "what is inside, and what is outside");
    static final Syntax.Slot<InetAddress> REMOTE = slot("remote", Addresses.ADDRESS_OR_ANY, "the other end");
    static final Syntax.Slot<InetAddress> LOCAL = slot("local", Addresses.ADDRESS_OR_ANY, "this end");
    static final Syntax.Slot<Dev> MEDIUM = slot("medium", Names.DEV, "the link that carries it");
    static final Syntax.Slot<InetAddress> KEY = slot("key", Tunnels.KEY, "the key both ways");
    static final Syntax.Slot<InetAddress> IKEY = slot("ikey", Tunnels.KEY, "the key on receipt");
    static final Syntax.Slot<InetAddress> OKEY = slot("okey", Tunnels.KEY, "the key on sending");
    static final Syntax.Slot<Integer> TTL = slot("ttl", Tunnels.TTL, "time to live, or inherit");
    static final Syntax.Word TOS_INHERIT = exactly("inherit", "the type of service of the packet inside");
    static final Syntax.Slot<String> TOS =
            slot("tos", ValueType.of("TOS", "value", w -> w, w -> w, "0x10", "inherit"), "type of service, or inherit");
    static final Syntax.Slot<Long> LIMIT = slot("encaplimit", Tunnels.ENCAPLIMIT, "how deep tunnels may be nested");
    static final Syntax.Slot<Long> LABEL = slot("flowlabel", Tunnels.FLOWLABEL, "IPv6 flow label, or inherit");
    static final Syntax.Word PMTUDISC = exactly("pmtudisc", "find out the largest packet");
    static final Syntax.Word NOPMTUDISC = exactly("nopmtudisc", "let outer packets be fragmented");
    static final Syntax.Word DSCP = exactly("dscp", "take the DSCP over on receipt");
    static final Syntax.Word LOCAL_REMOTE =
            exactly("allow-localremote", "though the other end is an address of this machine");
    static final Syntax.Word NO_LOCAL_REMOTE =
            exactly("noallow-localremote", "not if the other end is an address of this machine");
    static final Syntax.Slot<String> NAME = slot("name", Names.NEW_LINK, "the name");
    static final Syntax.Slot<Dev> DEV = slot("name", Names.DEV, "the tunnel");
    static final Syntax.Slot<Prefix> RD_PREFIX =
            slot("6rd-prefix", Addresses.PREFIX, "the IPv6 prefix of the provider");
    static final Syntax.Slot<Prefix> RD_RELAY =
            slot("6rd-relay_prefix", Addresses.PREFIX, "the IPv4 prefix that all ends share");
    static final Syntax.Word RD_RESET = exactly("6rd-reset", "6to4: 2002::/16");

    /** Words that GRE understands, as they are handed on. */
    static final List<Syntax.Word> GRE_FLAGS = List.of(
            exactly("seq", "sequence numbers"),
            exactly("iseq", "sequence numbers on receipt"),
            exactly("oseq", "sequence numbers on sending"),
            exactly("csum", "checksums"),
            exactly("icsum", "checksums on receipt"),
            exactly("ocsum", "checksums on sending"));

    private static final String GRE = "tunnel add t0 mode gre remote 192.0.2.1 local 192.0.2.2";
    private static final Syntax.Word PRL = word("prl", "routers of ISATAP, which only ioctl sets" + Syntax.REFUSED);
    private static final Syntax.Rest WORDS = rest("words", "what the program would be told");

    private static Syntax clause(Syntax.Slot<?> slot) {
        return seq(exactly(slot.name(), slot.help()), slot);
    }

    private static Syntax options(Syntax.Slot<?> name) {
        List<Syntax> items = new ArrayList<>();
        for (Syntax.Slot<?> plain : List.of(MODE, KEY, IKEY, OKEY, REMOTE, LOCAL, LIMIT)) {
            items.add(maybe(clause(plain)));
        }
        GRE_FLAGS.forEach(flag -> items.add(maybe(flag)));
        items.add(maybe(oneOf(PMTUDISC, NOPMTUDISC)));
        items.add(maybe(exactly("dev", MEDIUM.help()), MEDIUM));
        items.add(maybe(new Syntax.Word(List.of("ttl", "hoplimit", "hlim"), TTL.help(), true), TTL));
        items.add(maybe(
                oneOf(new Syntax.Word(List.of("tos", "tclass", "tc"), TOS.help(), true), word("dsfield", TOS.help())),
                oneOf(TOS_INHERIT, TOS)));
        items.add(maybe(new Syntax.Word(List.of("flowlabel", "fl"), LABEL.help(), true), LABEL));
        items.add(maybe(DSCP, exactly("inherit", "from packet to packet")));
        items.add(maybe(oneOf(LOCAL_REMOTE, NO_LOCAL_REMOTE)));
        items.add(maybe(oneOf(seq(exactly("name", name.help()), name), name)));
        return anyOrder(items);
    }

    static List<Form> forms() {
        Syntax.Word show = word(List.of("show", "lst", "list"), "tunnels");
        return List.of(
                Form.of(
                                "tunnel add",
                                "make a tunnel: link add in other words",
                                seq(word("add", "make a tunnel"), options(NAME)),
                                (r, view) -> new TunnelPlans(r, view).add())
                        .example(GRE, "ip link add name t0 type gre …")
                        .example("tunnel add t0 mode sit remote 192.0.2.1 local 192.0.2.2 ttl 64", "IPv6 over IPv4"),
                Form.of(
                                "tunnel change",
                                "change a tunnel: link set in other words",
                                seq(word("change", "change a tunnel"), options(DEV)),
                                (r, view) -> new TunnelPlans(r, view).change())
                        .example("tunnel change t0 ttl 64", "ip link set dev t0 type gre ttl 64", GRE),
                Form.of(
                                "tunnel delete",
                                "remove a tunnel",
                                seq(word("delete", "remove a tunnel"), options(DEV)),
                                (r, view) -> new TunnelPlans(r, view).delete())
                        .example("tunnel del t0", "ip link delete dev t0", GRE),
                Form.of("tunnel show", "show tunnels", maybe(show, options(DEV)), TunnelShow::plan)
                        .example("tunnel", "all tunnels over IPv4")
                        .example("ip -6 tunnel show", "all tunnels over IPv6"),
                Form.of("tunnel prl", PRL.help(), seq(PRL, WORDS), (r, view) -> {
                    throw Problem.of("line.elsewhere", "ip tunnel prl is not built in")
                            .at(r.at())
                            .hint("the program has it: run ip tunnel prl …");
                }),
                Form.of(
                                "tunnel 6rd",
                                "IPv6 of a provider over IPv4: link set in other words",
                                seq(
                                        word("6rd", "the prefixes of 6rd (RFC 5969)"),
                                        anyOrder(
                                                maybe(clause(RD_PREFIX)),
                                                maybe(clause(RD_RELAY)),
                                                maybe(RD_RESET),
                                                maybe(exactly("dev", DEV.help()), DEV))),
                                (r, view) -> new TunnelPlans(r, view).rapid())
                        .example(
                                "tunnel 6rd dev t0 6rd-prefix 2001:db8::/32",
                                "ip link set dev t0 type sit 6rd-prefix 2001:db8::/32",
                                "tunnel add t0 mode sit local 192.0.2.2"));
    }
}
