package netnsh.render;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import netnsh.kind.Printer.Role;
import netnsh.model.Link;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.uapi.ArpHrd;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaVf;
import netnsh.uapi.IflaVfStats;
import netnsh.uapi.Named;
import netnsh.value.Mac;

/** The virtual functions of a network card as {@code ip link show} prints them. */
final class VfText {
    /** Addresses of links in bytes: ETH_ALEN, INFINIBAND_ALEN. */
    private static final int ETHERNET = 6;

    private static final int INFINIBAND = 20;
    private static final int ETH_P_8021Q = 0x8100;
    private static final List<Named> PROTOCOLS = List.of(new Named(0x88a8, "802.1ad"));

    /** The elements of two lists, which hold nothing else: linux/if_link.h. */
    private static final Attr<Attrs> IFLA_VF_INFO = new Attr<>(1, "IFLA_VF_INFO", Codec.NESTED_PLAIN);

    private static final Attr<byte[]> IFLA_VF_VLAN_INFO = new Attr<>(1, "IFLA_VF_VLAN_INFO", Codec.BYTES);

    private final Out out;
    private final Link link;

    private VfText(Out out, Link link) {
        this.out = out;
        this.link = link;
    }

    /** Prints them when the link has any. */
    static void write(Link link, Out out) {
        Attrs a = link.attrs();
        if (!a.has(Ifla.IFLA_NUM_VF)) {
            return;
        }
        a.get(Ifla.IFLA_VFINFO_LIST).ifPresent(list -> {
            out.openArray("vfinfo_list", null);
            for (Attrs vf : list.all(IFLA_VF_INFO)) {
                out.openObject(null);
                new VfText(out, link).function(vf);
                out.closeObject();
            }
            out.closeArray(null);
        });
    }

    private void function(Attrs vf) {
        byte[] mac = vf.get(IflaVf.IFLA_VF_MAC, new byte[36]);
        out.newline();
        out.text("    ");
        out.number("vf", "vf %d ", word(mac, 0));
        boolean numeric = out.display().numeric();
        out.string("link_type", "    link/%s ", numeric ? "[" + link.type() + "]" : ArpHrd.name(link.type()));
        out.string(Role.MAC, "address", "%s", address(mac, 4));
        vf.get(IflaVf.IFLA_VF_BROADCAST).ifPresent(this::broadcast);
        Attrs vlans = vf.get(IflaVf.IFLA_VF_VLAN_LIST).orElse(null);
        if (vlans != null) {
            out.openArray("vlan_list", null);
            for (byte[] vlan : vlans.all(IFLA_VF_VLAN_INFO)) {
                out.openObject(null);
                vlan(vlan);
                out.closeObject();
            }
            out.closeArray(null);
        } else {
            vf.get(IflaVf.IFLA_VF_VLAN).ifPresent(this::vlan);
        }
        long rate = vf.get(IflaVf.IFLA_VF_TX_RATE).map(b -> word(b, 4)).orElse(0L);
        if (rate != 0) {
            out.number("tx_rate", ", tx rate %u (Mbps)", rate);
        }
        vf.get(IflaVf.IFLA_VF_RATE).ifPresent(this::rate);
        setting(vf, IflaVf.IFLA_VF_SPOOFCHK, "spoofchk", ", spoof checking ");
        guid(vf, IflaVf.IFLA_VF_IB_NODE_GUID, "node guid", ", NODE_GUID %s");
        guid(vf, IflaVf.IFLA_VF_IB_PORT_GUID, "port guid", ", PORT_GUID %s");
        vf.get(IflaVf.IFLA_VF_LINK_STATE).ifPresent(b -> {
            long state = word(b, 4);
            String name =
                    state == IflaVf.LINK_STATE_AUTO ? "auto" : state == IflaVf.LINK_STATE_ENABLE ? "enable" : "disable";
            out.string("link_state", ", link-state %s", name);
        });
        setting(vf, IflaVf.IFLA_VF_TRUST, "trust", ", trust ");
        setting(vf, IflaVf.IFLA_VF_RSS_QUERY_EN, "query_rss_en", ", query_rss ");
        if (out.stats() > 0) {
            vf.get(IflaVf.IFLA_VF_STATS).ifPresent(this::stats);
        }
    }

    private void broadcast(byte[] bytes) {
        if ((link.flags() & Iff.IFF_POINTOPOINT) != 0) {
            out.text(" peer ");
            out.bool("link_pointtopoint", null, true);
        } else {
            out.text(" brd ");
        }
        out.string(Role.MAC, "broadcast", "%s", address(bytes, 0));
    }

