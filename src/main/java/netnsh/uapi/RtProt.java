package netnsh.uapi;

import java.util.List;

/** Who made a route: RTPROT_* of linux/rtnetlink.h. */
public final class RtProt {
    public static final int RTPROT_UNSPEC = 0;
    public static final int RTPROT_REDIRECT = 1;
    public static final int RTPROT_KERNEL = 2;
    public static final int RTPROT_BOOT = 3;
    public static final int RTPROT_STATIC = 4;
    public static final int RTPROT_GATED = 8;
    public static final int RTPROT_RA = 9;
    public static final int RTPROT_MRT = 10;
    public static final int RTPROT_ZEBRA = 11;
    public static final int RTPROT_BIRD = 12;
    public static final int RTPROT_DNROUTED = 13;
    public static final int RTPROT_XORP = 14;
    public static final int RTPROT_NTK = 15;
    public static final int RTPROT_DHCP = 16;
    public static final int RTPROT_KEEPALIVED = 18;
    public static final int RTPROT_BABEL = 42;
    public static final int RTPROT_BGP = 186;
    public static final int RTPROT_ISIS = 187;
    public static final int RTPROT_OSPF = 188;
    public static final int RTPROT_RIP = 189;
    public static final int RTPROT_EIGRP = 192;

    /** Those that iproute2 names by itself; /etc/iproute2/rt_protos may name more. */
    public static final List<Named> NAMES = List.of(
            new Named(RTPROT_UNSPEC, "unspec"),
            new Named(RTPROT_REDIRECT, "redirect"),
            new Named(RTPROT_KERNEL, "kernel"),
            new Named(RTPROT_BOOT, "boot"),
            new Named(RTPROT_STATIC, "static"),
            new Named(RTPROT_GATED, "gated"),
            new Named(RTPROT_RA, "ra"),
            new Named(RTPROT_MRT, "mrt"),
            new Named(RTPROT_ZEBRA, "zebra"),
            new Named(RTPROT_BIRD, "bird"),
            new Named(RTPROT_DNROUTED, "dnrouted"),
            new Named(RTPROT_XORP, "xorp"),
            new Named(RTPROT_NTK, "ntk"),
            new Named(RTPROT_DHCP, "dhcp"),
            new Named(RTPROT_KEEPALIVED, "keepalived"),
            new Named(RTPROT_BABEL, "babel"),
            new Named(RTPROT_BGP, "bgp"),
            new Named(RTPROT_ISIS, "isis"),
            new Named(RTPROT_OSPF, "ospf"),
            new Named(RTPROT_RIP, "rip"),
            new Named(RTPROT_EIGRP, "eigrp"));

    private RtProt() {}
}
