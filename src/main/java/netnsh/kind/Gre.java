package netnsh.kind;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.uapi.IflaGre;

/** {@code type gre}, {@code gretap} and {@code erspan}: GRE over IPv4 (linux/if_tunnel.h, IFLA_GRE_*). */
final class Gre extends Tunnel {
    private final boolean erspan;

    Gre(String name, String summary) {
        super(name, summary, "ip_gre");
        this.erspan = name.equals("erspan");
    }

    @Override
    public List<String> usual() {
        return List.of("ttl inherit", "noignore-df");
    }

    @Override
    protected List<Row> make() {
        List<Row> rows = new ArrayList<>(GreRows.clauses());
        rows.add(TunnelRows.external(IflaGre.IFLA_GRE_COLLECT_METADATA));
        rows.add(TunnelRows.end(Syntax.word("remote", "the other end"), IflaGre.IFLA_GRE_REMOTE, 4));
        rows.add(TunnelRows.end(Syntax.word("local", "this end"), IflaGre.IFLA_GRE_LOCAL, 4));
        rows.add(TunnelRows.dev(IflaGre.IFLA_GRE_LINK, false));
        rows.add(TunnelRows.ttl(false, IflaGre.IFLA_GRE_TTL, "ttl", 0));
        Syntax tos = Syntax.word(List.of("tos", "tclass", "dsfield"), "type of service");
        rows.add(TunnelRows.tos(tos, IflaGre.IFLA_GRE_TOS));
        rows.add(discovery());
        rows.add(ignore());
        rows.add(GreRows.flags());
        rows.add(TunnelRows.fwmark(IflaGre.IFLA_GRE_FWMARK));
        if (erspan) {
            rows.addAll(GreRows.erspan());
        }
        rows.addAll(TunnelRows.encap(
                IflaGre.IFLA_GRE_ENCAP_TYPE,
                IflaGre.IFLA_GRE_ENCAP_FLAGS,
                IflaGre.IFLA_GRE_ENCAP_SPORT,
                IflaGre.IFLA_GRE_ENCAP_DPORT,
                0));
        return List.copyOf(rows);
    }

    @Override
    public String fallback() {
        return name() + "0";
    }

    private static Row discovery() {
        Syntax.Word no = Syntax.word("nopmtudisc", "let outer packets be fragmented");
        Syntax.Word yes = Syntax.word("pmtudisc", "find out the largest packet");
        return Opt.of(Syntax.oneOf(no, yes), (args, build) -> {
                    if (args.has(no) || args.has(yes)) {
                        build.put(
                                IflaGre.IFLA_GRE_PMTUDISC, args.has(yes) ? 1 : 0, args.token(args.has(yes) ? yes : no));
                    }
                    build.otherwise(IflaGre.IFLA_GRE_PMTUDISC, 1);
                })
                .show((attrs, out, names) -> attrs.get(IflaGre.IFLA_GRE_PMTUDISC)
                        .ifPresent(v -> {
                            out.bool("pmtudisc", null, v != 0);
                            out.text(v != 0 ? "" : "nopmtudisc ");
                        }))
                .words((attrs, names, words) ->
                        attrs.get(IflaGre.IFLA_GRE_PMTUDISC).filter(v -> v == 0).ifPresent(v -> words.add(no.text())));
    }

    private static Row ignore() {
        Syntax.Word yes = Syntax.exactly("ignore-df", "fragment though packets forbid it");
        Syntax.Word no = Syntax.exactly("noignore-df", "do as packets say");
        return Opt.of(Syntax.oneOf(yes, no), (args, build) -> {
                    if (args.has(yes) || args.has(no)) {
                        build.put(
                                IflaGre.IFLA_GRE_IGNORE_DF,
                                args.has(yes) ? 1 : 0,
                                args.token(args.has(yes) ? yes : no));
                    }
                })
                .show((attrs, out, names) -> {
                    if (attrs.get(IflaGre.IFLA_GRE_IGNORE_DF, 0) != 0) {
                        out.bool("ignore_df", "ignore-df ", true);
                    }
                })
                .words((attrs, names, words) -> attrs.get(IflaGre.IFLA_GRE_IGNORE_DF)
                        .ifPresent(v -> words.add(v != 0 ? yes.text() : no.text())));
    }

    @Override
    protected void finish(Args args, Build build) {
        Optional<InetAddress> group =
                build.attrs().get(IflaGre.IFLA_GRE_REMOTE).filter(InetAddress::isMulticastAddress);
        if (group.isPresent()) {
            key(build, group.get());
            if (!build.has(IflaGre.IFLA_GRE_LOCAL)) {
                throw new Refusal("a tunnel to a group needs a local address", args.firstToken());
            }
        }
        external(build, IflaGre.IFLA_GRE_COLLECT_METADATA);
    }

    /** Towards a group the key is the group's address, unless another is wanted. */
    private static void key(Build build, InetAddress group) {
        if (build.get(IflaGre.IFLA_GRE_IKEY, GreRows.NO_KEY).equals(GreRows.NO_KEY)) {
            build.put(IflaGre.IFLA_GRE_IKEY, group, null);
            build.put(IflaGre.IFLA_GRE_IFLAGS, build.get(IflaGre.IFLA_GRE_IFLAGS, 0) | IflaGre.GRE_KEY, null);
        }
        if (build.get(IflaGre.IFLA_GRE_OKEY, GreRows.NO_KEY).equals(GreRows.NO_KEY)) {
            build.put(IflaGre.IFLA_GRE_OKEY, group, null);
            build.put(IflaGre.IFLA_GRE_OFLAGS, build.get(IflaGre.IFLA_GRE_OFLAGS, 0) | IflaGre.GRE_KEY, null);
        }
    }
}
