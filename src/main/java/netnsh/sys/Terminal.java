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

    // struct termios and its flags, asm-generic/termbits.h
    private static final int INPUT = 0;
    private static final int OUTPUT = 4;
    private static final int LOCAL = 12;
    private static final int KEYS = 17;
    private static final int VTIME = 5;
    private static final int VMIN = 6;
    private static final int IGNBRK = 01;
    private static final int BRKINT = 02;
    private static final int PARMRK = 010;
    private static final int ISTRIP = 040;
    private static final int INLCR = 0100;
    private static final int IGNCR = 0200;
    private static final int ICRNL = 0400;
    private static final int IXON = 02000;
    private static final int OPOST = 01;
    private static final int ISIG = 01;
    private static final int ICANON = 02;
    private static final int ECHO = 010;
    private static final int ECHONL = 0100;
    private static final int IEXTEN = 0100000;

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

        /** The same as cfmakeraw(3) changes them: bytes come and go as they are, and no key means a signal. */
        public Settings raw() {
            ByteBuffer t = ByteBuffer.wrap(termios.clone()).order(ByteOrder.nativeOrder());
            t.putInt(INPUT, t.getInt(INPUT) & ~(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON));
            t.putInt(OUTPUT, t.getInt(OUTPUT) & ~OPOST);
            t.putInt(LOCAL, t.getInt(LOCAL) & ~(ECHO | ECHONL | ICANON | ISIG | IEXTEN));
            t.put(KEYS + VMIN, (byte) 1).put(KEYS + VTIME, (byte) 0);
            return new Settings(t.array());
        }

        /** Whether Ctrl-C and Ctrl-Z are signals. */
        public boolean signals() {
            return (ByteBuffer.wrap(termios).order(ByteOrder.nativeOrder()).getInt(LOCAL) & ISIG) != 0;
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
