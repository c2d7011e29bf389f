package netnsh.kind;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaGeneve;
import netnsh.uapi.Named;
import netnsh.value.Ip;
import netnsh.word.Addresses;
import netnsh.word.Links;
import netnsh.word.Numbers;
import netnsh.word.Tunnels;

/** {@code type geneve}: Ethernet over UDP (linux/if_link.h, IFLA_GENEVE_*). */
final class Geneve extends LinkKind {
    private static final List<Named> DF = List.of(new Named(0, "unset"), new Named(1, "set"), new Named(2, "inherit"));
    /** What {@code ttl inherit} is read as; {@code auto} is 0. */
    private static final int INHERIT = -1;

    private static final ValueType<Integer> TTL_TYPE = ValueType.of(
            "TTL",
            "number",
            w -> w.equals("inherit") ? INHERIT : w.equals("auto") ? 0 : (int) Numbers.decimal(w, 0, 255),
            v -> v == INHERIT ? "inherit" : v == 0 ? "auto" : Integer.toString(v),
            "64",
            "auto",
            "inherit");
    private static final Syntax.Slot<Long> ID =
            Syntax.slot("id", Numbers.range("VNI", 0, 16777215), "the network's number");
    private static final Syntax.Slot<InetAddress> REMOTE = Syntax.slot("remote", Addresses.ADDRESS, "the other end");
    private static final Syntax.Slot<Integer> TTL =
            Syntax.slot("ttl", TTL_TYPE, "time to live: a number, auto or inherit");
    private static final Syntax.Slot<Integer> PORT = Syntax.slot("dstport", Links.U16, "the UDP port; 6081 by default");
    private static final Syntax.Word EXTERNAL = Syntax.word("external", "number and ends come from routes or tc");
    private static final Syntax.Word NOEXTERNAL = Syntax.word("noexternal", "number and ends are these");
    private static final Syntax.Word INNER = Syntax.exactly("innerprotoinherit", "no Ethernet header inside");

    Geneve() {
        super("geneve", "Ethernet inside UDP, between machines, with options");
    }

    @Override
    public Set<String> fixed() {
        return Set.of("id", "external", "dstport", "udpcsum", "udp6zerocsumtx", "udp6zerocsumrx", "innerprotoinherit");
    }

    @Override
    public boolean staysBehind() {
        return true;
    }

