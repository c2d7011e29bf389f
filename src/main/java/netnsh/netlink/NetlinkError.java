package netnsh.netlink;

import netnsh.value.Errno;

/** A refusal by the kernel, with everything that its (extended) ack says; man 7 netlink, linux/netlink.h. */
public final class NetlinkError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errno;
    private final String kernelWords;
    private final int attrOffset;
    private final int missingType;
    private final int missingNest;
    private final transient Message request;

    NetlinkError(int errno, ExtAck ext, Message request) {
        this(errno, ext.words(), ext.offset(), ext.missingType(), ext.missingNest(), request);
    }

    /**
     * @param kernelWords null when it gave none
     * @param attrOffset from the start of the request's netlink header, -1 when it named no attribute
     * @param missingType the number of the attribute that is missing, -1 when none is
     * @param missingNest the offset of the nest that it is missing from, -1 for the message itself
     */
    public NetlinkError(
            int errno, String kernelWords, int attrOffset, int missingType, int missingNest, Message request) {
        super(text(errno, kernelWords, request), null, false, true);
        this.errno = errno;
        this.kernelWords = kernelWords;
        this.attrOffset = attrOffset;
        this.missingType = missingType;
        this.missingNest = missingNest;
        this.request = request;
    }

    /** No answer came. */
    static NetlinkError silence(Message request) {
        return new NetlinkError(Errno.ETIMEDOUT, "no answer from the kernel", -1, -1, -1, request);
    }

    private static String text(int errno, String words, Message request) {
        String what = request == null ? "netlink" : request.typeName();
        return what + ": " + Errno.text(errno) + (words == null ? "" : ": " + words);
    }

    /** The error number, positive: {@link Errno}. */
    public int errno() {
        return errno;
    }

    /** What the error number means, as strerror(3) says it. */
    public String errnoText() {
        return Errno.text(errno);
    }

    /** The extended ack's message, or null. */
    public String kernelWords() {
        return kernelWords;
    }

    /** Where the attribute that it is about starts, from the start of the request's netlink header; -1 for none. */
    public int attrOffset() {
        return attrOffset;
    }

    /** The number of the attribute that is missing; -1 for none. */
    public int missingType() {
        return missingType;
    }

    /** The offset of the nest that lacks it, counted as {@link #attrOffset}; -1 for the message itself. */
    public int missingNest() {
        return missingNest;
    }

    /** The request as it was sent; null when it is not known. */
    public Message request() {
        return request;
    }
}
