package netnsh.plan;

/** What to do when the object is there already or is not: the NLM_F_* modifiers of linux/netlink.h. */
public enum Mode {
    /** Must be new: NLM_F_CREATE | NLM_F_EXCL. */
    ADD(0x600),
    /** Must be there: NLM_F_REPLACE. */
    CHANGE(0x100),
    /** New or changed: NLM_F_CREATE | NLM_F_REPLACE. */
    REPLACE(0x500),
    /** One more beside: NLM_F_CREATE | NLM_F_APPEND. */
    APPEND(0xc00),
    /** One more in front: NLM_F_CREATE. */
    PREPEND(0x400),
    /** NLM_F_EXCL alone: IPv4 says whether it is there, IPv6 takes it for {@link #ADD}. */
    TEST(0x200),
    /** No modifier. */
    SET(0);

    private final int flags;

    Mode(int flags) {
        this.flags = flags;
    }

    /** The NLM_F_* bits. */
    public int flags() {
        return flags;
    }
}
