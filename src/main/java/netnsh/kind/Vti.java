package netnsh.kind;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attr;
import netnsh.uapi.IflaVti;
import netnsh.value.Ip;
import netnsh.word.Tunnels;

/** {@code type vti} and {@code type vti6}: tunnels of IPsec (linux/if_tunnel.h, IFLA_VTI_*). */
final class Vti extends Tunnel {
    private static final Syntax.Slot<InetAddress> KEY = Syntax.slot("key", Tunnels.KEY, "the key both ways");
    private static final Syntax.Slot<InetAddress> IN = Syntax.slot("ikey", Tunnels.KEY, "the key on receipt");
    private static final Syntax.Slot<InetAddress> OUT = Syntax.slot("okey", Tunnels.KEY, "the key on sending");
    private final int version;

    Vti(String name, String summary, String module, int version) {
        super(name, summary, module);
        this.version = version;
    }

    @Override
    public String fallback() {
        return version == 4 ? "ip_vti0" : "ip6_vti0";
    }

    @Override
    protected List<Row> make() {
        List<Row> rows = new ArrayList<>();
        rows.add(Opt.of(Syntax.clause("key", KEY)));
        rows.add(TunnelRows.end(Syntax.word("remote", "the other end"), IflaVti.IFLA_VTI_REMOTE, version));
        rows.add(TunnelRows.end(Syntax.word("local", "this end"), IflaVti.IFLA_VTI_LOCAL, version));
        rows.add(TunnelRows.dev(IflaVti.IFLA_VTI_LINK, false));
        rows.add(key(IN, IflaVti.IFLA_VTI_IKEY));
        rows.add(key(OUT, IflaVti.IFLA_VTI_OKEY));
        rows.add(TunnelRows.fwmark(IflaVti.IFLA_VTI_FWMARK));
        return List.copyOf(rows);
    }

    /** Of its own clause and the one for both ways the last one counts. */
    private static Row key(Syntax.Slot<InetAddress> slot, Attr<InetAddress> attr) {
        String keyword = slot.name();
        return Opt.of(Syntax.clause(keyword, slot), (args, build) -> {
                    for (Args.Binding binding : args.bindings()) {
                        if (binding.node().equals(slot) || binding.node().equals(KEY)) {
                            build.put(attr, (InetAddress) binding.value(), binding.token());
                        }
                    }
                    build.otherwise(attr, GreRows.NO_KEY);
                })
                .show((attrs, out, names) -> attrs.get(attr)
                        .filter(v -> !v.equals(GreRows.NO_KEY))
                        .ifPresent(v -> out.string(keyword, keyword + " %s ", Ip.text(v))))
                .words((attrs, names, words) -> attrs.get(attr)
                        .filter(v -> !v.equals(GreRows.NO_KEY))
                        .ifPresent(v -> words.addAll(List.of(keyword, Tunnels.KEY.write(v)))));
    }

    @Override
    protected void finish(Args args, Build build) {
        // all of it goes together
    }
}
