package netnsh.netlink;

import java.util.ArrayList;
import java.util.List;
import netnsh.value.Errno;

/**
 * Requests and their answers over one {@link Wire}. Owns the sequence numbers: what answers no request of the moment is
 * passed over. Not for several threads at once.
 */
public final class Conversation implements AutoCloseable {
    /** How often a dump that was disturbed is read again. */
    private static final int DUMP_ATTEMPTS = 10;

    /** Datagrams that are none of ours in a row before we take the kernel for silent. */
    private static final int STRANGERS = 100_000;

    /**
     * How many requests and bytes one datagram carries. The kernel queues all acks before we read the first: 64 of them,
     * even with the requests repeated in them, stay below the default receive buffer of 208 KiB.
     */
    private static final int WINDOW = 64;

    private static final int WINDOW_BYTES = 16 * 1024;

    private final Wire wire;
    private int seq;

    public Conversation(Wire wire) {
        this.wire = wire;
    }

    /**
     * Asks the kernel to do something and waits until it is done.
     *
     * @return the ack, which may carry a warning
     * @throws NetlinkError when it refuses or does not answer
     */
    public Ack request(Message message) {
        Ack ack = batch(List.of(message)).get(0);
        if (!ack.ok()) {
            throw ack.error();
        }
        return ack;
    }

    /**
     * Asks for one thing and gives what the kernel answers before its ack: {@code RTM_GETLINK} of one link,
     * {@code RTM_GETROUTE}, {@code RTM_GETNSID}, or any request with {@code NLM_F_ECHO}.
     *
     * @throws NetlinkError when it refuses or does not answer
     */
    public List<Message> get(Message message) {
        return ask(message, 0).parts();
    }

    /**
     * Asks for one thing that the kernel tells in one message; no ack is asked for, which is half of the way.
     *
     * @throws NetlinkError when it refuses or does not answer
     */
    public Message one(Message message) {
        Message sent = message.numbered(next(), Nlm.NLM_F_REQUEST);
        wire.send(sent.bytes());
        try {
            Message answer = receive(sent.seq(), sent.seq()).get(0);
            if (answer.type() == Nlm.NLMSG_ERROR) {
                throw ack(sent, answer).error();
            }
            return answer;
        } catch (Wire.Silence e) {
            throw NetlinkError.silence(sent);
        } catch (Wire.Overrun e) {
            throw new NetlinkError(Errno.ENOBUFS, e.getMessage(), -1, -1, -1, sent);
        }
    }

    /**
     * Asks the kernel to do something and to say what it made of it: {@code NLM_F_ECHO}.
     *
     * @throws NetlinkError when it refuses or does not answer
     */
    public Echoed echo(Message message) {
        return ask(message, Nlm.NLM_F_ECHO);
    }

    /**
     * What the kernel made of a request.
     *
     * @param parts its messages; none where it does not echo
     * @param ack how it ended, with a warning perhaps
     */
    public record Echoed(List<Message> parts, Ack ack) {}

    private Echoed ask(Message message, int flags) {
        Message sent = message.numbered(next(), Nlm.NLM_F_REQUEST | Nlm.NLM_F_ACK | flags);
        wire.send(sent.bytes());
        List<Message> answers = new ArrayList<>();
        try {
            while (true) {
                for (Message answer : receive(sent.seq(), sent.seq())) {
                    if (answer.type() == Nlm.NLMSG_ERROR) {
                        Ack ack = ack(sent, answer);
                        if (!ack.ok()) {
                            throw ack.error();
                        }
                        return new Echoed(answers, ack);
                    }
                    if (answer.type() > Nlm.NLMSG_DONE) {
                        answers.add(answer);
                    }
                }
            }
        } catch (Wire.Silence e) {
            throw NetlinkError.silence(sent);
        } catch (Wire.Overrun e) {
            throw new NetlinkError(Errno.ENOBUFS, e.getMessage(), -1, -1, -1, sent);
        }
    }

    /**
     * Asks for a whole table. When it changes meanwhile it is read again, several times; what comes in the end is marked
     * if it still may have holes.
     *
     * @throws NetlinkError when the kernel refuses, also in the middle or at the end
     */
    public Dump dump(Message message) {
        Dump dump = once(message);
        for (int attempt = 1; !dump.complete() && attempt < DUMP_ATTEMPTS; attempt++) {
            dump = once(message);
        }
        return dump;
    }

