package netnsh.plan;

/**
 * How results are printed: the options that stand in front of an iproute2 object. Units as in ip(8).
 *
 * @param family address family asked for: {@code AF_UNSPEC} 0, {@code AF_INET} 2, {@code AF_INET6} 10, {@code AF_PACKET} 17
 *     ({@code -0}), {@code AF_BRIDGE} 7, {@code AF_MPLS} 28
 * @param json {@code -j}
 * @param pretty {@code -p}
 * @param brief {@code -br}
 * @param oneline {@code -o}
 * @param details how often {@code -d} was given
 * @param stats how often {@code -s} was given
 * @param human {@code -h}
 * @param iec {@code -iec}
 * @param numeric {@code -N}
 * @param resolve {@code -r}
 * @param timestamp 0, 1 for {@code -t}, 2 for {@code -ts}
 * @param color {@code -c}: 0 never, 1 when standard output is a terminal, 2 always
 * @param force {@code -force}
 */
public record Display(
        int family,
        boolean json,
        boolean pretty,
        boolean brief,
        boolean oneline,
        int details,
        int stats,
        boolean human,
        boolean iec,
        boolean numeric,
        boolean resolve,
        int timestamp,
        int color,
        boolean force) {
    /** Nothing asked for. */
    public static final Display PLAIN =
            new Display(0, false, false, false, false, 0, 0, false, false, false, false, 0, 0, false);

    /** The same in text. */
    public Display asText() {
        return new Display(
                family, false, pretty, brief, oneline, details, stats, human, iec, numeric, resolve, timestamp, color,
                force);
    }
}
