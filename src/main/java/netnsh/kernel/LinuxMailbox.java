package netnsh.kernel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * A mailbox below /run, where nobody but root can plant anything; in a sandbox that is the sandbox's own. The folder is
 * made anew (mkdir(2) follows nothing and takes over nothing). Others may pass through it to read what is put there: a child
 * bash of another user complains of a BASH_ENV that it cannot read. The pipe stands in a folder of its own that only the
 * owner can enter. Its owner holds a lock on the folder; one that nobody holds was left by a process that was killed, and
 * whoever makes the next mailbox takes it away.
 */
final class LinuxMailbox implements Callers.Mailbox {
    private static final int CHUNK = 64 << 10;
    private static final int TRIES = 100;
    private static final String PREFIX = "netnsh-bash-";
    /** What is put behind the name of one that is being taken away. */
    private static final String ENDED = "-ended";

    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,10})(?:-\\d{1,2})?(?:" + ENDED + ")?");
    private static final int FOLDER = Fd.O_RDONLY | Fd.O_DIRECTORY | Fd.O_NOFOLLOW;

    private final String folder;
    private final Fd held;
    private final Fd pipe;
    private final String inner;
    private volatile boolean closed;

    private LinuxMailbox(String folder) {
        this.folder = folder;
        this.inner = folder + "/calls";
        this.held = Fd.open(folder, FOLDER);
        held.tryLock(false);
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
                String folder = place + "/" + PREFIX + Processes.ownPid() + (i == 0 ? "" : "-" + i);
                try {
                    SysFiles.mkdir(folder, 0700);
                    LinuxMailbox made = new LinuxMailbox(folder);
                    clear(place);
                    return made;
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

    /** Takes away what killed processes of this user have left; anything that is not certain stays. */
    private static void clear(String place) {
        for (String name : SysFiles.list(place)) {
            Matcher left = NAME.matcher(name);
            if (!left.matches() || SysFiles.exists("/proc/" + left.group(1))) {
                continue;
            }
            // in another process namespace the number may mean nobody, and the owner be alive: so the lock counts, too
            try (Fd there = Fd.open(place + "/" + name, FOLDER)) {
                if (there.stat().uid() == Processes.effectiveUid() && there.tryLock(false)) {
                    empty(place + "/" + name);
                }
            } catch (SysException notOurs) {
                continue;
            }
        }
    }

    private static void empty(String folder) {
        String inner = folder + "/calls";
        if (SysFiles.exists(inner)) {
            try (Fd calls = Fd.open(inner, FOLDER)) {
                for (String name : SysFiles.list(inner)) {
                    calls.unlinkAt(name);
                }
            }
            SysFiles.rmdir(inner);
        }
        SysFiles.list(folder).forEach(name -> SysFiles.unlink(folder + "/" + name));
        SysFiles.rmdir(folder);
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
    public int owner() {
        return Processes.ownPid();
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
        String left = withdrawn();
        pipe.write(new byte[] {'\n'}); // ends the wait of a reader; the descriptor stays open for it
        empty(left);
        held.close();
    }

    /** Its name goes at once: a program must not meet a half of it, which would look like a session that was killed. */
    private String withdrawn() {
        Path whole = Path.of(folder);
        String name = whole.getFileName().toString();
        try (Fd place = Fd.open(whole.getParent().toString(), FOLDER)) {
            place.renameAt(name, name + ENDED);
            return folder + ENDED;
        } catch (SysException taken) { // by what a killed process of the same number has left
            return folder;
        }
    }
}
