package netnsh.verb;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Link;
import netnsh.model.TunnelParameters;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.value.Errno;

/** {@code tunnel show}: which tunnels it is about. */
final class TunnelShow {
    private TunnelShow() {}

    /** Whether a word stands for no address. */
    static boolean any(String word) {
        return word.equals("any") || word.equals("all") || word.equals("default");
    }

    static Plan plan(Request r, View view) {
        boolean six = TunnelPlans.six(r);
        return Plan.of(new Effect.Show(r.words(), v -> tunnels(r, v, six)));
    }

    private static Outcome tunnels(Request r, View view, boolean six) {
        Args a = r.args();
        String name = a.get(TunnelVerb.DEV).map(Dev::name).orElse("");
        Optional<String> one = one(r, six, name);
        if (one.isPresent()) {
            Link link = view.link(r.ns(), one.get())
                    .filter(l -> TunnelModes.of(l).isPresent())
                    .orElseThrow(() -> Problem.of("tunnel.absent", "there is no tunnel " + one.get())
                            .kernel(Errno.ENODEV, null)
                            .at(a.token(name.isEmpty() ? TunnelVerb.MODE : TunnelVerb.DEV))
                            .at(r.at()));
            return new Outcome.Tunnels(List.of(link), true, view.names(r.ns()));
        }
        List<String> kinds = TunnelModes.kinds(six);
        List<Link> links = view.links(r.ns()).stream()
                .filter(l -> l.kind().filter(kinds::contains).isPresent())
                .filter(l -> name.isEmpty() || l.name().equals(name))
                .filter(l -> fits(r, view, l))
                .toList();
        return new Outcome.Tunnels(links, false, view.names(r.ns()));
    }

    /**
     * The only tunnel that is asked for: over IPv4, iproute2 takes a mode for the link that the kernel has for it, and a
     * name for one where it begins as such names do.
     */
    private static Optional<String> one(Request r, boolean six, String name) {
        if (six) {
            return name.isEmpty() || r.display().stats() > 0 ? Optional.empty() : Optional.of(name);
        }
        return r.args()
                .get(TunnelVerb.MODE)
                .map(TunnelModes::of)
                .or(() -> TunnelModes.named(name))
                .map(mode -> name.isEmpty() ? mode.base() : name);
    }

    private static boolean fits(Request r, View view, Link link) {
        Args a = r.args();
        TunnelParameters p = TunnelParameters.of(link);
        return address(a, TunnelVerb.REMOTE, p.remote())
                && address(a, TunnelVerb.LOCAL, p.local())
                && a.get(TunnelVerb.KEY)
                        .or(() -> a.get(TunnelVerb.IKEY))
                        .map(key -> key.equals(p.inKey()))
                        .orElse(true)
                && a.get(TunnelVerb.MEDIUM)
                        .map(dev -> RouteShow.index(r, view, dev, a.token(TunnelVerb.MEDIUM))
                                        .index()
                                == p.link())
                        .orElse(true);
    }

    private static boolean address(Args a, Syntax.Slot<InetAddress> slot, InetAddress has) {
        return a.get(slot)
                .map(wanted -> wanted.isAnyLocalAddress() || wanted.equals(has))
                .orElse(true);
    }
}
