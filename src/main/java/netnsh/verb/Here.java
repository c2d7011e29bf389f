package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import netnsh.model.Link;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.word.Names;

/** What the session supplies where a line leaves it out. */
final class Here {
    private Here() {}

    /** How many candidates an error lists. */
    private static final int LISTED = 12;

    /**
     * The interface that is meant when none is named: the one of {@code use NS dev IF}, otherwise the only one that is
     * not lo; with none or several the {@link Problem} lists what there is, under the verb's word.
     */
    static Dev dev(Request r, View view) {
        if (r.context().strict()) {
            throw Problem.of("dev.missing", "no interface is named").at(r.at());
        } else if (r.context().dev() != null) {
            return r.context().dev();
        }
        List<Link> found = new ArrayList<>();
        for (Link link : view.links(r.ns())) {
            if (!link.name().equals("lo")) {
                found.add(link);
            }
        }
        if (found.size() == 1) {
            return found.get(0).dev();
        }
        String where = r.ns() instanceof NsRef.Home ? "the home namespace" : r.ns().toString();
        if (found.isEmpty()) {
            throw Problem.of("dev.none", "no interface is named, and " + where + " has none but lo")
                    .at(r.at());
        }
        String names = found.stream().limit(LISTED).map(Link::name).collect(Collectors.joining(", "));
        throw Problem.of(
                        "dev.several",
                        "which interface? " + where + " has " + names + (found.size() > LISTED ? ", …" : ""))
                .at(r.at())
                .hint("name it, or choose one with: use " + Names.PLACE.write(r.ns()) + " dev IF");
    }
}
