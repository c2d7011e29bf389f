package netnsh.kernel;

import java.util.List;
import netnsh.grammar.Token;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.NsRef;

/** The main program of a JVM that may do nothing, for {@link PrivilegeIT}: tries everything and says what comes of it. */
final class Powerless {
    private Powerless() {}

    /** One line for each thing tried. */
    public static void main(String[] args) {
        NsRef there = new NsRef.Named(args[0]);
        Token word = Token.of("word");
        try (LinuxKernel kernel = LinuxKernel.open()) {
            System.out.println("links " + kernel.links(NsRef.HOME).get(0).name());
            List<Effect.OnKernel> effects = List.of(
                    new Effect.Net(NsRef.HOME, Ops.link("br0", "bridge"), new Blame(null), "…"),
                    new Effect.Net(there, Ops.up("lo"), new Blame(null), "…"),
                    new Effect.NewNs("powerless", word, "…"),
                    new Effect.DropNs(args[0], word, "…"),
                    new Effect.Sysctl(there, "net/ipv4/ip_forward", "1", word, "…"),
                    new Effect.Sysctl(NsRef.HOME, "net/ipv4/ip_forward", "1", word, "…"));
            for (Effect.OnKernel effect : effects) {
                String name = effect.getClass().getSimpleName();
                try {
                    System.out.println(name + " " + kernel.run(effect, outcome -> {}));
                } catch (Problem e) {
                    System.out.println(name + " " + e.id() + ": " + e.getMessage() + " (" + e.hint() + ")");
                }
            }
        }
    }
}
