package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The terminal behind a descriptor: who has it, how it is set, how large it is. See termios(3) and tcsetpgrp(3). */
public final class Terminal {
    /** glibc's struct termios has 60 bytes. */
    private static final int TERMIOS = 256;

    private static final int TCSADRAIN = 1;
    private static final int SIG_BLOCK = 0;
    private static final int SIG_SETMASK = 2;
    private static final long TIOCGWINSZ = 0x5413;

    private Terminal() {}

    private static final class Native {
        static final TerminalCalls IT = new TerminalCalls();
    }

    /** Settings as tcgetattr(3) gave them. */
    public static final class Settings {
        private final byte[] termios;

        private Settings(byte[] termios) {
            this.termios = termios;
        }
    }

    /** Columns and rows. */
    public record Size(int columns, int rows) {}

    /** Whether it is a terminal. */
    public static boolean isTerminal(int fd) {
        return Native.IT.isatty(fd) == 1;
    }

    /** The foreground process group. */
    public static int foreground(int fd) {
        return LibC.check(Native.IT.tcgetpgrp(fd), "tcgetpgrp", "");
    }

    /** Makes a group the foreground one, also when the caller is in the background. */
    public static void foreground(int fd, int group) {
        quietly("tcsetpgrp", () -> Native.IT.tcsetpgrp(fd, group));
    }

    /** How the terminal is set. */
    public static Settings settings(int fd) {
        byte[] termios = new byte[TERMIOS];
        LibC.check(Native.IT.tcgetattr(fd, termios), "tcgetattr", "");
        return new Settings(termios);
    }

    /** Sets it as it was, after all output has left; also when the caller is in the background. */
    public static void restore(int fd, Settings settings) {
        quietly("tcsetattr", () -> Native.IT.tcsetattr(fd, TCSADRAIN, settings.termios));
    }

    /** How large it is; empty when the terminal does not know. */
    public static Optional<Size> size(int fd) {
        byte[] winsize = new byte[8];
        if (Native.IT.ioctl(fd, TIOCGWINSZ, winsize) < 0) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(winsize).order(ByteOrder.nativeOrder());
        int rows = in.getShort(0) & 0xFFFF;
        int columns = in.getShort(2) & 0xFFFF;
        return rows == 0 || columns == 0 ? Optional.empty() : Optional.of(new Size(columns, rows));
    }

    /** With SIGTTOU blocked for this thread: the kernel would else stop a caller that is in the background. */
    private static void quietly(String name, LibC.Call call) {
        byte[] before = new byte[128];
        Native.IT.pthread_sigmask(SIG_BLOCK, Processes.signalSet(Processes.SIGTTOU), before);
        try {
            LibC.retry(name, "", call);
        } finally {
            Native.IT.pthread_sigmask(SIG_SETMASK, before, new byte[128]);
        }
    }
}
