package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Attr;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * The family header of what tc(8) deals with: struct tcmsg of linux/rtnetlink.h; all else that it has is not used here.
 *
 * @param index the interface
 * @param handle the discipline's number; its upper half is 0 for those that the kernel made
 */
public record TcMsg(int index, long handle) {
    /** Its length in bytes. */
    public static final int LENGTH = 20;

    /** The name of a discipline. */
    public static final Attr<String> TCA_KIND = new Attr<>(1, "TCA_KIND", Codec.STRING);

    /** As the kernel lays it out, with which one asks for all. */
    public static byte[] all() {
        return new byte[LENGTH];
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static TcMsg parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("TcMsg: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new TcMsg(in.getInt(4), in.getInt(8) & 0xffffffffL);
    }
}
