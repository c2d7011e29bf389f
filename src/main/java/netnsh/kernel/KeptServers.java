package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import netnsh.plan.Effect;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;

/** Ends servers that have outlived their session: they and what they started are known by an entry of their environment. */
final class KeptServers {
    private static final int SIGTERM = 15;
    private static final long GRACE_NANOS = 2_000_000_000L;
    private static final long LOOK_MILLIS = 10;

    private static final String LOG = ".*/" + Effect.Kept.FOLDER + "[^/]+/[^/]+\\.log";

    private KeptServers() {}

    static void run(Effect.Kept effect, Programs programs) {
        if (effect.remember()) {
            return; // it runs; that it does is for the journal
        }
        String entry = Effect.Kept.VARIABLE + "=" + effect.mark();
        List<String> logs = logs(entry);
        programs.signalMarked(entry, SIGTERM);
        long deadline = System.nanoTime() + GRACE_NANOS;
        while (programs.signalMarked(entry, 0) > 0 && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        programs.killMarked(entry);
        for (String log : logs) {
            try {
                SysFiles.unlink(log);
                SysFiles.rmdir(log.substring(0, log.lastIndexOf('/')));
            } catch (SysException goneOrOthersAreInIt) {
                continue;
            }
        }
    }

    /** The files into which they write what they say. */
    private static List<String> logs(String entry) {
        List<String> all = new ArrayList<>();
        for (String pid : SysFiles.list("/proc")) {
            try {
                String log = Marks.has(pid, entry) ? SysFiles.readlink("/proc/" + pid + "/fd/1") : "";
                if (log.matches(LOG) && !all.contains(log)) {
                    all.add(log);
                }
            } catch (SysException goneOrNotOurs) {
                continue;
            }
        }
        return all;
    }
}
