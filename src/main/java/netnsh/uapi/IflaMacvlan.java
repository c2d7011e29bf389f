package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.value.Mac;

/** A macvlan or macvtap: IFLA_MACVLAN_* of linux/if_link.h. */
public final class IflaMacvlan {
    public static final Attr<Long> IFLA_MACVLAN_MODE = new Attr<>(1, "IFLA_MACVLAN_MODE", Codec.U32);
    public static final Attr<Integer> IFLA_MACVLAN_FLAGS = new Attr<>(2, "IFLA_MACVLAN_FLAGS", Codec.U16);
    public static final Attr<Long> IFLA_MACVLAN_MACADDR_MODE = new Attr<>(3, "IFLA_MACVLAN_MACADDR_MODE", Codec.U32);
    public static final Attr<Mac> IFLA_MACVLAN_MACADDR = new Attr<>(4, "IFLA_MACVLAN_MACADDR", Codec.MAC);
    public static final Attr<Attrs> IFLA_MACVLAN_MACADDR_DATA =
            new Attr<>(5, "IFLA_MACVLAN_MACADDR_DATA", Codec.NESTED_PLAIN);
    public static final Attr<Long> IFLA_MACVLAN_MACADDR_COUNT = new Attr<>(6, "IFLA_MACVLAN_MACADDR_COUNT", Codec.U32);
    public static final Attr<Long> IFLA_MACVLAN_BC_QUEUE_LEN = new Attr<>(7, "IFLA_MACVLAN_BC_QUEUE_LEN", Codec.U32);
    public static final Attr<Long> IFLA_MACVLAN_BC_QUEUE_LEN_USED =
            new Attr<>(8, "IFLA_MACVLAN_BC_QUEUE_LEN_USED", Codec.U32);
    public static final Attr<Integer> IFLA_MACVLAN_BC_CUTOFF = new Attr<>(9, "IFLA_MACVLAN_BC_CUTOFF", Codec.S32);

    /** MACVLAN_MODE_*. */
    public static final List<Named> MODES = List.of(
            new Named(1, "private"),
            new Named(2, "vepa"),
            new Named(4, "bridge"),
            new Named(8, "passthru"),
            new Named(16, "source"));

    /** MACVLAN_FLAG_*. */
    public static final int MACVLAN_FLAG_NOPROMISC = 1;

    public static final int MACVLAN_FLAG_NODST = 2;

    private IflaMacvlan() {}
}
