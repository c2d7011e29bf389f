package netnsh.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netnsh.plan.Outcome;
import netnsh.plan.PingAll;
import netnsh.plan.Sink;
import netnsh.sys.Fd;
import netnsh.sys.IcmpSocket;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;

/**
 * {@code pingall}: echo requests between all pairs of namespaces, many at once over one socket for each namespace. The
 * two directions of a pair follow each other, so that the second one finds the neighbour that the first one has made known.
 *
 * <p>The kernel has one table of neighbours for all namespaces, which takes gc_thresh3 (1,024 unless somebody changed it)
 * entries and forgets none that is younger than 5 s; where the pairs need more, entries that were not there before are
 * removed as soon as both directions are answered, so that no echo is lost for want of room.
 */
final class PingRound {
    /** Echoes under way at a time: fewer than a socket's receive buffer holds, and than the table of neighbours has room for. */
    private static final int WINDOW = 96;

    private static final int TRIES = 3;
    private static final long REPORT_NANOS = 100_000_000;
    private static final int SLICE_MILLIS = 50;

    private final PingAll asked;
    private final Sink out;
    private final int[] micros;
    private final String[] why;
    private final boolean tidy;
    private final ArrayDeque<Echo> underWay = new ArrayDeque<>();
    private int active;
    private int done;
    private long reported = System.nanoTime();
    private boolean crowded;

    /** One echo on its way, and the one that is to follow it, or null. */
    private static final class Echo {
        final Station from;
        final Station to;
        final Echo back;
        int tries;
        long first;
        long sent;
        boolean over;

        Echo(Station from, Station to, Echo back) {
            this.from = from;
            this.to = to;
            this.back = back;
        }
    }

    private PingRound(PingAll asked, Sink out) {
        this.asked = asked;
        this.out = out;
        int n = asked.hosts().size();
        this.micros = new int[n * n];
        Arrays.fill(micros, -1);
        this.why = new String[n * n];
        this.tidy = asked.pairs() > Station.neighbourLimit() / 2;
    }

    /**
     * Pings all pairs and tells the outcome.
     *
     * @return 0 when every pair was answered, 1 when one was not, 130 when the thread was interrupted
     */
    static int run(PingAll asked, Sink out) {
        PingRound round = new PingRound(asked, out);
        boolean whole = round.everybody();
        if (round.crowded) {
            out.accept(new Outcome.Note(
                    "the kernel's table of neighbours was full (sysctl net.ipv4.neigh.default.gc_thresh3):"
                            + " some answers may be missing because of it"));
        }
        PingAll.Answer answer = new PingAll.Answer(asked, round.micros, round.why);
        out.accept(new Outcome.PingMatrix(answer));
        return !whole ? 130 : answer.answered() == asked.pairs() ? 0 : 1;
    }

    /** In groups of as many namespaces as may have their sockets open at a time; false when it was interrupted. */
    private boolean everybody() {
        int n = asked.hosts().size();
        int most = Station.most();
        int size = n <= most ? n : most / 2;
        boolean whole = true;
        for (int a = 0; a < n && whole; a += size) {
            List<Station> left = stations(a, Math.min(n, a + size));
            try {
                whole = exchange(within(left), left);
                for (int b = a + size; b < n && whole; b += size) {
                    List<Station> right = stations(b, Math.min(n, b + size));
                    try {
                        whole = exchange(between(left, right), joined(left, right));
                    } finally {
                        right.forEach(Station::close);
                    }
                }
            } finally {
                left.forEach(Station::close);
            }
        }
        return whole;
    }

