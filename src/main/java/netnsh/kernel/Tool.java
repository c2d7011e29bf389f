package netnsh.kernel;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.Spawn;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.NsRef;
import netnsh.value.Utf8;

/** Runs a helper program that netnsh needs for its own work, and reads all that it says. */
final class Tool {
    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Tool() {}

    /**
     * What came of it.
     *
     * @param status exit status, 128 + signal when it was killed
     */
    record Ended(int status, String out, String err) {
        /** The first line of its complaint. */
        String why() {
            String all = err.isBlank() ? out : err;
            return all.strip().lines().findFirst().orElse("exit status " + status);
        }
    }

    /**
     * Runs it in a namespace with this to read.
     *
     * @param argv program, looked up on the PATH and in the system's folders, and arguments
     * @throws SysException "exec" when it is not there or cannot be executed
     */
    static Ended run(NsRef ns, List<String> argv, String input) {
        Map<String, String> environment = new HashMap<>(Spawn.ownEnvironment());
        String path = environment.getOrDefault("PATH", "") + ":" + SYSTEM_PATH;
        environment.put("LC_ALL", "C.UTF-8");
        Spawn program = Spawn.of(Spawn.find(argv.get(0), path), argv).environment(environment);
        Fd[] in = SysFiles.pipe();
        Fd[] out = SysFiles.pipe();
        Fd[] err = SysFiles.pipe();
        List<Fd> far = List.of(in[0], out[1], err[1]);
        try (Fd said = out[0];
                Fd complained = err[0]) {
            program.fd(0, in[0].number()).fd(1, out[1].number()).fd(2, err[1].number());
            int pid;
            try {
                pid = start(ns, program);
            } catch (RuntimeException e) {
                in[1].close();
                throw e;
            } finally {
                far.forEach(Fd::close);
            }
            feed(in[1], input);
            List<String> texts = readAll(said, complained);
            Processes.News news = Processes.waitFor(pid, true);
            int status = news.change() == Processes.News.Change.EXITED ? news.code() : 128 + news.code();
            return new Ended(status, texts.get(0), texts.get(1));
        }
    }

    private static void feed(Fd to, String input) {
        try (to) {
            to.write(Utf8.encode(input));
        } catch (SysException endedAlready) {
            // its exit status tells why
            return;
        }
    }

    private static int start(NsRef ns, Spawn program) {
        if (ns instanceof NsRef.Home) {
            return program.start();
        }
        try (Fd namespace = Places.open(ns)) {
            return NsThread.call(namespace, program::start);
        }
    }

    private static List<String> readAll(Fd... ends) {
        List<ByteArrayOutputStream> all = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            all.add(new ByteArrayOutputStream());
        }
        boolean[] ended = new boolean[ends.length];
        byte[] buffer = new byte[16384];
        while (!ended[0] || !ended[1]) {
            boolean[] ready = ended[0] || ended[1] ? new boolean[] {!ended[0], !ended[1]} : SysFiles.poll(-1, ends);
            for (int i = 0; i < ends.length; i++) {
                if (ready[i] && !ended[i]) {
                    int n = ends[i].read(buffer);
                    ended[i] = n <= 0;
                    all.get(i).write(buffer, 0, Math.max(0, n));
                }
            }
        }
        return List.of(
                Utf8.decode(all.get(0).toByteArray()), Utf8.decode(all.get(1).toByteArray()));
    }
}
