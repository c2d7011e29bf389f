package netnsh.kind;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaVxlan;
import netnsh.value.Dev;
import netnsh.value.Ip;

/** How a vxlan is printed: iproute2's order, which follows no rule, and its words. */
final class VxlanText {
    private VxlanText() {}

    static void print(Attrs data, Printer out, IntFunction<String> names) {
        word(data, out, IflaVxlan.IFLA_VXLAN_COLLECT_METADATA, "external", "external ");
        word(data, out, IflaVxlan.IFLA_VXLAN_VNIFILTER, "vnifilter", "vnifilter");
        data.get(IflaVxlan.IFLA_VXLAN_ID).ifPresent(v -> out.number("id", "id %u ", v));
        ends(data, out);
        data.get(IflaVxlan.IFLA_VXLAN_LINK)
                .filter(d -> !d.equals(Dev.NONE))
                .ifPresent(d -> out.string("link", "dev %s ", Rows.name(d, names)));
        data.get(IflaVxlan.IFLA_VXLAN_PORT_RANGE).ifPresent(r -> {
            out.openObject("port_range");
            out.number("low", "srcport %u ", r.get(0));
            out.number("high", "%u ", r.get(1));
            out.closeObject();
        });
        data.get(IflaVxlan.IFLA_VXLAN_PORT).ifPresent(v -> out.number("port", "dstport %u ", v));
        data.get(IflaVxlan.IFLA_VXLAN_LEARNING).ifPresent(v -> {
            out.bool("learning", null, v != 0);
            out.text(v == 0 ? "nolearning " : "");
        });
        word(data, out, IflaVxlan.IFLA_VXLAN_PROXY, "proxy", "proxy ");
        word(data, out, IflaVxlan.IFLA_VXLAN_RSC, "rsc", "rsc ");
        word(data, out, IflaVxlan.IFLA_VXLAN_L2MISS, "l2miss", "l2miss ");
        word(data, out, IflaVxlan.IFLA_VXLAN_L3MISS, "l3miss", "l3miss ");
        header(data, out);
        data.get(IflaVxlan.IFLA_VXLAN_AGEING)
                .ifPresent(v -> out.number("ageing", v == 0 ? "ageing none " : "ageing %u ", v));
        data.get(IflaVxlan.IFLA_VXLAN_LIMIT).filter(v -> v != 0).ifPresent(v -> out.number("limit", "maxaddr %u ", v));
        checksum(data, out, IflaVxlan.IFLA_VXLAN_UDP_CSUM, "udp_csum", "udpcsum ");
        checksum(data, out, IflaVxlan.IFLA_VXLAN_UDP_ZERO_CSUM6_TX, "udp_zero_csum6_tx", "udp6zerocsumtx ");
        checksum(data, out, IflaVxlan.IFLA_VXLAN_UDP_ZERO_CSUM6_RX, "udp_zero_csum6_rx", "udp6zerocsumrx ");
        word(data, out, IflaVxlan.IFLA_VXLAN_REMCSUM_TX, "remcsum_tx", "remcsumtx ");
        word(data, out, IflaVxlan.IFLA_VXLAN_REMCSUM_RX, "remcsum_rx", "remcsumrx ");
        if (data.has(IflaVxlan.IFLA_VXLAN_GBP)) {
            out.bool("gbp", "gbp ", true);
        }
        if (data.has(IflaVxlan.IFLA_VXLAN_GPE)) {
            out.bool("gpe", "gpe ", true);
        }
    }

    private static void ends(Attrs data, Printer out) {
        InetAddress group = data.get(IflaVxlan.IFLA_VXLAN_GROUP).orElse(null);
        String six = group == null ? "6" : "";
        group = group == null ? data.get(IflaVxlan.IFLA_VXLAN_GROUP6).orElse(null) : group;
        if (group != null && !group.isAnyLocalAddress()) {
            String name = group.isMulticastAddress() ? "group" : "remote";
            out.string(name + six, name + " %s ", Ip.text(group));
        }
        InetAddress local = data.get(IflaVxlan.IFLA_VXLAN_LOCAL).orElse(null);
        String local6 = local == null ? "local6" : "local";
        local = local == null ? data.get(IflaVxlan.IFLA_VXLAN_LOCAL6).orElse(null) : local;
        if (local != null && !local.isAnyLocalAddress()) {
            out.string(local6, "local %s ", Ip.text(local));
        }
    }

