package netnsh.session;

import java.io.File;
import java.util.Map;
import java.util.function.IntConsumer;
import netnsh.kernel.Programs;
import netnsh.kernel.Programs.Status;
import netnsh.kernel.Programs.Status.State;
import netnsh.plan.Effect;
import netnsh.plan.Problem;

/**
 * A program that {@code start} started: looked after by a thread of its own, its output in a file. What it starts carries
 * its mark in the environment, so that daemons that left its process group are found again.
 */
final class Server implements Runnable {
    private static final String MARK = Effect.Kept.VARIABLE;

    private static final int SIGTERM = 15;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5000;
    private static final long GOOD_WHILE_MILLIS = 10_000;
    private static final long GRACE_MILLIS = 2000;
    private static final long LOOK_MILLIS = 200;

    private final Programs programs;
    private final Programs.Start what;
    private final String name;
    private final boolean restart;
    private final boolean keep;
    private final File log;
    private final String mark;
    private Job job;
    private Runnable afterwards = () -> {};
    private IntConsumer first = started -> {};
    private volatile boolean stopping;
    private volatile int pid;

    /**
     * A server that does not run yet.
     *
     * @param what what is started; its descriptors are replaced
     * @param log the file for its output
     */
    Server(Programs programs, Programs.Start what, String name, boolean restart, boolean keep, File log) {
        this.programs = programs;
        this.what = what;
        this.name = name;
        this.restart = restart;
        this.keep = keep;
        this.log = log;
        this.mark = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    }

    /**
     * It is a host of its own.
     *
     * @param begun is told its process
     * @param ended what is to be done when it has ended, on its thread
     */
    void host(IntConsumer begun, Runnable ended) {
        first = begun;
        afterwards = ended;
    }

    String name() {
        return name;
    }

    /** What its processes have in their environment. */
    String mark() {
        return mark;
    }

    boolean keep() {
        return keep;
    }

    File log() {
        return log;
    }

    /** Starts it for the first time; whatever is wrong is a Problem. */
    int begin() {
        int[] empty = programs.pipe();
        programs.close(empty[1]);
        int out = programs.openForWriting(log.getPath(), true);
        try {
            Map<String, String> environment = new java.util.HashMap<>(what.environment());
            environment.put(MARK, mark);
            pid = programs.start(
                    new Programs.Start(what.ns(), what.argv(), environment, empty[0], out, out, 0, false, what.as()));
            first.accept(pid);
            return pid;
        } finally {
            programs.close(empty[0]);
            programs.close(out);
        }
    }

    /** Goes on as the job's thread. */
    void watched(Job as) {
        job = as;
        job.server(this);
        job.child(pid);
        Thread thread = new Thread(this, "server-" + name);
        thread.setDaemon(true);
        job.thread(thread);
        thread.start();
    }

    @Override
    public void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            long began = System.nanoTime();
            Status status = programs.waitFor(pid, true);
            while (status.state() == State.RUNNING || status.state() == State.STOPPED) {
                status = programs.waitFor(pid, true);
            }
            boolean good = System.nanoTime() - began > GOOD_WHILE_MILLIS * 1_000_000;
            pause = good ? FIRST_PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            if (stopping || !restart || !again(pause)) {
                job.child(0);
                outlived();
                afterwards.run();
                job.status(status);
                return;
            }
        }
    }

    /** Waits while something that it started goes on without it: a daemon, or more than one program in a host. */
    private void outlived() {
        while (!stopping && programs.signalMarked(MARK + "=" + mark, 0) > 0) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                continue; // by a signal for the job; stop says so before
            }
        }
    }

    /** Starts it once more after a pause; false when it cannot be, or is no longer wanted. */
    private boolean again(long pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            if (stopping) {
                return false;
            }
        }
        try {
            synchronized (this) {
                if (stopping) {
                    return false;
                }
                job.child(begin());
                return true;
            }
        } catch (Problem e) {
            // its namespace or its program is gone; that it has ended is what the list of jobs tells
            return false;
        }
    }

    /** It is not to be started again. */
    synchronized void stopping() {
        stopping = true;
    }

    /** Ends it and what it started: asks first, and after two seconds does not ask any more. */
    void stop() throws InterruptedException {
        stopping();
        job.signal(SIGTERM);
        job.signal(Job.SIGCONT);
        programs.signalMarked(MARK + "=" + mark, SIGTERM);
        long deadline = System.nanoTime() + GRACE_MILLIS * 1_000_000;
        while (System.nanoTime() < deadline && (!job.ended() || programs.signalMarked(MARK + "=" + mark, 0) > 0)) {
            Thread.sleep(10);
        }
        kill();
        job.await();
    }

    /** Ends it and what it started at once. */
    void kill() {
        stopping();
        job.signal(Job.SIGKILL);
        programs.killMarked(MARK + "=" + mark);
    }
}
