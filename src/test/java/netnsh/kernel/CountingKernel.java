package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import netnsh.netlink.Message;
import netnsh.netlink.Wire;
import netnsh.value.NsRef;

/** The running kernel, with what asks it for a change written down where it leaves for the socket. */
public final class CountingKernel {
    /** The types of the messages that asked for a change, in order. */
    public final List<Integer> changes = new ArrayList<>();

    public final LinuxKernel kernel = new LinuxKernel(new Sockets(
            (ns, namespace) -> new Counting(ns instanceof NsRef.Home ? SysWire.here() : SysWire.in(namespace))));

    private final class Counting implements Wire {
        private final Wire wire;

        Counting(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void send(byte[] datagram) {
            for (Message message : Message.parse(datagram)) {
                // linux/rtnetlink.h: of each four types the third asks, the others change
                if ((message.type() & 3) != 2) {
                    changes.add(message.type());
                }
            }
            wire.send(datagram);
        }

        @Override
        public byte[] receive() {
            return wire.receive();
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
