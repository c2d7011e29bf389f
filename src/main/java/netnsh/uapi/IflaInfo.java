package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** What kind a link is, inside IFLA_LINKINFO: IFLA_INFO_* of linux/if_link.h. */
public final class IflaInfo {
    public static final Attr<String> IFLA_INFO_KIND = new Attr<>(1, "IFLA_INFO_KIND", Codec.TEXT);
    /** The kind's own table. */
    public static final Attr<Attrs> IFLA_INFO_DATA = new Attr<>(2, "IFLA_INFO_DATA", Codec.NESTED_PLAIN);

    public static final Attr<byte[]> IFLA_INFO_XSTATS = new Attr<>(3, "IFLA_INFO_XSTATS", Codec.BYTES);
    public static final Attr<String> IFLA_INFO_SLAVE_KIND = new Attr<>(4, "IFLA_INFO_SLAVE_KIND", Codec.TEXT);
    /** The table of the master's kind for its ports. */
    public static final Attr<Attrs> IFLA_INFO_SLAVE_DATA = new Attr<>(5, "IFLA_INFO_SLAVE_DATA", Codec.NESTED_PLAIN);

    private IflaInfo() {}
}
