package netnsh.uapi;

import netnsh.netlink.Nlm;

/** The message types of linux/rtnetlink.h, beside the flags of linux/netlink.h. */
public final class Rtm extends Nlm {

    private Rtm() {}
}