    private static void header(Attrs data, Printer out) {
        int tos = data.get(IflaVxlan.IFLA_VXLAN_TOS, 0);
        if (tos != 0) {
            if (out.json() || tos != 1) {
                out.string("tos", "tos %s ", Rows.hex(tos));
            } else {
                out.text("tos inherit ");
            }
        }
        if (inherits(data)) {
            out.text("ttl inherit ");
        } else {
            data.get(IflaVxlan.IFLA_VXLAN_TTL).ifPresent(v -> out.number("ttl", v == 0 ? "ttl auto " : "ttl %u ", v));
        }
        data.get(IflaVxlan.IFLA_VXLAN_DF)
                .filter(v -> v <= 2)
                .ifPresent(
                        v -> out.string("df", v == 0 ? null : "df %s ", v == 0 ? "unset" : v == 1 ? "set" : "inherit"));
        data.get(IflaVxlan.IFLA_VXLAN_LABEL)
                .filter(v -> v != 0)
                .ifPresent(v -> out.string("label", "flowlabel %s ", Rows.hex(v)));
    }

    /** The kernel answers with a byte, a request carries a flag. */
    private static boolean inherits(Attrs data) {
        for (Attrs.Entry e : data.entries()) {
            if (e.id() == IflaVxlan.IFLA_VXLAN_TTL_INHERIT.id()) {
                return e.bytes().length == 0 || e.bytes()[0] != 0;
            }
        }
        return false;
    }

    private static void word(Attrs data, Printer out, Attr<Integer> attr, String key, String text) {
        if (data.get(attr, 0) != 0) {
            out.bool(key, text, true);
        }
    }

    private static void checksum(Attrs data, Printer out, Attr<Integer> attr, String key, String text) {
        data.get(attr).ifPresent(v -> {
            out.bool(key, null, v != 0);
            out.text((v != 0 ? "" : "no") + text);
        });
    }

    /** What the rows do not say, in front of what they say. */
    static List<String> words(Attrs data, IntFunction<String> names, List<String> rows) {
        List<String> words = new ArrayList<>();
        if (data.get(IflaVxlan.IFLA_VXLAN_COLLECT_METADATA, 0) != 0) {
            words.add("external");
        } else {
            data.get(IflaVxlan.IFLA_VXLAN_ID).ifPresent(v -> words.addAll(List.of("id", Long.toString(v))));
        }
        if (data.get(IflaVxlan.IFLA_VXLAN_VNIFILTER, 0) != 0) {
            words.add("vnifilter");
        }
        end(data, words, IflaVxlan.IFLA_VXLAN_GROUP);
        end(data, words, IflaVxlan.IFLA_VXLAN_GROUP6);
        data.get(IflaVxlan.IFLA_VXLAN_LOCAL).ifPresent(a -> local(a, words));
        data.get(IflaVxlan.IFLA_VXLAN_LOCAL6).ifPresent(a -> local(a, words));
        data.get(IflaVxlan.IFLA_VXLAN_LINK)
                .filter(d -> !d.equals(Dev.NONE))
                .ifPresent(d -> words.addAll(List.of("dev", Rows.name(d, names))));
        data.get(IflaVxlan.IFLA_VXLAN_PORT_RANGE)
                .filter(r -> r.get(1) != 0)
                .ifPresent(r -> words.addAll(
                        List.of("srcport", r.get(0).toString(), r.get(1).toString())));
        data.get(IflaVxlan.IFLA_VXLAN_PORT).ifPresent(v -> words.addAll(List.of("dstport", v.toString())));
        data.get(IflaVxlan.IFLA_VXLAN_LEARNING).ifPresent(v -> words.add(v != 0 ? "learning" : "nolearning"));
        if (inherits(data)) {
            words.addAll(List.of("ttl", "inherit"));
        } else {
            data.get(IflaVxlan.IFLA_VXLAN_TTL)
                    .ifPresent(v -> words.addAll(List.of("ttl", v == 0 ? "auto" : v.toString())));
        }
        words.addAll(rows);
        if (data.has(IflaVxlan.IFLA_VXLAN_GBP)) {
            words.add("gbp");
        }
        if (data.has(IflaVxlan.IFLA_VXLAN_GPE)) {
            words.add("gpe");
        }
        return words;
    }

    private static void end(Attrs data, List<String> words, Attr<InetAddress> attr) {
        data.get(attr)
                .filter(a -> !a.isAnyLocalAddress())
                .ifPresent(a -> words.addAll(List.of(a.isMulticastAddress() ? "group" : "remote", Ip.text(a))));
    }

    private static void local(InetAddress a, List<String> words) {
        if (!a.isAnyLocalAddress()) {
            words.addAll(List.of("local", Ip.text(a)));
        }
    }
}
