package netnsh.uapi;

import java.util.List;

/** What a tun or tap is like: IFF_* of linux/if_tun.h, which share numbers with the flags of links. */
public final class TunFlag {
    public static final int IFF_TUN = 0x0001;
    public static final int IFF_TAP = 0x0002;
    public static final int IFF_MULTI_QUEUE = 0x0100;
    public static final int IFF_NO_PI = 0x1000;
    public static final int IFF_ONE_QUEUE = 0x2000;
    public static final int IFF_VNET_HDR = 0x4000;
    /** There must be no such link yet. */
    public static final int IFF_TUN_EXCL = 0x8000;

    /** The two modes. */
    public static final List<Named> MODES = List.of(new Named(IFF_TUN, "tun"), new Named(IFF_TAP, "tap"));

    private TunFlag() {}
}
