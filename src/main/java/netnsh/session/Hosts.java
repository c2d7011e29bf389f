package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import netnsh.kernel.Programs;
import netnsh.plan.Effect;
import netnsh.value.Account;

/** The words that start and enter hosts of their own: unshare(1) and nsenter(1) need rights that the program must not get. */
final class Hosts {
    private Hosts() {}

    /** What starts a host. */
    static List<String> start(Effect.Spawn e, Account as) {
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
        String run = second ? "\"$@\"; exit $?" : "exec \"$@\"";
        words.addAll(List.of("--", "/bin/sh", "-c", hostname + run, e.name()));
        words.addAll(become(as));
        words.addAll(e.argv());
        return words;
    }

    /** What runs a program in a host. */
    static Programs.Start inside(Server host, Programs.Start what) {
        List<String> words = new ArrayList<>(List.of("nsenter", "--target", "" + host.inner()));
        host.kinds().forEach(kind -> words.add("--" + kind));
        words.add("--");
        words.addAll(become(what.as()));
        words.addAll(what.argv());
        return what.by(words, null);
    }

    /** In front of a program: what takes rights away that unshare and nsenter still need, in the words of setpriv(1). */
    private static List<String> become(Account as) {
        if (as == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of("setpriv", "--inh-caps=-all", "--ambient-caps=-all"));
        if (!as.name().equals(System.getProperty("user.name"))) {
            words.addAll(List.of("--reuid", "" + as.uid(), "--regid", "" + as.gid(), "--init-groups"));
        }
        words.add("--");
        return words;
    }
}
