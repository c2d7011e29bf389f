package netnsh.uapi;

import java.util.List;

/** The counters in IFLA_STATS64, by their place: struct rtnl_link_stats64 of linux/if_link.h. */
public enum Stats64 {
    RX_PACKETS(0),
    TX_PACKETS(1),
    RX_BYTES(2),
    TX_BYTES(3),
    RX_ERRORS(4),
    TX_ERRORS(5),
    RX_DROPPED(6),
    TX_DROPPED(7),
    MULTICAST(8),
    COLLISIONS(9),
    RX_LENGTH_ERRORS(10),
    RX_OVER_ERRORS(11),
    RX_CRC_ERRORS(12),
    RX_FRAME_ERRORS(13),
    RX_FIFO_ERRORS(14),
    RX_MISSED_ERRORS(15),
    TX_ABORTED_ERRORS(16),
    TX_CARRIER_ERRORS(17),
    TX_FIFO_ERRORS(18),
    TX_HEARTBEAT_ERRORS(19),
    TX_WINDOW_ERRORS(20),
    RX_COMPRESSED(21),
    TX_COMPRESSED(22),
    RX_NOHANDLER(23),
    RX_OTHERHOST_DROPPED(24);

    private final int place;

    Stats64(int place) {
        this.place = place;
    }

    /** The counter (unsigned); 0 where the kernel is too old to have it. */
    public long in(List<Long> stats) {
        return place < stats.size() ? stats.get(place) : 0;
    }
}
