package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** A bridge's database of VLANs: BRIDGE_VLANDB_* of linux/if_bridge.h. */
public final class VlanDb {
    public static final Attr<Attrs> BRIDGE_VLANDB_ENTRY = new Attr<>(1, "BRIDGE_VLANDB_ENTRY", Codec.NESTED);
    public static final Attr<Attrs> BRIDGE_VLANDB_GLOBAL_OPTIONS =
            new Attr<>(2, "BRIDGE_VLANDB_GLOBAL_OPTIONS", Codec.NESTED);
    /** In a question: {@link #DUMPF_STATS} and {@link #DUMPF_GLOBAL}. */
    public static final Attr<Long> BRIDGE_VLANDB_DUMP_FLAGS = new Attr<>(1, "BRIDGE_VLANDB_DUMP_FLAGS", Codec.U32);

    public static final long DUMPF_STATS = 1;
    public static final long DUMPF_GLOBAL = 2;

    public static final Attr<VlanInfo> ENTRY_INFO = new Attr<>(1, "BRIDGE_VLANDB_ENTRY_INFO", VlanInfo.CODEC);
    public static final Attr<Integer> ENTRY_RANGE = new Attr<>(2, "BRIDGE_VLANDB_ENTRY_RANGE", Codec.U16);
    public static final Attr<Integer> ENTRY_STATE = new Attr<>(3, "BRIDGE_VLANDB_ENTRY_STATE", Codec.U8);
    public static final Attr<Attrs> ENTRY_STATS = new Attr<>(5, "BRIDGE_VLANDB_ENTRY_STATS", Codec.NESTED);
    public static final Attr<Integer> ENTRY_MCAST_ROUTER = new Attr<>(6, "BRIDGE_VLANDB_ENTRY_MCAST_ROUTER", Codec.U8);

    public static final Attr<Long> STATS_RX_BYTES = new Attr<>(1, "BRIDGE_VLANDB_STATS_RX_BYTES", Codec.U64);
    public static final Attr<Long> STATS_RX_PACKETS = new Attr<>(2, "BRIDGE_VLANDB_STATS_RX_PACKETS", Codec.U64);
    public static final Attr<Long> STATS_TX_BYTES = new Attr<>(3, "BRIDGE_VLANDB_STATS_TX_BYTES", Codec.U64);
    public static final Attr<Long> STATS_TX_PACKETS = new Attr<>(4, "BRIDGE_VLANDB_STATS_TX_PACKETS", Codec.U64);

    public static final Attr<Integer> GOPTS_ID = new Attr<>(1, "BRIDGE_VLANDB_GOPTS_ID", Codec.U16);
    public static final Attr<Integer> GOPTS_RANGE = new Attr<>(2, "BRIDGE_VLANDB_GOPTS_RANGE", Codec.U16);
    /** Holds {@link Mdba#MDBA_ROUTER}. */
    public static final Attr<Attrs> GOPTS_MCAST_ROUTER_PORTS =
            new Attr<>(16, "BRIDGE_VLANDB_GOPTS_MCAST_ROUTER_PORTS", Codec.NESTED);

    /** An option of a VLAN of the whole bridge, with its word. */
    public record Option<T>(Attr<T> attr, String word, String help) {}

    /** Those of 8 bits. */
    public static final List<Option<Integer>> SMALL = List.of(
            small(3, "mcast_snooping", "look into multicast: 0 or 1"),
            small(15, "mcast_querier", "ask for multicast members: 0 or 1"),
            small(4, "mcast_igmp_version", "2 or 3"),
            small(5, "mcast_mld_version", "1 or 2"));

    /** Those of 32 and 64 bits, in the order in which they are shown. */
    public static final List<Option<Long>> LARGE = List.of(
            large(6, "mcast_last_member_count", Codec.U32, "questions before a group is left"),
            large(8, "mcast_last_member_interval", Codec.U64, "between those, 1/100 s"),
            large(7, "mcast_startup_query_count", Codec.U32, "questions at the start"),
            large(14, "mcast_startup_query_interval", Codec.U64, "between those, 1/100 s"),
            large(10, "mcast_membership_interval", Codec.U64, "how long a member is believed, 1/100 s"),
            large(11, "mcast_querier_interval", Codec.U64, "how long another querier is believed, 1/100 s"),
            large(12, "mcast_query_interval", Codec.U64, "between questions, 1/100 s"),
            large(13, "mcast_query_response_interval", Codec.U64, "for answers, 1/100 s"));

    private static Option<Integer> small(int id, String word, String help) {
        return new Option<>(new Attr<>(id, "BRIDGE_VLANDB_GOPTS_" + word, Codec.U8), word, help);
    }

    private static Option<Long> large(int id, String word, Codec<Long> codec, String help) {
        return new Option<>(new Attr<>(id, "BRIDGE_VLANDB_GOPTS_" + word, codec), word, help);
    }

    private VlanDb() {}
}
