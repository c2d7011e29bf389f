package netnsh.render;

import java.util.ArrayList;
import java.util.List;
import netnsh.kind.BridgePort;
import netnsh.kind.Printer.Role;
import netnsh.model.BridgeVlan;
import netnsh.model.Link;
import netnsh.model.LinkStats;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.Mdba;
import netnsh.uapi.VlanDb;
import netnsh.uapi.VlanInfo;
import netnsh.uapi.VlanStats;
import netnsh.value.Text;
import netnsh.value.Utf8;

/** What {@code bridge vlan show} prints in its several shapes (iproute2's bridge/vlan.c). */
final class VlanText {
    /** IFNAMSIZ of linux/if.h: the width of the first column. */
    private static final int COLUMN = 16;

    private static final int VID_COLUMN = 9;

    private final Out out;
    private final View.Names names;
    private final int vid;
    private int open = -1;

    private VlanText(Out out, View.Names names, int vid) {
        this.out = out;
        this.names = names;
        this.vid = vid;
    }

    /** VLANs of ports, or their tunnels. */
    static void ports(Outcome.PortVlans outcome, Out out) {
        VlanText text = new VlanText(out, outcome.names(), outcome.vid());
        out.openArray(null, null);
        out.text("port" + " ".repeat(COLUMN - 4) + "  vlan-id  " + (outcome.tunnels() ? "  tunnel-id\n" : "\n"));
        for (Link port : outcome.ports()) {
            port.attrs().get(Ifla.IFLA_AF_SPEC).ifPresent(spec -> text.port(port.index(), spec, outcome.tunnels()));
            text.close();
        }
        out.closeArray(null);
        out.finish();
    }

    private void port(int index, Attrs spec, boolean tunnels) {
        int start = 0;
        long startId = 0;
        for (Entry e : tunnels ? tunnels(spec) : vlans(spec)) {
            if ((e.flags & VlanInfo.RANGE_END) == 0) {
                start = e.vid;
                startId = e.id;
            }
            if (vid != 0 && e.vid > vid && (e.flags & VlanInfo.RANGE_END) == 0) {
                break;
            } else if ((e.flags & VlanInfo.RANGE_BEGIN) != 0 || e.vid < vid) {
                continue;
            }
            if (open == index) {
                out.text(" ".repeat(COLUMN + 2));
            }
            open(index, tunnels ? "tunnels" : "vlans");
            out.openObject(null);
            int width = range("vlan", start, e.vid);
            if (tunnels) {
                out.text(" ".repeat(Math.max(0, VID_COLUMN - width)) + "  ");
                range("tunid", startId, e.id);
            } else {
                flags(e.flags);
            }
            out.closeObject();
            out.newline();
        }
    }

    private record Entry(int vid, int flags, long id) {}

    private static List<Entry> vlans(Attrs spec) {
        List<Entry> all = new ArrayList<>();
        for (VlanInfo info : spec.all(IflaBridge.IFLA_BRIDGE_VLAN_INFO)) {
            all.add(new Entry(info.vid(), info.flags(), 0));
        }
        return all;
    }

    private static List<Entry> tunnels(Attrs spec) {
        List<Entry> all = new ArrayList<>();
        for (Attrs t : spec.all(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_INFO)) {
            t.get(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_VID)
                    .ifPresent(vid -> all.add(new Entry(
                            vid,
                            t.get(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_FLAGS, 0),
                            t.get(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_ID, 0L))));
        }
        return all;
    }

    /** VLANs with their states, or options of VLANs of whole bridges. */
    static void entries(Outcome.VlanEntries outcome, Out out) {
        VlanText text = new VlanText(out, outcome.names(), outcome.vid());
        out.openArray(null, null);
        out.text("port" + " ".repeat(COLUMN - 4) + "  vlan-id  \n");
        for (BridgeVlan vlan : outcome.entries()) {
            if (text.open != vlan.dev().index()) {
                text.close();
            }
            text.entry(vlan, outcome.global());
        }
        text.close();
        out.closeArray(null);
        out.finish();
    }

    private void entry(BridgeVlan vlan, boolean globalOnly) {
        int index = vlan.dev().index();
        for (Attrs.Entry e : vlan.attrs().entries()) {
            if (e.id() == VlanDb.BRIDGE_VLANDB_ENTRY.id() && !globalOnly) {
                options(index, VlanDb.BRIDGE_VLANDB_ENTRY.codec().decode(e.bytes()));
            } else if (e.id() == VlanDb.BRIDGE_VLANDB_GLOBAL_OPTIONS.id()) {
                global(index, VlanDb.BRIDGE_VLANDB_GLOBAL_OPTIONS.codec().decode(e.bytes()));
            }
        }
    }

    private boolean hidden(int first, int last) {
        return vid != 0 && (vid < first || vid > last);
    }

    private void head(int index) {
        boolean more = open == index;
        open(index, "vlans");
        out.openObject(null);
        if (more) {
            out.text(" ".repeat(COLUMN + 2));
        }
    }

    private void options(int index, Attrs a) {
        VlanInfo info = a.get(VlanDb.ENTRY_INFO, new VlanInfo(0, 0));
        int last = a.get(VlanDb.ENTRY_RANGE, info.vid());
        if (hidden(info.vid(), last)) {
            return;
        }
        head(index);
        range("vlan", info.vid(), last);
        flags(info.flags());
        out.newline();
        out.text(" ".repeat(COLUMN + 4));
        BridgePort.state(out, a.get(VlanDb.ENTRY_STATE, 0));
        a.get(VlanDb.ENTRY_MCAST_ROUTER).ifPresent(m -> out.number("mcast_router", "mcast_router %u ", m));
        out.newline();
        if (out.stats() > 0) {
            Attrs s = a.get(VlanDb.ENTRY_STATS, Attrs.NONE);
            traffic(
                    s.get(VlanDb.STATS_RX_BYTES, 0L),
                    s.get(VlanDb.STATS_RX_PACKETS, 0L),
                    s.get(VlanDb.STATS_TX_BYTES, 0L),
                    s.get(VlanDb.STATS_TX_PACKETS, 0L));
        }
        out.closeObject();
    }

