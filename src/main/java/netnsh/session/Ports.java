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

    private Undoing undoing = new Undoing();
    private boolean isPart;

    /** What can be taken back. */
    public Undoing undoing() {
        return undoing;
    }

    /** What this session does is part of the line that another one runs: it asks whom that one asks, and is taken back with it. */
    public void partOf(Session other) {
        Ports outer = other.ports();
        sourcing = outer.sourcing;
        helper = outer.helper;
        wishing = outer.wishing;
        undoing = outer.undoing;
        isPart = true;
    }

    /** A line begins; what is done in it can be taken back with it, or with the line that it is part of. */
    void begins(int depth, String line) {
        if (!isPart) {
            undoing.begins(depth, line);
        }
    }

    void ends(int depth) {
        if (!isPart) {
            undoing.ends(depth);
        }
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
