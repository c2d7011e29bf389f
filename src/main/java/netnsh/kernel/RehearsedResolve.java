package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import netnsh.grammar.Token;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Problem;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/** Finds interfaces in one room; namespaces stay as they are meant, but must be there. */
final class RehearsedResolve implements Attrs.Resolver {
    private final RehearsedNs here;
    private final Blame blame;
    private final BiConsumer<Token, NsRef> enter;
    private final List<Integer> path = new ArrayList<>();

    /**
     * For one request.
     *
     * @param enter raises a problem under that word when there is no such namespace
     */
    RehearsedResolve(RehearsedNs here, Blame blame, BiConsumer<Token, NsRef> enter) {
        this.here = here;
        this.blame = blame;
        this.enter = enter;
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
        try {
            return here.need(named.name()).dev();
        } catch (Problem e) {
            throw e.at(blame.find(path.isEmpty() ? List.of(0) : List.copyOf(path)));
        }
    }

    @Override
    public NsRef ns(NsRef symbolic) {
        enter.accept(blame.find(List.copyOf(path)), symbolic);
        return symbolic;
    }
}
