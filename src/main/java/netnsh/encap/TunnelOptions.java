package netnsh.encap;

import static netnsh.uapi.LwtunnelIp.LWTUNNEL_IP_OPTS;
import static netnsh.uapi.LwtunnelIpOpts.LWTUNNEL_IP_OPTS_ERSPAN;
import static netnsh.uapi.LwtunnelIpOpts.LWTUNNEL_IP_OPTS_GENEVE;
import static netnsh.uapi.LwtunnelIpOpts.LWTUNNEL_IP_OPTS_VXLAN;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.kind.Build;
import netnsh.kind.Opt;
import netnsh.kind.Printer;
import netnsh.kind.Row;
import netnsh.netlink.Attrs;
import netnsh.uapi.LwtunnelIpOpts;
import netnsh.word.LightTunnels;
import netnsh.word.LightTunnels.Erspan;
import netnsh.word.LightTunnels.Geneve;
import netnsh.word.Numbers;

/** Options in the header of GENEVE, VXLAN or ERSPAN, of {@code encap ip} and {@code encap ip6}. */
final class TunnelOptions {
    private TunnelOptions() {}

    private static final Syntax.Slot<List<Geneve>> GENEVE =
            Syntax.slot("geneve_opts", LightTunnels.GENEVE_OPTS, "options of GENEVE");
    private static final Syntax.Slot<Long> VXLAN = Syntax.slot("vxlan_opts", Numbers.U32, "the group policy of VXLAN");
    private static final Syntax.Slot<Erspan> ERSPAN =
            Syntax.slot("erspan_opts", LightTunnels.ERSPAN_OPTS, "the header of ERSPAN");

    static Row row() {
        Syntax all = Syntax.oneOf(clause(GENEVE), clause(VXLAN), clause(ERSPAN));
        return Opt.of(all, TunnelOptions::write).show(TunnelOptions::print).words((attrs, names, words) -> {
            Attrs options = attrs.get(LWTUNNEL_IP_OPTS).orElse(Attrs.NONE);
            words(options, words);
        });
    }

    private static Syntax clause(Syntax.Slot<?> slot) {
        return Syntax.seq(Syntax.exactly(slot.name(), slot.help()), slot);
    }

    private static void write(Args args, Build build) {
        Attrs options = Attrs.NONE;
        for (Geneve g : args.get(GENEVE).orElse(List.of())) {
            options = options.add(
                    LWTUNNEL_IP_OPTS_GENEVE,
                    Attrs.NONE
                            .with(LwtunnelIpOpts.GENEVE_CLASS, g.optionClass())
                            .with(LwtunnelIpOpts.GENEVE_TYPE, g.type())
                            .with(LwtunnelIpOpts.GENEVE_DATA, HexFormat.of().parseHex(g.data())));
        }
        if (args.get(VXLAN).isPresent()) {
            options = Attrs.NONE.with(
                    LWTUNNEL_IP_OPTS_VXLAN, Attrs.NONE.with(LwtunnelIpOpts.VXLAN_GBP, args.need(VXLAN)));
        }
        if (args.get(ERSPAN).isPresent()) {
            Erspan e = args.need(ERSPAN);
            options = Attrs.NONE.with(
                    LWTUNNEL_IP_OPTS_ERSPAN,
                    Attrs.NONE
                            .with(LwtunnelIpOpts.ERSPAN_VER, e.version())
                            .with(LwtunnelIpOpts.ERSPAN_INDEX, e.index())
                            .with(LwtunnelIpOpts.ERSPAN_DIR, e.dir())
                            .with(LwtunnelIpOpts.ERSPAN_HWID, e.hwid()));
        }
        if (!options.isEmpty()) {
            Syntax.Slot<?> given = args.token(GENEVE) != null ? GENEVE : args.token(VXLAN) != null ? VXLAN : ERSPAN;
            build.put(LWTUNNEL_IP_OPTS, options, args.token(given));
        }
    }

