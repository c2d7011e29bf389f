package netnsh.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netnsh.Await;
import netnsh.kernel.Kernel;
import netnsh.model.NamedNs;
import netnsh.state.Snapshot;
import netnsh.value.NsRef;

/** The network of the machine as a whole, home and every namespace that has a name. */
public final class Network {
    private Network() {}

    /** As it is. */
    public static Snapshot now(Kernel kernel, Snapshot.Depth depth) {
        Set<NsRef> places = new LinkedHashSet<>(List.of(NsRef.HOME));
        kernel.namespaces().stream().map(NamedNs::name).sorted().forEach(name -> places.add(new NsRef.Named(name)));
        return Snapshot.of(kernel, places, depth);
    }

    /** It is what it was, at once or when the kernel has done what it does later; {@code what} has happened else. */
    public static void same(Kernel kernel, Snapshot wanted, Snapshot.Depth depth, String what) {
        Await.until(
                () -> what + "\n" + difference(wanted, now(kernel, depth)), () -> wanted.equals(now(kernel, depth)));
    }

    private static String difference(Snapshot wanted, Snapshot there) {
        return "missing:\n" + lacking(wanted, there) + "\nthere instead:\n" + lacking(there, wanted);
    }

    private static String lacking(Snapshot one, Snapshot other) {
        List<String> lines = new ArrayList<>(one.toString().lines().toList());
        lines.removeAll(other.toString().lines().toList());
        return String.join("\n", lines);
    }
}
