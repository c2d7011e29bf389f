package netnsh.kind;

import java.util.List;
import java.util.Optional;
import netnsh.netlink.Attrs;
import netnsh.uapi.LinkPart;

/** All kinds of links that netnsh knows the options of; the kernel may know more. */
public final class Kinds {
    private Kinds() {}

    private static List<LinkKind> all;

    /** All of them, by name. */
    public static synchronized List<LinkKind> all() {
        if (all == null) {
            all = List.of(
                    new Amt(),
                    new Bareudp(),
                    new Batadv(),
                    new Bond(),
                    new BondSlave(),
                    new Bridge(),
                    new BridgeSlave(),
                    new Can(),
                    new Dsa(),
                    new Dummy(),
                    new Gre("erspan", "mirrored Ethernet inside GRE inside IPv4"),
                    new Geneve(),
                    new Gre("gre", "anything inside GRE inside IPv4"),
                    new Gre("gretap", "Ethernet inside GRE inside IPv4"),
                    new Gtp(),
                    new Hsr(),
                    new Ifb(),
                    new Ip6Gre("ip6erspan", "mirrored Ethernet inside GRE inside IPv6"),
                    new Ip6Gre("ip6gre", "anything inside GRE inside IPv6"),
                    new Ip6Gre("ip6gretap", "Ethernet inside GRE inside IPv6"),
                    new Ip6Tunnel(),
                    new IpTunnel("ipip", "IPv4 inside IPv4"),
                    new Ipoib(),
                    new Ipvlan("ipvlan", "more addresses on another link, with its link-layer address"),
                    new Ipvlan("ipvtap", "an ipvlan that a virtual machine reads and writes"),
                    new Macsec(),
                    new Macvlan("macvlan", "one more address on another link, as a link of its own"),
                    new Macvlan("macvtap", "a macvlan that a virtual machine reads and writes"),
                    new Plain("netdevsim", "a link for tests of drivers, which only its own bus makes", "netdevsim"),
                    new Netkit(),
                    new Plain(
                            "nlmon",
                            "what netlink sockets say, for tcpdump",
                            "nlmon",
                            "mtu 3776",
                            "arp off",
                            "multicast off"),
                    new Rmnet(),
                    new IpTunnel("sit", "IPv6 inside IPv4"),
                    new Plain(
                            "team",
                            "several links as one; teamd sets it up",
                            "team",
                            "numtxqueues 16",
                            "numrxqueues 16"),
                    new Plain("team_slave", "a port of a team", "team"),
                    new Tun(),
                    new Plain("vcan", "a CAN interface without hardware", "vcan", "mtu 72", "arp off", "multicast off"),
                    new Veth(),
                    new Plain("virt_wifi", "a link that looks like WLAN", "virt_wifi"),
                    new Vlan(),
                    new Vrf(),
                    new VrfSlave(),
                    new Vti("vti", "IPsec over IPv4 as a link", "ip_vti", 4),
                    new Vti("vti6", "IPsec over IPv6 as a link", "ip6_vti", 6),
                    new Vxcan(),
                    new Vxlan(),
                    new Plain(
                            "wireguard",
                            "a WireGuard tunnel; wg sets its keys",
                            "wireguard",
                            "mtu 1420",
                            "arp off",
                            "multicast off"),
                    new Wwan(),
                    new Xfrm());
        }
        return all;
    }

    /** The kind of that name. */
    public static Optional<LinkKind> find(String name) {
        for (LinkKind kind : all()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * The other end of a link that is to be made, where it is told of; other kinds have something else under this number.
     *
     * @param data IFLA_INFO_DATA of the request
     */
    public static Optional<LinkPart> peer(String kind, Attrs data) {
        return hasPeer(kind) ? data.get(netnsh.uapi.Veth.VETH_INFO_PEER) : Optional.empty();
    }

    /** Whether links of this kind are made in pairs. */
    public static boolean hasPeer(String kind) {
        return find(kind).filter(LinkKind::pair).isPresent();
    }
}
