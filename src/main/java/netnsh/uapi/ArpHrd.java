package netnsh.uapi;

import java.util.List;

/** Hardware types of a link: ARPHRD_* of linux/if_arp.h. */
public final class ArpHrd {
    public static final int ARPHRD_ETHER = 1;
    public static final int ARPHRD_INFINIBAND = 32;
    public static final int ARPHRD_TUNNEL = 768;
    public static final int ARPHRD_TUNNEL6 = 769;
    public static final int ARPHRD_LOOPBACK = 772;
    public static final int ARPHRD_SIT = 776;
    public static final int ARPHRD_IPGRE = 778;
    public static final int ARPHRD_IP6GRE = 823;
    public static final int ARPHRD_NONE = 65534;

    /** The words behind {@code link/} in iproute2's output. */
    public static final List<Named> NAMES = List.of(
            new Named(0, "netrom"),
            new Named(1, "ether"),
            new Named(2, "eether"),
            new Named(3, "ax25"),
            new Named(4, "pronet"),
            new Named(5, "chaos"),
            new Named(6, "ieee802"),
            new Named(7, "arcnet"),
            new Named(8, "atalk"),
            new Named(15, "dlci"),
            new Named(19, "atm"),
            new Named(23, "metricom"),
            new Named(24, "ieee1394"),
            new Named(32, "infiniband"),
            new Named(256, "slip"),
            new Named(257, "cslip"),
            new Named(258, "slip6"),
            new Named(259, "cslip6"),
            new Named(260, "rsrvd"),
            new Named(264, "adapt"),
            new Named(270, "rose"),
            new Named(271, "x25"),
            new Named(272, "hwx25"),
            new Named(280, "can"),
            new Named(512, "ppp"),
            new Named(513, "hdlc"),
            new Named(516, "lapb"),
            new Named(517, "ddcmp"),
            new Named(518, "rawhdlc"),
            new Named(768, "ipip"),
            new Named(769, "tunnel6"),
            new Named(770, "frad"),
            new Named(771, "skip"),
            new Named(772, "loopback"),
            new Named(773, "ltalk"),
            new Named(774, "fddi"),
            new Named(775, "bif"),
            new Named(776, "sit"),
            new Named(777, "ip/ddp"),
            new Named(778, "gre"),
            new Named(779, "pimreg"),
            new Named(780, "hippi"),
            new Named(781, "ash"),
            new Named(782, "econet"),
            new Named(783, "irda"),
            new Named(784, "fcpp"),
            new Named(785, "fcal"),
            new Named(786, "fcpl"),
            new Named(787, "fcfb0"),
            new Named(788, "fcfb1"),
            new Named(789, "fcfb2"),
            new Named(790, "fcfb3"),
            new Named(791, "fcfb4"),
            new Named(792, "fcfb5"),
            new Named(793, "fcfb6"),
            new Named(794, "fcfb7"),
            new Named(795, "fcfb8"),
            new Named(796, "fcfb9"),
            new Named(797, "fcfb10"),
            new Named(798, "fcfb11"),
            new Named(799, "fcfb12"),
            new Named(800, "tr"),
            new Named(801, "ieee802.11"),
            new Named(802, "ieee802.11/prism"),
            new Named(803, "ieee802.11/radiotap"),
            new Named(804, "ieee802.15.4"),
            new Named(805, "ieee802.15.4/monitor"),
            new Named(820, "phonet"),
            new Named(821, "phonet_pipe"),
            new Named(822, "caif"),
            new Named(823, "gre6"),
            new Named(824, "netlink"),
            new Named(825, "6lowpan"),
            new Named(65534, "none"),
            new Named(65535, "void"));

    private ArpHrd() {}

    /** The word for a type; {@code [519]} for one that has none. */
    public static String name(int type) {
        for (Named row : NAMES) {
            if (row.value() == type) {
                return row.name();
            }
        }
        return "[" + type + "]";
    }

    /** Whether link-layer addresses of this type are IPv4 addresses (4 bytes) or IPv6 addresses (16), and shown so. */
    public static boolean showsIp(int type, int length) {
        return switch (type) {
            case ARPHRD_TUNNEL, ARPHRD_SIT, ARPHRD_IPGRE -> length == 4;
            case ARPHRD_TUNNEL6, ARPHRD_IP6GRE -> length == 16;
            default -> false;
        };
    }
}