    @Override
    public List<String> usual() {
        return List.of("ttl auto", "tos 0x00", "df unset", "label 0", "dstport 6081", "noudpcsum");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                external(),
                Opt.of(
                                Syntax.seq(Syntax.word(List.of("id", "vni"), ID.help()), ID),
                                (args, build) -> args.get(ID)
                                        .ifPresent(v -> build.put(IflaGeneve.IFLA_GENEVE_ID, v, args.token(ID))))
                        .show((attrs, out, names) ->
                                attrs.get(IflaGeneve.IFLA_GENEVE_ID).ifPresent(v -> out.number("id", "id %u ", v)))
                        .words((attrs, names, words) -> attrs.get(IflaGeneve.IFLA_GENEVE_ID)
                                .filter(v -> !attrs.has(IflaGeneve.IFLA_GENEVE_COLLECT_METADATA))
                                .ifPresent(v -> words.addAll(List.of("id", v.toString())))),
                Opt.of(
                                Syntax.clause("remote", REMOTE),
                                (args, build) ->
                                        args.get(REMOTE).ifPresent(a -> build.put(remote(a), a, args.token(REMOTE))))
                        .show(Geneve::remote)
                        .words((attrs, names, words) -> attrs.get(IflaGeneve.IFLA_GENEVE_REMOTE)
                                .or(() -> attrs.get(IflaGeneve.IFLA_GENEVE_REMOTE6))
                                .filter(a -> !a.isAnyLocalAddress())
                                .ifPresent(a -> words.addAll(List.of("remote", Ip.text(a))))),
                ttl(),
                Rows.value(
                        Syntax.word(List.of("tos", "dsfield"), "type of service"),
                        Tunnels.TOS,
                        IflaGeneve.IFLA_GENEVE_TOS,
                        (out, key, format, v, names) -> TunnelRows.tos(v, out)),
                Rows.value(
                        Syntax.word("df", "the don't-fragment bit"),
                        Links.choice(DF),
                        IflaGeneve.IFLA_GENEVE_DF,
                        (out, key, format, v, names) -> out.string(key, v == 0 ? null : format, Named.nameOf(DF, v))),
                Rows.value(
                                Syntax.word(List.of("label", "flowlabel"), "IPv6 flow label"),
                                Links.hex("LABEL", 1048575),
                                IflaGeneve.IFLA_GENEVE_LABEL,
                                (out, key, format, v, names) -> TunnelRows.hex(out, key, format, v))
                        .text("flowlabel %s "),
                Opt.of(
                                Syntax.clause("dstport", PORT),
                                (args, build) -> args.get(PORT)
                                        .filter(v -> v != 0)
                                        .ifPresent(v -> build.put(IflaGeneve.IFLA_GENEVE_PORT, v, args.token(PORT))))
                        .show((attrs, out, names) -> attrs.get(IflaGeneve.IFLA_GENEVE_PORT)
                                .ifPresent(v -> out.number("port", "dstport %u ", v)))
                        .words((attrs, names, words) -> attrs.get(IflaGeneve.IFLA_GENEVE_PORT)
                                .ifPresent(v -> words.addAll(List.of("dstport", v.toString())))),
                yesNo("udpcsum", "udp_csum", IflaGeneve.IFLA_GENEVE_UDP_CSUM, "UDP checksums over IPv4"),
                yesNo(
                        "udp6zerocsumtx",
                        "udp_zero_csum6_tx",
                        IflaGeneve.IFLA_GENEVE_UDP_ZERO_CSUM6_TX,
                        "send no checksums over IPv6"),
                yesNo(
                        "udp6zerocsumrx",
                        "udp_zero_csum6_rx",
                        IflaGeneve.IFLA_GENEVE_UDP_ZERO_CSUM6_RX,
                        "take no checksums over IPv6"),
                TunnelRows.flag(INNER, IflaGeneve.IFLA_GENEVE_INNER_PROTO_INHERIT, "inner_proto_inherit"));
    }

    private static Attr<InetAddress> remote(InetAddress address) {
        return address.getAddress().length == 4 ? IflaGeneve.IFLA_GENEVE_REMOTE : IflaGeneve.IFLA_GENEVE_REMOTE6;
    }

    private static Row external() {
        Opt flag = TunnelRows.flag(EXTERNAL, IflaGeneve.IFLA_GENEVE_COLLECT_METADATA, "external");
        return Opt.of(Syntax.oneOf(EXTERNAL, NOEXTERNAL), flag::write)
                .show(flag::print)
                .words(flag::words);
    }

    private static void remote(Attrs attrs, Printer out, IntFunction<String> names) {
        InetAddress four = attrs.get(IflaGeneve.IFLA_GENEVE_REMOTE).orElse(null);
        InetAddress six = attrs.get(IflaGeneve.IFLA_GENEVE_REMOTE6).orElse(null);
        if (four != null && !four.isAnyLocalAddress()) {
            out.string("remote", "remote %s ", Ip.text(four));
        } else if (four == null && six != null && !six.isAnyLocalAddress() && !six.isMulticastAddress()) {
            out.string("remote6", "remote %s ", Ip.text(six));
        }
    }

    private static Row ttl() {
        return Opt.of(Syntax.seq(Syntax.word(List.of("ttl", "hoplimit"), TTL.help()), TTL), (args, build) -> {
                    args.get(TTL).ifPresent(v -> {
                        if (v == INHERIT) {
                            build.put(IflaGeneve.IFLA_GENEVE_TTL_INHERIT, 1, args.token(TTL));
                        }
                        build.put(IflaGeneve.IFLA_GENEVE_TTL, v == INHERIT ? 0 : v, args.token(TTL));
                    });
                })
                .show((attrs, out, names) -> {
                    if (attrs.get(IflaGeneve.IFLA_GENEVE_TTL_INHERIT, 0) != 0) {
                        out.text("ttl inherit ");
                    } else {
                        attrs.get(IflaGeneve.IFLA_GENEVE_TTL)
                                .ifPresent(v -> out.number("ttl", v == 0 ? "ttl auto " : "ttl %u ", v));
                    }
                })
                .words((attrs, names, words) -> {
                    boolean inherit = attrs.get(IflaGeneve.IFLA_GENEVE_TTL_INHERIT, 0) != 0;
                    attrs.get(IflaGeneve.IFLA_GENEVE_TTL)
                            .ifPresent(v -> words.addAll(
                                    List.of("ttl", TTL_TYPE.write(inherit ? Integer.valueOf(INHERIT) : v))));
                });
    }

    private static Row yesNo(String keyword, String key, Attr<Integer> attr, String help) {
        Syntax.Word yes = Syntax.word(keyword, help);
        Syntax.Word no = Syntax.word("no" + keyword, "not: " + help);
        return Opt.of(Syntax.oneOf(yes, no), (args, build) -> {
                    if (args.has(yes) || args.has(no)) {
                        build.put(attr, args.has(yes) ? 1 : 0, args.token(args.has(yes) ? yes : no));
                    }
                })
                .show((attrs, out, names) -> attrs.get(attr).ifPresent(v -> {
                    out.bool(key, null, v != 0);
                    out.text((v != 0 ? "" : "no") + keyword + " ");
                }))
                .words((attrs, names, words) ->
                        attrs.get(attr).ifPresent(v -> words.add(v != 0 ? yes.text() : no.text())));
    }

    @Override
    protected void finish(Args args, Build build) {
        boolean id = args.get(ID).isPresent();
        boolean remote = args.get(REMOTE).isPresent();
        if (id && args.has(EXTERNAL)) {
            throw new Refusal("external and an id exclude each other", args.token(EXTERNAL));
        } else if (!id && !args.has(EXTERNAL)) {
            throw new Refusal(
                    build.create() ? "a geneve needs an id (or external)" : "a geneve is changed with its id", null);
        } else if (build.create() && id && !remote) {
            throw new Refusal("a geneve needs a remote", null);
        } else if (remote && args.need(REMOTE).isMulticastAddress()) {
            throw new Refusal("a multicast address cannot be remote", args.token(REMOTE));
        }
        build.otherwise(IflaGeneve.IFLA_GENEVE_ID, 0L);
        if (build.create()) {
            build.otherwise(IflaGeneve.IFLA_GENEVE_LABEL, 0L);
            build.otherwise(IflaGeneve.IFLA_GENEVE_TTL, 0);
            build.otherwise(IflaGeneve.IFLA_GENEVE_TOS, 0);
        }
    }
}
