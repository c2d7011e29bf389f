package netnsh.kind;

import java.util.List;

/** {@code type ifb}: no options. */
final class Ifb extends LinkKind {
    Ifb() {
        super("ifb", "a link that shaped traffic is redirected to");
    }

    @Override
    public boolean shows() {
        return false;
    }

    @Override
    public List<String> usualOfLink() {
        return List.of("arp off", "multicast off", "txqueuelen 32");
    }

    @Override
    protected List<Row> make() {
        return List.of();
    }
}
