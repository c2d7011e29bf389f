package netnsh.render;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netnsh.model.NamedNs;
import netnsh.model.Nsid;
import netnsh.netlink.Attrs;
import netnsh.plan.View;
import netnsh.uapi.Netnsa;
import netnsh.value.Text;

/** What {@code ip netns list} and {@code ip netns list-id} print (iproute2's ip/ipnetns.c). */
final class NetnsText {
    private NetnsText() {}

    /**
     * One name a line. Names that would be misread (a blank, an imitated id) stand in quotes, and what is no network
     * namespace is marked as what it is; iproute2 prints such names bare and complains on standard error.
     */
    static void names(List<NamedNs> namespaces, Out out) {
        out.openArray(null, null);
        for (NamedNs ns : namespaces) {
            out.openObject(null);
            out.string("name", "%s", out.json() ? ns.name() : Text.word(ns.name()));
            if (ns.nsid() >= 0) {
                out.number("id", " (id: %d)", ns.nsid());
            }
            if (ns.state() != NamedNs.State.OK) {
                out.string("state", " (%s)", ns.state().word());
            }
            out.text("\n");
            out.closeObject();
        }
        out.closeArray(null);
        out.finish();
    }

    /** One id a line, with the name that belongs to it; each name is told once, as iproute2 does. */
    static void ids(List<Nsid> ids, View.Names names, Out out) {
        Set<String> told = new HashSet<>();
        out.openArray(null, null);
        for (Nsid id : ids) {
            id(id, names, told, out);
        }
        out.closeArray(null);
        out.finish();
    }

    /** One id of an event. */
    static void id(Nsid id, View.Names names, Out out) {
        id(id, names, new HashSet<>(), out);
    }

    private static void id(Nsid id, View.Names names, Set<String> told, Out out) {
        Attrs attrs = id.attrs();
        int nsid = attrs.get(Netnsa.NETNSA_NSID).orElse(-1);
        Optional<Integer> current = attrs.get(Netnsa.NETNSA_CURRENT_NSID);
        out.openObject(null);
        id(out, "nsid", nsid);
        if (current.isPresent()) {
            id(out, "current-nsid", current.get());
        }
        Optional<String> name = names.namespace(current.orElse(nsid));
        if (name.isPresent() && told.add(name.get())) {
            out.string("name", "(iproute2 netns name: %s)", out.json() ? name.get() : Text.word(name.get()));
        }
        out.text("\n");
        out.closeObject();
    }

    private static void id(Out out, String what, int id) {
        if (id < 0) {
            out.text(what + " unassigned ");
        } else {
            out.number(what, what + " %d ", id);
        }
    }
}
