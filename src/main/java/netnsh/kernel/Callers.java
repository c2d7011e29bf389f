package netnsh.kernel;

import java.util.function.Supplier;
import netnsh.value.NsRef;

/** Processes that hand lines to this one through named pipes, and what this one must know about them. */
public interface Callers {
    /**
     * A folder with a named pipe that only this process's user can write to. Others may read what is put into the folder.
     *
     * @throws netnsh.plan.Problem when no folder can be made
     */
    Mailbox open();

    /**
     * A process that waits for an answer.
     *
     * @throws netnsh.plan.Problem when there is no such process, or it may not be looked at
     */
    Caller caller(int pid);

    /** Sends a signal to a process; one that has ended gets none. */
    void signal(int pid, int signal);

    /** From now on Ctrl-C and Ctrl-\ are for the programs that this process has started, and no longer end it. */
    void leaveKeys();

    /** Whether {@link #caller} can serve anybody on this kernel (pidfd_getfd(2), Linux 5.6). */
    boolean able();

    /** The folder of this process; closing it takes it away. */
    interface Mailbox extends AutoCloseable {
        /** Its path. */
        String folder();

        /** The path of the named pipe in it. */
        String pipe();

        /** This process, by its number. */
        int owner();

        /** By what number this process has the pipe open. */
        int number();

        /** Puts a file into it that everybody may read; answers its path. */
        String put(String name, String text);

        /** Waits for bytes; none when the mailbox was closed. */
        byte[] read();

        @Override
        void close();
    }

    /** A process that waits for an answer. Not for use by several threads. */
    interface Caller extends AutoCloseable {
        /**
         * Whether it has the rights that this process has, in the same user namespace and below the same root: whether it
         * may have done for it what this process may do.
         */
        boolean equal();

        /** Whether signals INT are ignored by it. */
        boolean ignoresInterrupts();

        /** Does something among its mounts. */
        <T> T inside(Supplier<T> work);

        /** Its network namespace, by name where it has one; to be asked {@link #inside}. */
        NsRef ns();

        /**
         * A descriptor of its own as one of this process, for {@link Programs}; closed with the caller.
         *
         * @return the number here; -1 when nothing is open under that number there
         * @throws netnsh.plan.Problem without the right to take it
         */
        int descriptor(int number);

        /** Reads from one of the descriptors taken; 0 at the end. */
        int read(int number, byte[] buffer);

        /** Writes a line into the pipe that it has open under this number; false when there is no pipe. */
        boolean answer(int number, String line);

        /** Waits until it has ended. */
        void awaitEnd();

        @Override
        void close();
    }
}