    private Dump once(Message message) {
        Message sent = message.numbered(next(), Nlm.NLM_F_REQUEST | Nlm.NLM_F_DUMP);
        wire.send(sent.bytes());
        List<Message> parts = new ArrayList<>();
        boolean complete = true;
        try {
            while (true) {
                for (Message answer : receive(sent.seq(), sent.seq())) {
                    complete &= !answer.has(Nlm.NLM_F_DUMP_INTR);
                    if (answer.type() == Nlm.NLMSG_ERROR) {
                        Ack ack = ack(sent, answer);
                        if (!ack.ok()) {
                            throw ack.error();
                        }
                        // an ack ends a dump only when nothing more is to come, and then the parts are not MULTI
                        return new Dump(parts, complete);
                    }
                    if (answer.type() == Nlm.NLMSG_DONE) {
                        // old kernels end some dumps with no number at all
                        int errno = answer.payload().length == 0 ? 0 : ExtAck.errno(answer);
                        if (errno != 0) {
                            throw new NetlinkError(errno, ExtAck.ofDone(answer), sent);
                        }
                        return new Dump(parts, complete);
                    }
                    if (answer.type() > Nlm.NLMSG_DONE) {
                        parts.add(answer);
                        if (!answer.has(Nlm.NLM_F_MULTI)) {
                            return new Dump(parts, complete);
                        }
                    }
                }
            }
        } catch (Wire.Silence e) {
            throw NetlinkError.silence(sent);
        } catch (Wire.Overrun e) {
            return new Dump(parts, false);
        }
    }

    /** Asks for many things whose ending does not matter; the kernel has done what it could when this returns. */
    public void post(List<Message> messages) {
        List<byte[]> encoded = new ArrayList<>();
        int size = 0;
        for (Message m : messages) {
            byte[] bytes = m.numbered(next(), Nlm.NLM_F_REQUEST).bytes();
            encoded.add(bytes);
            size += bytes.length;
        }
        wire.send(joined(encoded, size));
    }

    /**
     * Asks for many things in few datagrams. The kernel goes on after a refusal, so each request has its own ending.
     *
     * @return one ack for each request, in order
     */
    public List<Ack> batch(List<Message> messages) {
        List<Ack> acks = new ArrayList<>(messages.size());
        int from = 0;
        while (from < messages.size()) {
            List<Message> sent = new ArrayList<>();
            List<byte[]> encoded = new ArrayList<>();
            int size = 0;
            while (from < messages.size() && sent.size() < WINDOW) {
                Message message = messages.get(from).numbered(next(), Nlm.NLM_F_REQUEST | Nlm.NLM_F_ACK);
                byte[] bytes = message.bytes();
                if (!sent.isEmpty() && size + bytes.length > WINDOW_BYTES) {
                    break;
                }
                sent.add(message);
                encoded.add(bytes);
                size += bytes.length;
                from++;
            }
            wire.send(joined(encoded, size));
            acks.addAll(acks(sent));
        }
        return acks;
    }

    private static byte[] joined(List<byte[]> parts, int size) {
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private List<Ack> acks(List<Message> sent) {
        Ack[] acks = new Ack[sent.size()];
        int first = sent.get(0).seq();
        int missing = acks.length;
        try {
            while (missing > 0) {
                for (Message answer : survivors(first, first + acks.length - 1)) {
                    int place = answer.seq() - first;
                    if (answer.type() == Nlm.NLMSG_ERROR && acks[place] == null) {
                        acks[place] = ack(sent.get(place), answer);
                        missing--;
                    }
                }
            }
        } catch (Wire.Silence e) {
            for (int i = 0; i < acks.length; i++) {
                if (acks[i] == null) {
                    acks[i] = new Ack(sent.get(i), NetlinkError.silence(sent.get(i)), null);
                }
            }
        }
        return List.of(acks);
    }

    private static Ack ack(Message request, Message answer) {
        int errno = ExtAck.errno(answer);
        ExtAck ext = ExtAck.ofError(answer);
        return errno == 0
                ? new Ack(request, null, ext.words())
                : new Ack(request, new NetlinkError(errno, ext, request), null);
    }

    /** As {@link #receive}, but goes on when acks were lost: those that are missing end in a time-out. */
    private List<Message> survivors(int first, int last) {
        for (int lost = 0; lost < STRANGERS; lost++) {
            try {
                return receive(first, last);
            } catch (Wire.Overrun e) {
                continue;
            }
        }
        throw new Wire.Silence();
    }

    /** The next messages that belong to these sequence numbers: one or more. */
    private List<Message> receive(int first, int last) {
        for (int strange = 0; strange < STRANGERS; strange++) {
            List<Message> ours = new ArrayList<>();
            for (Message message : Message.parse(wire.receive())) {
                if (message.seq() - first >= 0 && message.seq() - last <= 0 && message.type() != Nlm.NLMSG_NOOP) {
                    ours.add(message);
                }
            }
            if (!ours.isEmpty()) {
                return ours;
            }
        }
        throw new Wire.Silence();
    }

    private int next() {
        // 0 is what the kernel's own announcements carry
        seq = seq == Integer.MAX_VALUE ? 1 : seq + 1;
        return seq;
    }

    @Override
    public void close() {
        wire.close();
    }
}
