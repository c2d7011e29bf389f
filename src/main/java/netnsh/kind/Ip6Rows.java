package netnsh.kind;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.uapi.Ip6Tnl;
import netnsh.word.Tunnels;

/** What tunnels over IPv6 have beside ends: flags, flow information, the limit of nesting. */
final class Ip6Rows {
    private final Attr<Long> flags;
    private final Attr<Long> flow;

    /** Rows over a tunnel's attributes for IP6_TNL_F_* and for flow information. */
    Ip6Rows(Attr<Long> flags, Attr<Long> flow) {
        this.flags = flags;
        this.flow = flow;
    }

    private void flag(Build build, long bit, boolean on, Token at) {
        long old = build.get(flags, 0L);
        build.put(flags, on ? old | bit : old & ~bit, at);
    }

    /** In the order of the output. */
    List<Row> rows(Attr<Integer> limit, Syntax classWord) {
        List<Row> rows = new ArrayList<>();
        rows.add(limit(limit));
        rows.add(part(classWord, "tclass", Tunnels.TCLASS, Ip6Tnl.USE_ORIG_TCLASS, Ip6Tnl.FLOWINFO_TCLASS));
        rows.add(part(
                new Syntax.Word(List.of("flowlabel", "fl"), "IPv6 flow label", true),
                "flowlabel",
                Tunnels.FLOWLABEL,
                Ip6Tnl.USE_ORIG_FLOWLABEL,
                Ip6Tnl.FLOWINFO_FLOWLABEL));
        rows.add(dscp());
        return rows;
    }

    private Row limit(Attr<Integer> attr) {
        Syntax.Slot<Long> slot =
                Syntax.slot("encaplimit", Tunnels.ENCAPLIMIT, "how deep tunnels may be nested, or none");
        return Opt.of(Syntax.seq(Syntax.exactly("encaplimit", slot.help()), slot), (args, build) -> {
                    args.get(slot).ifPresent(v -> {
                        flag(build, Ip6Tnl.IGN_ENCAP_LIMIT, v == Tunnels.INHERIT, args.token(slot));
                        if (v != Tunnels.INHERIT) {
                            build.put(attr, v.intValue(), args.token(slot));
                        }
                    });
                    build.otherwise(attr, Ip6Tnl.DEFAULT_ENCAP_LIMIT);
                    build.otherwise(flags, 0L);
                    build.otherwise(flow, 0L);
                })
                .show((attrs, out, names) -> {
                    if ((attrs.get(flags, 0L) & Ip6Tnl.IGN_ENCAP_LIMIT) != 0) {
                        out.bool("ip6_tnl_f_ign_encap_limit", "encaplimit none ", true);
                    } else {
                        attrs.get(attr).ifPresent(v -> out.number("encap_limit", "encaplimit %u ", v));
                    }
                })
                .words((attrs, names, words) -> {
                    boolean none = (attrs.get(flags, 0L) & Ip6Tnl.IGN_ENCAP_LIMIT) != 0;
                    attrs.get(attr).ifPresent(v -> words.addAll(List.of("encaplimit", none ? "none" : v.toString())));
                });
    }

    private Row part(Syntax word, String name, ValueType<Long> type, long inherit, long mask) {
        int shift = Long.numberOfTrailingZeros(mask);
        Syntax.Slot<Long> slot = Syntax.slot(name, type, "a number, or inherit");
        return Opt.of(
                        Syntax.seq(word, slot),
                        (args, build) -> args.get(slot).ifPresent(v -> {
                            long rest = build.get(flow, 0L) & ~mask;
                            build.put(flow, v == Tunnels.INHERIT ? rest : rest | v << shift & mask, args.token(slot));
                            flag(build, inherit, v == Tunnels.INHERIT, args.token(slot));
                        }))
                .show((attrs, out, names) -> {
                    if ((attrs.get(flags, 0L) & inherit) != 0) {
                        out.bool("ip6_tnl_f_use_orig_" + name, name + " inherit ", true);
                    } else {
                        attrs.get(flow)
                                .ifPresent(v -> out.string(name, name + " %s ", type.write((v & mask) >> shift)));
                    }
                })
                .words((attrs, names, words) -> {
                    long value = (attrs.get(flow, 0L) & mask) >> shift;
                    boolean inherits = (attrs.get(flags, 0L) & inherit) != 0;
                    if (inherits || value != 0) {
                        words.addAll(List.of(name, inherits ? "inherit" : type.write(value)));
                    }
                });
    }

