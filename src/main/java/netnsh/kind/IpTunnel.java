package netnsh.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.uapi.IflaIptun;
import netnsh.uapi.Named;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Links;

/** {@code type ipip} and {@code type sit}: IPv4 or IPv6 over IPv4 (linux/if_tunnel.h, IFLA_IPTUN_*). */
final class IpTunnel extends Tunnel {
    /** IPPROTO_*: how it is printed, and all that is read for it. */
    private static final List<Named> MODES = List.of(
            new Named(4, "ipip"),
            new Named(137, "mplsip"),
            new Named(0, "any"),
            new Named(41, "ip6ip"),
            new Named(4, "ipv4/ipv4"),
            new Named(4, "ip4ip4"),
            new Named(137, "mpls/ipv4"),
            new Named(0, "any/ipv4"),
            new Named(41, "ipv6/ipv4"));

    /** Two bytes where ip6tnl has four; SIT_ISATAP is its only bit that iproute2 sets here. */
    private static final Attr<Integer> SIT_FLAGS =
            new Attr<>(IflaIptun.IFLA_IPTUN_FLAGS.id(), "IFLA_IPTUN_FLAGS", Codec.U16);

    private static final int SIT_ISATAP = 1;
    private static final Syntax.Slot<Prefix> RD_PREFIX =
            Syntax.slot("6rd-prefix", of(6, "2001:db8::/32"), "the IPv6 prefix of the provider");
    private static final Syntax.Slot<Prefix> RD_RELAY =
            Syntax.slot("6rd-relay_prefix", of(4, "10.0.0.0/8"), "the IPv4 prefix that all ends share");
    private static final Syntax.Word RD_RESET = Syntax.exactly("6rd-reset", "6to4: 2002::/16");
    private final boolean sit;

    IpTunnel(String name, String summary) {
        super(name, summary, name);
        this.sit = name.equals("sit");
    }

    @Override
    public String fallback() {
        return sit ? "sit0" : "tunl0";
    }

    @Override
    public List<String> usual() {
        return List.of("ttl inherit", "6rd-prefix 2002::/16");
    }

    @Override
    protected List<Row> make() {
        List<Row> rows = new ArrayList<>();
        rows.add(TunnelRows.external(IflaIptun.IFLA_IPTUN_COLLECT_METADATA));
        rows.add(mode(sit ? MODES : without(41), sit ? 4 : 3));
        rows.add(TunnelRows.end(Syntax.exactly("remote", "the other end"), IflaIptun.IFLA_IPTUN_REMOTE, 4));
        rows.add(TunnelRows.end(Syntax.exactly("local", "this end"), IflaIptun.IFLA_IPTUN_LOCAL, 4));
        rows.add(TunnelRows.dev(IflaIptun.IFLA_IPTUN_LINK, true));
        rows.add(TunnelRows.ttl(true, IflaIptun.IFLA_IPTUN_TTL, "ttl", 0));
        Syntax tos = Syntax.oneOf(
                new Syntax.Word(List.of("tos", "tclass", "tc"), "type of service", true),
                Syntax.word("dsfield", "type of service"));
        rows.add(TunnelRows.tos(tos, IflaIptun.IFLA_IPTUN_TOS));
        rows.add(discovery());
        rows.add(isatap());
        rows.addAll(rapid());
        rows.add(TunnelRows.fwmark(IflaIptun.IFLA_IPTUN_FWMARK));
        rows.addAll(TunnelRows.encap(
                IflaIptun.IFLA_IPTUN_ENCAP_TYPE,
                IflaIptun.IFLA_IPTUN_ENCAP_FLAGS,
                IflaIptun.IFLA_IPTUN_ENCAP_SPORT,
                IflaIptun.IFLA_IPTUN_ENCAP_DPORT,
                0));
        return List.copyOf(rows);
    }

    private static List<Named> without(long protocol) {
        return MODES.stream().filter(mode -> mode.value() != protocol).toList();
    }

