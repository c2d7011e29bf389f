package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import netnsh.model.Link;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.plan.View;
import netnsh.sys.Fd;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.sys.TunDevice;
import netnsh.value.Errno;

/** Makes and removes tuns and taps, and finds the programs at them. */
final class Taps {
    private Taps() {}

    static void run(Effect.Tap tap, Reads reads, Sink out) {
        if (!tap.make()) {
            Link link = reads.link(tap.ns(), tap.name(), false)
                    .orElseThrow(() -> Resolve.absent(reads, tap.ns(), tap.name())
                            .at(tap.blame().find(List.of(0))));
            if (link.kind().filter("tun"::equals).isEmpty()) {
                throw Problem.of("link.kind", link.name() + " is no tun or tap")
                        .at(tap.blame().find(List.of(0)))
                        .hint("link del " + link.name() + " removes it");
            }
        }
        try (Fd namespace = Places.open(tap.ns())) {
            String made = NsThread.call(namespace, () -> {
                if (tap.make()) {
                    return TunDevice.make(tap.name(), tap.flags(), tap.owner(), tap.group());
                }
                TunDevice.remove(tap.name(), tap.flags());
                return tap.name();
            });
            if (!made.equals(tap.name())) {
                out.accept(new Outcome.Note("the kernel calls it " + made));
            }
        } catch (SysException e) {
            int word = e.call().equals("TUNSETOWNER") ? 1 : e.call().equals("TUNSETGROUP") ? 2 : 0;
            throw refusal(tap, e).kernel(e.errno(), null).at(tap.blame().find(List.of(word)));
        }
    }

    private static Problem refusal(Effect.Tap tap, SysException e) {
        String toDo = (tap.make() ? "make " : "remove ") + (tap.name().isEmpty() ? "a link" : tap.name());
        if (e.is(Errno.EPERM) || e.is(Errno.EACCES)) {
            return Refusals.privilege(toDo, e.call().equals("open") ? "access to " + TunDevice.PATH : "CAP_NET_ADMIN");
        } else if (e.is(Errno.ENOENT) || e.is(Errno.ENODEV) || e.is(Errno.ENXIO)) {
            return Problem.of("kind.unknown", "this kernel has no " + TunDevice.PATH)
                    .hint("its module: modprobe tun (as root, outside)");
        } else if (e.is(Errno.EBUSY) && tap.make()) {
            return Problem.of("link.exists", "cannot " + toDo + ": there is a link of that name")
                    .hint("link show " + tap.name() + " shows it; tuntap del removes it");
        } else if (e.is(Errno.EBUSY)) {
            return Problem.of("link.refused", "cannot " + toDo + ": a program is at it")
                    .hint("ip -d tuntap shows which");
        } else if (e.is(Errno.EINVAL) && !tap.make()) {
            return Problem.of("link.refused", "cannot " + toDo + ": it is of another mode, or has queues of its own")
                    .hint("ip tuntap shows what it is; link del removes it, too");
        }
        if (e.is(Errno.EINVAL) && (e.call().equals("TUNSETOWNER") || e.call().equals("TUNSETGROUP"))) {
            return Problem.of("link.refused", "cannot give " + tap.name() + " to that number")
                    .hint("the user namespace of this sandbox has no such user or group: see user_namespaces(7)");
        }
        return Problem.of("link.refused", "cannot " + toDo + ": " + e.call() + ": " + e.words());
    }

    /** As fuser(1) would find them: whose descriptors are /dev/net/tun, attached to that name. */
    static List<View.Attached> attached(String tun) {
        List<View.Attached> all = new ArrayList<>();
        for (String pid : SysFiles.list("/proc")) {
            if (pid.matches("[0-9]+")) {
                attached(tun, Integer.parseInt(pid), all);
            }
        }
        return all;
    }

    private static void attached(String tun, int pid, List<View.Attached> all) {
        String process = "/proc/" + pid;
        try {
            for (String fd : SysFiles.list(process + "/fd")) {
                if (SysFiles.readlink(process + "/fd/" + fd).equals(TunDevice.PATH)
                        && SysFiles.readText(process + "/fdinfo/" + fd).contains("iff:\t" + tun + "\n")) {
                    all.add(new View.Attached(
                            SysFiles.readText(process + "/comm").stripTrailing(), pid));
                }
            }
        } catch (SysException gone) {
            // it has ended meanwhile, or belongs to somebody else
            return;
        }
    }
}
