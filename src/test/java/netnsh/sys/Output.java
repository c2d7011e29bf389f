package netnsh.sys;

import java.util.function.ToIntFunction;
import netnsh.value.Utf8;

/** What programs write, for tests. */
public final class Output {
    private Output() {}

    /** Starts a program that is given the writing end of a pipe; answers what it wrote. It must end well. */
    public static String of(ToIntFunction<Fd> start) {
        Fd[] pipe = SysFiles.pipe();
        int pid;
        try (Fd out = pipe[1]) {
            pid = start.applyAsInt(out);
        }
        StringBuilder text = new StringBuilder();
        try (Fd in = pipe[0]) {
            byte[] buffer = new byte[4096];
            for (int size = in.read(buffer); size > 0; size = in.read(buffer)) {
                text.append(Utf8.decode(buffer, 0, size));
            }
        }
        Processes.News end = Processes.waitFor(pid, true);
        if (end.change() != Processes.News.Change.EXITED || end.code() != 0) {
            throw new AssertionError(end + ": " + text);
        }
        return text.toString();
    }
}
