package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.grammar.ValueType;
import netnsh.value.NsRef;
import netnsh.word.Names;

/**
 * One end of a cable that is to be made: {@code left:eth0}.
 *
 * @param ns where it goes; null for the namespace that the line runs in
 * @param name the interface's name
 */
record End(NsRef ns, String name) {
    /** {@code NS:IF}; the interface alone stands for the current namespace, {@code /:IF} for home. */
    static final ValueType<End> TYPE = new Type();

    /** Where it goes when the line runs in {@code here}. */
    NsRef in(NsRef here) {
        return ns == null ? here : ns;
    }

    private static final class Type implements ValueType<End> {
        @Override
        public String label() {
            return "NS:IF";
        }

        @Override
        public String role() {
            return "name";
        }

        @Override
        public End read(String word) throws BadValue {
            // an interface's name has no colon, a namespace's may have some
            int colon = word.lastIndexOf(':');
            if (colon < 0) {
                return new End(null, Names.NEW_LINK.read(word));
            } else if (colon == 0) {
                throw new BadValue("the namespace in front of ':' is missing");
            }
            NsRef ns = Names.PLACE.read(word.substring(0, colon));
            try {
                return new End(ns, Names.NEW_LINK.read(word.substring(colon + 1)));
            } catch (BadValue e) {
                throw new BadValue("interface: " + e.getMessage(), colon + 1 + e.offset());
            }
        }

        @Override
        public String write(End end) {
            return end.ns() == null ? end.name() : Names.PLACE.write(end.ns()) + ":" + end.name();
        }

        @Override
        public List<Offer> offers(Lookup live, String prefix) {
            List<Offer> out = new ArrayList<>();
            int colon = prefix.lastIndexOf(':');
            if (colon > 0) {
                // the interface is new, so no name that is there fits; what most labs call the first one is offered
                out.add(new Offer(prefix.substring(0, colon + 1) + "eth0", "a new interface there"));
                return out;
            }
            for (Offer ns : live.names(Lookup.What.NAMESPACE, prefix)) {
                out.add(new Offer(ns.text() + ":", "an interface in " + ns.text()));
            }
            return out;
        }

        @Override
        public List<String> examples() {
            return List.of("left:eth0", "/:veth0", "eth0");
        }
    }
}
