import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import netnsh.kernel.NetnsDir;
import netnsh.kernel.SysWire;
import netnsh.sys.Fd;

/**
 * The floor of the benches: makes namespaces and sends messages that were encoded beforehand, and does nothing else. The
 * file of messages holds, for each namespace, records of: 1 byte where it goes (0 home, 1 the namespace), 4 bytes length,
 * 4 bytes offset at which the namespace's descriptor is to be put (-1: nowhere), then the datagram. A record of length 0
 * at home makes the next namespace h1, h2, …
 */
public final class Floor {
    private Floor() {}

    public static void main(String[] args) throws Exception {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0]))).order(ByteOrder.LITTLE_ENDIAN);
        SysWire home = SysWire.here();
        SysWire there = null;
        Fd namespace = null;
        int number = 0;
        while (in.hasRemaining()) {
            boolean inside = in.get() == 1;
            byte[] datagram = new byte[in.getInt()];
            int offset = in.getInt();
            if (datagram.length == 0) {
                if (namespace != null) {
                    there.close();
                    namespace.close();
                }
                String name = "h" + ++number;
                NetnsDir.create(name);
                namespace = NetnsDir.open(name);
                there = SysWire.in(namespace);
                continue;
            }
            in.get(datagram);
            if (offset >= 0) {
                ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder()).putInt(offset, namespace.number());
            }
            SysWire wire = inside ? there : home;
            wire.send(datagram);
            answers(wire, datagram);
        }
        System.exit(0);
    }

    /** Waits for as many acks as there are messages; each must be one of success. */
    private static void answers(SysWire wire, byte[] datagram) {
        int wanted = count(datagram);
        while (wanted > 0) {
            byte[] answer = wire.receive();
            ByteBuffer ack = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
            for (int at = 0; at < answer.length; at += ack.getInt(at) + 3 & ~3) {
                if (ack.getInt(at + 16) != 0) {
                    throw new IllegalStateException("refused: errno " + -ack.getInt(at + 16));
                }
                wanted--;
            }
        }
    }

    private static int count(byte[] datagram) {
        ByteBuffer all = ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder());
        int n = 0;
        for (int at = 0; at < datagram.length; at += all.getInt(at) + 3 & ~3) {
            n++;
        }
        return n;
    }
}
