package netnsh.kind;

import java.util.List;

/** A kind of which iproute2 sets and shows nothing. */
final class Plain extends LinkKind {
    private final List<String> usual;

    /**
     * A kind.
     *
     * @param usual what its links have of {@link #usualOfLink}
     */
    Plain(String name, String summary, String module, String... usual) {
        super(name, summary, module);
        this.usual = List.of(usual);
    }

    @Override
    public List<String> usualOfLink() {
        return usual;
    }

    @Override
    public boolean shows() {
        return false;
    }

    @Override
    protected List<Row> make() {
        return List.of();
    }
}
