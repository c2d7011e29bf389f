package netnsh.journal;

import java.util.List;
import netnsh.plan.Effect;
import netnsh.plan.View;
import netnsh.verb.Lines;

/** A kept line as what is to be done: stand-in. */
final class Again {
    private Again() {}

    static List<Effect> plan(String line, View view) {
        return Lines.plan(line, view, null).effects();
    }
}
