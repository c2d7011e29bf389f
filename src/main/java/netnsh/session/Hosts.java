package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import netnsh.journal.SpawnedHost;
import netnsh.kernel.Programs;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.Account;
import netnsh.value.NsRef;

/** The words that start and enter hosts of their own: unshare(1) and nsenter(1) need rights that the program must not get. */
final class Hosts {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long LOOK_MILLIS = 2;

    private Hosts() {}

    /** What starts a host. */
    static List<String> start(Effect.Spawn e, Account as, Programs programs) {
        List<String> words = new ArrayList<>(List.of("unshare"));
        e.kinds().forEach(kind -> words.add("--" + kind));
        if (e.kinds().contains("pid")) {
            words.addAll(List.of("--fork", "--kill-child"));
            if (e.kinds().contains("mount")) {
                words.add("--mount-proc");
            }
        }
        // the file asks who one is, the system call behind hostname(1) what one may
        String hostname = e.kinds().contains("uts")
                ? "{ echo \"$0\" > /proc/sys/kernel/hostname; } 2>/dev/null || hostname \"$0\" && "
                : "";
        // Ctrl-C does not reach the first process of a host, unless it asks for it as a shell does
        boolean second = e.terminal() && e.argv().size() > 1 && e.kinds().contains("pid");
        String run = second ? "exec /bin/sh -c '\"$@\"; exit $?' \"$0\" \"$@\"" : "exec \"$@\"";
        words.addAll(List.of("--", "/bin/sh", "-c", SpawnedHost.BEGINS + hostname + run, e.name()));
        words.addAll(programs.becoming(as));
        words.addAll(e.argv());
        return words;
    }

    /** How a program is run in a namespace: in one that belongs to a host of its own, inside that host. */
    static Programs.Start inside(Programs.Start what, Programs programs) {
        return what.ns() instanceof NsRef.Named ns
                ? SpawnedHost.in(ns.name())
                        .map(host -> inside(host, what, programs))
                        .orElse(what)
                : what;
    }

    private static Programs.Start inside(SpawnedHost host, Programs.Start what, Programs programs) {
        if (host.kinds().contains("mount")) {
            programs.reachMounts(host.name());
        }
        List<String> words = new ArrayList<>(List.of("nsenter", "--target", "" + made(host)));
        host.kinds().forEach(kind -> words.add("--" + kind));
        words.add("--");
        words.addAll(programs.becoming(what.as()));
        words.addAll(what.argv());
        return what.by(words, null);
    }

    /** The process of a host for nsenter(1); another line may have started it a moment ago. */
    private static int made(SpawnedHost host) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        OptionalInt inner = host.inner();
        while (inner.isEmpty() && System.nanoTime() < end) {
            Runner.pause(LOOK_MILLIS);
            inner = host.inner();
        }
        return inner.orElseThrow(
                () -> Problem.of("host.begins", "the host " + host.name() + " is not made yet, and cannot be entered"));
    }
}
