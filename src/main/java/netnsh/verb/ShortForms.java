package netnsh.verb;

import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.value.Utf8;
import netnsh.word.Names;

/**
 * {@code up}, {@code down}, {@code cable}, {@code switch}: what takes several lines of iproute2's. Each plans those
 * lines, and looks first whether all of them can be done.
 */
final class ShortForms {
    private ShortForms() {}

    static final Syntax.Slot<Dev> DEV = slot("if", Names.DEV, "an interface");
    private static final Syntax.Slot<End> FIRST = slot("first", End.TYPE, "one end");
    private static final Syntax.Slot<End> SECOND = slot("second", End.TYPE, "the other end");
    private static final Syntax.Slot<String> BRIDGE = slot("bridge", Names.NEW_LINK, "the new bridge's name");
    private static final Syntax.Slot<End> END = slot("end", End.TYPE, "the far end of a cable");

    static List<Form> up() {
        return List.of(Form.of("up", "switch interfaces on", many(DEV), (r, view) -> change("up", r, view))
                .example("up lo", "switch lo on")
                .example(
                        "up",
                        "the session's interface, or the only one that is not lo",
                        "netns add left",
                        "cable eth0 left:eth0",
                        "use left"));
    }

    /** Switches off the interfaces that the words name, or the one that is meant when there are none. */
    static Plan down(Request r, View view) {
        return change("down", r, view);
    }

    static List<Form> cable() {
        return List.of(Form.of("cable", "put a cable between two namespaces", seq(FIRST, SECOND), ShortForms::cable)
                .example(
                        "cable left:eth0 right:eth0",
                        "one veth pair, both ends placed and up (lo stays as it is)",
                        "netns add left right")
                .example("cable veth0 left:eth0", "from here to left", "netns add left")
                .example("cable /:veth0 left:eth0", "from home to left", "netns add left"));
    }

    static List<Form> switches() {
        return List.of(Form.of(
                        "switch",
                        "make a bridge with a cable to each namespace",
                        seq(BRIDGE, some(END)),
                        ShortForms::bridge)
                .example(
                        "switch br0 left:eth0 right:eth0",
                        "a bridge here, its ports called left-eth0 and right-eth0, everything up",
                        "netns add left right"));
    }

    private static Plan change(String how, Request r, View view) {
        List<Effect> effects = new ArrayList<>();
        for (Args.Binding b : r.args().bindings()) {
            if (b.node().equals(DEV)) {
                String name = ((Dev) b.value()).name();
                effects.addAll(plan(r.ns(), view, b.token(), "link", "set", "dev", name, how));
            }
        }
        if (effects.isEmpty()) {
            effects.addAll(plan(
                    r.ns(),
                    view,
                    r.at(),
                    "link",
                    "set",
                    "dev",
                    Here.dev(r, view).name(),
                    how));
        }
        return Plan.of(effects);
    }

    private static Plan cable(Request r, View view) {
        Token firstAt = r.args().token(FIRST);
        Token secondAt = r.args().token(SECOND);
        End a = r.args().need(FIRST);
        End b = r.args().need(SECOND);
        Taken taken = new Taken(view);
        taken.take(a.in(r.ns()), a.name(), firstAt);
        taken.take(b.in(r.ns()), b.name(), secondAt);
        List<Effect> effects = new ArrayList<>();
        // home has no name that the other end could be sent to, so the request goes out at home where home is an end
        if (b.in(r.ns()) instanceof NsRef.Home && !(a.in(r.ns()) instanceof NsRef.Home)) {
            effects.addAll(pair(b.in(r.ns()), b.name(), a.in(r.ns()), a.name(), null, view, firstAt));
        } else {
            effects.addAll(pair(a.in(r.ns()), a.name(), b.in(r.ns()), b.name(), null, view, secondAt));
        }
        effects.addAll(plan(a.in(r.ns()), view, firstAt, "link", "set", "dev", a.name(), "up"));
        effects.addAll(plan(b.in(r.ns()), view, secondAt, "link", "set", "dev", b.name(), "up"));
        return Plan.of(effects);
    }

