package netnsh.uapi;

import java.net.InetAddress;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** A tunnel for multicast: IFLA_AMT_* of linux/amt.h. */
public final class IflaAmt {
    public static final Attr<Long> IFLA_AMT_MODE = new Attr<>(1, "IFLA_AMT_MODE", Codec.U32);
    public static final Attr<Integer> IFLA_AMT_RELAY_PORT = new Attr<>(2, "IFLA_AMT_RELAY_PORT", Codec.BE16);
    public static final Attr<Integer> IFLA_AMT_GATEWAY_PORT = new Attr<>(3, "IFLA_AMT_GATEWAY_PORT", Codec.BE16);
    public static final Attr<Dev> IFLA_AMT_LINK = new Attr<>(4, "IFLA_AMT_LINK", Codec.DEV);
    public static final Attr<InetAddress> IFLA_AMT_LOCAL_IP = new Attr<>(5, "IFLA_AMT_LOCAL_IP", Codec.IP);
    public static final Attr<InetAddress> IFLA_AMT_REMOTE_IP = new Attr<>(6, "IFLA_AMT_REMOTE_IP", Codec.IP);
    public static final Attr<InetAddress> IFLA_AMT_DISCOVERY_IP = new Attr<>(7, "IFLA_AMT_DISCOVERY_IP", Codec.IP);
    public static final Attr<Long> IFLA_AMT_MAX_TUNNELS = new Attr<>(8, "IFLA_AMT_MAX_TUNNELS", Codec.U32);

    /** AMT_MODE_*. */
    public static final List<Named> MODES = List.of(new Named(0, "gateway"), new Named(1, "relay"));

    private IflaAmt() {}
}
