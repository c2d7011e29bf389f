package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netnsh.netlink.Attrs;
import netnsh.netlink.NetlinkError;
import netnsh.plan.Blame;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.rtnl.Requests;
import netnsh.uapi.Rtm;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/** What the kernel refused, in the user's terms: under which word, in whose words, and how to get on. */
final class Refusals {
    private static final int AF_INET6 = 10;

    private Refusals() {}

    /** A right is missing. */
    static Problem privilege(String toDo, String capability) {
        return Problem.of("privilege", "not permitted to " + toDo + ": " + capability + " is missing")
                .hint("start netnsh with sudo, or try things out in a sandbox of your own: netnsh --sandbox");
    }

    /** A question that the kernel did not answer. */
    static Problem ofRead(NsRef ns, NetlinkError e) {
        if (e.errno() == Errno.ETIMEDOUT) {
            return silence(e);
        } else if (e.errno() == Errno.EPERM || e.errno() == Errno.EACCES) {
            return privilege("read the network of " + ns, "CAP_NET_ADMIN").kernel(e.errno(), e.kernelWords());
        }
        boolean route = e.request() != null && e.request().type() == Rtm.RTM_GETROUTE;
        if (route && e.errno() == Errno.ENOENT) {
            return Problem.of("route.table", "there is no such routing table" + where(ns))
                    .kernel(e.errno(), e.kernelWords());
        }
        String what = e.request() == null ? "the question" : e.request().typeName();
        return Problem.of("kernel.refused", "the kernel refuses " + what + ": " + e.errnoText())
                .kernel(e.errno(), e.kernelWords());
    }

    private static Problem silence(NetlinkError e) {
        String what = e.request() == null ? "" : " to " + e.request().typeName();
        return Problem.of("kernel.silent", "the kernel does not answer" + what).kernel(e.errno(), null);
    }

    /** A question for one route that the kernel refused. */
    static Problem ofQuestion(NetlinkError e, Blame blame, Hints hints) {
        List<Integer> path = path(e, netnsh.rtnl.Routes.HEADER);
        Problem problem = e.errno() == Errno.ENETUNREACH || e.errno() == Errno.EHOSTUNREACH
                ? Problem.of("route.unreachable", Errno.text(e.errno()))
                : Problem.of("route.refused", "the kernel refuses the question: " + e.errnoText());
        return problem.kernel(e.errno(), e.kernelWords())
                .hint(hints.unreachable(e.errno()))
                .at(blame.find(path.isEmpty() ? List.of(Subjects.RTA_DST) : path));
    }

    /** A change that the kernel refused. */
    static Problem of(NetlinkError e, NetOp op, NsRef ns, Blame blame, Hints hints) {
        Optional<AlreadyThere> other = hints.alreadyThere(e, op);
        if (other.isPresent()) {
            AlreadyThere there = other.get();
            return Problem.of("link.exists", there.message())
                    .kernel(e.errno(), e.kernelWords())
                    .hint(there.hint())
                    .at(blame.find(there.path()));
        }
        List<Integer> path = path(e, Requests.headerLength(op));
        if (path.isEmpty()) {
            path = Subjects.path(op, e);
        }
        return problem(e, op, ns).hint(hints.of(e, op)).at(blame.find(path));
    }

    private static List<Integer> path(NetlinkError e, int headerLength) {
        if (e.request() == null) {
            return List.of();
        }
        if (e.attrOffset() >= 0) {
            return Attrs.pathAt(e.request().payload(), headerLength, e.attrOffset());
        }
        List<Integer> path = new ArrayList<>();
        if (e.missingType() >= 0) {
            if (e.missingNest() >= 0) {
                path.addAll(Attrs.pathAt(e.request().payload(), headerLength, e.missingNest()));
            }
            path.add(e.missingType());
        }
        return path;
    }

    private static Problem problem(NetlinkError e, NetOp op, NsRef ns) {
        String subject = Subjects.name(op);
        int errno = e.errno();
        String words = e.kernelWords();
        Problem problem;
        if (errno == Errno.ETIMEDOUT && words != null && words.startsWith("no answer")) {
            return silence(e);
        } else if (errno == Errno.EPERM) {
            return privilege(Subjects.verb(op) + " " + subject, "CAP_NET_ADMIN").kernel(errno, words);
        } else if (errno == Errno.EACCES
                && op instanceof NetOp.AddAddress a
                && a.address().family() == AF_INET6) {
            // rtnetlink says EPERM of a missing right; this one means the parameter (addrconf.c, inet6_addr_add)
            problem = Problem.of(
                    "addr.disabled",
                    "cannot " + Subjects.verb(op) + " " + subject
                            + ": IPv6 is switched off there (net.ipv6.conf.IF.disable_ipv6)");
        } else if (op instanceof NetOp.SetNsid && errno == Errno.EEXIST) {
            problem = Problem.of("netns.nsid", "the namespace has an id already, or another one has this id");
        } else if (errno == Errno.EEXIST) {
            problem = Problem.of(Subjects.room(op) + ".exists", Subjects.taken(op) + " exists already");
        } else if (absent(op, errno)) {
            problem = Problem.of(Subjects.room(op) + ".absent", "there is no such " + Subjects.noun(op) + where(ns));
        } else if (errno == Errno.ENODEV) {
            problem = Problem.of("link.absent", "cannot " + Subjects.verb(op) + " " + subject + ": no such device");
        } else if (Subjects.kind(op) != null && errno == Errno.EOPNOTSUPP && unknownKind(words)) {
            boolean told = words != null || !asksMore(op); // else an option may be what it lacks
            problem = Problem.of(
                    "kind.unknown",
                    "this kernel has no link kind \"" + Subjects.kind(op) + "\""
                            + (told ? "" : ", or not all that the line asks of it"));
        } else {
            problem = Problem.of(
                    Subjects.room(op) + ".refused",
                    "cannot " + Subjects.verb(op) + " " + subject + ": " + e.errnoText());
        }
        return problem.kernel(errno, words);
    }

    private static boolean asksMore(NetOp op) {
        return op instanceof NetOp.AddLink add && !add.link().data().equals(Attrs.NONE);
    }

    static boolean unknownKind(String words) {
        return words == null || words.startsWith("Unknown device type");
    }

    /** Whether this errno says that what was to be deleted or changed is not there. */
    private static boolean absent(NetOp op, int errno) {
        if (op instanceof NetOp.DelRoute) {
            return errno == Errno.ESRCH;
        } else if (op instanceof NetOp.DelAddress) {
            return errno == Errno.EADDRNOTAVAIL;
        } else if (op instanceof NetOp.AddAddress || op instanceof NetOp.AddRoute) {
            return errno == Errno.ENOENT;
        }
        return (op instanceof NetOp.DelRule
                        || op instanceof NetOp.DelNeighbour
                        || op instanceof NetOp.AddNeighbour
                        || op instanceof NetOp.DelMdb
                        || op instanceof NetOp.DelNexthop)
                && errno == Errno.ENOENT;
    }

    private static String where(NsRef ns) {
        return ns instanceof NsRef.Home ? "" : " in " + ns;
    }
}
