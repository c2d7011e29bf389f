package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** An interface of IPsec policies: IFLA_XFRM_* of linux/if_link.h. */
public final class IflaXfrm {
    public static final Attr<Dev> IFLA_XFRM_LINK = new Attr<>(1, "IFLA_XFRM_LINK", Codec.DEV);
    public static final Attr<Long> IFLA_XFRM_IF_ID = new Attr<>(2, "IFLA_XFRM_IF_ID", Codec.U32);
    public static final Attr<Boolean> IFLA_XFRM_COLLECT_METADATA =
            new Attr<>(3, "IFLA_XFRM_COLLECT_METADATA", Codec.FLAG);

    private IflaXfrm() {}
}
