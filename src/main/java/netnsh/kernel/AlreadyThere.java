package netnsh.kernel;

import java.util.List;
import java.util.Optional;
import netnsh.kind.Kinds;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.NetOp;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.LinkPart;
import netnsh.uapi.Veth;
import netnsh.value.NsRef;

/**
 * What of a new link is there already: the kernel says EEXIST of its name, of its peer's name, and of settings that only one
 * link may have (the number of a vxlan, the ends of a tunnel).
 *
 * @param message the sentence
 * @param path the attribute that it is about
 * @param hint how to find it
 */
record AlreadyThere(String message, List<Integer> path, String hint) {
    private static final List<Integer> OF_PEER = List.of(
            Ifla.IFLA_LINKINFO.id(), IflaInfo.IFLA_INFO_DATA.id(), Veth.VETH_INFO_PEER.id(), Ifla.IFLA_IFNAME.id());

    /** Looks for it; empty when it is the link's own name. */
    static Optional<AlreadyThere> of(NetOp.AddLink op, NsRef ns, Reads reads) {
        Link link = op.link();
        String name = link.attrs().get(Ifla.IFLA_IFNAME, link.dev().name());
        if (isTaken(name, link.attrs(), ns, reads)) {
            return Optional.empty();
        }
        Optional<LinkPart> peer = Kinds.peer(link.kind().orElse(""), link.data());
        String other = peer.map(p -> p.attrs().get(Ifla.IFLA_IFNAME, "")).orElse("");
        boolean elsewhere = peer.filter(p -> p.attrs().has(Ifla.IFLA_NET_NS_FD)).isPresent();
        if (!other.isEmpty() && !elsewhere && other.equals(name)) {
            return Optional.of(new AlreadyThere(
                    "both ends cannot be called " + name, OF_PEER, "in one namespace each has its own name"));
        } else if (peer.isPresent() && isTaken(other, peer.get().attrs(), ns, reads)) {
            return Optional.of(new AlreadyThere(
                    other + " exists already" + (elsewhere ? " where the peer goes" : ""),
                    OF_PEER,
                    "link show " + other + " shows it" + (elsewhere ? " there" : "") + "; link del removes it"));
        }
        return Optional.of(new AlreadyThere(
                "cannot add " + (name.isEmpty() ? "a link" : name) + ": a link with these settings exists already",
                List.of(Ifla.IFLA_IFNAME.id()),
                link.kind()
                        .map(kind ->
                                "ip -d link show type " + kind + " lists such links; it may be in another namespace")
                        .orElse(null)));
    }

    private static boolean isTaken(String name, Attrs attrs, NsRef ns, Reads reads) {
        return !name.isEmpty()
                && name.indexOf('%') < 0
                && reads.link(attrs.get(Ifla.IFLA_NET_NS_FD).orElse(ns), name, false)
                        .isPresent();
    }
}
