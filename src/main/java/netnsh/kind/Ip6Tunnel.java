package netnsh.kind;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.uapi.IflaIptun;
import netnsh.uapi.Named;

/** {@code type ip6tnl}: IPv4 or IPv6 over IPv6 (linux/if_tunnel.h, IFLA_IPTUN_*). */
final class Ip6Tunnel extends Tunnel {
    /** IPPROTO_*: how it is printed, and all that is read for it. */
    private static final List<Named> MODES = List.of(
            new Named(41, "ip6ip6"),
            new Named(4, "ipip6"),
            new Named(0, "any"),
            new Named(41, "ipv6/ipv6"),
            new Named(4, "ip/ipv6"),
            new Named(4, "ipv4/ipv6"),
            new Named(4, "ip4ip6"),
            new Named(0, "any/ipv6"));

    Ip6Tunnel() {
        super("ip6tnl", "IP inside IPv6", "ip6_tunnel");
    }

    @Override
    public List<String> usual() {
        return List.of("hoplimit 64", "encaplimit 4");
    }

    @Override
    protected List<Row> make() {
        Ip6Rows six = new Ip6Rows(IflaIptun.IFLA_IPTUN_FLAGS, IflaIptun.IFLA_IPTUN_FLOWINFO);
        Syntax tclass = Syntax.oneOf(
                new Syntax.Word(List.of("tclass", "tos", "tc"), "traffic class", true),
                Syntax.word("dsfield", "traffic class"));
        List<Row> rows = new ArrayList<>();
        rows.add(TunnelRows.external(IflaIptun.IFLA_IPTUN_COLLECT_METADATA));
        rows.add(IpTunnel.mode(MODES, 3));
        rows.add(TunnelRows.end(Syntax.exactly("remote", "the other end"), IflaIptun.IFLA_IPTUN_REMOTE, 6));
        rows.add(TunnelRows.end(Syntax.exactly("local", "this end"), IflaIptun.IFLA_IPTUN_LOCAL, 6));
        rows.add(TunnelRows.dev(IflaIptun.IFLA_IPTUN_LINK, true));
        rows.add(TunnelRows.ttl(true, IflaIptun.IFLA_IPTUN_TTL, "hoplimit", Ip6Gre.HOPS));
        rows.addAll(six.rows(IflaIptun.IFLA_IPTUN_ENCAP_LIMIT, tclass));
        rows.add(six.mobile());
        rows.add(six.localRemote());
        rows.add(six.fwmark(IflaIptun.IFLA_IPTUN_FWMARK));
        rows.addAll(TunnelRows.encap(
                IflaIptun.IFLA_IPTUN_ENCAP_TYPE,
                IflaIptun.IFLA_IPTUN_ENCAP_FLAGS,
                IflaIptun.IFLA_IPTUN_ENCAP_SPORT,
                IflaIptun.IFLA_IPTUN_ENCAP_DPORT,
                Ip6Gre.CSUM6));
        return List.copyOf(rows);
    }

    @Override
    public String fallback() {
        return "ip6tnl0";
    }

    @Override
    protected void finish(Args args, Build build) {
        external(build, IflaIptun.IFLA_IPTUN_COLLECT_METADATA, IflaIptun.IFLA_IPTUN_PROTO);
    }
}
