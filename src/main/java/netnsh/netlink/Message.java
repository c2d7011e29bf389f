package netnsh.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One netlink message (struct nlmsghdr of linux/netlink.h); equal by content.
 *
 * @param type e.g. {@code RTM_NEWLINK}
 * @param flags {@code NLM_F_*}
 * @param seq the number by which an answer finds its request; a {@link Conversation} sets it
 * @param pid the port id; 0 in requests
 * @param payload family header and attributes; not copied, not to be changed
 */
public record Message(int type, int flags, int seq, int pid, byte[] payload) {
    /** The length of struct nlmsghdr. */
    public static final int HEADER = 16;

    /** A request whose numbers the conversation will set: a family header and attributes. */
    public static Message of(int type, int flags, byte[] header, Attrs attrs) {
        byte[] tail = attrs.bytes();
        byte[] payload = Arrays.copyOf(header, Bytes.align(header.length) + tail.length);
        System.arraycopy(tail, 0, payload, payload.length - tail.length, tail.length);
        return new Message(type, flags, 0, 0, payload);
    }

    /** Its type's name: {@code RTM_NEWLINK}; {@code type N} when it is none of rtnetlink's. */
    public String typeName() {
        String name = RtmNames.of(type);
        return name == null ? "type " + type : name;
    }

    /** Whether all of these flags are set. */
    public boolean has(int wanted) {
        return (flags & wanted) == wanted;
    }

    /**
     * The attributes behind a family header of that length.
     *
     * @throws CodecException when the payload is shorter or the attributes are malformed
     */
    public Attrs attrs(int headerLength) {
        int from = Bytes.align(headerLength);
        return Attrs.parse(payload, from, payload.length - from);
    }

    Message numbered(int number, int moreFlags) {
        return new Message(type, flags | moreFlags, number, pid, payload);
    }

    /** Header and payload, padded to four bytes ({@code nlmsg_len} counts no padding). */
    public byte[] bytes() {
        ByteBuffer out = Bytes.buffer(Bytes.align(HEADER + payload.length));
        out.putInt(HEADER + payload.length).putShort((short) type).putShort((short) flags);
        out.putInt(seq).putInt(pid).put(payload);
        return out.array();
    }

    /**
     * The messages of one datagram.
     *
     * @throws CodecException when a length does not fit the datagram
     */
    public static List<Message> parse(byte[] datagram) {
        ByteBuffer in = Bytes.wrap(datagram);
        List<Message> all = new ArrayList<>();
        int at = 0;
        while (datagram.length - at >= HEADER) {
            int length = in.getInt(at);
            if (length < HEADER || length > datagram.length - at) {
                throw new CodecException("message at " + at + " of " + datagram.length + ": length " + length);
            }
            all.add(new Message(
                    in.getShort(at + 4) & 0xffff,
                    in.getShort(at + 6) & 0xffff,
                    in.getInt(at + 8),
                    in.getInt(at + 12),
                    Arrays.copyOfRange(datagram, at + HEADER, at + length)));
            // the sum of a length near 2^31 and the padding cannot overflow: length is at most the datagram's
            at += Bytes.align(length);
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message m
                && type == m.type
                && flags == m.flags
                && seq == m.seq
                && pid == m.pid
                && Arrays.equals(payload, m.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type + seq) + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return String.format("message %d flags %#x seq %d: %s", type, flags, seq, Bytes.hex(payload));
    }
}
