package netnsh.state;

import java.util.List;
import java.util.Map;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.value.NsRef;

/**
 * A link as words. Of a wanted one only what was said is known.
 *
 * @param kind IFLA_INFO_KIND; empty for hardware and lo
 * @param made it was made where this state comes from: what is not said is the default
 * @param lower the link below, or null
 * @param peer the other end of a pair, or null
 * @param options the kind's settings by keyword, each as its words
 * @param own the settings that every link has, likewise
 * @param port what it is set to as a port of its master, likewise
 * @param portKind the kind of those, {@code bridge_slave}; or empty
 * @param master the name of its master, empty for none, null when that is not known
 * @param up whether it is switched on, null when that is not known
 * @param lacks why no line makes it again; empty when one does
 */
public record LinkState(
        NsRef ns,
        String name,
        String kind,
        boolean made,
        Ref lower,
        Ref peer,
        Map<String, List<String>> options,
        Map<String, List<String>> own,
        Map<String, List<String>> port,
        String portKind,
        String master,
        Boolean up,
        String lacks) {
    /** A link somewhere. */
    public record Ref(NsRef ns, String name) {
        @Override
        public String toString() {
            return ns + ":" + name;
        }
    }

    /** Where it is and what it is called. */
    public Ref ref() {
        return new Ref(ns, name);
    }

    /** Whether it is there without anybody making it: hardware, lo, and what the kernel makes by itself. */
    public boolean given() {
        return kind.isEmpty();
    }

    /** Whether it is one end of two that come and go together. */
    public boolean pair() {
        return Kinds.find(kind).filter(LinkKind::pair).isPresent();
    }

    /** The same link somewhere else. */
    LinkState at(Ref other) {
        return new LinkState(
                other.ns(), other.name(), kind, made, lower, peer, options, own, port, portKind, master, up, lacks);
    }

    /** The same as a link is that has just come from another namespace: off, and nobody's port. */
    LinkState alone() {
        return new LinkState(ns, name, kind, made, lower, peer, options, own, Map.of(), "", "", false, lacks);
    }

    /** The same where only what was said is wanted, though it was made. */
    LinkState asSaid() {
        String plugged = master == null || master.isEmpty() ? null : master;
        Boolean on = Boolean.TRUE.equals(up) ? up : null;
        return new LinkState(ns, name, kind, false, lower, peer, options, own, port, portKind, plugged, on, lacks);
    }

    /** The other end of a pair, of which nothing else is known. */
    LinkState otherEnd() {
        return new LinkState(
                peer.ns(), peer.name(), kind, made, null, ref(), Map.of(), Map.of(), Map.of(), "", null, null, "");
    }

    /** The same where another link is called otherwise. */
    LinkState pointing(Ref now, Ref before) {
        Ref below = now.equals(lower) ? before : lower;
        Ref other = now.equals(peer) ? before : peer;
        String its =
                now.ns().equals(ns) && now.name().equals(master) && before.ns().equals(ns) ? before.name() : master;
        return new LinkState(ns, name, kind, made, below, other, options, own, port, portKind, its, up, lacks);
    }
}
