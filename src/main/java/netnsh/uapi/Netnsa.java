package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.NsRef;

/** Attributes of a namespace id: NETNSA_* of linux/net_namespace.h; the family header is one byte. */
public final class Netnsa {
    /** -1 where the namespace has no id here. */
    public static final Attr<Integer> NETNSA_NSID = new Attr<>(1, "NETNSA_NSID", Codec.S32);

    public static final Attr<Long> NETNSA_PID = new Attr<>(2, "NETNSA_PID", Codec.U32);
    public static final Attr<NsRef> NETNSA_FD = new Attr<>(3, "NETNSA_FD", Codec.NSFD);
    public static final Attr<Integer> NETNSA_TARGET_NSID = new Attr<>(4, "NETNSA_TARGET_NSID", Codec.S32);
    public static final Attr<Integer> NETNSA_CURRENT_NSID = new Attr<>(5, "NETNSA_CURRENT_NSID", Codec.S32);

    private Netnsa() {}
}
