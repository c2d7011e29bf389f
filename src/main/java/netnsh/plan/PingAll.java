package netnsh.plan;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import netnsh.value.NsRef;

/**
 * What {@code pingall} is asked to do.
 *
 * @param hosts the namespaces, each of which is to reach every other
 * @param timeout how long an answer is waited for; an echo that is not answered is sent again twice in this time
 * @param quiet {@code -q}: only the summary
 */
public record PingAll(List<Host> hosts, Duration timeout, boolean quiet) {
    /**
     * A namespace with the address by which the others are to reach it.
     *
     * @param device index of the interface that has the address
     */
    public record Host(NsRef.Named ns, InetAddress address, int device) {}

    /** How many ordered pairs there are. */
    public int pairs() {
        return hosts.size() * (hosts.size() - 1);
    }

    /**
     * What came of it. The pair from host i to host j stands at {@code i * hosts.size() + j}.
     *
     * @param micros the round trip in microseconds, -1 when no answer came; nothing is meant by i = j
     * @param why what was reported for a pair without an answer, or null
     */
    public record Answer(PingAll asked, int[] micros, String[] why) {
        /** Round trip from one host to another in microseconds, or -1. */
        public int micros(int from, int to) {
            return micros[from * asked.hosts.size() + to];
        }

        /** Why there was none: the kernel's or a router's words, or null. */
        public String why(int from, int to) {
            return why[from * asked.hosts.size() + to];
        }

        /** How many pairs were answered. */
        public int answered() {
            int n = 0;
            for (int i = 0; i < asked.hosts.size(); i++) {
                for (int j = 0; j < asked.hosts.size(); j++) {
                    n += i != j && micros(i, j) >= 0 ? 1 : 0;
                }
            }
            return n;
        }
    }
}
