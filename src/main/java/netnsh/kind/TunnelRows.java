package netnsh.kind;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.uapi.Named;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Tunnels;

/** The rows that tunnels share, over IPv4 and over IPv6. */
final class TunnelRows {
    /** TUNNEL_ENCAP_FLAG_* of linux/if_tunnel.h. */
    private static final List<Named> ENCAP_FLAGS =
            List.of(new Named(1, "encap-csum"), new Named(2, "encap-udp6-csum"), new Named(4, "encap-remcsum"));

    private TunnelRows() {}

    /** One end; {@code any} takes it away. It is always printed. */
    static Row end(Syntax.Word word, Attr<InetAddress> attr, int version) {
        String keyword = word.text();
        Syntax.Slot<InetAddress> slot =
                Syntax.slot(keyword, version == 4 ? Addresses.IPV4 : Addresses.IPV6, word.help());
        return Opt.of(
                        Syntax.seq(word, slot),
                        (args, build) -> args.get(slot).ifPresent(a -> {
                            build.drop(attr);
                            if (!a.isAnyLocalAddress()) {
                                build.put(attr, a, args.token(slot));
                            }
                        }))
                .show((attrs, out, names) -> out.string(
                        keyword,
                        keyword + " %s ",
                        attrs.get(attr)
                                .filter(a -> !a.isAnyLocalAddress())
                                .map(Ip::text)
                                .orElse("any")))
                .words((attrs, names, words) -> attrs.get(attr)
                        .filter(a -> !a.isAnyLocalAddress())
                        .ifPresent(a -> words.addAll(List.of(keyword, Ip.text(a)))));
    }

    /** The link that carries it; {@code always}: sent though there is none. */
    static Row dev(Attr<Dev> attr, boolean always) {
        Field<Dev> field = Rows.value(Syntax.word("dev", "the link that carries it"), Names.DEV, attr, null);
        return Opt.of(field.syntax(), (args, build) -> {
                    field.write(args, build);
                    if (always) {
                        build.otherwise(attr, Dev.NONE);
                    }
                })
                .show((attrs, out, names) -> attrs.get(attr)
                        .filter(d -> !d.equals(Dev.NONE))
                        .ifPresent(d -> out.string("link", "dev %s ", Rows.name(d, names))))
                .words(field::words);
    }

    /** Time to live, under the name that it is shown with. */
    static Row ttl(boolean exact, Attr<Integer> attr, String shown, int otherwise) {
        Syntax.Word word = new Syntax.Word(List.of("ttl", "hoplimit", "hlim"), "time to live, or inherit", exact);
        Syntax.Slot<Integer> slot = Syntax.slot("ttl", Tunnels.TTL, word.help());
        return Opt.of(Syntax.seq(word, slot), (args, build) -> {
                    args.get(slot).ifPresent(v -> build.put(attr, v, args.token(slot)));
                    build.otherwise(attr, otherwise);
                })
                .show((attrs, out, names) -> {
                    int ttl = attrs.get(attr, 0);
                    out.number("ttl", shown + (ttl == 0 ? " inherit " : " %u "), ttl);
                })
                .words((attrs, names, words) ->
                        attrs.get(attr).ifPresent(v -> words.addAll(List.of(shown, Tunnels.TTL.write(v)))));
    }

    /** IPv4's type of service. */
    static Row tos(Syntax word, Attr<Integer> attr) {
        Syntax.Slot<Integer> slot = Syntax.slot("tos", Tunnels.TOS, "type of service, or inherit");
        return Opt.of(Syntax.seq(word, slot), (args, build) -> {
                    args.get(slot).ifPresent(v -> build.put(attr, v, args.token(slot)));
                    build.otherwise(attr, 0);
                })
                .show((attrs, out, names) -> tos(attrs.get(attr, 0), out))
                .words((attrs, names, words) -> attrs.get(attr)
                        .filter(v -> v != 0)
                        .ifPresent(v -> words.addAll(List.of("tos", Tunnels.TOS.write(v)))));
    }

    static void tos(int tos, Printer out) {
        if (tos == 1 && !out.json()) {
            out.text("tos inherit ");
        } else {
            hex(out, "tos", "tos %s ", tos);
        }
    }

    /** A number that is shown in hexadecimal, and not at all when it is 0. */
    static void hex(Printer out, String key, String format, long v) {
        if (v != 0) {
            out.string(key, format, Rows.hex(v));
        }
    }

    /** The mark that outer packets get; 0 is none. */
    static Row fwmark(Attr<Long> attr) {
        Syntax.Slot<Long> slot = Syntax.slot("fwmark", Ids.MARK, "the mark of outer packets");
        return Opt.of(Syntax.seq(Syntax.exactly("fwmark", slot.help()), slot), (args, build) -> {
                    args.get(slot).ifPresent(v -> build.put(attr, v, args.token(slot)));
                    build.otherwise(attr, 0L);
                })
                .show((attrs, out, names) -> hex(out, "fwmark", "fwmark %s ", attrs.get(attr, 0L)))
                .words((attrs, names, words) -> attrs.get(attr)
                        .filter(v -> v != 0)
                        .ifPresent(v -> words.addAll(List.of("fwmark", Ids.MARK.write(v)))));
    }

