package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.model.BridgeVlan;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.VlanDb;
import netnsh.uapi.VlanInfo;
import netnsh.value.NsRef;
import netnsh.word.Bridging;

/**
 * Options of VLANs, one thing each: a thing that makes what a new VLAN has anyway has the same line for making and taking.
 * The kernel's defaults: br_vlan.c and br_multicast_ctx_init.
 */
final class VlanThings {
    private static final int FORWARDING = 3;
    private static final int LEARNED_ROUTER = 1;

    private static final Map<String, Long> GLOBAL = Map.ofEntries(
            Map.entry("mcast_snooping", 1L),
            Map.entry("mcast_querier", 0L),
            Map.entry("mcast_igmp_version", 2L),
            Map.entry("mcast_mld_version", 1L),
            Map.entry("mcast_last_member_count", 2L),
            Map.entry("mcast_last_member_interval", 100L),
            Map.entry("mcast_startup_query_count", 2L),
            Map.entry("mcast_startup_query_interval", 3125L),
            Map.entry("mcast_membership_interval", 26000L),
            Map.entry("mcast_querier_interval", 25500L),
            Map.entry("mcast_query_interval", 12500L),
            Map.entry("mcast_query_response_interval", 1000L));

    private final View view;
    private final NsRef ns;
    private final Map<Integer, Link> links;
    private final boolean wanted;
    private final List<Thing> all = new ArrayList<>();

    VlanThings(View view, NsRef ns, Map<Integer, Link> links, boolean wanted) {
        this.view = view;
        this.ns = ns;
        this.links = links;
        this.wanted = wanted;
    }

    /** All of a namespace that has bridges with VLANs: of ports, and of whole bridges. */
    List<Thing> read() {
        for (BridgeVlan vlan : query(0)) {
            vlan.attrs().all(VlanDb.BRIDGE_VLANDB_ENTRY).forEach(entry -> ofPort(vlan, entry));
        }
        for (BridgeVlan vlan : query(VlanDb.DUMPF_GLOBAL)) {
            vlan.attrs().all(VlanDb.BRIDGE_VLANDB_GLOBAL_OPTIONS).forEach(options -> ofBridge(vlan, options));
        }
        return all;
    }

    private List<BridgeVlan> query(long flags) {
        return Tables.read(view, ns, new Query.BridgeVlans(flags));
    }

    private void ofPort(BridgeVlan vlan, Attrs entry) {
        int first = entry.get(VlanDb.ENTRY_INFO).map(VlanInfo::vid).orElse(0);
        int last = entry.get(VlanDb.ENTRY_RANGE, first);
        for (int vid = first; vid <= last; vid++) {
            int number = vid;
            entry.get(VlanDb.ENTRY_STATE)
                    .ifPresent(v -> option(
                            vlan,
                            false,
                            number,
                            "state",
                            Bridging.STP_STATE.write(v),
                            Bridging.STP_STATE.write(FORWARDING)));
            entry.get(VlanDb.ENTRY_MCAST_ROUTER)
                    .ifPresent(v -> option(vlan, false, number, "mcast_router", v.toString(), "" + LEARNED_ROUTER));
        }
    }

    private void ofBridge(BridgeVlan vlan, Attrs options) {
        int first = options.get(VlanDb.GOPTS_ID, 0);
        int last = options.get(VlanDb.GOPTS_RANGE, first);
        for (int vid = first; vid <= last; vid++) {
            for (VlanDb.Option<Integer> o : VlanDb.SMALL) {
                if (options.has(o.attr())) {
                    global(vlan, vid, o.word(), options.get(o.attr(), 0));
                }
            }
            for (VlanDb.Option<Long> o : VlanDb.LARGE) {
                if (options.has(o.attr())) {
                    global(vlan, vid, o.word(), options.get(o.attr(), 0L));
                }
            }
        }
    }

    private void global(BridgeVlan vlan, int vid, String word, long value) {
        // 3125 is no whole number of ticks where a second has 250
        long rounded = word.equals("mcast_startup_query_interval") && value == 3124 ? 3125 : value;
        option(vlan, true, vid, word, Long.toString(rounded), GLOBAL.get(word).toString());
    }

    private void option(BridgeVlan vlan, boolean global, int vid, String word, String value, String usual) {
        Link link = links.get(vlan.dev().index());
        if (link == null || !wanted && value.equals(usual)) {
            return;
        }
        all.add(new Thing(
                Thing.Sort.VLAN,
                ns,
                // longer than the key of the VLAN, which must be there first
                link.name() + " " + vid + " " + word,
                value,
                line(link.name(), global, vid, word, value),
                line(link.name(), global, vid, word, usual),
                true,
                Set.of(link.name()),
                Thing.Maker.USER,
                ""));
    }

    private Line line(String dev, boolean global, int vid, String word, String value) {
        List<String> words = new ArrayList<>(List.of("vlan"));
        if (global) {
            words.add("global");
        }
        words.addAll(List.of("set", "vid", Integer.toString(vid), "dev", dev, word, value));
        return Line.bridge(ns, words);
    }
}
