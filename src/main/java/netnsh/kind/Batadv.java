package netnsh.kind;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.uapi.IflaSmall;

/** {@code type batadv}: a mesh (linux/batman_adv.h). */
final class Batadv extends LinkKind {
    Batadv() {
        super("batadv", "a mesh of B.A.T.M.A.N. Advanced", "batman_adv");
    }

    @Override
    protected List<Row> make() {
        return List.of(Rows.value(
                Syntax.word("ra", "the way routes are found: BATMAN_IV or BATMAN_V"),
                ValueType.of("ALGORITHM", "value", w -> w, w -> w, "BATMAN_IV", "BATMAN_V"),
                IflaSmall.IFLA_BATADV_ALGO_NAME,
                null));
    }

    @Override
    public boolean shows() {
        return false;
    }
}
