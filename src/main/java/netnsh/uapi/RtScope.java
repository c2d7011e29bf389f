package netnsh.uapi;

import java.util.List;

/** Scopes of addresses and routes: RT_SCOPE_* of linux/rtnetlink.h. */
public final class RtScope {
    public static final int RT_SCOPE_UNIVERSE = 0;
    public static final int RT_SCOPE_SITE = 200;
    public static final int RT_SCOPE_LINK = 253;
    public static final int RT_SCOPE_HOST = 254;
    public static final int RT_SCOPE_NOWHERE = 255;

    /** All of them; /etc/iproute2/rt_scopes may name more. */
    public static final List<Named> NAMES = List.of(
            new Named(RT_SCOPE_UNIVERSE, "global"),
            new Named(RT_SCOPE_SITE, "site"),
            new Named(RT_SCOPE_LINK, "link"),
            new Named(RT_SCOPE_HOST, "host"),
            new Named(RT_SCOPE_NOWHERE, "nowhere"));

    private RtScope() {}
}
