package netnsh.session;

import java.util.function.Function;
import netnsh.kernel.Wishes;
import netnsh.plan.Problem;
import netnsh.plan.View;

/** What a session asks others for; each refuses until somebody is there. */
public final class Ports {
    private Sourcing sourcing = (session, file, args, from, at) -> {
        throw Problem.of("session.source", "this session replays no files").at(at);
    };
    private Helper helper = topic -> {
        throw Problem.of("session.help", "this session has no help");
    };
    private Function<View, Wishes> wishing = view -> {
        throw Problem.of("session.wishes", "this session compares nothing");
    };

    private final Undoing undoing = new Undoing();

    /** What can be taken back. */
    public Undoing undoing() {
        return undoing;
    }

    /** How files are read as wishes: what {@code diff} and {@code apply} compare with. */
    public void wishing(Function<View, Wishes> port) {
        wishing = port;
    }

    void sourcing(Sourcing port) {
        sourcing = port;
    }

    void helper(Helper port) {
        helper = port;
    }

    Sourcing sourcing() {
        return sourcing;
    }

    Helper helper() {
        return helper;
    }

    Wishes wishes(View real) {
        return wishing.apply(real);
    }
}
