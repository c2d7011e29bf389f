package netnsh.rtnl;

import netnsh.model.Address;
import netnsh.model.BridgeVlan;
import netnsh.model.Link;
import netnsh.model.Mdb;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.model.Nsid;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.plan.NetOp;
import netnsh.value.Dev;

/** A {@link NetOp} as the message that asks the kernel for it. */
public final class Requests {
    private Requests() {}

    /**
     * The message; its numbers are the conversation's.
     *
     * @throws CodecException when something in it is still symbolic or out of range
     */
    public static Message encode(NetOp op) {
        if (op instanceof NetOp.AddLink o) {
            return Links.add(o.link(), o.mode());
        } else if (op instanceof NetOp.SetLink o) {
            return Links.set(o.link());
        } else if (op instanceof NetOp.DelLink o) {
            return Links.delete(o.link());
        } else if (op instanceof NetOp.LinkProperty o) {
            return Links.property(o.link(), o.add());
        } else if (op instanceof NetOp.AddAddress o) {
            return Addresses.add(o.address(), o.mode());
        } else if (op instanceof NetOp.DelAddress o) {
            return Addresses.delete(o.address());
        } else if (op instanceof NetOp.AddRoute o) {
            return Routes.add(o.route(), o.mode());
        } else if (op instanceof NetOp.DelRoute o) {
            return Routes.delete(o.route());
        } else if (op instanceof NetOp.AddNeighbour o) {
            return Neighbours.add(o.neighbour(), o.mode());
        } else if (op instanceof NetOp.DelNeighbour o) {
            return Neighbours.delete(o.neighbour());
        } else if (op instanceof NetOp.AddRule o) {
            return Rules.add(o.rule());
        } else if (op instanceof NetOp.DelRule o) {
            return Rules.delete(o.rule());
        } else if (op instanceof NetOp.SetNsid o) {
            return Nsids.set(o.nsid());
        } else if (op instanceof NetOp.FlushNeighbours o) {
            return Bridges.flush(o.filter());
        } else if (op instanceof NetOp.AddVlan o) {
            return Bridges.vlan(o.port(), true);
        } else if (op instanceof NetOp.DelVlan o) {
            return Bridges.vlan(o.port(), false);
        } else if (op instanceof NetOp.SetVlan o) {
            return Bridges.options(o.vlan());
        } else if (op instanceof NetOp.AddMdb o) {
            return Bridges.add(o.mdb(), o.mode());
        } else if (op instanceof NetOp.DelMdb o) {
            return Bridges.delete(o.mdb());
        } else if (op instanceof NetOp.AddNexthop o) {
            return Nexthops.add(o.nexthop(), o.mode());
        } else if (op instanceof NetOp.DelNexthop o) {
            return Nexthops.delete(o.nexthop());
        }
        throw new IllegalArgumentException("no message for " + op.getClass().getSimpleName());
    }

    /** The length of the fixed header in front of the attributes. */
    public static int headerLength(NetOp op) {
        if (op instanceof NetOp.AddAddress || op instanceof NetOp.DelAddress) {
            return Addresses.HEADER;
        } else if (op instanceof NetOp.AddRoute || op instanceof NetOp.DelRoute) {
            return Routes.HEADER;
        } else if (op instanceof NetOp.AddNeighbour
                || op instanceof NetOp.DelNeighbour
                || op instanceof NetOp.FlushNeighbours) {
            return Neighbours.HEADER;
        } else if (op instanceof NetOp.SetVlan || op instanceof NetOp.AddMdb || op instanceof NetOp.DelMdb) {
            return Bridges.HEADER;
        } else if (op instanceof NetOp.AddNexthop || op instanceof NetOp.DelNexthop) {
            return Nexthops.HEADER;
        } else if (op instanceof NetOp.AddRule || op instanceof NetOp.DelRule) {
            return Rules.HEADER;
        } else if (op instanceof NetOp.SetNsid) {
            return Nsids.HEADER;
        }
        return Links.HEADER;
    }

