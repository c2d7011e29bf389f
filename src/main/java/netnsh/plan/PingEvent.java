package netnsh.plan;

/** What happens during a ping. */
public sealed interface PingEvent {
    /**
     * It starts.
     *
     * @param host as asked for
     * @param address the address it means, with a zone where it is link-local
     * @param from the source address when one was asked for, else null
     * @param dev the interface asked for, or null
     * @param size bytes of data in a request
     * @param v6 whether it is IPv6
     */
    record Begin(String host, String address, String from, String dev, int size, boolean v6) implements PingEvent {}

    /**
     * A reply came.
     *
     * @param bytes ICMP header and data
     * @param from who answered
     * @param seq the request's number, from 1
     * @param ttl time to live (hop limit) of the reply, or -1
     * @param micros round-trip time in microseconds, or -1 when the data cannot carry a time
     * @param duplicate whether this request had been answered before
     */
    record Reply(int bytes, String from, int seq, int ttl, long micros, boolean duplicate) implements PingEvent {}

    /** Somebody reported an error: {@code Destination Host Unreachable}. */
    record Trouble(String from, int seq, String words) implements PingEvent {}

    /**
     * It is over.
     *
     * @param host as asked for
     * @param sent requests sent
     * @param received requests answered
     * @param duplicates further replies
     * @param errors errors reported
     * @param millis time from the first request to the last event
     * @param min/avg/max/mdev round-trip times in microseconds, when {@code timed}
     * @param timed whether there are round-trip times
     * @param pipe most requests that were on their way at once
     */
    record End(
            String host,
            long sent,
            long received,
            long duplicates,
            long errors,
            long millis,
            long min,
            long avg,
            long max,
            long mdev,
            boolean timed,
            long pipe)
            implements PingEvent {}
}
