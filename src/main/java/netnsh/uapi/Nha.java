package netnsh.uapi;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;
import netnsh.value.Dev;

/** A nexthop object: NHA_* of linux/nexthop.h. */
public final class Nha {
    public static final Attr<Long> NHA_ID = new Attr<>(1, "NHA_ID", Codec.U32);
    public static final Attr<List<Member>> NHA_GROUP =
            new Attr<>(2, "NHA_GROUP", Codec.packed(Member.CODEC, Member.LENGTH));
    public static final Attr<Integer> NHA_GROUP_TYPE = new Attr<>(3, "NHA_GROUP_TYPE", Codec.U16);
    public static final Attr<Boolean> NHA_BLACKHOLE = new Attr<>(4, "NHA_BLACKHOLE", Codec.FLAG);
    public static final Attr<Dev> NHA_OIF = new Attr<>(5, "NHA_OIF", Codec.DEV);
    public static final Attr<InetAddress> NHA_GATEWAY = new Attr<>(6, "NHA_GATEWAY", Codec.IP);
    public static final Attr<Integer> NHA_ENCAP_TYPE = new Attr<>(7, "NHA_ENCAP_TYPE", Codec.U16);
    public static final Attr<Attrs> NHA_ENCAP = new Attr<>(8, "NHA_ENCAP", Codec.NESTED);
    /** In a question: groups only. */
    public static final Attr<Boolean> NHA_GROUPS = new Attr<>(9, "NHA_GROUPS", Codec.FLAG);
    /** In a question: those through the ports of this interface. */
    public static final Attr<Dev> NHA_MASTER = new Attr<>(10, "NHA_MASTER", Codec.DEV);

    public static final Attr<Boolean> NHA_FDB = new Attr<>(11, "NHA_FDB", Codec.FLAG);
    public static final Attr<Attrs> NHA_RES_GROUP = new Attr<>(12, "NHA_RES_GROUP", Codec.NESTED);
    public static final Attr<Attrs> NHA_RES_BUCKET = new Attr<>(13, "NHA_RES_BUCKET", Codec.NESTED);
    /** What a question is about beside; later kernels repeat it in what they tell of groups. */
    public static final Attr<Long> NHA_OP_FLAGS = new Attr<>(14, "NHA_OP_FLAGS", Codec.U32);
    /** Whether hardware counts, and whether it does; counters are no state. */
    public static final Attr<Long> NHA_HW_STATS_ENABLE = new Attr<>(16, "NHA_HW_STATS_ENABLE", Codec.U32);

    public static final Attr<Long> NHA_HW_STATS_USED = new Attr<>(17, "NHA_HW_STATS_USED", Codec.U32);

    public static final Attr<Integer> NHA_RES_GROUP_BUCKETS = new Attr<>(1, "NHA_RES_GROUP_BUCKETS", Codec.U16);
    /** Times are in clock ticks (1/100 s). */
    public static final Attr<Long> NHA_RES_GROUP_IDLE_TIMER = new Attr<>(2, "NHA_RES_GROUP_IDLE_TIMER", Codec.U32);

    public static final Attr<Long> NHA_RES_GROUP_UNBALANCED_TIMER =
            new Attr<>(3, "NHA_RES_GROUP_UNBALANCED_TIMER", Codec.U32);
    public static final Attr<Long> NHA_RES_GROUP_UNBALANCED_TIME =
            new Attr<>(4, "NHA_RES_GROUP_UNBALANCED_TIME", Codec.U64);

    public static final Attr<Integer> NHA_RES_BUCKET_INDEX = new Attr<>(1, "NHA_RES_BUCKET_INDEX", Codec.U16);
    public static final Attr<Long> NHA_RES_BUCKET_IDLE_TIME = new Attr<>(2, "NHA_RES_BUCKET_IDLE_TIME", Codec.U64);
    public static final Attr<Long> NHA_RES_BUCKET_NH_ID = new Attr<>(3, "NHA_RES_BUCKET_NH_ID", Codec.U32);

    /** NEXTHOP_GRP_TYPE_*. */
    public static final List<Named> TYPES = List.of(new Named(0, "mpath"), new Named(1, "resilient"));

    /** RTNH_F_ONLINK of linux/rtnetlink.h: the gateway is taken to be at the interface. */
    public static final int RTNH_F_ONLINK = 4;

    /**
     * A member of a group: struct nexthop_grp.
     *
     * @param weight its weight less one
     */
    public record Member(long id, int weight) {
        static final int LENGTH = 8;

        static final Codec<Member> CODEC = new Codec<>() {
            @Override
            public byte[] encode(Member m) {
                return Bytes.buffer(LENGTH)
                        .putInt(0, Bytes.u32("id", m.id))
                        .put(4, Bytes.u8("weight", m.weight))
                        .array();
            }

            @Override
            public Member decode(byte[] bytes) {
                if (bytes.length < LENGTH) {
                    throw new CodecException("Member: " + bytes.length + " bytes where " + LENGTH + " belong");
                }
                ByteBuffer in = Bytes.wrap(bytes);
                return new Member(in.getInt(0) & 0xffffffffL, in.get(4) & 0xff);
            }
        };
    }

    private Nha() {}
}
