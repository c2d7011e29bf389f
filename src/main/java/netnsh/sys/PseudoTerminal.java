package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A pseudo terminal, see pty(7): a program has the one end as its terminal, whoever made it reads and types at the other. */
public final class PseudoTerminal implements AutoCloseable {
    // asm-generic/ioctls.h
    private static final long TIOCSPTLCK = 0x40045431L;
    private static final long TIOCGPTN = 0x80045430L;
    private static final long TIOCSWINSZ = 0x5414L;

    private final Fd master;
    private final String path;

    private PseudoTerminal(Fd master, String path) {
        this.master = master;
        this.path = path;
    }

    /**
     * Makes one.
     *
     * @throws SysException when there are none (no /dev/ptmx, too many)
     */
    public static PseudoTerminal open() {
        Fd master = Fd.open("/dev/ptmx", Fd.O_RDWR | Fd.O_NOCTTY);
        try {
            byte[] number = new byte[4];
            ioctl(master, TIOCSPTLCK, new byte[4]);
            ioctl(master, TIOCGPTN, number);
            int n = ByteBuffer.wrap(number).order(ByteOrder.nativeOrder()).getInt();
            return new PseudoTerminal(master, "/dev/pts/" + n);
        } catch (SysException e) {
            master.close();
            throw e;
        }
    }

    private static void ioctl(Fd terminal, long request, byte[] argument) {
        LibC.check(LibC.spaces().ioctl(terminal.number(), request, argument), "ioctl", "");
    }

    /** The file that a program opens as its terminal. */
    public String path() {
        return path;
    }

    /** The end of whoever made it: what is written there is typed, what is read was printed. EIO: nobody has the other. */
    public Fd master() {
        return master;
    }

    /** Says how large it is; the programs on it are told when that changes. */
    public void size(Terminal.Size size) {
        ByteBuffer winsize = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        winsize.putShort((short) size.rows()).putShort((short) size.columns());
        ioctl(master, TIOCSWINSZ, winsize.array());
    }

    @Override
    public void close() {
        master.close();
    }
}
