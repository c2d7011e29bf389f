package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import netnsh.Stock;
import netnsh.grammar.Token;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.value.NsRef;

/** A kernel to try things on, and the iproute2 that is asked what happened. Drops the namespaces that it made. */
final class Box implements AutoCloseable {
    final LinuxKernel kernel = LinuxKernel.open();
    final List<Outcome> out = new ArrayList<>();
    private final List<String> made = new ArrayList<>();

    /** A new namespace. */
    NsRef netns(String name) {
        kernel.run(new Effect.NewNs(name, Token.of(name), "ip netns add " + name), out::add);
        made.add(name);
        return new NsRef.Named(name);
    }

    void drop(String name) {
        kernel.run(new Effect.DropNs(name, Token.of(name), "ip netns del " + name), out::add);
        made.remove(name);
    }

    void net(NsRef ns, NetOp op) {
        net(ns, op, new Blame(null));
    }

    void net(NsRef ns, NetOp op, Blame blame) {
        assertEquals(0, kernel.run(new Effect.Net(ns, op, blame, "…"), out::add));
    }

    Problem refused(NsRef ns, NetOp op, Blame blame) {
        return assertThrows(Problem.class, () -> net(ns, op, blame));
    }

    /** What {@code ip} prints, standard error too; only from home, never from a thread in a namespace. */
    static String ip(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        return Stock.run(command.toArray(String[]::new)).text();
    }

    @Override
    public void close() {
        for (String name : List.copyOf(made)) {
            if (NetnsDir.find(name).isPresent()) {
                drop(name);
            }
        }
        kernel.close();
    }
}
