package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.plan.Problem;
import netnsh.sys.Identity;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.value.Account;
import netnsh.value.Accounts;
import netnsh.value.Errno;

/**
 * How a program becomes somebody's. Where the user namespace knows the user, the thread that starts it becomes him: user,
 * group, all groups, no capability left. That thread sets no_new_privs for nobody: as behind su(1), set-user-ID programs
 * work, so that sudo(8) and a ping(8) with file capabilities do.
 *
 * <p>A sandbox of one user knows no other. There, and for the very person who started a sandbox, unshare(1) gives the
 * program a user namespace of its own, in which that person has the wanted number; it has no right over the sandbox's network
 * either, and its files are his.
 */
final class AsUser {
    private static final String UNSHARE = "/usr/bin/unshare";

    private AsUser() {}

    /** Whether the user is had by a user namespace of its own. */
    static boolean apart(Account as) {
        long here = Accounts.outsideOf(as.uid());
        return as.uid() != Processes.effectiveUid()
                && !Accounts.everybody()
                && (here < 0 || as.uid() == Accounts.outsideOf(0));
    }

    /** The words that make a program the user's where somebody else starts it: of setpriv(1), or apart. */
    static List<String> words(Account as) {
        if (apart(as)) {
            return words(as, List.of());
        }
        List<String> words = new ArrayList<>(List.of("setpriv", "--inh-caps=-all", "--ambient-caps=-all"));
        if (as.uid() != Processes.effectiveUid()) {
            words.addAll(List.of("--reuid", "" + as.uid(), "--regid", "" + as.gid(), "--init-groups"));
        }
        words.add("--");
        return words;
    }

    /** The words that start the program apart. */
    static List<String> words(Account as, List<String> argv) {
        List<String> words =
                new ArrayList<>(List.of(UNSHARE, "--user", "--map-user=" + as.uid(), "--map-group=" + as.gid(), "--"));
        words.addAll(argv);
        return words;
    }

    /** What su(1) sets, and without what belongs to the one before. */
    static void environment(Account as, Map<String, String> environment) {
        environment.put("HOME", as.home());
        environment.put("USER", as.name());
        environment.put("LOGNAME", as.name());
        environment.put("SHELL", as.shell());
        List.of("XDG_RUNTIME_DIR", "XDG_SESSION_ID", "DBUS_SESSION_BUS_ADDRESS", "MAIL")
                .forEach(environment::remove);
    }

    /** The calling thread becomes the user; it must end soon. */
    static void become(Account as) {
        if (as.uid() == Processes.effectiveUid()) {
            if (as.uid() != 0) {
                Identity.dropCapabilities(); // he is already, but netnsh may have kept some rights for itself
            }
            return;
        }
        try {
            Identity.become(as.uid(), as.gid(), as.groups());
        } catch (SysException e) {
            throw problem(as, e);
        }
    }

    private static Problem problem(Account as, SysException e) {
        String message = "cannot run a program as " + as.name();
        if (e.is(Errno.EPERM) && Accounts.everybody()) {
            Problem refused = Refusals.privilege("run a program as " + as.name(), "CAP_SETUID")
                    .kernel(e.errno(), null);
            boolean dropped = System.getProperty("netnsh.dropped") != null;
            return dropped ? refused.hint("sudo netnsh without --drop can") : refused;
        } else if (e.is(Errno.EINVAL) || e.is(Errno.EPERM)) {
            return Problem.of("program.user", message + ": this sandbox does not know all of his numbers")
                    .kernel(e.errno(), null)
                    .hint("install uidmap (newuidmap) and give yourself a range in /etc/subuid and /etc/subgid");
        }
        return Problem.of("program.user", message + ": " + e.call() + ": " + e.words())
                .kernel(e.errno(), null);
    }
}
