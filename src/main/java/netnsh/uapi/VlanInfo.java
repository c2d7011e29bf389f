package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * A VLAN of a bridge's port: struct bridge_vlan_info of linux/if_bridge.h.
 *
 * @param flags BRIDGE_VLAN_INFO_*
 * @param vid its number
 */
public record VlanInfo(int flags, int vid) {
    public static final int MASTER = 0x1;
    /** Frames without a tag that come in belong to it. */
    public static final int PVID = 0x2;
    /** Frames go out without its tag. */
    public static final int UNTAGGED = 0x4;

    public static final int RANGE_BEGIN = 0x8;
    public static final int RANGE_END = 0x10;
    /** An entry of the bridge itself. */
    public static final int BRENTRY = 0x20;
    /** Only options of one that is there. */
    public static final int ONLY_OPTS = 0x40;

    /** Its length in bytes. */
    public static final int LENGTH = 4;

    /** As the payload of an attribute. */
    public static final Codec<VlanInfo> CODEC = new Struct();

    private static final class Struct extends Codec<VlanInfo> {
        @Override
        public byte[] encode(VlanInfo value) {
            return Bytes.buffer(LENGTH)
                    .putShort(0, Bytes.u16("flags", value.flags))
                    .putShort(2, Bytes.u16("vid", value.vid))
                    .array();
        }

        @Override
        public VlanInfo decode(byte[] bytes) {
            if (bytes.length < LENGTH) {
                throw new CodecException("VlanInfo: " + bytes.length + " bytes where " + LENGTH + " belong");
            }
            ByteBuffer in = Bytes.wrap(bytes);
            return new VlanInfo(in.getShort(0) & 0xffff, in.getShort(2) & 0xffff);
        }
    }
}
