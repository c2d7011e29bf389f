package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import netnsh.model.Link;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.model.Route;
import netnsh.netlink.Attrs;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.MdbEntry;
import netnsh.uapi.Mdba;
import netnsh.uapi.Nha;
import netnsh.uapi.Rtm;
import netnsh.uapi.VlanInfo;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/** The lines that take away what steps make. */
final class Made implements Inverse {
    @Override
    public Before before(Effect.OnKernel step, View view) {
        if (step instanceof Effect.Reversible itself) {
            return new Known(itself.back(view));
        }
        Line known = line(step, view);
        if (known != null) {
            return new Known(List.of(known.text()));
        }
        NsRef ns = step instanceof Effect.Net net && net.op() instanceof NetOp.AddLink add
                ? target(net.ns(), add.link())
                : step instanceof Effect.Tap tap && tap.make() ? tap.ns() : null;
        return ns == null ? new Known(List.of()) : new Named(ns, names(view, ns));
    }

    /** Lines that are known beforehand. */
    record Known(List<String> planned) implements Before {
        @Override
        public List<String> after(View view) {
            return planned;
        }

        @Override
        public List<String> lost() {
            return List.of();
        }
    }

    /** A link whose name the kernel chooses: the one that was not there before. */
    private record Named(NsRef ns, Set<String> names) implements Before {
        @Override
        public List<String> planned() {
            return List.of();
        }

        @Override
        public List<String> after(View view) {
            Set<String> made = Made.names(view, ns);
            made.removeAll(names);
            // of a pair one end is enough
            return made.stream().limit(1).map(name -> delete(ns, name).text()).toList();
        }

        @Override
        public List<String> lost() {
            return List.of();
        }
    }

    private static Set<String> names(View view, NsRef ns) {
        Set<String> names = new TreeSet<>();
        try {
            view.links(ns).forEach(link -> names.add(link.name()));
        } catch (Problem gone) {
            return names;
        }
        return names;
    }

    private static Line delete(NsRef ns, String name) {
        return Line.ip(ns, "link", "delete", "dev", name);
    }

    private static NsRef target(NsRef ns, Link link) {
        return link.attrs().get(Ifla.IFLA_NET_NS_FD).orElse(ns);
    }

    /** The line; null when there is none, or when it is not known yet. */
    static Line line(Effect.OnKernel step, View view) {
        if (step instanceof Effect.NewNs make) {
            return Line.netns("netns", "delete", make.name());
        } else if (step instanceof Effect.AttachNs attach) {
            return Line.netns("netns", "delete", attach.name());
        } else if (step instanceof Effect.Tap tap
                && tap.make()
                && !tap.name().isEmpty()
                && tap.name().indexOf('%') < 0) {
            return delete(tap.ns(), tap.name());
        } else if (step instanceof Effect.Join join && join.add()) {
            return Line.ip(
                    join.ns(),
                    "maddr",
                    "del",
                    join.address().toString(),
                    "dev",
                    join.dev().name());
        } else if (step instanceof Effect.Net net) {
            return line(net.ns(), net.op(), index -> view.names(net.ns()).link(index));
        }
        return null;
    }

    private static Line line(NsRef ns, NetOp op, IntFunction<String> names) {
        if (op instanceof NetOp.AddLink o && o.mode() == Mode.ADD) {
            String name = o.link().attrs().get(Ifla.IFLA_IFNAME, o.link().dev().name());
            return name.isEmpty() || name.indexOf('%') >= 0 ? null : delete(target(ns, o.link()), name);
        } else if (op instanceof NetOp.LinkProperty o && o.add()) {
            List<String> words = new ArrayList<>(
                    List.of("link", "property", "del", "dev", Words.dev(o.link().dev(), names)));
            for (String name :
                    o.link().attrs().get(Ifla.IFLA_PROP_LIST, Attrs.NONE).all(Ifla.IFLA_ALT_IFNAME)) {
                words.addAll(List.of("altname", name));
            }
            return Line.ip(ns, words);
        } else if (op instanceof NetOp.AddAddress o && o.mode() == Mode.ADD) {
            List<String> words = new ArrayList<>(List.of("addr", "del"));
            words.addAll(Words.addressId(o.address(), names));
            return Line.ip(ns, words);
        } else if (op instanceof NetOp.AddRoute o && o.mode() != Mode.CHANGE && o.mode() != Mode.REPLACE) {
            return route(ns, o.route(), names);
        } else if (op instanceof NetOp.AddNeighbour o && o.mode() != Mode.CHANGE && o.mode() != Mode.REPLACE) {
            return neighbour(ns, o.neighbour(), names);
        } else if (op instanceof NetOp.AddRule o) {
            List<String> words = new ArrayList<>(List.of("rule", "del"));
            words.addAll(ObjectWords.rule(o.rule()));
            boolean open = !o.rule().attrs().has(netnsh.uapi.Fra.FRA_PRIORITY);
            if (open) {
                int at = words.indexOf("preference");
                words.subList(at, at + 2).clear();
            }
            return new Line(ns, tool(o.rule().family()), words);
        } else if (op instanceof NetOp.AddNexthop o && o.mode() == Mode.ADD) {
            return nexthop(ns, o.nexthop());
        } else if (op instanceof NetOp.AddMdb o) {
            return group(ns, o, names);
        } else if (op instanceof NetOp.AddVlan o) {
            return vlan(ns, o.port(), names);
        }
        return null;
    }

