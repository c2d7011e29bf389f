package netnsh.kernel;

import java.util.Map;
import java.util.Optional;
import netnsh.model.Link;
import netnsh.plan.View;
import netnsh.value.NsRef;

/** The names of one room's links, and of the rooms that it knows by their ids. */
record RehearsedNames(RehearsedNs room, Map<NsRef, RehearsedNs> rooms) implements View.Names {
    @Override
    public String link(int index) {
        Link link = room.links.get(index);
        return link == null ? "if" + index : link.name();
    }

    @Override
    public Optional<String> namespace(int nsid) {
        return place(nsid).filter(NsRef.Named.class::isInstance).map(NsRef::toString);
    }

    @Override
    public Optional<NsRef> place(int nsid) {
        return rooms.entrySet().stream()
                .filter(e -> e.getValue().id == nsid)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
