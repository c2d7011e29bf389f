package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** A tunnel of mobile networks: IFLA_GTP_* of linux/if_link.h. */
public final class IflaGtp {
    public static final Attr<Long> IFLA_GTP_PDP_HASHSIZE = new Attr<>(3, "IFLA_GTP_PDP_HASHSIZE", Codec.U32);
    public static final Attr<Long> IFLA_GTP_ROLE = new Attr<>(4, "IFLA_GTP_ROLE", Codec.U32);
    public static final Attr<Integer> IFLA_GTP_CREATE_SOCKETS = new Attr<>(5, "IFLA_GTP_CREATE_SOCKETS", Codec.U8);
    public static final Attr<Integer> IFLA_GTP_RESTART_COUNT = new Attr<>(6, "IFLA_GTP_RESTART_COUNT", Codec.U8);

    /** GTP_ROLE_*. */
    public static final List<Named> ROLES = List.of(new Named(0, "ggsn"), new Named(1, "sgsn"));

    private IflaGtp() {}
}
