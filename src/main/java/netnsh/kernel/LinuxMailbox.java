package netnsh.kernel;

import java.util.Arrays;
import java.util.List;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * A mailbox below /run, where nobody but root can plant anything; in a sandbox that is the sandbox's own. The folder is
 * made anew (mkdir(2) follows nothing and takes over nothing). Others may pass through it to read what is put there, the
 * pipe stands in a folder of its own that only the owner can enter.
 */
final class LinuxMailbox implements Callers.Mailbox {
    private static final int CHUNK = 64 << 10;
    private static final int TRIES = 100;

    private final String folder;
    private final Fd pipe;
    private final String inner;
    private volatile boolean closed;

    private LinuxMailbox(String folder) {
        this.folder = folder;
        this.inner = folder + "/calls";
        SysFiles.chmod(folder, 0711);
        SysFiles.mkdir(inner, 0700);
        SysFiles.mkfifo(pipe(), 0600);
        // both ends: it opens without a writer, and does not end with the last one
        this.pipe = Fd.open(pipe(), Fd.O_RDWR | Fd.O_NOFOLLOW);
    }

    static LinuxMailbox make() {
        SysException why = null;
        for (String place : List.of("/run", System.getProperty("java.io.tmpdir"))) {
            for (int i = 0; i < TRIES; i++) {
                String folder = place + "/netnsh-bash-" + Processes.ownPid() + (i == 0 ? "" : "-" + i);
                try {
                    SysFiles.mkdir(folder, 0700);
                    return new LinuxMailbox(folder);
                } catch (SysException e) {
                    why = e;
                    if (!e.is(Errno.EEXIST)) {
                        break;
                    }
                }
            }
        }
        throw Problem.of("bash.folder", "no folder can be made for the calls of the program: " + why.words())
                .kernel(why.errno(), null);
    }

    @Override
    public String folder() {
        return folder;
    }

    @Override
    public String pipe() {
        return inner + "/call";
    }

    @Override
    public int number() {
        return pipe.number();
    }

    @Override
    public String put(String name, String text) {
        String path = folder + "/" + name;
        try (Fd file = SysFiles.create(path, 0644)) {
            file.write(Utf8.encode(text));
        }
        SysFiles.chmod(path, 0644);
        return path;
    }

    @Override
    public byte[] read() {
        byte[] buffer = new byte[CHUNK];
        int size = closed ? 0 : pipe.read(buffer);
        return closed ? new byte[0] : Arrays.copyOf(buffer, size);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        pipe.write(new byte[] {'\n'}); // ends the wait of a reader; the descriptor stays open for it
        for (String name : SysFiles.list(inner)) {
            SysFiles.unlink(inner + "/" + name);
        }
        SysFiles.rmdir(inner);
        for (String name : SysFiles.list(folder)) {
            SysFiles.unlink(folder + "/" + name);
        }
        SysFiles.rmdir(folder);
    }
}