    private static List<Station> joined(List<Station> left, List<Station> right) {
        List<Station> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    private List<Station> stations(int from, int to) {
        List<Station> made = new ArrayList<>();
        try {
            for (int i = from; i < to; i++) {
                made.add(Station.open(asked.hosts().get(i), i, tidy));
            }
            return made;
        } catch (RuntimeException e) {
            made.forEach(Station::close);
            throw e;
        }
    }

    /** Pairs at growing distance, so that no namespace has to take all its echoes at once. */
    private static List<Echo> within(List<Station> group) {
        List<Echo> todo = new ArrayList<>();
        for (int distance = 1; distance < group.size(); distance++) {
            for (int i = 0; i + distance < group.size(); i++) {
                todo.add(bothWays(group.get(i), group.get(i + distance)));
            }
        }
        return todo;
    }

    private static List<Echo> between(List<Station> left, List<Station> right) {
        List<Echo> todo = new ArrayList<>();
        for (int distance = 0; distance < right.size(); distance++) {
            for (int i = 0; i < left.size(); i++) {
                todo.add(bothWays(left.get(i), right.get((i + distance) % right.size())));
            }
        }
        return todo;
    }

    private static Echo bothWays(Station one, Station other) {
        return new Echo(one, other, new Echo(other, one, null));
    }

    private boolean exchange(List<Echo> todo, List<Station> stations) {
        Fd[] sockets = stations.stream().map(s -> s.socket.fd()).toArray(Fd[]::new);
        int next = 0;
        while (next < todo.size() || active > 0) {
            if (Thread.interrupted()) {
                return false;
            }
            while (active < WINDOW && next < todo.size()) {
                active++;
                send(todo.get(next++));
            }
            boolean[] ready = SysFiles.poll(waitMillis(), sockets);
            for (int i = 0; i < ready.length; i++) {
                if (ready[i]) {
                    hear(stations.get(i));
                }
            }
            long now = System.nanoTime();
            late(now);
            tell(now);
        }
        stations.forEach(Station::tidy);
        return true;
    }

    private int waitMillis() {
        while (!underWay.isEmpty() && underWay.peek().over) {
            underWay.poll();
        }
        if (underWay.isEmpty()) {
            return active > 0 ? 1 : 0;
        }
        long rest = underWay.peek().sent + patience() - System.nanoTime();
        return (int) Math.max(0, Math.min(SLICE_MILLIS, rest / 1_000_000 + 1));
    }

    private long patience() {
        return Math.max(1, asked.timeout().toNanos() / TRIES);
    }

    private void send(Echo e) {
        e.sent = System.nanoTime();
        if (e.tries++ == 0) {
            e.first = e.sent;
        }
        underWay.add(e);
        try {
            e.from.send(e.to, e);
        } catch (SysException refused) {
            if (refused.is(Errno.ENOBUFS) || refused.is(Errno.EAGAIN)) {
                crowded |= e.tries == TRIES;
            } else {
                over(e, refused.words());
            }
        }
    }

    private void hear(Station at) {
        for (Optional<IcmpSocket.Arrival> next = at.socket.next(); next.isPresent(); next = at.socket.next()) {
            IcmpSocket.Arrival a = next.get();
            if (!(at.echo(a) instanceof Echo e) || e.over) {
                continue;
            }
            if (a.error() != null) {
                over(
                        e,
                        a.error().origin() == IcmpSocket.Failure.LOCAL
                                ? Errno.text(a.error().errno())
                                : IcmpWords.of(a.error()));
            } else {
                micros[at(e)] = (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - e.sent) / 1000);
                over(e, null);
            }
        }
    }

    private int at(Echo e) {
        return e.from.number * asked.hosts().size() + e.to.number;
    }

    private void over(Echo e, String reason) {
        e.over = true;
        why[at(e)] = reason;
        done++;
        if (e.back != null) {
            send(e.back);
            return;
        }
        active--;
        e.from.forget(e.to);
        e.to.forget(e.from);
    }

    private void late(long now) {
        while (!underWay.isEmpty() && (underWay.peek().over || now - underWay.peek().sent >= patience())) {
            Echo e = underWay.poll();
            if (e.over) {
                continue;
            } else if (e.tries < TRIES) {
                send(e);
            } else {
                over(e, null);
            }
        }
    }

    private void tell(long now) {
        if (now - reported >= REPORT_NANOS) {
            reported = now;
            out.accept(new Outcome.Progress(done, asked.pairs()));
        }
    }
}
