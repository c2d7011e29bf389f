package netnsh.netlink;

/**
 * The extended part of an ack: NLMSGERR_ATTR_* of linux/netlink.h.
 *
 * @param words the message, or null
 * @param offset of the attribute at fault from the start of the request's header, or -1
 */
record ExtAck(String words, int offset, int missingType, int missingNest) {
    static final ExtAck NOTHING = new ExtAck(null, -1, -1, -1);

    private static final Attr<String> MSG = new Attr<>(1, "NLMSGERR_ATTR_MSG", Codec.STRING);
    private static final Attr<Integer> OFFS = new Attr<>(2, "NLMSGERR_ATTR_OFFS", Codec.S32);
    private static final Attr<Integer> MISS_TYPE = new Attr<>(5, "NLMSGERR_ATTR_MISS_TYPE", Codec.S32);
    private static final Attr<Integer> MISS_NEST = new Attr<>(6, "NLMSGERR_ATTR_MISS_NEST", Codec.S32);

    private static final int INT = 4;

    /** The errno (0 or positive) in an NLMSG_ERROR or NLMSG_DONE. */
    static int errno(Message answer) {
        if (answer.payload().length < INT) {
            throw new CodecException("ack: " + answer.payload().length + " bytes");
        }
        int error = Bytes.s32(answer.payload(), 0);
        // the kernel writes -errno; anything else is no errno at all and must still be an error
        return error == 0 ? 0 : error < 0 && error != Integer.MIN_VALUE ? -error : Math.max(error, 1);
    }

    /** Of an NLMSG_ERROR. */
    static ExtAck ofError(Message answer) {
        byte[] payload = answer.payload();
        if (!answer.has(Nlm.NLM_F_ACK_TLVS)) {
            return NOTHING;
        }
        int from = INT + Message.HEADER;
        if (payload.length < from) {
            throw new CodecException("ack: " + payload.length + " bytes");
        }
        if (!answer.has(Nlm.NLM_F_CAPPED)) {
            int echoed = Bytes.s32(payload, INT);
            if (echoed < Message.HEADER || echoed > payload.length - INT) {
                throw new CodecException("ack: repeats " + echoed + " of " + payload.length + " bytes");
            }
            from = Bytes.align(INT + echoed);
        }
        return of(payload, Math.min(from, payload.length));
    }

    /** Of an NLMSG_DONE. */
    static ExtAck ofDone(Message answer) {
        return answer.has(Nlm.NLM_F_ACK_TLVS) ? of(answer.payload(), INT) : NOTHING;
    }

    private static ExtAck of(byte[] payload, int from) {
        Attrs attrs = Attrs.parse(payload, from, payload.length - from);
        return new ExtAck(
                attrs.get(MSG).orElse(null), attrs.get(OFFS, -1), attrs.get(MISS_TYPE, -1), attrs.get(MISS_NEST, -1));
    }
}
