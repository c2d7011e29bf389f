package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * Links that a program reads and writes, made and removed by ioctl(2) on /dev/net/tun (linux/if_tun.h). The link belongs
 * to the network namespace of the calling thread.
 */
public final class TunDevice {
    /** Where they are asked for. */
    public static final String PATH = "/dev/net/tun";

    private static final long TUNSETIFF = 0x400454ca;
    private static final long TUNSETPERSIST = 0x400454cb;
    private static final long TUNSETOWNER = 0x400454cc;
    private static final long TUNSETGROUP = 0x400454ce;
    private static final int IFNAMSIZ = 16;
    /** struct ifreq of linux/if.h. */
    private static final int IFREQ = 40;

    private TunDevice() {}

    private static final class Calls {
        static final Fn POINTER = new Fn("ioctl", "ilp:i");
        static final Fn NUMBER = new Fn("ioctl", "ill:i");
    }

    /**
     * Makes a link that stays when its descriptor is closed.
     *
     * @param name its name; empty lets the kernel choose one
     * @param flags IFF_* of linux/if_tun.h
     * @param owner a user's number, or -1 for nobody in particular
     * @param group a group's number, or -1
     * @return the name that it got
     */
    public static String make(String name, int flags, long owner, long group) {
        try (Fd fd = Fd.open(PATH, Fd.O_RDWR)) {
            String made = attach(fd, name, flags);
            if (owner >= 0) {
                number(fd, TUNSETOWNER, "TUNSETOWNER", owner);
            }
            if (group >= 0) {
                number(fd, TUNSETGROUP, "TUNSETGROUP", group);
            }
            number(fd, TUNSETPERSIST, "TUNSETPERSIST", 1);
            return made;
        }
    }

    /** Removes one, if no program is at it; {@code flags} must say what it is. */
    public static void remove(String name, int flags) {
        try (Fd fd = Fd.open(PATH, Fd.O_RDWR)) {
            attach(fd, name, flags);
            number(fd, TUNSETPERSIST, "TUNSETPERSIST", 0);
        }
    }

    private static String attach(Fd fd, String name, int flags) {
        byte[] bytes = Utf8.encode(name);
        if (bytes.length >= IFNAMSIZ) {
            throw new SysException("TUNSETIFF", Errno.EINVAL, name);
        }
        byte[] request = Arrays.copyOf(bytes, IFREQ);
        ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).putShort(IFNAMSIZ, (short) flags);
        LibC.check(Calls.POINTER.with().i(fd.number()).l(TUNSETIFF).out(request).callInt(), "TUNSETIFF", name);
        int end = 0;
        while (end < IFNAMSIZ && request[end] != 0) {
            end++;
        }
        return Utf8.decode(request, 0, end);
    }

    private static void number(Fd fd, long request, String call, long value) {
        LibC.check(Calls.NUMBER.with().i(fd.number()).l(request).l(value).callInt(), call, "");
    }
}
