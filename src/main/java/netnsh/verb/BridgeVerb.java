package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;

/** {@code bridge}: the objects of bridge(8), in the program's order. */
final class BridgeVerb {
    private BridgeVerb() {}

    static List<Form> forms() {
        List<Form> all = new ArrayList<>(BridgeLink.forms());
        all.addAll(BridgeFdb.forms());
        all.add(BridgeFlush.form());
        all.addAll(BridgeMdb.forms());
        all.addAll(BridgeVlans.forms());
        all.addAll(BridgeVlanGlobal.forms());
        all.add(LeftOut.form("bridge", "vni", "VXLAN filters"));
        all.add(LeftOut.form("bridge", "monitor", "events of bridges"));
        return List.copyOf(all);
    }

    static Syntax options() {
        return BridgeWords.OPTIONS;
    }
}
