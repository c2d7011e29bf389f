package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * Counters of a VLAN: struct bridge_vlan_xstats of linux/if_bridge.h.
 *
 * @param flags {@link VlanInfo}'s
 */
public record VlanStats(long rxBytes, long rxPackets, long txBytes, long txPackets, int vid, int flags) {
    /** Its length in bytes. */
    public static final int LENGTH = 40;

    /** As the payload of an attribute. */
    public static final Codec<VlanStats> CODEC = new Struct();

    /** What RTM_GETSTATS is asked for and answers: linux/if_link.h. */
    public static final Attr<Attrs> IFLA_STATS_LINK_XSTATS =
            new Attr<>(2, "IFLA_STATS_LINK_XSTATS", Codec.NESTED_PLAIN);

    public static final Attr<Attrs> IFLA_STATS_LINK_XSTATS_SLAVE =
            new Attr<>(3, "IFLA_STATS_LINK_XSTATS_SLAVE", Codec.NESTED_PLAIN);
    public static final Attr<Attrs> LINK_XSTATS_TYPE_BRIDGE =
            new Attr<>(1, "LINK_XSTATS_TYPE_BRIDGE", Codec.NESTED_PLAIN);
    public static final Attr<VlanStats> BRIDGE_XSTATS_VLAN = new Attr<>(1, "BRIDGE_XSTATS_VLAN", CODEC);

    private static final class Struct extends Codec<VlanStats> {
        @Override
        public byte[] encode(VlanStats value) {
            return Bytes.buffer(LENGTH)
                    .putLong(0, value.rxBytes)
                    .putLong(8, value.rxPackets)
                    .putLong(16, value.txBytes)
                    .putLong(24, value.txPackets)
                    .putShort(32, Bytes.u16("vid", value.vid))
                    .putShort(34, Bytes.u16("flags", value.flags))
                    .array();
        }

        @Override
        public VlanStats decode(byte[] bytes) {
            if (bytes.length < LENGTH) {
                throw new CodecException("VlanStats: " + bytes.length + " bytes where " + LENGTH + " belong");
            }
            ByteBuffer in = Bytes.wrap(bytes);
            return new VlanStats(
                    in.getLong(0),
                    in.getLong(8),
                    in.getLong(16),
                    in.getLong(24),
                    in.getShort(32) & 0xffff,
                    in.getShort(34) & 0xffff);
        }
    }
}
