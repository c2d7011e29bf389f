package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.Near;
import netnsh.value.NsRef;

/**
 * Finds the interfaces and namespaces that one request speaks of, right before it is sent. The descriptors that it opens
 * are needed until the kernel has answered; then {@link #close} them.
 */
final class Resolve implements Attrs.Resolver, AutoCloseable {
    /** How many interfaces a hint lists. */
    private static final int LISTED = 8;

    private final Reads reads;
    private final NsRef ns;
    private final Blame blame;
    private final List<Integer> path = new ArrayList<>();
    private final List<Fd> open = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private boolean remembered;

    Resolve(Reads reads, NsRef ns, Blame blame) {
        this.reads = reads;
        this.ns = ns;
        this.blame = blame;
    }

    /** Whether something that was not asked for just now went into an answer. */
    boolean remembered() {
        return remembered;
    }

    /** The numbers of interfaces that went into answers. */
    List<Integer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void enter(int id) {
        path.add(id);
    }

    @Override
    public void leave() {
        path.remove(path.size() - 1);
    }

    @Override
    public Dev dev(Dev named) {
        OptionalInt known = reads.remembered(ns, named.name());
        remembered |= known.isPresent();
        OptionalInt index = known.isPresent() ? known : reads.index(ns, named.name());
        if (index.isPresent()) {
            answers.add(index.getAsInt());
            return Dev.of(index.getAsInt(), named.name());
        }
        throw absent(reads, ns, named.name()).at(blame.find(path.isEmpty() ? List.of(0) : List.copyOf(path)));
    }

    @Override
    public NsRef ns(NsRef symbolic) {
        try {
            Fd fd = Places.open(symbolic);
            open.add(fd);
            return new NsRef.FdRef(fd.number());
        } catch (Problem problem) {
            throw problem.at(blame.find(List.copyOf(path)));
        }
    }

    /** No such interface, with those that look like it or, when there are few, all that there are. */
    static Problem absent(Reads reads, NsRef ns, String name) {
        List<String> names = new ArrayList<>();
        for (Link link : reads.names(ns)) {
            names.add(link.name());
            link.attrs().get(Ifla.IFLA_PROP_LIST).ifPresent(list -> names.addAll(list.all(Ifla.IFLA_ALT_IFNAME)));
        }
        return absent(names, ns, name);
    }

    static Problem absent(List<String> names, NsRef ns, String name) {
        Problem problem = Problem.of("link.absent", "Cannot find device \"" + name + "\"");
        List<String> near = Near.of(name, names);
        if (!near.isEmpty()) {
            return problem.hint(Near.question(near));
        }
        String where = ns instanceof NsRef.Home ? "here" : "in " + ns;
        return names.size() > LISTED
                ? problem
                : problem.hint("the interfaces " + where + ": " + String.join(", ", names));
    }

    @Override
    public void close() {
        open.forEach(Fd::close);
        open.clear();
    }
}
