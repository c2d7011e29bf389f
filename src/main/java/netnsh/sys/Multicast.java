package netnsh.sys;

import java.util.Arrays;

/** Link-layer multicast addresses of interfaces in the calling thread's namespace, see netdevice(7). */
public final class Multicast {
    private static final int AF_INET = 2;
    private static final long SIOCADDMULTI = 0x8931;
    private static final long SIOCDELMULTI = 0x8932;
    /** IFNAMSIZ of linux/if.h, struct ifreq, and where its address starts behind the family. */
    private static final int NAME = 16;

    private static final int REQUEST = 40;
    private static final int ADDRESS = 18;

    private Multicast() {}

    /**
     * Adds or removes one.
     *
     * @param device an interface's name (no alternative name)
     * @param address at most 14 bytes
     */
    public static void change(boolean add, String device, byte[] address) {
        // the path's bytes end with a NUL, and so does what is cut off
        byte[] name = Arrays.copyOf(LibC.path(device), NAME);
        byte[] request = Arrays.copyOf(name, REQUEST);
        request[NAME - 1] = 0;
        System.arraycopy(address, 0, request, ADDRESS, address.length);
        try (Socket socket = Socket.open(AF_INET, Socket.SOCK_DGRAM, 0)) {
            int answer = LibC.spaces().ioctl(socket.fd().number(), add ? SIOCADDMULTI : SIOCDELMULTI, request);
            LibC.check(answer, add ? "SIOCADDMULTI" : "SIOCDELMULTI", device);
        }
    }
}
