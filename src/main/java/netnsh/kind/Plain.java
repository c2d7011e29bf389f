package netnsh.kind;

import java.util.List;

/** A kind of which iproute2 sets and shows nothing. */
final class Plain extends LinkKind {
    Plain(String name, String summary, String module) {
        super(name, summary, module);
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
