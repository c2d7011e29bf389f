package netnsh.kernel;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import netnsh.grammar.BadValue;
import netnsh.plan.Outcome;
import netnsh.plan.PingEvent;
import netnsh.plan.PingSpec;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.sys.Fd;
import netnsh.sys.IcmpSocket;
import netnsh.sys.Sockaddr;
import netnsh.sys.SysException;
import netnsh.sys.WakeUp;
import netnsh.value.Errno;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import netnsh.word.Addresses;

/**
 * Echo requests from a namespace, with the timing, counting and exit status of iputils' ping(8). The socket is opened
 * inside the namespace and stays there; the loop runs at home. Interrupting the thread ends it as Ctrl-C ends ping(8): with
 * the summary.
 */
final class Pinger implements AutoCloseable {
    /** Echoes where nobody said how many and nobody sits in front. */
    private static final int DEFAULT_COUNT = 4;
    /** How long the last request is waited for when nothing was heard: iputils' MAXWAIT. */
    private static final Duration LINGER = Duration.ofSeconds(10);
    /** iputils puts a struct timeval into the data; without room for it there are no times. */
    private static final int TIMED_SIZE = 16;
    /** How soon an interrupted thread is noticed, milliseconds. */
    private static final int SLICE = 50;

    private final PingSpec spec;
    private final PingTarget target;
    private final Sink out;
    private final IcmpSocket socket;
    private final WakeUp never = new WakeUp();
    private final int id = ThreadLocalRandom.current().nextInt(1, 0x10000);
    private final long[] sentAt = new long[0x10000];
    private final boolean[] answered = new boolean[0x10000];
    private final RoundTrips times = new RoundTrips();
    private long sent;
    private long received;
    private long duplicates;
    private long errors;
    private long pipe;
    private long start;
    private long last;

    private Pinger(PingSpec spec, PingTarget target, IcmpSocket socket, Sink out) {
        this.spec = spec;
        this.target = target;
        this.socket = socket;
        this.out = out;
    }

    /**
     * Pings.
     *
     * @return 0 when somebody answered, 1 when nobody did, as ping(8)
     * @throws Problem with exit status 2 for everything else
     */
    static int run(NsRef ns, PingSpec spec, PingTarget target, Sink out) {
        Sockaddr from = source(spec);
        String dev = from == null ? spec.from() : null;
        try (Fd namespace = Places.open(ns)) {
            Sockaddr[] chosen = new Sockaddr[1];
            IcmpSocket socket = NsThread.call(namespace, () -> open(spec, target, from, dev, chosen));
            try (Pinger pinger = new Pinger(spec, target, socket, out)) {
                String shownFrom =
                        spec.from() == null ? null : Ip.text(from == null ? chosen[0].address() : from.address());
                out.accept(new Outcome.Ping(new PingEvent.Begin(
                        spec.host(),
                        target.shown(),
                        shownFrom,
                        dev,
                        spec.size(),
                        target.address().isV6())));
                return pinger.loop();
            }
        } catch (SysException e) {
            throw refused(e, ns, spec);
        }
    }

    private static IcmpSocket open(PingSpec spec, PingTarget target, Sockaddr from, String dev, Sockaddr[] chosen) {
        // Asked first, as ping(8) does: without a route there is nothing to wait for.
        chosen[0] = IcmpSocket.sourceFor(target.address(), dev);
        IcmpSocket socket = IcmpSocket.open(target.address().isV6());
        try {
            if (dev != null) {
                socket.bindToDevice(dev);
            }
            if (from != null) {
                socket.bind(from);
            }
            if (spec.ttl() > 0) {
                socket.ttl(spec.ttl());
            }
            return socket;
        } catch (SysException e) {
            socket.close();
            throw e;
        }
    }

    private static Sockaddr source(PingSpec spec) {
        try {
            return spec.from() == null
                    ? null
                    : Sockaddr.of(Addresses.ADDRESS.read(spec.from()).getAddress());
        } catch (BadValue isInterface) {
            return null;
        }
    }