    /** Options as they are sent (an attribute each) and as kernels tell them (one attribute for all). */
    private static List<Geneve> geneve(Attrs options) {
        Attrs all = Attrs.NONE;
        for (Attrs one : options.all(LWTUNNEL_IP_OPTS_GENEVE)) {
            all = all.plus(one);
        }
        List<Integer> classes = all.all(LwtunnelIpOpts.GENEVE_CLASS);
        List<Integer> types = all.all(LwtunnelIpOpts.GENEVE_TYPE);
        List<byte[]> data = all.all(LwtunnelIpOpts.GENEVE_DATA);
        List<Geneve> found = new ArrayList<>();
        for (int i = 0; i < classes.size() && i < types.size() && i < data.size(); i++) {
            found.add(new Geneve(classes.get(i), types.get(i), HexFormat.of().formatHex(data.get(i))));
        }
        return found;
    }

    /** ERSPAN's header; each version leaves out what the other one has. */
    private static Erspan erspan(Attrs e) {
        int version = e.get(LwtunnelIpOpts.ERSPAN_VER, 0);
        return version == 1
                ? new Erspan(version, e.get(LwtunnelIpOpts.ERSPAN_INDEX, 0L), 0, 0)
                : new Erspan(version, 0, e.get(LwtunnelIpOpts.ERSPAN_DIR, 0), e.get(LwtunnelIpOpts.ERSPAN_HWID, 0));
    }

    private static void print(Attrs attrs, Printer out, java.util.function.IntFunction<String> names) {
        Attrs options = attrs.get(LWTUNNEL_IP_OPTS).orElse(Attrs.NONE);
        if (options.has(LWTUNNEL_IP_OPTS_GENEVE)) {
            open("geneve_opts", out);
            List<Geneve> all = geneve(options);
            for (int i = 0; i < all.size(); i++) {
                out.openObject(null);
                out.number("class", "%u", all.get(i).optionClass());
                out.number("type", ":%u", all.get(i).type());
                out.string(
                        "data",
                        i == all.size() - 1 ? ":%s " : ":%s,",
                        all.get(i).data());
                out.closeObject();
            }
            out.closeArray(null);
        } else if (options.has(LWTUNNEL_IP_OPTS_VXLAN)) {
            open("vxlan_opts", out);
            out.openObject(null);
            Attrs vxlan = options.get(LWTUNNEL_IP_OPTS_VXLAN, Attrs.NONE);
            out.number("gbp", "%u ", vxlan.get(LwtunnelIpOpts.VXLAN_GBP, 0L));
            out.closeObject();
            out.closeArray(null);
        } else if (options.has(LWTUNNEL_IP_OPTS_ERSPAN)) {
            open("erspan_opts", out);
            out.openObject(null);
            Erspan e = erspan(options.get(LWTUNNEL_IP_OPTS_ERSPAN, Attrs.NONE));
            out.number("ver", "%u", e.version());
            out.number("index", ":%u", e.index());
            out.number("dir", ":%u", e.dir());
            out.number("hwid", ":%u ", e.hwid());
            out.closeObject();
            out.closeArray(null);
        }
    }

    private static void open(String key, Printer out) {
        out.newline();
        out.text("\t" + key + " ");
        out.openArray(key, null);
    }

    private static void words(Attrs options, List<String> words) {
        if (options.has(LWTUNNEL_IP_OPTS_GENEVE)) {
            words.addAll(List.of(GENEVE.name(), LightTunnels.GENEVE_OPTS.write(geneve(options))));
        } else if (options.has(LWTUNNEL_IP_OPTS_VXLAN)) {
            Attrs vxlan = options.get(LWTUNNEL_IP_OPTS_VXLAN, Attrs.NONE);
            words.addAll(List.of(
                    VXLAN.name(), vxlan.get(LwtunnelIpOpts.VXLAN_GBP, 0L).toString()));
        } else if (options.has(LWTUNNEL_IP_OPTS_ERSPAN)) {
            Erspan e = erspan(options.get(LWTUNNEL_IP_OPTS_ERSPAN, Attrs.NONE));
            words.addAll(List.of(ERSPAN.name(), LightTunnels.ERSPAN_OPTS.write(e)));
        }
    }
}