    private Row dscp() {
        Syntax.Word inherit = Syntax.exactly("inherit", "from packet to packet");
        Syntax.Word word = Syntax.exactly("dscp", "take the DSCP over on receipt");
        return bit(
                Syntax.seq(word, inherit),
                word,
                null,
                Ip6Tnl.RCV_DSCP_COPY,
                "ip6_tnl_f_rcv_dscp_copy",
                "dscp inherit ");
    }

    /** {@code allow-localremote}. */
    Row localRemote() {
        Syntax.Word yes = Syntax.exactly("allow-localremote", "though the other end is an address of this machine");
        Syntax.Word no = Syntax.exactly("noallow-localremote", "not if the other end is an address of this machine");
        return bit(
                Syntax.oneOf(yes, no),
                yes,
                no,
                Ip6Tnl.ALLOW_LOCAL_REMOTE,
                "ip6_tnl_f_allow_local_remote",
                "allow-localremote ");
    }

    /** {@code mip6}, which nobody sets. */
    Row mobile() {
        return Opt.shown((attrs, out, names) -> {
            if ((attrs.get(flags, 0L) & Ip6Tnl.MIP6_DEV) != 0) {
                out.bool("ip6_tnl_f_mip6_dev", "mip6 ", true);
            }
        });
    }

    private Row bit(Syntax syntax, Syntax.Word yes, Syntax.Word no, long bit, String key, String text) {
        return Opt.of(syntax, (args, build) -> {
                    if (args.has(yes)) {
                        flag(build, bit, true, args.token(yes));
                    } else if (no != null && args.has(no)) {
                        flag(build, bit, false, args.token(no));
                    }
                })
                .show((attrs, out, names) -> {
                    if ((attrs.get(flags, 0L) & bit) != 0) {
                        out.bool(key, text, true);
                    }
                })
                .words((attrs, names, words) -> {
                    if ((attrs.get(flags, 0L) & bit) != 0) {
                        words.addAll(List.of(text.trim().split(" ")));
                    }
                });
    }

    /** The mark of outer packets, or the inner one's. */
    Row fwmark(Attr<Long> attr) {
        Syntax.Slot<Long> slot = Syntax.slot("fwmark", Tunnels.MARK, "the mark of outer packets, or inherit");
        return Opt.of(Syntax.seq(Syntax.exactly("fwmark", slot.help()), slot), (args, build) -> {
                    args.get(slot).ifPresent(v -> {
                        flag(build, Ip6Tnl.USE_ORIG_FWMARK, v == Tunnels.INHERIT, args.token(slot));
                        build.put(attr, v == Tunnels.INHERIT ? 0 : v, args.token(slot));
                    });
                    build.otherwise(attr, 0L);
                })
                .show((attrs, out, names) -> {
                    if ((attrs.get(flags, 0L) & Ip6Tnl.USE_ORIG_FWMARK) != 0) {
                        out.bool("ip6_tnl_f_use_orig_fwmark", "fwmark inherit ", true);
                    } else {
                        TunnelRows.hex(out, "fwmark", "fwmark %s ", attrs.get(attr, 0L));
                    }
                })
                .words((attrs, names, words) -> {
                    boolean inherits = (attrs.get(flags, 0L) & Ip6Tnl.USE_ORIG_FWMARK) != 0;
                    long mark = attrs.get(attr, 0L);
                    if (inherits || mark != 0) {
                        words.addAll(List.of("fwmark", Tunnels.MARK.write(inherits ? Tunnels.INHERIT : mark)));
                    }
                });
    }
}
