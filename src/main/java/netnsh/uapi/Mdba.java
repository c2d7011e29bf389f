package netnsh.uapi;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;
import netnsh.value.Dev;

/** A bridge's multicast groups: MDBA_* of linux/if_bridge.h. */
public final class Mdba {
    public static final Attr<Attrs> MDBA_MDB = new Attr<>(1, "MDBA_MDB", Codec.NESTED_PLAIN);
    public static final Attr<Attrs> MDBA_ROUTER = new Attr<>(2, "MDBA_ROUTER", Codec.NESTED_PLAIN);
    public static final Attr<Attrs> MDBA_MDB_ENTRY = new Attr<>(1, "MDBA_MDB_ENTRY", Codec.NESTED_PLAIN);
    public static final Attr<MdbEntry> MDBA_MDB_ENTRY_INFO = new Attr<>(1, "MDBA_MDB_ENTRY_INFO", MdbEntry.CODEC);
    public static final Attr<RouterPort> MDBA_ROUTER_PORT = new Attr<>(1, "MDBA_ROUTER_PORT", RouterPort.CODEC);

    public static final Attr<Long> EATTR_TIMER = new Attr<>(1, "MDBA_MDB_EATTR_TIMER", Codec.U32);
    public static final Attr<Attrs> EATTR_SRC_LIST = new Attr<>(2, "MDBA_MDB_EATTR_SRC_LIST", Codec.NESTED);
    public static final Attr<Integer> EATTR_GROUP_MODE = new Attr<>(3, "MDBA_MDB_EATTR_GROUP_MODE", Codec.U8);
    public static final Attr<InetAddress> EATTR_SOURCE = new Attr<>(4, "MDBA_MDB_EATTR_SOURCE", Codec.IP);
    public static final Attr<Integer> EATTR_RTPROT = new Attr<>(5, "MDBA_MDB_EATTR_RTPROT", Codec.U8);

    public static final Attr<Attrs> SRCLIST_ENTRY = new Attr<>(1, "MDBA_MDB_SRCLIST_ENTRY", Codec.NESTED);
    public static final Attr<InetAddress> SRCATTR_ADDRESS = new Attr<>(1, "MDBA_MDB_SRCATTR_ADDRESS", Codec.IP);
    public static final Attr<Long> SRCATTR_TIMER = new Attr<>(2, "MDBA_MDB_SRCATTR_TIMER", Codec.U32);

    /** Behind a {@link RouterPort}: how long it is believed, 1/100 s. */
    public static final Attr<Long> ROUTER_TIMER = new Attr<>(1, "MDBA_ROUTER_PATTR_TIMER", Codec.U32);

    /** MDB_RTR_TYPE_*: 1 and 3 were learned, 2 was set. */
    public static final Attr<Integer> ROUTER_TYPE = new Attr<>(2, "MDBA_ROUTER_PATTR_TYPE", Codec.U8);

    public static final Attr<MdbEntry> MDBA_SET_ENTRY = new Attr<>(1, "MDBA_SET_ENTRY", MdbEntry.CODEC);
    public static final Attr<Attrs> MDBA_SET_ENTRY_ATTRS = new Attr<>(2, "MDBA_SET_ENTRY_ATTRS", Codec.NESTED);
    public static final Attr<InetAddress> MDBE_ATTR_SOURCE = new Attr<>(1, "MDBE_ATTR_SOURCE", Codec.IP);

    /** Flags of an entry, as they are shown. */
    public static final List<Named> FLAGS = List.of(
            new Named(1, "offload"),
            new Named(2, "fast_leave"),
            new Named(4, "added_by_star_ex"),
            new Named(8, "blocked"));

    /** A port with a multicast router behind it. */
    public record RouterPort(Dev port, Attrs attrs) {
        static final Codec<RouterPort> CODEC = new Codec<>() {
            @Override
            public byte[] encode(RouterPort value) {
                byte[] tail = value.attrs.bytes();
                byte[] all = Arrays.copyOf(
                        Bytes.buffer(4).putInt(0, value.port.index()).array(), 4 + tail.length);
                System.arraycopy(tail, 0, all, 4, tail.length);
                return all;
            }

            @Override
            public RouterPort decode(byte[] bytes) {
                if (bytes.length < 4) {
                    throw new CodecException("RouterPort: " + bytes.length + " bytes where 4 belong");
                }
                ByteBuffer in = Bytes.wrap(bytes);
                return new RouterPort(Dev.index(in.getInt(0)), Attrs.parse(bytes, 4, bytes.length - 4));
            }
        };
    }

    private Mdba() {}
}