    private static Plan bridge(Request r, View view) {
        NsRef here = r.ns();
        String bridge = r.args().need(BRIDGE);
        Token bridgeAt = r.args().token(BRIDGE);
        Taken taken = new Taken(view);
        taken.take(here, bridge, bridgeAt);
        List<Args.Binding> ends = new ArrayList<>();
        for (Args.Binding b : r.args().bindings()) {
            if (b.node().equals(END)) {
                End end = (End) b.value();
                taken.take(end.in(here), end.name(), b.token());
                ends.add(b);
            }
        }
        List<Effect> effects =
                new ArrayList<>(plan(here, view, bridgeAt, "link", "add", "dev", bridge, "type", "bridge"));
        for (Args.Binding b : ends) {
            End end = (End) b.value();
            String port = taken.port(here, end.ns() == null ? bridge : end.ns().toString(), end.name());
            NsRef there = end.in(here);
            if (there instanceof NsRef.Home && !(here instanceof NsRef.Home)) {
                effects.addAll(pair(there, end.name(), here, port, null, view, b.token()));
                effects.addAll(plan(here, view, b.token(), "link", "set", "dev", port, "master", bridge));
            } else {
                effects.addAll(pair(here, port, there, end.name(), bridge, view, b.token()));
            }
            effects.addAll(plan(here, view, b.token(), "link", "set", "dev", port, "up"));
            effects.addAll(plan(there, view, b.token(), "link", "set", "dev", end.name(), "up"));
        }
        // last: a bridge that is up computes its ports anew with each one that comes
        effects.addAll(plan(here, view, bridgeAt, "link", "set", "dev", bridge, "up"));
        return Plan.of(effects);
    }

    /** The line that makes a veth pair with both ends in place; {@code master} may be null. */
    private static List<Effect> pair(
            NsRef ns, String name, NsRef peerNs, String peer, String master, View view, Token blame) {
        List<String> words = new ArrayList<>(List.of("link", "add", "dev", name));
        if (master != null) {
            words.addAll(List.of("master", master));
        }
        words.addAll(List.of("type", "veth", "peer", "name", peer));
        if (!peerNs.equals(ns)) {
            words.addAll(List.of("netns", Names.NS.write(peerNs)));
        }
        return plan(ns, view, blame, words.toArray(new String[0]));
    }

    private static List<Effect> plan(NsRef ns, View view, Token blame, String... words) {
        List<String> line = new ArrayList<>(List.of("ip"));
        line.addAll(List.of(words));
        return Lines.plan(line, new Context(ns, null), view, blame).effects();
    }

    /** The names that are in use in each namespace, and those that this line takes. */
    private static final class Taken {
        private final View view;
        private final Set<List<Object>> now = new HashSet<>();

        Taken(View view) {
            this.view = view;
        }

        void take(NsRef ns, String name, Token at) {
            if (!now.add(List.of(ns, name))) {
                throw Problem.of("link.twice", "the name " + name + " stands here twice")
                        .at(at);
            } else if (used(ns, name, at)) {
                throw Problem.of("link.exists", "there is already an interface " + name + " in " + ns)
                        .at(at);
            }
        }

        private boolean used(NsRef ns, String name, Token at) {
            try {
                return view.taken(ns, name);
            } catch (Problem p) {
                throw p.at(at);
            }
        }

        /** A free name for the port to an end: {@code NS-IF}, cut to 15 bytes, with a number where it is taken. */
        String port(NsRef here, String ns, String name) {
            String wanted = clean(ns) + "-" + name;
            String port = cut(wanted, Names.LINK_MAX);
            for (int n = 2; now.contains(List.of(here, port)) || used(here, port, null); n++) {
                port = cut(wanted, Names.LINK_MAX - Integer.toString(n).length() - 1) + "." + n;
            }
            now.add(List.of(here, port));
            return port;
        }

        /** What of a namespace's name may stand in an interface's. */
        private static String clean(String ns) {
            if (ns.equals("/")) {
                return "home";
            }
            StringBuilder out = new StringBuilder();
            for (char c : (ns.startsWith("/") ? ns.substring(1) : ns).toCharArray()) {
                boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
                out.append(plain || c == '_' || out.length() > 0 && ".-+".indexOf(c) >= 0 ? c : '_');
            }
            return out.toString();
        }

        private static String cut(String text, int bytes) {
            String out = text;
            while (Utf8.encode(out).length > bytes) {
                out = out.substring(0, out.offsetByCodePoints(out.length(), -1));
            }
            return out;
        }
    }
}