    private static Line.Tool tool(int family) {
        return family == Rtm.AF_INET6 ? Line.Tool.IP6 : Line.Tool.IP;
    }

    private static Line route(NsRef ns, Route route, IntFunction<String> names) {
        RouteWords words = new RouteWords(route, names);
        List<String> all = new ArrayList<>(List.of("route", "del"));
        all.addAll(words.key());
        all.addAll(words.way());
        return route.family() == Rtm.AF_INET || route.family() == Rtm.AF_INET6
                ? new Line(ns, tool(route.family()), all)
                : null;
    }

    private static Line neighbour(NsRef ns, Neighbour n, IntFunction<String> names) {
        boolean forwarding = n.family() == Rtm.AF_BRIDGE;
        List<String> all = new ArrayList<>(List.of(forwarding ? "fdb" : "neigh", "del"));
        all.addAll(forwarding ? ObjectWords.forwardingId(n, names) : ObjectWords.neighbourId(n, names));
        return forwarding ? Line.bridge(ns, all) : Line.ip(ns, all);
    }

    private static Line nexthop(NsRef ns, Nexthop n) {
        return Line.ip(ns, "nexthop", "del", "id", n.attrs().get(Nha.NHA_ID, 0L).toString());
    }

    private static Line group(NsRef ns, NetOp.AddMdb add, IntFunction<String> names) {
        MdbEntry e = add.mdb().attrs().get(Mdba.MDBA_SET_ENTRY).orElse(null);
        if (e == null) {
            return null;
        }
        String address = e.group().length == 6 ? Mac.of(e.group()).toString() : Ip.text(e.group());
        List<String> words = new ArrayList<>(List.of(
                "mdb",
                "del",
                "dev",
                Words.dev(add.mdb().bridge(), names),
                "port",
                Words.dev(e.port(), names),
                "grp",
                address));
        add.mdb()
                .attrs()
                .get(Mdba.MDBA_SET_ENTRY_ATTRS, Attrs.NONE)
                .get(Mdba.MDBE_ATTR_SOURCE)
                .ifPresent(src -> words.addAll(List.of("src", Ip.text(src))));
        if (e.vid() != 0) {
            words.addAll(List.of("vid", Integer.toString(e.vid())));
        }
        return Line.bridge(ns, words);
    }

    private static Line vlan(NsRef ns, Link port, IntFunction<String> names) {
        Attrs spec = port.attrs().get(Ifla.IFLA_AF_SPEC, Attrs.NONE);
        List<VlanInfo> vlans = spec.all(IflaBridge.IFLA_BRIDGE_VLAN_INFO);
        if (vlans.isEmpty()) {
            return null;
        }
        int first = vlans.get(0).vid();
        int last = vlans.get(vlans.size() - 1).vid();
        List<String> words = new ArrayList<>(List.of(
                "vlan",
                "delete",
                "vid",
                first == last ? "" + first : first + "-" + last,
                "dev",
                Words.dev(port.dev(), names)));
        if ((spec.get(IflaBridge.IFLA_BRIDGE_FLAGS, 0) & IflaBridge.BRIDGE_FLAGS_SELF) != 0) {
            words.add("self");
        }
        return Line.bridge(ns, words);
    }
}
