package netnsh.uapi;

import java.nio.ByteBuffer;
import java.util.Arrays;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;
import netnsh.value.Dev;

/**
 * A multicast group at a port: struct br_mdb_entry of linux/if_bridge.h, and what stands behind it.
 *
 * @param port the port, the bridge itself for groups of the host
 * @param state 1 for permanent entries
 * @param flags MDB_FLAGS_*
 * @param vid the VLAN, 0 for none
 * @param group 4, 16 or (layer two) 6 bytes
 * @param attrs {@link Mdba}'s of an entry; nothing in requests
 */
public record MdbEntry(Dev port, int state, int flags, int vid, byte[] group, Attrs attrs) {
    /** Its length in bytes. */
    public static final int LENGTH = 28;

    public static final int PERMANENT = 1;

    /** As the payload of an attribute. */
    public static final Codec<MdbEntry> CODEC = new Struct();

    private static final int ETH_P_IP = 0x0800;
    private static final int ETH_P_IPV6 = 0x86dd;
    private static final int MAC_LENGTH = 6;

    @Override
    public boolean equals(Object other) {
        return other instanceof MdbEntry e
                && port.equals(e.port)
                && state == e.state
                && flags == e.flags
                && vid == e.vid
                && Arrays.equals(group, e.group)
                && attrs.equals(e.attrs);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(group) + port.hashCode();
    }

    private static final class Struct extends Codec<MdbEntry> {
        @Override
        public byte[] encode(MdbEntry e) {
            if (symbolic(e)) {
                throw new CodecException("the port " + e.port.name() + " has no index yet");
            }
            int length = e.group.length;
            int protocol = length == 4 ? ETH_P_IP : length == 16 ? ETH_P_IPV6 : 0;
            ByteBuffer out = Bytes.buffer(LENGTH)
                    .putInt(0, e.port.index())
                    .put(4, Bytes.u8("state", e.state))
                    .put(5, Bytes.u8("flags", e.flags))
                    .putShort(6, Bytes.u16("vid", e.vid))
                    .put(24, (byte) (protocol >> 8))
                    .put(25, (byte) protocol);
            out.position(8).put(e.group);
            byte[] tail = e.attrs.bytes();
            byte[] all = Arrays.copyOf(out.array(), LENGTH + tail.length);
            System.arraycopy(tail, 0, all, LENGTH, tail.length);
            return all;
        }

        @Override
        public MdbEntry decode(byte[] bytes) {
            if (bytes.length < LENGTH) {
                throw new CodecException("MdbEntry: " + bytes.length + " bytes where " + LENGTH + " belong");
            }
            ByteBuffer in = Bytes.wrap(bytes);
            int protocol = (bytes[24] & 0xff) << 8 | bytes[25] & 0xff;
            int length = protocol == 0 ? MAC_LENGTH : protocol == ETH_P_IP ? 4 : 16;
            return new MdbEntry(
                    Dev.index(in.getInt(0)),
                    bytes[4] & 0xff,
                    bytes[5] & 0xff,
                    in.getShort(6) & 0xffff,
                    Arrays.copyOfRange(bytes, 8, 8 + length),
                    Attrs.parse(bytes, LENGTH, bytes.length - LENGTH));
        }

        @Override
        public boolean symbolic(MdbEntry e) {
            return e.port.symbolic();
        }

        @Override
        public MdbEntry resolve(MdbEntry e, Attrs.Resolver resolver) {
            return symbolic(e) ? new MdbEntry(resolver.dev(e.port), e.state, e.flags, e.vid, e.group, e.attrs) : e;
        }
    }
}
