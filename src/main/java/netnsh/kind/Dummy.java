package netnsh.kind;

import java.util.List;

/** {@code type dummy}: no options. */
final class Dummy extends LinkKind {
    Dummy() {
        super("dummy", "a link that swallows what is sent");
    }

    @Override
    public boolean shows() {
        return false;
    }

    @Override
    public List<String> usualOfLink() {
        return List.of("arp off", "multicast off");
    }

    @Override
    protected List<Row> make() {
        return List.of();
    }
}