    /**
     * The same with every symbolic interface and namespace replaced, in the header too. The device of a link that is to be
     * made stays as it is: its name is what it shall get.
     */
    public static NetOp resolve(NetOp op, Attrs.Resolver resolver) {
        if (op instanceof NetOp.AddLink o) {
            return new NetOp.AddLink(o.link().with(o.link().attrs().resolve(resolver)), o.mode());
        } else if (op instanceof NetOp.SetLink o) {
            return new NetOp.SetLink(resolve(o.link(), resolver));
        } else if (op instanceof NetOp.DelLink o) {
            return new NetOp.DelLink(resolve(o.link(), resolver));
        } else if (op instanceof NetOp.LinkProperty o) {
            return new NetOp.LinkProperty(resolve(o.link(), resolver), o.add());
        } else if (op instanceof NetOp.AddAddress o) {
            return new NetOp.AddAddress(resolve(o.address(), resolver), o.mode());
        } else if (op instanceof NetOp.DelAddress o) {
            return new NetOp.DelAddress(resolve(o.address(), resolver));
        } else if (op instanceof NetOp.AddRoute o) {
            return new NetOp.AddRoute(resolve(o.route(), resolver), o.mode());
        } else if (op instanceof NetOp.DelRoute o) {
            return new NetOp.DelRoute(resolve(o.route(), resolver));
        } else if (op instanceof NetOp.AddNeighbour o) {
            return new NetOp.AddNeighbour(resolve(o.neighbour(), resolver), o.mode());
        } else if (op instanceof NetOp.DelNeighbour o) {
            return new NetOp.DelNeighbour(resolve(o.neighbour(), resolver));
        } else if (op instanceof NetOp.AddRule o) {
            return new NetOp.AddRule(resolve(o.rule(), resolver));
        } else if (op instanceof NetOp.DelRule o) {
            return new NetOp.DelRule(resolve(o.rule(), resolver));
        } else if (op instanceof NetOp.SetNsid o) {
            return new NetOp.SetNsid(new Nsid(o.nsid().attrs().resolve(resolver)));
        } else if (op instanceof NetOp.FlushNeighbours o) {
            return new NetOp.FlushNeighbours(resolve(o.filter(), resolver));
        } else if (op instanceof NetOp.AddVlan o) {
            return new NetOp.AddVlan(resolve(o.port(), resolver));
        } else if (op instanceof NetOp.DelVlan o) {
            return new NetOp.DelVlan(resolve(o.port(), resolver));
        } else if (op instanceof NetOp.SetVlan o) {
            return new NetOp.SetVlan(new BridgeVlan(
                    resolve(o.vlan().dev(), resolver), o.vlan().attrs().resolve(resolver)));
        } else if (op instanceof NetOp.AddMdb o) {
            return new NetOp.AddMdb(resolve(o.mdb(), resolver), o.mode());
        } else if (op instanceof NetOp.DelMdb o) {
            return new NetOp.DelMdb(resolve(o.mdb(), resolver));
        } else if (op instanceof NetOp.AddNexthop o) {
            return new NetOp.AddNexthop(resolve(o.nexthop(), resolver), o.mode());
        } else if (op instanceof NetOp.DelNexthop o) {
            return new NetOp.DelNexthop(resolve(o.nexthop(), resolver));
        }
        throw new IllegalArgumentException("no message for " + op.getClass().getSimpleName());
    }

    private static Dev resolve(Dev dev, Attrs.Resolver resolver) {
        return dev.symbolic() ? resolver.dev(dev) : dev;
    }

    private static Link resolve(Link l, Attrs.Resolver resolver) {
        Dev dev = resolve(l.dev(), resolver);
        return new Link(
                dev, l.family(), l.type(), l.flags(), l.change(), l.attrs().resolve(resolver));
    }

    private static Address resolve(Address a, Attrs.Resolver resolver) {
        Dev dev = resolve(a.dev(), resolver);
        return new Address(
                a.family(),
                a.prefixLength(),
                a.flags(),
                a.scope(),
                dev,
                a.attrs().resolve(resolver));
    }

    /** The same question with its interfaces found. */
    public static Route resolve(Route r, Attrs.Resolver resolver) {
        return new Route(
                r.family(),
                r.dstLength(),
                r.srcLength(),
                r.tos(),
                r.table(),
                r.protocol(),
                r.scope(),
                r.type(),
                r.flags(),
                r.attrs().resolve(resolver));
    }

    private static Neighbour resolve(Neighbour n, Attrs.Resolver resolver) {
        Dev dev = resolve(n.dev(), resolver);
        return new Neighbour(
                n.family(), dev, n.state(), n.flags(), n.type(), n.attrs().resolve(resolver));
    }

    private static Mdb resolve(Mdb m, Attrs.Resolver resolver) {
        return new Mdb(resolve(m.bridge(), resolver), m.attrs().resolve(resolver));
    }

    private static Nexthop resolve(Nexthop n, Attrs.Resolver resolver) {
        return new Nexthop(
                n.family(), n.scope(), n.protocol(), n.flags(), n.attrs().resolve(resolver));
    }

    private static Rule resolve(Rule r, Attrs.Resolver resolver) {
        return new Rule(
                r.family(),
                r.dstLength(),
                r.srcLength(),
                r.tos(),
                r.table(),
                r.action(),
                r.flags(),
                r.attrs().resolve(resolver));
    }
}
