package netnsh.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import netnsh.value.Utf8;

/** Callers as /proc shows them, held by a pidfd so that another process with the same number is never meant. */
public final class LinuxCallers implements Callers {
    private static final int STDERR = 2;
    private static final int SIGINT_BIT = 1 << (Processes.SIGINT - 1);
    private static final List<String> RIGHTS = List.of("Uid", "Gid", "CapEff");

    private final Stat net = SysFiles.stat("/proc/self/ns/net");
    private final Stat mounts = SysFiles.stat("/proc/self/ns/mnt");
    private final Stat user = SysFiles.stat("/proc/self/ns/user");
    private final Stat root = SysFiles.stat("/proc/self/root");
    private final List<String> own = rights(SysFiles.readText("/proc/self/status"));
    private volatile Stat mailbox;
    /** The name that a namespace had when it was last asked for, by inode. */
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    @Override
    public boolean able() {
        try (Fd self = Processes.handle(Processes.ownPid());
                Fd out = Processes.take(self, STDERR)) {
            return out.isOpen();
        } catch (SysException e) {
            return e.is(Errno.EBADF);
        }
    }

    @Override
    public void signal(int pid, int signal) {
        try {
            Processes.kill(pid, signal);
        } catch (SysException e) {
            if (!e.is(Errno.ESRCH)) {
                throw Problem.of("program.signal", "cannot signal process " + pid + ": " + e.words())
                        .kernel(e.errno(), null);
            }
        }
    }

    @Override
    public void leaveKeys() {
        Processes.ignore(Processes.SIGINT, Processes.SIGQUIT);
    }

    @Override
    public Mailbox open() {
        LinuxMailbox made = LinuxMailbox.make();
        mailbox = SysFiles.stat(made.pipe());
        return made;
    }

    @Override
    public Caller caller(int pid) {
        try {
            return new Process(pid);
        } catch (SysException e) {
            throw Problem.of("caller.gone", "cannot look at the process " + pid + ": " + e.words())
                    .kernel(e.errno(), null);
        }
    }

    /** What a line of a process's status file says, see proc(5); empty when there is none. */
    private static String line(String status, String key) {
        int start = status.indexOf("\n" + key + ":\t");
        return start < 0 ? "" : status.substring(start + key.length() + 3, status.indexOf('\n', start + 1));
    }

    private static List<String> rights(String status) {
        List<String> all = new ArrayList<>();
        for (String key : RIGHTS) {
            all.add(line(status, key));
        }
        return all;
    }

    private final class Process implements Caller {
        private final String folder;
        private final int pid;
        private final Fd handle;
        private final Map<Integer, Fd> taken = new HashMap<>();
        private final String status;

        Process(int pid) {
            this.pid = pid;
            this.folder = "/proc/" + pid;
            this.handle = Processes.handle(pid);
            try {
                this.status = SysFiles.readText(folder + "/status");
            } catch (SysException e) {
                handle.close();
                throw e;
            }
        }

        @Override
        public boolean equal() {
            try {
                return own.equals(rights(status))
                        && SysFiles.stat(folder + "/ns/user").sameFile(user)
                        && SysFiles.stat(folder + "/root").sameFile(root);
            } catch (SysException gone) {
                return false;
            }
        }

        @Override
        public boolean ignoresInterrupts() {
            return (Long.parseUnsignedLong("0" + line(status, "SigIgn"), 16) & SIGINT_BIT) != 0;
        }

        @Override
        public <T> T inside(Supplier<T> work) {
            if (SysFiles.stat(folder + "/ns/mnt").sameFile(mounts)) {
                return work.get();
            }
            try (Fd there = Fd.open(folder + "/ns/mnt", Fd.O_RDONLY)) {
                return NsThread.among(there, work);
            }
        }

        @Override
        public NsRef ns() {
            Stat now = SysFiles.stat(folder + "/ns/net");
            if (now.sameFile(net)) {
                return NsRef.HOME;
            }
            String known = names.get(now.ino());
            if (known != null && NetnsDir.isFile(known, now)) {
                return new NsRef.Named(known);
            }
            List<String> found = NetnsDir.namesOf(now);
            if (found.isEmpty()) {
                return new NsRef.Pid(pid);
            }
            names.put(now.ino(), found.get(0));
            return new NsRef.Named(found.get(0));
        }

        @Override
        public int descriptor(int number) {
            try {
                return taken.computeIfAbsent(number, this::take).number();
            } catch (SysException e) {
                if (e.is(Errno.EBADF)) {
                    return -1;
                }
                throw Problem.of("caller.refused", "cannot use what the process " + pid + " has open: " + e.words())
                        .kernel(e.errno(), null);
            }
        }

        /** Its output is the mailbox for as long as it writes the call, and then what it was before. */
        private Fd take(int number) {
            while (true) {
                Fd fd = Processes.take(handle, number);
                if (mailbox == null || !fd.stat().sameFile(mailbox)) {
                    return fd;
                }
                fd.close();
                Thread.yield();
            }
        }

        @Override
        public int read(int number, byte[] buffer) {
            for (Fd fd : taken.values()) {
                if (fd.number() == number) {
                    return fd.read(buffer);
                }
            }
            throw new IllegalArgumentException("not taken: " + number);
        }

        @Override
        public boolean answer(int number, String line) {
            try (Fd pipe = Fd.open(folder + "/fd/" + number, Fd.O_WRONLY | Fd.O_NONBLOCK)) {
                if (!pipe.stat().isFifo()) {
                    return false;
                }
                pipe.write(Utf8.encode(line + "\n"));
                return true;
            } catch (SysException gone) {
                return false;
            }
        }

        @Override
        public void awaitEnd() {
            boolean[] ended = {false};
            while (!ended[0]) {
                ended = SysFiles.poll(-1, handle);
            }
        }

        @Override
        public void close() {
            taken.values().forEach(Fd::close);
            handle.close();
        }
    }
}