    /** The protocol inside; the first {@code shown} words are printed, the others only read. */
    static Row mode(List<Named> modes, int shown) {
        List<Named> written = modes.subList(0, shown);
        Syntax.Slot<Integer> slot = Syntax.slot("mode", Links.choice(modes), "what is inside");
        return Opt.of(Syntax.seq(Syntax.exactly("mode", slot.help()), slot), (args, build) -> {
                    args.get(slot).ifPresent(v -> build.put(IflaIptun.IFLA_IPTUN_PROTO, v, args.token(slot)));
                    build.otherwise(IflaIptun.IFLA_IPTUN_PROTO, 0);
                })
                .show((attrs, out, names) -> attrs.get(IflaIptun.IFLA_IPTUN_PROTO)
                        .ifPresent(v -> {
                            // ip6ip is printed of an ipip, too, though it cannot be set there
                            String name = Named.nameOf(
                                    v == 41 && written.stream().noneMatch(m -> m.value() == 41) ? MODES : written, v);
                            if (!name.equals(v.toString())) {
                                out.string("proto", "%s ", name);
                            }
                        }))
                .words((attrs, names, words) -> attrs.get(IflaIptun.IFLA_IPTUN_PROTO)
                        .ifPresent(v -> words.addAll(List.of("mode", Named.nameOf(written, v)))));
    }

    private static Row discovery() {
        Syntax.Word no = Syntax.exactly("nopmtudisc", "let outer packets be fragmented");
        Syntax.Word yes = Syntax.exactly("pmtudisc", "find out the largest packet");
        return Opt.of(Syntax.oneOf(no, yes), (args, build) -> {
                    if (args.has(no) || args.has(yes)) {
                        build.put(
                                IflaIptun.IFLA_IPTUN_PMTUDISC,
                                args.has(yes) ? 1 : 0,
                                args.token(args.has(yes) ? yes : no));
                    }
                    build.otherwise(IflaIptun.IFLA_IPTUN_PMTUDISC, 1);
                })
                .show((attrs, out, names) -> {
                    boolean on = attrs.get(IflaIptun.IFLA_IPTUN_PMTUDISC, 0) != 0;
                    out.bool("pmtudisc", null, on);
                    out.text(on ? "pmtudisc " : "nopmtudisc ");
                })
                .words((attrs, names, words) -> attrs.get(IflaIptun.IFLA_IPTUN_PMTUDISC)
                        .filter(v -> v == 0)
                        .ifPresent(v -> words.add(no.text())));
    }

    private Row isatap() {
        Syntax.Word word = Syntax.exactly("isatap", "addresses with the IPv4 address inside (RFC 5214)");
        Opt row = Opt.of(sit ? word : Syntax.EMPTY, (args, build) -> {
            if (sit) {
                int old = build.get(SIT_FLAGS, 0);
                build.put(SIT_FLAGS, args.has(word) ? old | SIT_ISATAP : old, args.token(word));
            }
        });
        return row.show((attrs, out, names) -> {
                    if (set(attrs)) {
                        out.bool("isatap", "isatap ", true);
                    }
                })
                .words((attrs, names, words) -> {
                    if (sit && set(attrs)) {
                        words.add(word.text());
                    }
                });
    }

    private static boolean set(Attrs attrs) {
        return (attrs.get(SIT_FLAGS, 0) & SIT_ISATAP) != 0;
    }

    private static ValueType<Prefix> of(int version, String example) {
        return ValueType.of("PREFIX", "address", w -> prefix(w, version), Prefix::toString, example);
    }

    private static Prefix prefix(String word, int version) throws BadValue {
        Prefix prefix = Addresses.PREFIX.read(word);
        if (prefix.address().getAddress().length != (version == 4 ? 4 : 16)) {
            throw new BadValue("an IPv" + version + " prefix is expected");
        }
        return prefix;
    }