    private void global(int index, Attrs a) {
        int first = a.get(VlanDb.GOPTS_ID, 0);
        int last = a.get(VlanDb.GOPTS_RANGE, first);
        if (hidden(first, last)) {
            return;
        }
        head(index);
        range("vlan", first, last);
        out.newline();
        out.text(" ".repeat(COLUMN + 4));
        VlanDb.SMALL.forEach(o -> number(a, o.attr(), o.word()));
        VlanDb.LARGE.forEach(o -> number(a, o.attr(), o.word()));
        out.newline();
        a.get(VlanDb.GOPTS_MCAST_ROUTER_PORTS)
                .flatMap(ports -> ports.get(Mdba.MDBA_ROUTER))
                .ifPresent(this::routers);
        out.closeObject();
    }

    private void routers(Attrs ports) {
        out.text(" ".repeat(COLUMN + 4));
        out.openArray("router_ports", "router ports: ");
        boolean first = true;
        for (Mdba.RouterPort port : ports.all(Mdba.MDBA_ROUTER_PORT)) {
            out.openObject(null);
            if (out.stats() > 0 && !first) {
                out.newline();
                out.text(" ".repeat(COLUMN + 4 + "router ports: ".length()));
            }
            first = false;
            out.string("port", "%s ", names.link(port.port().index()));
            if (out.stats() > 0) {
                MdbText.router(port, out);
            }
            out.closeObject();
        }
        out.closeArray(null);
        out.newline();
    }

    private <N extends Number> void number(Attrs a, Attr<N> attr, String word) {
        a.get(attr).ifPresent(v -> out.number(word, word + " %u ", v.longValue()));
    }

    /** Counters of VLANs. */
    static void counters(Outcome.VlanCounters outcome, Out out) {
        VlanText text = new VlanText(out, outcome.names(), outcome.vid());
        out.openArray(null, null);
        out.text("port" + " ".repeat(COLUMN - 4) + "  vlan-id\n");
        for (LinkStats s : outcome.counters()) {
            for (Attr<Attrs> attr : List.of(VlanStats.IFLA_STATS_LINK_XSTATS, VlanStats.IFLA_STATS_LINK_XSTATS_SLAVE)) {
                s.attrs()
                        .get(attr)
                        .flatMap(x -> x.get(VlanStats.LINK_XSTATS_TYPE_BRIDGE))
                        .ifPresent(bridge -> text.counters(s.dev().index(), bridge));
                text.close();
            }
        }
        out.closeArray(null);
        out.finish();
    }

    private void counters(int index, Attrs bridge) {
        for (VlanStats s : bridge.all(VlanStats.BRIDGE_XSTATS_VLAN)) {
            boolean ofPort = (s.flags() & VlanInfo.MASTER) != 0 && (s.flags() & VlanInfo.BRENTRY) == 0;
            if (ofPort || vid != 0 && vid != s.vid()) {
                continue;
            }
            if (open == index) {
                out.text(" ".repeat(COLUMN + 2));
            }
            open(index, "vlans");
            out.openObject(null);
            out.number("vid", "%u", s.vid());
            flags(s.flags());
            out.newline();
            traffic(s.rxBytes(), s.rxPackets(), s.txBytes(), s.txPackets());
            out.closeObject();
        }
    }

    private void traffic(long rxBytes, long rxPackets, long txBytes, long txPackets) {
        out.text(" ".repeat(COLUMN + 4));
        out.literal("rx_bytes", "RX: %s bytes", Long.toUnsignedString(rxBytes));
        out.literal("rx_packets", " %s packets\n", Long.toUnsignedString(rxPackets));
        out.text(" ".repeat(COLUMN + 4));
        out.literal("tx_bytes", "TX: %s bytes", Long.toUnsignedString(txBytes));
        out.literal("tx_packets", " %s packets\n", Long.toUnsignedString(txPackets));
    }

    private void open(int index, String what) {
        if (open == index) {
            return;
        }
        open = index;
        out.openObject(null);
        String name = names.link(index);
        int bytes = Utf8.encode(Text.visible(name)).length;
        String pad = " ".repeat(Math.max(0, COLUMN - bytes) + 2);
        out.string(Role.IFNAME, "ifname", "%s" + pad, name);
        out.openArray(what, null);
    }

    private void close() {
        if (open != -1) {
            out.closeArray(null);
            out.closeObject();
            open = -1;
        }
    }

    private int range(String name, long start, long end) {
        out.number(name, "%u", start);
        int width = Long.toString(start).length();
        if (start != end) {
            out.number(name + "End", "-%u", end);
            width += 1 + Long.toString(end).length();
        }
        return width;
    }

    private void flags(int flags) {
        if (flags == 0) {
            return;
        }
        out.openArray("flags", null);
        if ((flags & VlanInfo.PVID) != 0) {
            out.element(Role.NONE, " %s", "PVID");
        }
        if ((flags & VlanInfo.UNTAGGED) != 0) {
            out.element(Role.NONE, " %s", "Egress Untagged");
        }
        out.closeArray(null);
    }
}
