package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netnsh.model.BridgeVlan;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.NetOp;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.VlanDb;
import netnsh.uapi.VlanInfo;
import netnsh.value.Dev;

/** What requests about VLANs of bridges would do. */
final class RehearsedVlans {
    private RehearsedVlans() {}

    /** Whether it was such a request. */
    static boolean apply(RehearsedNs ns, NetOp op) {
        if (op instanceof NetOp.AddVlan o) {
            change(ns, o.port(), true);
        } else if (op instanceof NetOp.DelVlan o) {
            change(ns, o.port(), false);
        } else if (op instanceof NetOp.SetVlan o) {
            set(ns, o.vlan());
        } else {
            return false;
        }
        return true;
    }

    private static void change(RehearsedNs ns, Link port, boolean add) {
        Attrs spec = port.attrs().get(Ifla.IFLA_AF_SPEC, Attrs.NONE);
        List<VlanInfo> infos = spec.all(IflaBridge.IFLA_BRIDGE_VLAN_INFO);
        if (infos.isEmpty()) {
            tunnels(ns, port.index(), spec.all(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_INFO), add);
            return;
        }
        Map<Integer, Integer> vlans = ns.vlans.computeIfAbsent(port.index(), index -> new TreeMap<>());
        int flags = infos.get(0).flags() & (VlanInfo.PVID | VlanInfo.UNTAGGED);
        if (add && (flags & VlanInfo.PVID) != 0) {
            // a port has one: the one before is no longer
            vlans.replaceAll((vid, old) -> old & ~VlanInfo.PVID);
        }
        for (int vid = infos.get(0).vid(); vid <= infos.get(infos.size() - 1).vid(); vid++) {
            vlans.put(vid, add ? flags : VlanInfo.ONLY_OPTS);
            if (!add) {
                ns.tunnels.getOrDefault(port.index(), new TreeMap<>()).remove(vid);
                ns.vlanOptions.getOrDefault(port.index(), new TreeMap<>()).remove(vid);
            }
        }
    }

    private static void tunnels(RehearsedNs ns, int port, List<Attrs> infos, boolean add) {
        if (infos.isEmpty()) {
            return;
        }
        Map<Integer, Long> all = ns.tunnels.computeIfAbsent(port, index -> new TreeMap<>());
        int first = infos.get(0).get(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_VID, 0);
        int last = infos.get(infos.size() - 1).get(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_VID, 0);
        long id = infos.get(0).get(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_ID, 0L);
        for (int vid = first; vid <= last; vid++) {
            if (add) {
                all.put(vid, id + vid - first);
            } else {
                all.remove(vid);
            }
        }
    }

    private static void set(RehearsedNs ns, BridgeVlan vlan) {
        Attrs entry = vlan.attrs().get(VlanDb.BRIDGE_VLANDB_ENTRY).orElse(null);
        Attrs global = vlan.attrs().get(VlanDb.BRIDGE_VLANDB_GLOBAL_OPTIONS).orElse(null);
        if (entry != null) {
            int first = entry.get(VlanDb.ENTRY_INFO).map(VlanInfo::vid).orElse(0);
            int last = entry.get(VlanDb.ENTRY_RANGE, first);
            keep(
                    ns.vlanOptions,
                    vlan.dev(),
                    first,
                    last,
                    entry.without(VlanDb.ENTRY_INFO).without(VlanDb.ENTRY_RANGE));
        }
        if (global != null) {
            int first = global.get(VlanDb.GOPTS_ID, 0);
            int last = global.get(VlanDb.GOPTS_RANGE, first);
            keep(
                    ns.globalOptions,
                    vlan.dev(),
                    first,
                    last,
                    global.without(VlanDb.GOPTS_ID).without(VlanDb.GOPTS_RANGE));
        }
    }

    /** What was said before of other options goes on. */
    private static void keep(Map<Integer, Map<Integer, Attrs>> in, Dev dev, int first, int last, Attrs said) {
        Map<Integer, Attrs> all = in.computeIfAbsent(dev.index(), index -> new TreeMap<>());
        for (int vid = first; vid <= last; vid++) {
            all.merge(vid, said, Attrs::updated);
        }
    }

    /** The VLANs and tunnels of a port, as AF_BRIDGE messages tell of them in IFLA_AF_SPEC. */
    static Attrs of(RehearsedNs ns, int port) {
        Attrs all = Attrs.NONE;
        for (Map.Entry<Integer, Integer> vlan :
                ns.vlans.getOrDefault(port, Map.of()).entrySet()) {
            all = all.add(IflaBridge.IFLA_BRIDGE_VLAN_INFO, new VlanInfo(vlan.getValue(), vlan.getKey()));
        }
        for (Map.Entry<Integer, Long> tunnel :
                ns.tunnels.getOrDefault(port, Map.of()).entrySet()) {
            all = all.add(
                    IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_INFO,
                    Attrs.NONE
                            .with(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_ID, tunnel.getValue())
                            .with(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_VID, tunnel.getKey()));
        }
        return all;
    }

    /** The options that were set; null when none were, so that whoever asks may look elsewhere. */
    static List<BridgeVlan> options(RehearsedNs ns, long flags) {
        boolean global = (flags & VlanDb.DUMPF_GLOBAL) != 0;
        List<BridgeVlan> all = new ArrayList<>();
        (global ? ns.globalOptions : ns.vlanOptions)
                .forEach((index, vlans) -> vlans.forEach((vid, said) -> {
                    Dev dev = Dev.of(index, "");
                    Attrs attrs = global
                            ? Attrs.NONE.with(
                                    VlanDb.BRIDGE_VLANDB_GLOBAL_OPTIONS,
                                    Attrs.NONE.with(VlanDb.GOPTS_ID, vid).plus(said))
                            : Attrs.NONE.with(
                                    VlanDb.BRIDGE_VLANDB_ENTRY,
                                    Attrs.NONE
                                            .with(VlanDb.ENTRY_INFO, new VlanInfo(0, vid))
                                            .plus(said));
                    all.add(new BridgeVlan(dev, attrs));
                }));
        return all.isEmpty() ? null : all;
    }
}
