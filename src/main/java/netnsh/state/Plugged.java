package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netnsh.kind.LinkRows;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * A link that has no master becomes a port of a bridge. Nothing changes but what the two say of themselves (the bridge's
 * address and mtu follow its ports), so that not all links of the namespace need be read, which a lab has many of.
 */
final class Plugged implements Inverse.Before {
    private final NsRef ns;
    private final Link port;
    private final Link bridge;

    private Plugged(NsRef ns, Link port, Link bridge) {
        this.ns = ns;
        this.port = port;
        this.bridge = bridge;
    }

    /** What was there before; empty where more is wanted of the link than to be a port and what {@code Full} knows as simple. */
    static Optional<Plugged> before(NsRef ns, Link wanted, Link port, View view) {
        Dev master = wanted.attrs().get(Ifla.IFLA_MASTER).orElse(Dev.NONE);
        if (master.equals(Dev.NONE) || port.master() != 0 || !Full.simple(ns, unplugged(wanted), port, view)) {
            return Optional.empty();
        }
        return (master.resolved() ? view.link(ns, master.index()) : view.link(ns, master.name()))
                .filter(link -> link.kind().equals(Optional.of("bridge")))
                .map(link -> new Plugged(ns, port, link));
    }

    private static Link unplugged(Link wanted) {
        Attrs rest = wanted.attrs().without(Ifla.IFLA_MASTER);
        return wanted.with(rest);
    }

    @Override
    public List<String> planned() {
        return List.of();
    }

    @Override
    public List<String> after(View view) {
        List<String> lines = new ArrayList<>();
        Link now = view.link(ns, port.index()).orElse(port);
        back(port, now).ifPresent(lines::add);
        view.link(ns, bridge.index()).flatMap(b -> back(bridge, b)).ifPresent(lines::add);
        if (now.master() != 0) {
            lines.add(Line.ip(ns, List.of("link", "set", "dev", port.name(), "nomaster"))
                    .text());
        }
        return lines;
    }

    private Optional<String> back(Link before, Link now) {
        List<String> words = new ArrayList<>(List.of("link", "set", "dev", before.name()));
        int nothing = words.size();
        Map<String, List<String>> was = LinkRows.settings(before.flags(), -1, before.attrs());
        Map<String, List<String>> is = LinkRows.settings(now.flags(), -1, now.attrs());
        is.forEach((key, value) -> {
            List<String> old = was.getOrDefault(key, key.equals("alias") ? List.of("alias", "") : value);
            words.addAll(old.equals(value) ? List.of() : old);
        });
        if (before.up() != now.up()) {
            words.add(before.up() ? "up" : "down");
        }
        return words.size() == nothing
                ? Optional.empty()
                : Optional.of(Line.ip(ns, words).text());
    }

    @Override
    public List<String> lost() {
        return List.of();
    }
}
