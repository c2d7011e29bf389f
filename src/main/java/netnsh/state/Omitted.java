package netnsh.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import netnsh.model.Discipline;
import netnsh.model.Link;
import netnsh.model.PacketState;
import netnsh.netlink.Attrs;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaAf;
import netnsh.uapi.IflaProtoDown;
import netnsh.uapi.IflaXdp;
import netnsh.uapi.TcMsg;
import netnsh.value.Ip;
import netnsh.value.NsRef;

/** What is there and no line can make again: it is named where something is saved, and before it goes. */
public final class Omitted {
    /** What nobody looks for. */
    static final List<String> ALWAYS = List.of(
            "not looked at: counters, what is learned, IPsec (xfrm), labels of IPv6 addresses, multicast routing,",
            "MPTCP, L2TP, iptables-legacy, settings of ethtool");

    /** What such a link holds beside its options, by its kind: its program tells the kernel by other means. */
    private static final Map<String, String> HELD = Map.of(
            "wireguard", "keys and peers",
            "macsec", "channels and keys",
            "gtp", "contexts",
            "batadv", "settings of the mesh",
            "team", "what its runner sets");

    private final View view;
    /** What, and of whom or where. */
    private final List<String> all = new ArrayList<>();

    private Omitted(View view) {
        this.view = view;
    }

    /**
     * What stands in no saved file, one sentence for each thing.
     *
     * @param part of home only some links are saved
     */
    public static List<String> of(View view, Snapshot saved, boolean part) {
        Omitted omitted = new Omitted(view);
        Set<LinkState.Ref> links = saved.links().keySet();
        for (NsRef ns : saved.namespaces()) {
            boolean whole = !(part && ns instanceof NsRef.Home);
            omitted.links(ns, links, whole);
            if (whole) {
                omitted.modes(saved, ns);
                omitted.bridges(ns);
                omitted.tables(ns);
            }
        }
        for (NsRef ns : view.inhabited(saved.namespaces())) {
            omitted.add("running programs", ns, "");
        }
        return omitted.sentences("not in this file: ");
    }

    /**
     * What goes for good with these links, one sentence for each thing.
     *
     * @param whole a namespace that goes with all that is in it, or null
     */
    static List<String> of(View view, Set<LinkState.Ref> links, NsRef whole) {
        Omitted omitted = new Omitted(view);
        Set<NsRef> places = new LinkedHashSet<>();
        links.forEach(link -> places.add(link.ns()));
        places.forEach(ns -> omitted.links(ns, links, false));
        if (whole != null) {
            omitted.tables(whole);
        }
        return omitted.sentences("undo cannot bring back ");
    }

    private List<String> sentences(String beginning) {
        return all.stream().map(what -> beginning + what).toList();
    }

    private void add(String what, NsRef ns, String dev) {
        String at = dev.isEmpty() ? "" : " of " + dev;
        all.add(what + at + (ns instanceof NsRef.Home ? " at home" : " in " + ns));
    }

    private void links(NsRef ns, Set<LinkState.Ref> saved, boolean whole) {
        Map<Integer, String> names = new TreeMap<>();
        for (Link link : view.linkStates(ns)) {
            if (whole || saved.contains(new LinkState.Ref(ns, link.name()))) {
                names.put(link.index(), link.name());
                link(ns, link);
            }
        }
        for (Discipline one : Tables.read(view, ns, new Query.Disciplines())) {
            String name = names.get(one.dev().index());
            if (name != null && one.made()) {
                add("the queueing discipline " + one.attrs().get(TcMsg.TCA_KIND, "?"), ns, name);
            }
        }
    }

    private void link(NsRef ns, Link link) {
        String name = link.name();
        link.kind().map(HELD::get).ifPresent(held -> add(held, ns, name));
        Attrs attrs = link.attrs();
        attrs.get(Ifla.IFLA_AF_SPEC, Attrs.NONE)
                .get(IflaAf.AF_INET6, Attrs.NONE)
                .get(IflaAf.IFLA_INET6_TOKEN)
                .filter(token -> !token.isAnyLocalAddress())
                .ifPresent(token -> add("the token " + Ip.text(token), ns, name));
        if (LinkReader.changesTopology(link)) {
            add("the ageing_time (its topology is changing)", ns, name);
        }
        if (attrs.get(Ifla.IFLA_XDP, Attrs.NONE).get(IflaXdp.IFLA_XDP_ATTACHED, 0) != 0) {
            add("the XDP program", ns, name);
        }
        if (attrs.get(Ifla.IFLA_NUM_VF, 0L) != 0) {
            add("the virtual functions", ns, name);
        }
        if (attrs.get(Ifla.IFLA_PROTO_DOWN_REASON, Attrs.NONE).get(IflaProtoDown.IFLA_PROTO_DOWN_REASON_VALUE, 0L)
                != 0) {
            add("the reasons of protodown", ns, name);
        }
    }

    /** How new interfaces make their addresses: those that a file makes are told so by words of their own. */
    private void modes(Snapshot saved, NsRef ns) {
        Map<String, String> raw = saved.settings().getOrDefault(ns, Map.of());
        for (String of : List.of("all", "default")) {
            if (!raw.getOrDefault("net/ipv6/conf/" + of + "/addr_gen_mode", "0").equals("0")) {
                add("net.ipv6.conf." + of + ".addr_gen_mode", ns, "");
            }
        }
    }

    /** What bridges have that no line gives them. */
    private void bridges(NsRef ns) {
        for (Link link : view.linkStates(ns)) {
            if (link.kind().filter("bridge"::equals).isPresent() && LinkReader.unset(link)) {
                add("the lack of an address (its last port has left)", ns, link.name());
            }
        }
    }

    private void tables(NsRef ns) {
        Set<String> others = new TreeSet<>(view.packetTables(ns));
        others.remove(PacketState.TABLE);
        if (!others.isEmpty()) {
            add("tables of the packet filter (" + String.join(", ", others) + ")", ns, "");
        }
    }
}
