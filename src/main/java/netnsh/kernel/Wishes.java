package netnsh.kernel;

import java.util.List;
import java.util.Set;
import netnsh.value.NsRef;

/** A kernel that only keeps what it is asked for; see {@link netnsh.state.Snapshot#wanted}. */
public interface Wishes extends Kernel {
    /** The namespaces that a line has spoken of, in that order. */
    List<NsRef> places();

    /** Those of them that lines have made. */
    Set<NsRef> made();
}
