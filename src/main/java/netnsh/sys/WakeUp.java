package netnsh.sys;

import netnsh.value.Errno;

/** Ends a wait on descriptors from another thread, see eventfd(2). */
public final class WakeUp implements AutoCloseable {
    private static final int EFD_CLOEXEC = 02000000;
    private static final int EFD_NONBLOCK = 04000;
    private static final byte[] ONE = {1, 0, 0, 0, 0, 0, 0, 1};

    private final Fd fd;

    /** A wake-up that has not been called for yet. */
    public WakeUp() {
        fd = Fd.of(LibC.check(LibC.pipes().eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd", ""));
    }

    /** Ends this and every later wait until {@link #reset}. */
    public void wake() {
        fd.write(ONE);
    }

    /** Lets waits wait again. */
    public void reset() {
        try {
            fd.read(new byte[8]);
        } catch (SysException e) {
            if (!e.is(Errno.EAGAIN)) {
                throw e;
            }
        }
    }

    /** Readable from {@link #wake} on. */
    public Fd fd() {
        return fd;
    }

    @Override
    public void close() {
        fd.close();
    }
}