    /** struct ifla_vf_vlan, and with a protocol in network order behind it ifla_vf_vlan_info. */
    private void vlan(byte[] bytes) {
        if (word(bytes, 4) != 0) {
            out.number("vlan", ", vlan %d", word(bytes, 4));
        }
        if (word(bytes, 8) != 0) {
            out.number("qos", ", qos %d", word(bytes, 8));
        }
        int protocol = bytes.length < 14
                ? 0
                : Short.toUnsignedInt(
                        ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).getShort(12));
        if (protocol != 0 && protocol != ETH_P_8021Q) {
            String name = PROTOCOLS.stream()
                    .filter(p -> p.value() == protocol && !out.display().numeric())
                    .map(Named::name)
                    .findFirst()
                    .orElse("[" + protocol + "]");
            out.string("protocol", ", vlan protocol %s", name);
        }
    }

    /** struct ifla_vf_rate: the least and the most, in Mbit/s. */
    private void rate(byte[] bytes) {
        long least = word(bytes, 4);
        long most = word(bytes, 8);
        if (out.json()) {
            out.openObject("rate");
            out.number("max_tx", null, most);
            out.number("min_tx", null, least);
            out.closeObject();
            return;
        }
        out.text(most != 0 ? ", max_tx_rate " + most + "Mbps" : "");
        out.text(least != 0 ? ", min_tx_rate " + least + "Mbps" : "");
    }

    private void setting(Attrs vf, Attr<byte[]> attr, String key, String words) {
        vf.get(attr).map(b -> word(b, 4)).filter(s -> s != 0xffffffffL).ifPresent(s -> {
            out.text(words + (s != 0 ? "on" : "off"));
            out.bool(key, null, s != 0);
        });
    }

    private void guid(Attrs vf, Attr<byte[]> attr, String key, String format) {
        vf.get(attr).ifPresent(b -> {
            long guid = b.length < 16 ? 0 : Bytes.wrap(b).getLong(8);
            out.string(
                    key,
                    format,
                    Mac.of(ByteBuffer.allocate(8).putLong(guid).array()).toString());
        });
    }

    private void stats(Attrs s) {
        List<Attr<Long>> rx = List.of(
                IflaVfStats.IFLA_VF_STATS_RX_BYTES,
                IflaVfStats.IFLA_VF_STATS_RX_PACKETS,
                IflaVfStats.IFLA_VF_STATS_MULTICAST,
                IflaVfStats.IFLA_VF_STATS_BROADCAST,
                IflaVfStats.IFLA_VF_STATS_RX_DROPPED);
        List<Attr<Long>> tx = List.of(
                IflaVfStats.IFLA_VF_STATS_TX_BYTES,
                IflaVfStats.IFLA_VF_STATS_TX_PACKETS,
                IflaVfStats.IFLA_VF_STATS_TX_DROPPED);
        if (out.json()) {
            out.openObject("stats");
            json(s, "rx", rx, List.of("bytes", "packets", "multicast", "broadcast", "dropped"));
            json(s, "tx", tx, List.of("tx_bytes", "tx_packets", "dropped"));
            out.closeObject();
            return;
        }
        rows(s, "    RX: bytes  packets  mcast   bcast ", rx, List.of(10, 8, 7, 7, 8));
        rows(s, "    TX: bytes  packets ", tx, List.of(10, 8, 8));
    }

    private void json(Attrs s, String direction, List<Attr<Long>> counters, List<String> keys) {
        out.openObject(direction);
        for (int i = 0; i < keys.size(); i++) {
            if (!dropped(keys, i) || s.has(counters.get(i))) {
                out.literal(keys.get(i), null, Long.toUnsignedString(s.get(counters.get(i), 0L)));
            }
        }
        out.closeObject();
    }

    /** The last counter of each is one that drivers may leave out. */
    private static boolean dropped(List<?> all, int i) {
        return i == all.size() - 1;
    }

    private void rows(Attrs s, String head, List<Attr<Long>> counters, List<Integer> widths) {
        boolean drops = s.has(counters.get(counters.size() - 1));
        out.newline();
        out.text(head + (drops ? "  dropped " : ""));
        out.newline();
        out.text("    ");
        for (int i = 0; i < counters.size(); i++) {
            if (drops || !dropped(counters, i)) {
                out.text(String.format(
                        "%" + widths.get(i) + "s ", Stats.number(out.display(), s.get(counters.get(i), 0L))));
            }
        }
    }

    private String address(byte[] bytes, int at) {
        int length = link.type() == ArpHrd.ARPHRD_ETHER ? ETHERNET : INFINIBAND;
        return LinkText.address(link, Mac.of(Arrays.copyOfRange(bytes, at, at + length)));
    }

    /** 32 bits; 0 where the kernel's structure is shorter. */
    private static long word(byte[] bytes, int at) {
        return bytes.length < at + 4 ? 0 : Bytes.wrap(bytes).getInt(at) & 0xffffffffL;
    }
}