    private static Problem refused(SysException e, NsRef ns, PingSpec spec) {
        Problem p = Problem.of("ping.refused", "ping: " + e.call() + ": " + e.words())
                .kernel(e.errno(), null)
                .at(spec.at())
                .exit(2);
        if (e.is(Errno.ENETUNREACH)) {
            boolean loopback = spec.host().startsWith("127.") || spec.host().equals("::1");
            return p.hint(
                    loopback
                            ? "the loopback is down: link set lo up"
                            : "there is no route to it from " + ns + ": see route show");
        } else if (e.is(Errno.EADDRNOTAVAIL)) {
            return p.hint("there is no usable source address; IPv6 addresses are tentative for a second or two");
        } else if (e.is(Errno.EPERM) || e.is(Errno.EACCES)) {
            return p.hint("it takes CAP_NET_RAW or a group within net.ipv4.ping_group_range");
        } else if (e.is(Errno.ENODEV)) {
            return p.hint("-I takes an interface of the namespace, or an address of its own");
        }
        return p;
    }

    private int loop() {
        long count = spec.count() < 0 ? DEFAULT_COUNT : spec.count();
        start = System.nanoTime();
        last = start;
        long nextSend = start;
        long deadline = spec.deadline() == null
                ? Long.MAX_VALUE
                : start + spec.deadline().toNanos();
        long quitAt = Long.MAX_VALUE;
        while (!Thread.interrupted()) {
            long now = System.nanoTime();
            if (count > 0 && received + errors >= count || spec.deadline() != null && errors > 0) {
                break;
            }
            if (now - deadline >= 0 && deadline != Long.MAX_VALUE || quitAt != Long.MAX_VALUE && now - quitAt >= 0) {
                break;
            }
            boolean allSent = count > 0 && sent >= count && spec.deadline() == null;
            if (!allSent && now - nextSend >= 0) {
                send();
                nextSend = Math.max(nextSend + spec.interval().toNanos(), now);
                continue;
            }
            if (allSent && quitAt == Long.MAX_VALUE) {
                quitAt = now + lastWait();
            }
            long until = Math.min(allSent ? quitAt : nextSend, deadline);
            hear((until - now) / 1_000_000);
        }
        Thread.interrupted();
        end();
        return received == 0 || spec.deadline() != null && count > 0 && received < count && spec.count() > 0 ? 1 : 0;
    }

    /** How long after the last request: twice the longest round trip, but an interval at least; see ping(8) -W. */
    private long lastWait() {
        if (received > 0) {
            return Math.max(2 * times.max() * 1000, spec.interval().toNanos());
        }
        return (spec.timeout() == null ? LINGER : spec.timeout()).toNanos();
    }

    private void send() {
        int seq = (int) (sent + 1 & 0xffff);
        boolean v6 = target.address().isV6();
        ByteBuffer message = ByteBuffer.allocate(8 + spec.size());
        message.put((byte) (v6 ? 128 : 8)).put((byte) 0).putShort((short) 0);
        message.putShort((short) id).putShort((short) seq);
        for (int i = 0; message.hasRemaining(); i++) {
            message.put((byte) i);
        }
        if (!v6) {
            message.putShort(2, (short) IcmpSocket.checksum(message.array()));
        }
        answered[seq] = false;
        sent++;
        sentAt[seq] = System.nanoTime();
        last = sentAt[seq];
        try {
            socket.send(message.array(), target.address());
        } catch (SysException e) {
            if (!drain()) {
                out.accept(new Outcome.Note("ping: sendmsg: " + e.words()));
            }
        }
    }

    private void hear(long millis) {
        if (socket.await((int) Math.max(0, Math.min(millis + 1, SLICE)), never)) {
            drain();
        }
    }

