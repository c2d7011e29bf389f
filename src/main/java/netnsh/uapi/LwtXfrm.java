package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** IPsec without a link of its own: LWT_XFRM_* of linux/lwtunnel.h. */
public final class LwtXfrm {
    public static final Attr<Long> LWT_XFRM_IF_ID = new Attr<>(1, "LWT_XFRM_IF_ID", Codec.U32);
    public static final Attr<Dev> LWT_XFRM_LINK = new Attr<>(2, "LWT_XFRM_LINK", Codec.DEV);

    private LwtXfrm() {}
}
