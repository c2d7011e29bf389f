package netnsh.encap;

import static netnsh.uapi.LwtunnelIp.LWTUNNEL_IP_DST;
import static netnsh.uapi.LwtunnelIp.LWTUNNEL_IP_FLAGS;
import static netnsh.uapi.LwtunnelIp.LWTUNNEL_IP_ID;
import static netnsh.uapi.LwtunnelIp.LWTUNNEL_IP_SRC;
import static netnsh.uapi.LwtunnelIp.LWTUNNEL_IP_TOS;
import static netnsh.uapi.LwtunnelIp.LWTUNNEL_IP_TTL;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.kind.Opt;
import netnsh.kind.Row;
import netnsh.kind.Rows;
import netnsh.netlink.Attr;
import netnsh.uapi.LwtunnelIp;
import netnsh.uapi.Named;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.LightTunnels;
import netnsh.word.Links;

/** {@code encap ip} and {@code encap ip6}: the outer header, for a tunnel that leaves it to routes. */
final class IpEncap extends Encap {
    private final int version;

    IpEncap(int number, String name, int version) {
        super(number, name, "an outer header of IPv" + version + ", for a tunnel that is external", "");
        this.version = version;
    }

    @Override
    List<Row> make() {
        boolean four = version == 4;
        List<Row> rows = new ArrayList<>();
        rows.add(Rows.value(
                Syntax.exactly("id", "the tunnel's number, VNI or key"),
                LightTunnels.ID,
                LWTUNNEL_IP_ID,
                (out, key, format, v, names) -> out.literal(key, format, Long.toUnsignedString(v))));
        rows.add(end("src", "this end", LWTUNNEL_IP_SRC));
        rows.add(end("dst", "the other end", LWTUNNEL_IP_DST));
        Row hops = Rows.value(
                Syntax.exactly(four ? "ttl" : "hoplimit", "hops that the packet may make"),
                Links.U8,
                LWTUNNEL_IP_TTL,
                Encap::decimal);
        Row service = service(four ? "tos" : "tc");
        rows.addAll(List.of(hops, service));
        for (Named flag : LwtunnelIp.FLAGS) {
            rows.add(flag(flag));
        }
        rows.add(TunnelOptions.row());
        return rows;
    }

    private Row end(String keyword, String help, Attr<InetAddress> attr) {
        ValueType<InetAddress> type = version == 4 ? Addresses.IPV4 : Addresses.IPV6;
        return Rows.value(Syntax.exactly(keyword, help), type, attr, Encap::address);
    }

    private static Row service(String keyword) {
        Syntax.Slot<Long> slot = Syntax.slot(keyword, Ids.TOS, "the type of service");
        return Opt.of(
                        Syntax.seq(Syntax.exactly(keyword, slot.help()), slot),
                        (args, build) -> args.get(slot)
                                .ifPresent(v -> build.put(LWTUNNEL_IP_TOS, v.intValue(), args.token(slot))))
                .show((attrs, out, names) ->
                        attrs.get(LWTUNNEL_IP_TOS).ifPresent(v -> out.number(keyword, keyword + " %u ", v)))
                .words((attrs, names, words) -> attrs.get(LWTUNNEL_IP_TOS)
                        .filter(v -> v != 0)
                        .ifPresent(v -> words.addAll(List.of(keyword, Ids.TOS.write((long) v)))));
    }

    private static Row flag(Named flag) {
        Syntax.Word word = Syntax.exactly(flag.name(), "the tunnel's header has a " + flag.name());
        int bit = (int) flag.value();
        return Opt.of(word, (args, build) -> {
                    if (args.has(word)) {
                        build.put(LWTUNNEL_IP_FLAGS, build.get(LWTUNNEL_IP_FLAGS, 0) | bit, args.token(word));
                    }
                })
                .show((attrs, out, names) -> {
                    if ((attrs.get(LWTUNNEL_IP_FLAGS, 0) & bit) != 0) {
                        out.bool(flag.name(), flag.name() + " ", true);
                    }
                })
                .words((attrs, names, words) -> {
                    if ((attrs.get(LWTUNNEL_IP_FLAGS, 0) & bit) != 0) {
                        words.add(flag.name());
                    }
                });
    }
}
