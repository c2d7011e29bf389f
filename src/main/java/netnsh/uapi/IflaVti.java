package netnsh.uapi;

import java.net.InetAddress;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** A virtual tunnel interface of IPsec: IFLA_VTI_* of linux/if_tunnel.h. */
public final class IflaVti {
    public static final Attr<Dev> IFLA_VTI_LINK = new Attr<>(1, "IFLA_VTI_LINK", Codec.DEV);
    public static final Attr<InetAddress> IFLA_VTI_IKEY = new Attr<>(2, "IFLA_VTI_IKEY", Codec.IP);
    public static final Attr<InetAddress> IFLA_VTI_OKEY = new Attr<>(3, "IFLA_VTI_OKEY", Codec.IP);
    public static final Attr<InetAddress> IFLA_VTI_LOCAL = new Attr<>(4, "IFLA_VTI_LOCAL", Codec.IP);
    public static final Attr<InetAddress> IFLA_VTI_REMOTE = new Attr<>(5, "IFLA_VTI_REMOTE", Codec.IP);
    public static final Attr<Long> IFLA_VTI_FWMARK = new Attr<>(6, "IFLA_VTI_FWMARK", Codec.U32);

    private IflaVti() {}
}
