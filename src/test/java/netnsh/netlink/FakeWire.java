package netnsh.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.function.BiConsumer;

/** A wire whose kernel is a lambda: it sees each request and queues datagrams. */
final class FakeWire implements Wire {
    private static final Attr<String> MSG = new Attr<>(1, "NLMSGERR_ATTR_MSG", Codec.STRING);
    private static final Attr<Long> OFFS = new Attr<>(2, "NLMSGERR_ATTR_OFFS", Codec.U32);

    final LinkedList<byte[]> queue = new LinkedList<>();
    final List<Integer> datagramSizes = new ArrayList<>();
    int requests;
    private final BiConsumer<FakeWire, Message> kernel;

    FakeWire(BiConsumer<FakeWire, Message> kernel) {
        this.kernel = kernel;
    }

    @Override
    public void send(byte[] datagram) {
        datagramSizes.add(datagram.length);
        for (Message message : Message.parse(datagram)) {
            requests++;
            kernel.accept(this, message);
        }
    }

    @Override
    public byte[] receive() {
        if (queue.isEmpty()) {
            throw new Silence();
        }
        byte[] next = queue.remove();
        if (next.length == 0) {
            throw new Overrun();
        }
        return next;
    }

    @Override
    public void close() {
        queue.clear();
    }

    void answer(Message... messages) {
        int size = 0;
        for (Message message : messages) {
            size += message.bytes().length;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        for (Message message : messages) {
            out.put(message.bytes());
        }
        queue.add(out.array());
    }

    /** An empty datagram stands for ENOBUFS. */
    void lose() {
        queue.add(new byte[0]);
    }

    static Message data(Message request, int flags, byte... payload) {
        return new Message(16, flags, request.seq(), 77, payload);
    }

    /** An ack as a socket with NETLINK_CAP_ACK gets it. */
    static Message ack(Message request, int errno, String words, int offset) {
        Attrs attrs = Attrs.NONE;
        if (words != null) {
            attrs = attrs.with(MSG, words);
        }
        if (offset >= 0) {
            attrs = attrs.with(OFFS, (long) offset);
        }
        byte[] tail = attrs.bytes();
        byte[] header = request.bytes();
        ByteBuffer payload = Bytes.buffer(4 + Message.HEADER + tail.length);
        payload.putInt(-errno).put(header, 0, Message.HEADER).put(tail);
        int flags = Nlm.NLM_F_CAPPED | (tail.length > 0 ? Nlm.NLM_F_ACK_TLVS : 0);
        return new Message(Nlm.NLMSG_ERROR, flags, request.seq(), 77, payload.array());
    }

    /** An ack that repeats the whole request. */
    static Message longAck(Message request, int errno, String words) {
        byte[] tail = Attrs.NONE.with(MSG, words).bytes();
        byte[] echo = request.bytes();
        ByteBuffer payload = Bytes.buffer(4 + echo.length + tail.length);
        payload.putInt(-errno).put(echo).put(tail);
        return new Message(Nlm.NLMSG_ERROR, Nlm.NLM_F_ACK_TLVS, request.seq(), 77, payload.array());
    }

    static Message done(Message request, int errno, int flags) {
        byte[] payload = Bytes.buffer(4).putInt(-errno).array();
        return new Message(Nlm.NLMSG_DONE, Nlm.NLM_F_MULTI | flags, request.seq(), 77, payload);
    }

    static Message done(Message request, int errno, String words) {
        byte[] tail = Attrs.NONE.with(MSG, words).bytes();
        byte[] payload = Bytes.buffer(4 + tail.length).putInt(-errno).put(tail).array();
        return new Message(Nlm.NLMSG_DONE, Nlm.NLM_F_MULTI | Nlm.NLM_F_ACK_TLVS, request.seq(), 77, payload);
    }
}
