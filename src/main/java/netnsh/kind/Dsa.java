package netnsh.kind;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.uapi.IflaSmall;
import netnsh.word.Names;

/** {@code type dsa}: a port of a switch chip (linux/if_link.h). */
final class Dsa extends LinkKind {
    Dsa() {
        super("dsa", "a port of a switch chip", "dsa_core");
    }

    @Override
    protected List<Row> make() {
        return List.of(Rows.value(
                new Syntax.Word(List.of("conduit", "master"), "the link that carries its frames", true),
                Names.DEV,
                IflaSmall.IFLA_DSA_MASTER,
                (out, key, format, v, names) -> out.string(key, format, Rows.name(v, names))));
    }
}
