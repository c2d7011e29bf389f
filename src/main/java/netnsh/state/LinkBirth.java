package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.state.LinkState.Ref;
import netnsh.value.NsRef;

/** The lines that make links. */
final class LinkBirth {
    /** What a link is told when it is made; the rest is set afterwards. */
    static final List<String> TOLD = List.of("address", "mtu", "numtxqueues", "numrxqueues");

    /** What a link is called for a moment. */
    private static final String MOVING = "netnsh-moving";

    static final String PRIMARY = "primary";

    /** Settings of a bond that speak of its ports, which are not there yet. */
    private static final Set<String> OF_PORTS = Set.of(PRIMARY, "active_slave");

    private LinkBirth() {}

    /** One that a program reads and writes. */
    static Line tun(LinkState link) {
        List<String> words = new ArrayList<>(List.of("tuntap", "add", "dev", link.name()));
        link.options().values().forEach(words::addAll);
        return Line.ip(link.ns(), words);
    }

    /**
     * Any other one, with the other end of a pair.
     *
     * @param peer null where there is none, or nothing more is known of it than where it is
     * @param taken whether a name is another link's
     */
    static List<Line> lines(LinkState link, LinkState peer, Predicate<Ref> taken) {
        boolean moves = link.lower() != null
                && !link.lower().ns().equals(link.ns())
                && Kinds.find(link.kind()).filter(LinkKind::worksAtHome).isPresent();
        return moves ? moved(link, link.lower().ns(), taken) : List.of(pair(link, peer));
    }

    /** Makes one where it works, under a name that is free there, and moves it to where it is. */
    private static List<Line> moved(LinkState link, NsRef there, Predicate<Ref> taken) {
        boolean free = !taken.test(new Ref(there, link.name()));
        String name = free ? link.name() : MOVING;
        List<String> words = new ArrayList<>(List.of("link", "set", "dev", name, "netns", Line.place(link.ns())));
        if (!free) {
            words.addAll(List.of("name", link.name()));
        }
        return List.of(add(link.at(new Ref(there, name)), null), Line.ip(there, words));
    }

    private static Line pair(LinkState link, LinkState peer) {
        if (link.peer() == null) {
            return add(link, null);
        }
        // from home, because inside another namespace home has no name
        boolean fromThere = link.peer().ns() instanceof NsRef.Home && !(link.ns() instanceof NsRef.Home);
        boolean told =
                peer != null && link.options().isEmpty() && !peer.options().isEmpty();
        return fromThere || told ? add(peer == null ? link.otherEnd() : peer, link) : add(link, peer);
    }

    private static Line add(LinkState link, LinkState peer) {
        NsRef where = link.lower() == null ? link.ns() : link.lower().ns();
        List<String> words = new ArrayList<>(List.of("link", "add", "name", link.name()));
        if (link.lower() != null && !link.lower().name().isEmpty()) {
            words.addAll(1 + 1, List.of("link", link.lower().name()));
        }
        if (!where.equals(link.ns())) {
            words.addAll(List.of("netns", Line.place(link.ns())));
        }
        birth(link, words);
        words.addAll(List.of("type", link.kind()));
        Usual usual = Usual.of(link.kind());
        link.options().forEach((key, clause) -> {
            if (!usual.option(clause) && !OF_PORTS.contains(key)) {
                words.addAll(clause);
            }
        });
        if (link.peer() != null) {
            if (!words.contains("peer")) {
                words.add("peer");
            }
            words.addAll(List.of("name", link.peer().name()));
            if (!link.peer().ns().equals(where)) {
                words.addAll(List.of("netns", link.peer().ns().toString()));
            }
            if (peer != null) {
                birth(peer, words);
            }
        }
        return Line.ip(where, words);
    }

    private static void birth(LinkState link, List<String> words) {
        Usual usual = Usual.of(link.kind());
        for (String key : TOLD) {
            List<String> clause = link.own().get(key);
            if (clause != null && !usual.own(clause)) {
                words.addAll(clause);
            }
        }
    }
}