    /** A word for an attribute that is there or not. */
    static Opt flag(Syntax.Word word, Attr<Boolean> attr, String key) {
        return Opt.of(word, (args, build) -> {
                    if (args.has(word)) {
                        build.put(attr, true, args.token(word));
                    }
                })
                .show((attrs, out, names) -> {
                    if (attrs.has(attr)) {
                        out.bool(key, word.text() + " ", true);
                    }
                })
                .words((attrs, names, words) -> {
                    if (attrs.has(attr)) {
                        words.add(word.text());
                    }
                });
    }

    /** {@code external}: where packets go is told by routes or tc. */
    static Row external(Attr<Boolean> attr) {
        return flag(Syntax.exactly("external", "ends come from routes or tc"), attr, "external");
    }

    /** Once more inside UDP: type, ports and checksums, in this order of attributes. */
    static List<Row> encap(
            Attr<Integer> type, Attr<Integer> flags, Attr<Integer> source, Attr<Integer> port, int otherwise) {
        Syntax.Slot<Integer> slot = Syntax.slot("encap", Tunnels.ENCAP, "once more inside UDP");
        Syntax.Word none = Syntax.exactly("noencap", "not inside UDP");
        List<Row> rows = new ArrayList<>();
        rows.add(Opt.of(Syntax.oneOf(none, Syntax.seq(Syntax.exactly("encap", slot.help()), slot)), (args, build) -> {
                    args.get(slot).ifPresent(v -> build.put(type, v, args.token(slot)));
                    if (args.has(none)) {
                        build.put(type, 0, args.token(none));
                    }
                    build.otherwise(type, 0);
                    build.otherwise(flags, otherwise);
                })
                .show((attrs, out, names) -> {
                    if (attrs.get(type, 0) != 0) {
                        encap(attrs.get(type, 0), attrs.get(flags, 0), attrs.get(source, 0), attrs.get(port, 0), out);
                    }
                })
                .words((attrs, names, words) -> attrs.get(type)
                        .filter(v -> v != 0)
                        .ifPresent(v -> words.addAll(List.of("encap", Tunnels.ENCAP.write(v))))));
        rows.add(port("encap-sport", Tunnels.PORT_OR_AUTO, source, "its source port, or auto"));
        rows.add(port("encap-dport", Links.U16, port, "its destination port"));
        for (Named flag : ENCAP_FLAGS) {
            rows.add(bit(flag, flags, otherwise));
        }
        return rows;
    }

    private static Row port(String keyword, ValueType<Integer> type, Attr<Integer> attr, String help) {
        Syntax.Slot<Integer> slot = Syntax.slot(keyword, type, help);
        return Opt.of(Syntax.seq(Syntax.exactly(keyword, help), slot), (args, build) -> {
                    args.get(slot).ifPresent(v -> build.put(attr, v, args.token(slot)));
                    build.otherwise(attr, 0);
                })
                .words((attrs, names, words) -> attrs.get(attr)
                        .filter(v -> v != 0)
                        .ifPresent(v -> words.addAll(List.of(keyword, v.toString()))));
    }

    private static Row bit(Named flag, Attr<Integer> flags, int otherwise) {
        Syntax.Word yes = Syntax.exactly(flag.name(), "its checksums");
        Syntax.Word no = Syntax.exactly("no" + flag.name(), "not: its checksums");
        int bit = (int) flag.value();
        return Opt.of(Syntax.oneOf(yes, no), (args, build) -> {
                    int old = build.get(flags, otherwise);
                    if (args.has(yes)) {
                        build.put(flags, old | bit, args.token(yes));
                    } else if (args.has(no)) {
                        build.put(flags, old & ~bit, args.token(no));
                    }
                })
                .words((attrs, names, words) -> attrs.get(flags)
                        .filter(v -> (v & bit) != (otherwise & bit))
                        .ifPresent(v -> words.add((v & bit) != 0 ? yes.text() : no.text())));
    }

    private static void encap(int type, int flags, int source, int port, Printer out) {
        out.openObject("encap");
        out.text("encap ");
        if (type < Tunnels.ENCAPS.size()) {
            out.string("type", "%s ", Tunnels.ENCAP.write(type));
        } else {
            out.none("type", "unknown ");
        }
        out.number("sport", null, source);
        out.number("dport", null, port);
        out.bool("csum", null, (flags & 1) != 0);
        out.bool("csum6", null, (flags & 2) != 0);
        out.bool("remcsum", null, (flags & 4) != 0);
        out.closeObject();
        out.text("encap-sport " + (source == 0 ? "auto" : Integer.toString(source)) + " encap-dport " + port + " ");
        // iproute2 prints encap-csum6 for what it reads as encap-udp6-csum
        for (String word : new String[] {"csum", "csum6", "remcsum"}) {
            int bit = word.equals("csum") ? 1 : word.equals("csum6") ? 2 : 4;
            out.text(((flags & bit) != 0 ? "" : "no") + "encap-" + word + " ");
        }
    }
}
