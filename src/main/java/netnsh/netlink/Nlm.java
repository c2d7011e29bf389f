package netnsh.netlink;

/** The numbers of every netlink message: linux/netlink.h. */
public abstract class Nlm {
    public static final int NLMSG_NOOP = 1;
    public static final int NLMSG_ERROR = 2;
    public static final int NLMSG_DONE = 3;
    public static final int NLMSG_OVERRUN = 4;

    /** Of every request. */
    public static final int NLM_F_REQUEST = 0x1;

    public static final int NLM_F_MULTI = 0x2;
    public static final int NLM_F_ACK = 0x4;
    /** Answer with what came out of the request. */
    public static final int NLM_F_ECHO = 0x8;

    public static final int NLM_F_DUMP_INTR = 0x10;
    public static final int NLM_F_DUMP_FILTERED = 0x20;

    /** GET: start at the root. */
    public static final int NLM_F_ROOT = 0x100;
    /** GET: all that match. */
    public static final int NLM_F_MATCH = 0x200;

    public static final int NLM_F_DUMP = NLM_F_ROOT | NLM_F_MATCH;

    /** NEW: in place of what is there. */
    public static final int NLM_F_REPLACE = 0x100;
    /** NEW: only when it is not there. */
    public static final int NLM_F_EXCL = 0x200;
    /** NEW: also when it is not there. */
    public static final int NLM_F_CREATE = 0x400;
    /** NEW: at the end of the list. */
    public static final int NLM_F_APPEND = 0x800;

    /** DEL: not what stands below it. */
    public static final int NLM_F_NONREC = 0x100;
    /** DEL: many at once. */
    public static final int NLM_F_BULK = 0x200;

    /** Ack: the request's payload is not repeated. */
    public static final int NLM_F_CAPPED = 0x100;
    /** Ack: extended attributes follow. */
    public static final int NLM_F_ACK_TLVS = 0x200;

    protected Nlm() {}
}
