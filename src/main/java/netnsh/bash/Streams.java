package netnsh.bash;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.front.Around;
import netnsh.kernel.Callers.Caller;
import netnsh.value.NsRef;

/** What a caller can read: its own descriptors, and files as it names them from the folder that it stands in. */
final class Streams implements Around {
    private static final Pattern DESCRIPTOR = Pattern.compile("/(?:dev|proc/self)/fd/(\\d{1,6})");

    private final Caller caller;
    private final int pid;
    private final NsRef ns;

    Streams(Caller caller, int pid, NsRef ns) {
        this.caller = caller;
        this.pid = pid;
        this.ns = ns;
    }

    @Override
    public NsRef ns() {
        return ns;
    }

    @Override
    public InputStream open(String name) throws IOException {
        Matcher number = DESCRIPTOR.matcher(name);
        if (name.equals("-") || name.equals("/dev/stdin")) {
            return new Taken(caller.descriptor(0));
        } else if (number.matches()) {
            return new Taken(caller.descriptor(Integer.parseInt(number.group(1))));
        }
        return new FileInputStream(name.startsWith("/") ? name : "/proc/" + pid + "/cwd/" + name);
    }

    @Override
    public int inFd() {
        return Math.max(0, caller.descriptor(0));
    }

    @Override
    public boolean runsPrograms() {
        return true;
    }

    /** One of the caller's descriptors. */
    private final class Taken extends InputStream {
        private final int fd;

        Taken(int fd) {
            this.fd = fd;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) <= 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (fd < 0 || length == 0) {
                return length == 0 ? 0 : -1;
            }
            byte[] bytes = new byte[length];
            int size = caller.read(fd, bytes);
            System.arraycopy(bytes, 0, buffer, offset, size);
            return size == 0 ? -1 : size;
        }
    }
}