    /** Takes everything that is there; answers whether it held a reported error. */
    private boolean drain() {
        boolean failed = false;
        for (Optional<IcmpSocket.Arrival> next = socket.next(); next.isPresent(); next = socket.next()) {
            IcmpSocket.Arrival a = next.get();
            if (a.error() != null) {
                failed |= trouble(a);
            } else {
                reply(a, System.nanoTime());
            }
        }
        return failed;
    }

    private void reply(IcmpSocket.Arrival a, long now) {
        if (a.message().length < 8
                || (a.message()[0] & 0xff) != (target.address().isV6() ? 129 : 0)) {
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(a.message());
        int seq = in.getShort(6) & 0xffff;
        if (socket.isRaw() && (in.getShort(4) & 0xffff) != id || sentAt[seq] == 0) {
            return;
        }
        long micros = spec.size() >= TIMED_SIZE ? Math.max(0, (now - sentAt[seq]) / 1000) : -1;
        boolean again = answered[seq];
        answered[seq] = true;
        last = now;
        acknowledge(seq);
        if (again) {
            duplicates++;
        } else {
            received++;
        }
        if (micros >= 0) {
            times.add(micros);
        }
        if (!spec.quiet()) {
            out.accept(new Outcome.Ping(
                    new PingEvent.Reply(a.message().length, text(a.from()), seq, a.ttl(), micros, again)));
        }
    }

    private boolean trouble(IcmpSocket.Arrival a) {
        IcmpSocket.Failure f = a.error();
        if (f.origin() == IcmpSocket.Failure.LOCAL) {
            errors++;
            out.accept(new Outcome.Note("ping: local error: " + Errno.text(f.errno())
                    + (f.errno() == Errno.EMSGSIZE ? ", mtu=" + f.info() : "")));
            return true;
        }
        ByteBuffer in = ByteBuffer.wrap(a.message());
        if (a.message().length < 8 || socket.isRaw() && (in.getShort(4) & 0xffff) != id) {
            return false;
        }
        int seq = in.getShort(6) & 0xffff;
        errors++;
        last = System.nanoTime();
        acknowledge(seq);
        if (!spec.quiet()) {
            String from = f.reporter() == null ? target.shown() : text(f.reporter());
            out.accept(new Outcome.Ping(new PingEvent.Trouble(from, seq, IcmpWords.of(f))));
        }
        return true;
    }

    private void acknowledge(int seq) {
        int under = (int) (sent & 0xffff) - seq & 0xffff;
        if (under <= 0x7fff && under + 1 > pipe) {
            pipe = under + 1;
        }
    }

    private String text(Sockaddr from) {
        String zone = target.shown().contains("%") && Ip.text(from.address()).startsWith("fe80:")
                ? target.shown().substring(target.shown().indexOf('%'))
                : "";
        return Ip.text(from.address()) + zone;
    }

    private void end() {
        boolean timed = received > 0 && spec.size() >= TIMED_SIZE;
        out.accept(new Outcome.Ping(new PingEvent.End(
                spec.host(),
                sent,
                received,
                duplicates,
                errors,
                (last - start + 500_000) / 1_000_000,
                times.min(),
                times.average(),
                times.max(),
                times.deviation(),
                timed,
                pipe)));
    }

    @Override
    public void close() {
        socket.close();
        never.close();
    }

    /** Round-trip times in microseconds. */
    private static final class RoundTrips {
        private long n;
        private long min = Long.MAX_VALUE;
        private long max;
        private double sum;
        private double squares;

        void add(long micros) {
            n++;
            min = Math.min(min, micros);
            max = Math.max(max, micros);
            sum += micros;
            squares += (double) micros * micros;
        }

        long min() {
            return n == 0 ? 0 : min;
        }

        long max() {
            return max;
        }

        long average() {
            return n == 0 ? 0 : (long) (sum / n);
        }

        /** The standard deviation, which ping(8) calls mdev. */
        long deviation() {
            return n == 0 ? 0 : (long) Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
        }
    }
}
