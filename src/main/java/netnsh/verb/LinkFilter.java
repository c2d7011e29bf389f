package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.word.Ids;
import netnsh.word.Links;
import netnsh.word.Names;

/**
 * Which links are shown: the words that {@code link show}, {@code addr show} and {@code addr flush} have in common. What
 * iproute2 lets the kernel leave out is left out; what it leaves out itself becomes {@link Link#HIDDEN}, which is an
 * empty object in JSON, as there.
 */
final class LinkFilter {
    private static final Syntax.Word UP = exactly("up", "only what is switched on");
    private static final Syntax.Word NOMASTER = exactly("nomaster", "only what has no master");
    private static final Syntax.Slot<Long> GROUP = slot("group", Ids.GROUP, "only this group");
    private static final Syntax.Slot<Dev> MASTER = slot("master", Names.DEV, "only ports of this master");
    private static final Syntax.Slot<Dev> VRF = slot("vrf", Names.DEV, "only links of this VRF");
    private static final Syntax.Slot<String> TYPE = slot("type", Links.KIND, "only this kind");
    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "only this interface");

    /** What the type of a port ends with, where its master's kind is meant. */
    private static final String SLAVE = "_slave";

    private final Args args;
    private final NsRef ns;
    private final View view;
    private final boolean stats;
    // asked of each of ten thousand links
    private final boolean up;
    private final Optional<Long> group;
    private final Optional<String> kind;
    private final Optional<String> slaveKind;
    private int master = -1;

    LinkFilter(Request r, View view) {
        this.args = r.args();
        this.ns = r.ns();
        this.view = view;
        this.stats = r.display().stats() > 0;
        this.up = args.has(UP);
        this.group = args.get(GROUP);
        this.kind = args.get(TYPE).filter(k -> !k.endsWith(SLAVE));
        this.slaveKind =
                args.get(TYPE).filter(k -> k.endsWith(SLAVE)).map(k -> k.substring(0, k.length() - SLAVE.length()));
    }

    /** The words, for anyOrder; the bare name comes last. */
    static List<Syntax> items() {
        List<Syntax> items = new ArrayList<>();
        items.add(maybe(UP));
        items.add(option("group", GROUP));
        items.add(maybe(
                oneOf(seq(exactly("master", MASTER.help()), MASTER), seq(exactly("vrf", VRF.help()), VRF), NOMASTER)));
        items.add(option("type", TYPE));
        items.add(maybe(oneOf(seq(exactly("dev", DEV.help()), DEV), DEV)));
        return items;
    }

    static Syntax option(String keyword, Syntax.Slot<?> slot) {
        return maybe(exactly(keyword, slot.help()), slot);
    }

    /** The word of the interface asked for, or null. */
    Token devToken() {
        return args.token(DEV);
    }

    /** Whether an interface was asked for. */
    boolean one() {
        return args.get(DEV).isPresent();
    }

    /** The links asked for, hidden ones among them. */
    List<Link> links() {
        return read().stream().map(this::shown).toList();
    }

    /** The link, or {@link Link#HIDDEN} when it does not pass what iproute2 itself looks at. */
    Link shown(Link link) {
        boolean gone = master() > 0 && link.master() != master() || !kind(link);
        return gone || hidden(link) ? Link.HIDDEN : link;
    }

    /** The link, or {@link Link#HIDDEN} when it is down and what is up is asked for: all that iproute2 looks at for a label. */
    Link on(Link link) {
        return up && !link.up() ? Link.HIDDEN : link;
    }

    /** All links; counters are asked for where they are printed, for the kernel has to add them up. */
    List<Link> all() {
        return stats ? view.links(ns) : view.linkStates(ns);
    }

    /** The links that iproute2 is told of: the one asked for, or what the kernel does not leave out. */
    List<Link> read() {
        if (one()) {
            return List.of(find(args.need(DEV), args.token(DEV)));
        }
        List<Link> links = new ArrayList<>();
        for (Link link : all()) {
            boolean gone = master() > 0 && link.master() != master() || !kind(link);
            if (!gone && !(args.has(NOMASTER) && link.master() != 0)) {
                links.add(link);
            }
        }
        return links;
    }

    private boolean hidden(Link link) {
        return on(link).hidden()
                || group.filter(g ->
                                !link.attrs().get(Ifla.IFLA_GROUP).orElse(g).equals(g))
                        .isPresent()
                || slaveKind.isPresent() && !link.slaveKind().equals(slaveKind);
    }

    private boolean kind(Link link) {
        return kind.isEmpty() || link.kind().equals(kind);
    }

    private int master() {
        if (master < 0) {
            master = findMaster();
        }
        return master;
    }

    private int findMaster() {
        if (args.get(VRF).isPresent()) {
            Link vrf = find(args.need(VRF), args.token(VRF));
            if (!vrf.kind().equals(Optional.of("vrf"))) {
                throw Problem.of("link.novrf", vrf.name() + " is no VRF").at(args.token(VRF));
            }
            return vrf.index();
        }
        return args.get(MASTER).map(m -> find(m, args.token(MASTER)).index()).orElse(0);
    }

    private Link find(Dev dev, Token at) {
        return view.link(ns, dev.name())
                .orElseThrow(() -> Problem.of("link.absent", "Device \"" + dev.name() + "\" does not exist.")
                        .at(at));
    }
}
