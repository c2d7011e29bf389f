package netnsh.sys;

import netnsh.value.Errno;

/**
 * A system call that failed: which call, with which errno, about what. It is unchecked because nearly every line of native
 * code can meet it; the rooms above turn it into a message for the user.
 */
public final class SysException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String call;
    private final int errno;
    private final String what;

    /**
     * @param call the system call's name, {@code setns}
     * @param errno see {@link Errno}
     * @param what the path, name or thing that the call was about; empty when there is none
     */
    public SysException(String call, int errno, String what) {
        super(call);
        this.call = call;
        this.errno = errno;
        this.what = what;
    }

    /** The system call's name. */
    public String call() {
        return call;
    }

    /** The error number. */
    public int errno() {
        return errno;
    }

    /** What the call was about; may be empty. */
    public String what() {
        return what;
    }

    /** Whether the call failed in this way. */
    public boolean is(int wanted) {
        return errno == wanted;
    }

    /** The symbolic name, {@code EEXIST}; {@code errno 4711} when there is none. */
    public String errnoName() {
        String name = Errno.name(errno);
        return name.isEmpty() ? "errno " + errno : name;
    }

    /** The C library's words, {@code File exists}. */
    public String words() {
        return Errno.text(errno);
    }

    /** {@code mount /run/netns/left: EINVAL (Invalid argument)}; made when it is asked for, errors are often expected. */
    @Override
    public String getMessage() {
        return call + (what.isEmpty() ? "" : " " + what) + ": " + errnoName() + " (" + words() + ")";
    }
}
