package netnsh.kind;

import java.util.List;
import java.util.Optional;

/** All kinds of links that netnsh knows the options of; the kernel may know more. */
public final class Kinds {
    private Kinds() {}

    private static List<LinkKind> all;

    /** All of them, by name. */
    public static synchronized List<LinkKind> all() {
        if (all == null) {
            all = List.of(
                    new Bridge(),
                    new BridgeSlave(),
                    new Dummy(),
                    new Ifb(),
                    new Macvlan("macvlan", "one more address on another link, as a link of its own"),
                    new Macvlan("macvtap", "a macvlan that a virtual machine reads and writes"),
                    new Veth(),
                    new Vlan(),
                    new Vxlan());
        }
        return all;
    }

    /** The kind of that name. */
    public static Optional<LinkKind> find(String name) {
        for (LinkKind kind : all()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
