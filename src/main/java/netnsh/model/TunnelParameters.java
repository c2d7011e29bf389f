package netnsh.model;

import java.net.InetAddress;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.uapi.IflaGre;
import netnsh.uapi.IflaIptun;
import netnsh.uapi.IflaVti;
import netnsh.uapi.Ip6Tnl;
import netnsh.value.Dev;
import netnsh.value.Ip;

/**
 * A tunnel as struct ip_tunnel_parm (linux/if_tunnel.h) and struct ip6_tnl_parm2 (linux/ip6_tunnel.h) would tell it, read
 * from what rtnetlink tells of the link.
 *
 * @param six whether it goes over IPv6
 * @param protocol what is inside: IPPROTO_*
 * @param remote the other end
 * @param local this end
 * @param link the index of the link that carries it, 0 for none
 * @param ttl time to live or hop limit, 0 to take it from the inner packet
 * @param tos type of service, 1 to take it from the inner packet
 * @param discovery whether the largest packet is found out
 * @param inFlags GRE_* on receipt
 * @param outFlags GRE_* on sending
 * @param inKey the key on receipt, four bytes
 * @param outKey the key on sending
 * @param limit how deep tunnels may be nested
 * @param flow flow information
 * @param flags IP6_TNL_F_* over IPv6, SIT_ISATAP of a sit
 * @param data all that rtnetlink tells of the kind
 */
public record TunnelParameters(
        boolean six,
        int protocol,
        InetAddress remote,
        InetAddress local,
        int link,
        int ttl,
        int tos,
        boolean discovery,
        int inFlags,
        int outFlags,
        InetAddress inKey,
        InetAddress outKey,
        int limit,
        long flow,
        long flags,
        Attrs data) {
    /** IPPROTO_IPIP of linux/in.h. */
    public static final int IPPROTO_IPIP = 4;

    /** IPPROTO_IPV6. */
    public static final int IPPROTO_IPV6 = 41;

    /** IPPROTO_GRE. */
    public static final int IPPROTO_GRE = 47;

    private static final InetAddress NO_KEY = Ip.of(new byte[4]);

    /** sit has two bytes where ip6tnl has four. */
    private static final Attr<Integer> SIT_FLAGS =
            new Attr<>(IflaIptun.IFLA_IPTUN_FLAGS.id(), "IFLA_IPTUN_FLAGS", Codec.U16);

    /** What is known of a link that is a tunnel: gre, ipip, sit, vti, ip6gre, ip6tnl, vti6. */
    public static TunnelParameters of(Link link) {
        return switch (link.kind().orElse("")) {
            case "gre", "ip6gre" -> gre(link.data(), link.kind().get().equals("ip6gre"));
            case "vti", "vti6" -> vti(link.data(), link.kind().get().equals("vti6"));
            default -> plain(link.data(), link.kind().orElse(""));
        };
    }

    private static InetAddress end(Attrs data, Attr<InetAddress> attr, boolean six) {
        return data.get(attr).orElse(Ip.of(new byte[six ? 16 : 4]));
    }

    private static int index(Attrs data, Attr<Dev> attr) {
        return data.get(attr).map(Dev::index).orElse(0);
    }

    private static TunnelParameters gre(Attrs data, boolean six) {
        return new TunnelParameters(
                six,
                IPPROTO_GRE,
                end(data, IflaGre.IFLA_GRE_REMOTE, six),
                end(data, IflaGre.IFLA_GRE_LOCAL, six),
                index(data, IflaGre.IFLA_GRE_LINK),
                data.get(IflaGre.IFLA_GRE_TTL, 0),
                data.get(IflaGre.IFLA_GRE_TOS, 0),
                data.get(IflaGre.IFLA_GRE_PMTUDISC, 0) != 0,
                data.get(IflaGre.IFLA_GRE_IFLAGS, 0),
                data.get(IflaGre.IFLA_GRE_OFLAGS, 0),
                data.get(IflaGre.IFLA_GRE_IKEY, NO_KEY),
                data.get(IflaGre.IFLA_GRE_OKEY, NO_KEY),
                data.get(IflaGre.IFLA_GRE_ENCAP_LIMIT, 0),
                data.get(IflaGre.IFLA_GRE_FLOWINFO, 0L),
                data.get(IflaGre.IFLA_GRE_FLAGS, 0L),
                data);
    }

    /** A vti always has keys, though they be 0, and leaves everything else to the inner packet. */
    private static TunnelParameters vti(Attrs data, boolean six) {
        return new TunnelParameters(
                six,
                six ? IPPROTO_IPV6 : IPPROTO_IPIP,
                end(data, IflaVti.IFLA_VTI_REMOTE, six),
                end(data, IflaVti.IFLA_VTI_LOCAL, six),
                index(data, IflaVti.IFLA_VTI_LINK),
                0,
                0,
                false,
                IflaGre.GRE_KEY,
                IflaGre.GRE_KEY,
                data.get(IflaVti.IFLA_VTI_IKEY, NO_KEY),
                data.get(IflaVti.IFLA_VTI_OKEY, NO_KEY),
                0,
                0,
                0,
                data);
    }

    private static TunnelParameters plain(Attrs data, String kind) {
        boolean six = kind.equals("ip6tnl");
        return new TunnelParameters(
                six,
                data.get(IflaIptun.IFLA_IPTUN_PROTO, 0),
                end(data, IflaIptun.IFLA_IPTUN_REMOTE, six),
                end(data, IflaIptun.IFLA_IPTUN_LOCAL, six),
                index(data, IflaIptun.IFLA_IPTUN_LINK),
                data.get(IflaIptun.IFLA_IPTUN_TTL, 0),
                data.get(IflaIptun.IFLA_IPTUN_TOS, 0),
                data.get(IflaIptun.IFLA_IPTUN_PMTUDISC, 0) != 0,
                0,
                0,
                NO_KEY,
                NO_KEY,
                data.get(IflaIptun.IFLA_IPTUN_ENCAP_LIMIT, 0),
                data.get(IflaIptun.IFLA_IPTUN_FLOWINFO, 0L),
                kind.equals("sit") ? data.get(SIT_FLAGS, 0) : data.get(IflaIptun.IFLA_IPTUN_FLAGS, 0L),
                data);
    }

    /** Whether a bit of {@link Ip6Tnl} is set. */
    public boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
