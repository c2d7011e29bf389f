package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import netnsh.model.NamedNs;
import netnsh.plan.Problem;
import netnsh.sys.SysException;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/** The names under {@link NetnsDir} as a {@link netnsh.plan.View} shows them. */
final class NamespaceNames {
    private final Sockets sockets;
    private final Reads reads;

    NamespaceNames(Sockets sockets, Reads reads) {
        this.sockets = sockets;
        this.reads = reads;
    }

    /** All of them; with {@code ids} those by which the home namespace knows them. */
    List<NamedNs> all(boolean ids) {
        // each id is a question; home knows namespaces that something of it leads into, which may be none
        boolean ask = ids && !reads.nsids(NsRef.HOME).isEmpty();
        return read("read " + NetnsDir.PATH, () -> {
            List<NamedNs> all = new ArrayList<>();
            NetnsDir.each((entry, namespace) -> {
                int id = ask && namespace != null ? KernelNames.nsid(sockets, NsRef.HOME, namespace) : -1;
                all.add(new NamedNs(entry.name(), entry.state(), id));
            });
            return all;
        });
    }

    List<String> starting(String prefix) {
        return read("read " + NetnsDir.PATH, () -> NetnsDir.starting(prefix));
    }

    Optional<NamedNs> one(String name) {
        return read("look for " + name + " in " + NetnsDir.PATH, () -> {
            try {
                return NetnsDir.find(name).map(entry -> new NamedNs(entry.name(), entry.state(), -1));
            } catch (SysException e) {
                if (e.is(Errno.EINVAL)) {
                    return Optional.empty(); // it cannot be a name
                }
                throw e;
            }
        });
    }

    private static <T> T read(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (SysException e) {
            throw Problem.of("netns.list", "cannot " + what + ": " + e.words()).kernel(e.errno(), null);
        }
    }
}
