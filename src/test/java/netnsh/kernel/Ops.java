package netnsh.kernel;

import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Route;
import netnsh.netlink.Attrs;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Ifa;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.LinkPart;
import netnsh.uapi.RtProt;
import netnsh.uapi.RtScope;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.NsRef;

/** Requests as the planners make them. */
public final class Ops {
    private Ops() {}

    /** {@code link add NAME type KIND}. */
    public static NetOp link(String name, String kind) {
        return named(name, Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, kind));
    }

    /** The same with options of its kind. */
    public static NetOp link(String name, String kind, Attrs data) {
        return named(name, Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, kind).with(IflaInfo.IFLA_INFO_DATA, data));
    }

    private static NetOp named(String name, Attrs info) {
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, name).with(Ifla.IFLA_LINKINFO, info);
        return new NetOp.AddLink(new Link(Dev.NONE, 0, 0, 0, 0, attrs), Mode.ADD);
    }

    /** {@code link add NAME type veth peer name PEER [netns NS]}. */
    public static NetOp pair(String name, String peer, NsRef peerNs) {
        Attrs far = Attrs.NONE.with(Ifla.IFLA_IFNAME, peer);
        far = peerNs == null ? far : far.with(Ifla.IFLA_NET_NS_FD, peerNs);
        Attrs data = Attrs.NONE.with(Veth.VETH_INFO_PEER, new LinkPart(new IfInfoMsg(0, 0, 0, 0, 0), far));
        return link(name, "veth", data);
    }

    /** {@code link set NAME …}. */
    public static NetOp set(String name, Attrs attrs) {
        return new NetOp.SetLink(new Link(Dev.named(name), 0, 0, 0, 0, attrs));
    }

    /** {@code link set NAME up}. */
    public static NetOp up(String name) {
        return new NetOp.SetLink(new Link(Dev.named(name), 0, 0, Iff.IFF_UP, Iff.IFF_UP, Attrs.NONE));
    }

    /** {@code link del NAME}. */
    public static NetOp delete(String name) {
        return new NetOp.DelLink(new Link(Dev.named(name), 0, 0, 0, 0, Attrs.NONE));
    }

    private static Address address(int length, String dev, int... bytes) {
        Attrs attrs = Attrs.NONE.with(Ifa.IFA_LOCAL, Ip.of(bytes(bytes))).with(Ifa.IFA_ADDRESS, Ip.of(bytes(bytes)));
        return new Address(Rtm.AF_INET, length, 0, 0, Dev.named(dev), attrs);
    }

    /** {@code addr add}. */
    public static NetOp address(String dev, int length, int... bytes) {
        return new NetOp.AddAddress(address(length, dev, bytes), Mode.ADD);
    }

    /** {@code addr del}. */
    public static NetOp noAddress(String dev, int length, int... bytes) {
        return new NetOp.DelAddress(address(length, dev, bytes));
    }

    /** The bytes of an address. */
    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** {@code route add 10.5.0.A/LENGTH via GATEWAY}. */
    public static Route route(int last, int length, int... gateway) {
        Attrs attrs =
                Attrs.NONE.with(Rta.RTA_DST, Ip.of(bytes(10, 5, 0, last))).with(Rta.RTA_GATEWAY, Ip.of(bytes(gateway)));
        return new Route(
                Rtm.AF_INET,
                length,
                0,
                0,
                RtTable.RT_TABLE_MAIN,
                RtProt.RTPROT_BOOT,
                RtScope.RT_SCOPE_UNIVERSE,
                Rtn.RTN_UNICAST,
                0,
                attrs);
    }
}
