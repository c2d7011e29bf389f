package netnsh.kind;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.uapi.IflaGre;

/** {@code type ip6gre}, {@code ip6gretap} and {@code ip6erspan}: GRE over IPv6 (linux/if_tunnel.h, IFLA_GRE_*). */
final class Ip6Gre extends Tunnel {
    /** Packets leave with this many hops unless something else is said. */
    static final int HOPS = 64;

    /** TUNNEL_ENCAP_FLAG_CSUM6: UDP over IPv6 has checksums. */
    static final int CSUM6 = 2;

    Ip6Gre(String name, String summary) {
        super(name, summary, "ip6_gre");
    }

    @Override
    public List<String> usual() {
        return List.of("hoplimit 64", "encaplimit 4");
    }

    @Override
    protected List<Row> make() {
        Ip6Rows six = new Ip6Rows(IflaGre.IFLA_GRE_FLAGS, IflaGre.IFLA_GRE_FLOWINFO);
        List<Row> rows = new ArrayList<>(GreRows.clauses());
        rows.add(TunnelRows.external(IflaGre.IFLA_GRE_COLLECT_METADATA));
        rows.add(TunnelRows.end(Syntax.word("remote", "the other end"), IflaGre.IFLA_GRE_REMOTE, 6));
        rows.add(TunnelRows.end(Syntax.word("local", "this end"), IflaGre.IFLA_GRE_LOCAL, 6));
        rows.add(TunnelRows.dev(IflaGre.IFLA_GRE_LINK, false));
        rows.add(TunnelRows.ttl(false, IflaGre.IFLA_GRE_TTL, "hoplimit", HOPS));
        rows.addAll(six.rows(
                IflaGre.IFLA_GRE_ENCAP_LIMIT, Syntax.word(List.of("tos", "tclass", "dsfield"), "traffic class")));
        rows.add(GreRows.flags());
        rows.add(six.localRemote());
        rows.add(six.fwmark(IflaGre.IFLA_GRE_FWMARK));
        rows.addAll(GreRows.erspan());
        rows.addAll(TunnelRows.encap(
                IflaGre.IFLA_GRE_ENCAP_TYPE,
                IflaGre.IFLA_GRE_ENCAP_FLAGS,
                IflaGre.IFLA_GRE_ENCAP_SPORT,
                IflaGre.IFLA_GRE_ENCAP_DPORT,
                CSUM6));
        return List.copyOf(rows);
    }

    @Override
    public String fallback() {
        return name().equals("ip6gre") ? "ip6gre0" : "";
    }

    @Override
    protected void finish(Args args, Build build) {
        external(build, IflaGre.IFLA_GRE_COLLECT_METADATA);
    }
}
