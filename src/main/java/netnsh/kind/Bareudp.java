package netnsh.kind;

import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.uapi.IflaBareudp;
import netnsh.uapi.Named;

/** {@code type bareudp}: any protocol in UDP, no header between (linux/if_link.h, IFLA_BAREUDP_*). */
final class Bareudp extends LinkKind {
    Bareudp() {
        super("bareudp", "any protocol in UDP");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.u16("dstport", IflaBareudp.IFLA_BAREUDP_PORT, "UDP port").required(),
                Rows.value("ethertype", ETHERTYPE, IflaBareudp.IFLA_BAREUDP_ETHERTYPE, "what is inside")
                        .required(),
                Rows.u16("srcportmin", IflaBareudp.IFLA_BAREUDP_SRCPORT_MIN, "the lowest source port"),
                multiproto());
    }

    private static final List<Named> PROTOCOLS = List.of(
            new Named(0x0800, "ip"),
            new Named(0x86dd, "ipv6"),
            new Named(0x8847, "mpls_uc"),
            new Named(0x8848, "mpls_mc"),
            new Named(0x0800, "ipv4"));

    private static final ValueType<Integer> ETHERTYPE = ValueType.of(
            "PROTOCOL",
            "value",
            Bareudp::protocol,
            v -> PROTOCOLS.stream()
                    .filter(p -> p.value() == v)
                    .map(Named::name)
                    .findFirst()
                    .orElse("[" + v + "]"),
            "ip",
            "ipv6",
            "mpls_uc");

    private static int protocol(String word) throws BadValue {
        for (Named p : PROTOCOLS) {
            if (p.name().equalsIgnoreCase(word)) {
                return (int) p.value();
            }
        }
        if (!word.matches("0x[0-9a-fA-F]{1,4}")) {
            throw new BadValue("one of ip, ipv4, ipv6, mpls_uc, mpls_mc, or a number such as 0x8847 is expected");
        }
        return Integer.parseInt(word.substring(2), 16);
    }

    private static Row multiproto() {
        Syntax.Word yes = Syntax.word("multiproto", "also what belongs to the protocol");
        Syntax.Word no = Syntax.word("nomultiproto", "this protocol only");
        return Opt.of(Syntax.oneOf(yes, no), (args, build) -> {
                    if (args.has(yes)) {
                        build.put(IflaBareudp.IFLA_BAREUDP_MULTIPROTO_MODE, true, args.token(yes));
                    }
                })
                .show((attrs, out, names) -> {
                    boolean on = attrs.has(IflaBareudp.IFLA_BAREUDP_MULTIPROTO_MODE);
                    out.bool("multiproto", null, on);
                    out.text(on ? "multiproto " : "nomultiproto ");
                })
                .words((attrs, names, words) -> {
                    if (attrs.has(IflaBareudp.IFLA_BAREUDP_MULTIPROTO_MODE)) {
                        words.add("multiproto");
                    }
                });
    }
}