    /** 6rd (RFC 5969): rapid deployment of IPv6. ipip reads the words and sends nothing, as iproute2 does. */
    private List<Row> rapid() {
        return List.of(
                Opt.of(
                                Syntax.oneOf(
                                        Syntax.seq(Syntax.exactly("6rd-prefix", RD_PREFIX.help()), RD_PREFIX),
                                        RD_RESET),
                                (args, build) -> {
                                    if (sit) {
                                        args.get(RD_PREFIX).ifPresent(p -> rd(build, p, args));
                                        if (args.has(RD_RESET)) {
                                            rd(build, new Prefix(Ip.of(sixToFour()), 16, true), args);
                                            build.drop(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIX);
                                            build.drop(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIXLEN);
                                        }
                                    }
                                })
                        .show(IpTunnel::rd)
                        .words((attrs, names, words) -> rdWords(attrs, words)),
                Opt.of(Syntax.seq(Syntax.exactly("6rd-relay_prefix", RD_RELAY.help()), RD_RELAY), (args, build) -> {
                    if (sit) {
                        args.get(RD_RELAY).ifPresent(p -> {
                            build.put(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIX, p.address(), args.token(RD_RELAY));
                            build.put(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIXLEN, p.length(), args.token(RD_RELAY));
                        });
                    }
                }));
    }

    private static byte[] sixToFour() {
        byte[] bytes = new byte[16];
        bytes[0] = 0x20;
        bytes[1] = 0x02;
        return bytes;
    }

    private static void rd(Build build, Prefix prefix, Args args) {
        Syntax at = args.has(RD_RESET) ? RD_RESET : RD_PREFIX;
        build.put(IflaIptun.IFLA_IPTUN_6RD_PREFIX, prefix.address(), args.token(at));
        build.put(IflaIptun.IFLA_IPTUN_6RD_PREFIXLEN, prefix.length(), args.token(at));
    }

    private static void rd(Attrs attrs, Printer out, IntFunction<String> names) {
        int length = attrs.get(IflaIptun.IFLA_IPTUN_6RD_PREFIXLEN, 0);
        if (length == 0) {
            return;
        }
        String prefix = attrs.get(IflaIptun.IFLA_IPTUN_6RD_PREFIX).map(Ip::text).orElse("::");
        out.string("prefix", null, prefix);
        out.number("prefixlen", null, length);
        String text = "6rd-prefix " + prefix + "/" + length + " ";
        var relay = attrs.get(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIX).filter(a -> !a.isAnyLocalAddress());
        if (relay.isPresent()) {
            int relayLength = attrs.get(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIXLEN, 0);
            out.string("relay_prefix", null, Ip.text(relay.get()));
            out.number("relay_prefixlen", null, relayLength);
            text += "6rd-relay_prefix " + Ip.text(relay.get()) + "/" + relayLength + " ";
        }
        out.text(text);
    }

    private static void rdWords(Attrs attrs, List<String> words) {
        attrs.get(IflaIptun.IFLA_IPTUN_6RD_PREFIX)
                .filter(a -> attrs.get(IflaIptun.IFLA_IPTUN_6RD_PREFIXLEN, 0) != 0)
                .ifPresent(a -> words.addAll(
                        List.of("6rd-prefix", Ip.text(a) + "/" + attrs.get(IflaIptun.IFLA_IPTUN_6RD_PREFIXLEN, 0))));
        attrs.get(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIX)
                .filter(a -> !a.isAnyLocalAddress())
                .ifPresent(a -> words.addAll(List.of(
                        "6rd-relay_prefix",
                        Ip.text(a) + "/" + attrs.get(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIXLEN, 0))));
    }

    @Override
    protected void finish(Args args, Build build) {
        if (build.get(IflaIptun.IFLA_IPTUN_TTL, 0) != 0 && build.get(IflaIptun.IFLA_IPTUN_PMTUDISC, 1) == 0) {
            throw new Refusal("a ttl needs pmtudisc: outer packets with a ttl of their own are not fragmented", null);
        }
        external(build, IflaIptun.IFLA_IPTUN_COLLECT_METADATA, IflaIptun.IFLA_IPTUN_PROTO);
    }
}
