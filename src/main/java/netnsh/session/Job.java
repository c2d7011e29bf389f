package netnsh.session;

import netnsh.kernel.Programs;
import netnsh.kernel.Programs.Status.State;

/**
 * Something that runs beside the session: a program in a process group of its own, or a command of netnsh's on a thread.
 */
final class Job {
    static final int SIGKILL = 9;
    static final int SIGCONT = 18;

    private final int number;
    private final String text;
    private final Programs programs;
    private int group;
    private Server server;
    private Thread thread;
    private Runnable then;
    private Programs.Status status = new Programs.Status(State.RUNNING, 0);

    Job(int number, String text, Programs programs) {
        this.number = number;
        this.text = text;
        this.programs = programs;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    /** It is a server, which looks after itself. */
    synchronized void server(Server as) {
        server = as;
    }

    /** What {@code start} made it, or null. */
    synchronized Server server() {
        return server;
    }

    /** The process group of its program, 0 while it has none. */
    synchronized int group() {
        return group;
    }

    /** It is this program. */
    synchronized void program(int pid, Programs.Status now) {
        group = pid;
        status = now;
    }

    /** It is a command on this thread. */
    synchronized void thread(Thread on) {
        thread = on;
    }

    synchronized boolean onThread() {
        return thread != null;
    }

    /** Its thread runs a program in the foreground of the job. */
    synchronized void child(int pid) {
        group = pid;
    }

    synchronized Programs.Status status() {
        return status;
    }

    void status(Programs.Status now) {
        Runnable over;
        synchronized (this) {
            status = now;
            over = ended() ? then : null;
            then = over == null ? then : null;
        }
        if (over != null) {
            over.run();
        }
    }

    /** What is to be done when it has ended. */
    synchronized void whenEnded(Runnable next) {
        then = next;
    }

    /** Asks the kernel how it is; never waits. */
    Programs.Status poll() {
        int pid;
        synchronized (this) {
            if (thread != null || ended()) {
                return status;
            }
            pid = group;
        }
        Programs.Status now = programs.waitFor(pid, false);
        status(now.state() == State.RUNNING && status().state() == State.STOPPED ? status() : now);
        return status();
    }

    synchronized boolean ended() {
        return Jobs.over(status);
    }

    /** Waits until it ends or stops. */
    Programs.Status await() throws InterruptedException {
        Thread on;
        int pid;
        synchronized (this) {
            on = thread;
            pid = group;
            if (ended()) {
                return status;
            }
        }
        if (on != null) {
            on.join();
        } else {
            status(programs.waitFor(pid, true));
        }
        return status();
    }

    /** Sends a signal; a command on a thread is interrupted by any that would end a program. */
    void signal(int signal) {
        Thread on;
        int pid;
        synchronized (this) {
            on = thread;
            pid = group;
        }
        if (pid != 0 && !ended()) {
            programs.signal(pid, signal);
            if (signal == SIGCONT && on == null) {
                status(new Programs.Status(State.RUNNING, 0));
            }
        }
        if (on != null && signal != SIGCONT) {
            on.interrupt();
        }
    }
}
