package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.model.Link;
import netnsh.plan.Outcome;
import netnsh.plan.Outcome.Classic.Program;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code brctl} of bridge-utils and {@code vconfig} of vlan. */
final class OldBrctl {
    private OldBrctl() {}

    private static final Syntax.Slot<String> NEW = slot("bridge", Names.NEW_LINK, "the bridge's name");
    private static final Syntax.Slot<Dev> BRIDGE = slot("bridge", Names.DEV, "a bridge");
    private static final Syntax.Slot<Dev> PORT = slot("port", Names.DEV, "an interface");
    private static final Syntax.Slot<Boolean> SWITCH = slot(
            "switch",
            ValueType.of("on|off", "value", OldBrctl::isOn, on -> on ? "on" : "off", "on", "off"),
            "on or off");
    private static final Syntax.Slot<Long> CENTI = slot(
            "seconds",
            ValueType.of("SECONDS", "number", OldBrctl::centiseconds, OldBrctl::seconds, "15", "0.5"),
            "seconds");
    private static final Syntax.Slot<Long> NUMBER = slot("number", Numbers.U32, "a number");
    private static final Syntax.Slot<Dev> PARENT = slot("parent", Names.DEV, "the interface below");
    private static final Syntax.Slot<Long> VID = slot("vid", Numbers.U32, "VLAN number");
    private static final String VETH = "link add v0 type veth peer name v1";
    private static final String MADE = "link add br0 type bridge";

    static List<Form> forms() {
        List<Form> all = new ArrayList<>();
        all.add(Form.of(
                        "brctl addbr",
                        "make a bridge",
                        seq(exactly("addbr", "make a bridge"), NEW),
                        (r, view) -> line(
                                r, view, NEW, "link", "add", "dev", r.args().need(NEW), "type", "bridge"))
                .example("brctl addbr br0", "ip link add dev br0 type bridge"));
        all.add(Form.of(
                        "brctl delbr",
                        "remove a bridge",
                        seq(exactly("delbr", "remove a bridge"), BRIDGE),
                        (r, view) -> line(r, view, BRIDGE, "link", "delete", "dev", bridge(r, view)))
                .example("brctl delbr br0", "ip link delete dev br0", MADE));
        all.add(ports("addif", "plug in a port")
                .example("brctl addif br0 v0", "ip link set dev v0 master br0", MADE, VETH));
        all.add(ports("delif", "unplug a port")
                .example("brctl delif br0 v0", "ip link set dev v0 nomaster", MADE, VETH, "link set v0 master br0"));
        all.add(Form.of(
                        "brctl show",
                        "show bridges",
                        seq(exactly("show", "show bridges"), maybe(BRIDGE)),
                        OldBrctl::show)
                .example("brctl show", "bridges and their ports"));
        all.add(Form.of(
                        "brctl stp",
                        "spanning tree",
                        seq(exactly("stp", "spanning tree"), BRIDGE, SWITCH),
                        (r, view) -> setting(r, view, "stp_state", r.args().need(SWITCH) ? "1" : "0"))
                .example("brctl stp br0 on", "ip link set dev br0 type bridge stp_state 1", MADE));
        all.add(time("setfd", "forward_delay").example("brctl setfd br0 2", "forward_delay in hundredths", MADE));
        all.add(time("sethello", "hello_time").example("brctl sethello br0 3", "hello_time in hundredths", MADE));
        all.add(time("setmaxage", "max_age").example("brctl setmaxage br0 30", "max_age in hundredths", MADE));
        all.add(time("setageing", "ageing_time").example("brctl setageing br0 60", "ageing_time in hundredths", MADE));
        all.add(Form.of(
                        "brctl setbridgeprio",
                        "its priority",
                        seq(exactly("setbridgeprio", "its priority"), BRIDGE, NUMBER),
                        (r, view) -> setting(
                                r, view, "priority", r.args().need(NUMBER).toString()))
                .example("brctl setbridgeprio br0 4096", "ip link set dev br0 type bridge priority 4096", MADE));
        all.add(port("setpathcost", "cost")
                .example(
                        "brctl setpathcost br0 v0 10",
                        "the way through it is worse",
                        MADE,
                        VETH,
                        "link set v0 master br0"));
        all.add(port("setportprio", "priority")
                .example("brctl setportprio br0 v0 16", "lower is preferred", MADE, VETH, "link set v0 master br0"));
        all.add(Form.of(
                        "brctl hairpin",
                        "send back where it came from",
                        seq(exactly("hairpin", "send back where it came from"), BRIDGE, PORT, SWITCH),
                        (r, view) -> slave(r, view, "hairpin", r.args().need(SWITCH) ? "on" : "off"))
                .example(
                        "brctl hairpin br0 v0 on",
                        "ip link set dev v0 type bridge_slave hairpin on",
                        MADE,
                        VETH,
                        "link set v0 master br0"));
        return List.copyOf(all);
    }

    static List<Form> vlans() {
        return List.of(
                Form.of("vconfig add", "make a VLAN", seq(exactly("add", "make a VLAN"), PARENT, VID), (r, view) -> {
                            String parent = r.args().need(PARENT).name();
                            String vid = r.args().need(VID).toString();
                            return line(
                                    r,
                                    view,
                                    VID,
                                    "link",
                                    "add",
                                    "link",
                                    parent,
                                    "name",
                                    parent + "." + vid,
                                    "type",
                                    "vlan",
                                    "id",
                                    vid);
                        })
                        .example("vconfig add v0 5", "ip link add link v0 name v0.5 type vlan id 5", VETH),
                Form.of("vconfig rem", "remove a VLAN", seq(exactly("rem", "remove a VLAN"), PARENT), (r, view) -> {
                            String dev = r.args().need(PARENT).name();
                            kind(r, view, dev, "vlan", "a VLAN", r.args().token(PARENT));
                            return line(r, view, PARENT, "link", "delete", "dev", dev);
                        })
                        .example("vconfig rem v0.5", "ip link delete dev v0.5", VETH, "vconfig add v0 5"));
    }

    private static boolean isOn(String word) throws BadValue {
        return switch (word) {
            case "on", "yes", "1" -> true;
            case "off", "no", "0" -> false;
            default -> throw new BadValue("on or off is expected");
        };
    }

    private static long centiseconds(String word) throws BadValue {
        if (!word.matches("\\d{1,7}(\\.\\d{1,2})?")) {
            throw new BadValue("seconds are expected, such as 15 or 0.5");
        }
        return Math.round(Double.parseDouble(word) * 100);
    }

    private static String seconds(long hundredths) {
        return hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : hundredths / 100 + "." + String.format("%02d", hundredths % 100);
    }

    private static Plan line(Request r, View view, Syntax blame, String... words) {
        return Old.plan(r, view, r.args().token(blame), List.of(List.of(words)));
    }

    private static void kind(Request r, View view, String dev, String kind, String what, Token at) {
        Optional<Link> link = view.link(r.ns(), dev);
        if (link.isPresent() && !link.get().kind().equals(Optional.of(kind))) {
            throw Problem.of("link.kind", dev + " is not " + what).at(at);
        }
    }

    private static String bridge(Request r, View view) {
        String bridge = r.args().need(BRIDGE).name();
        kind(r, view, bridge, "bridge", "a bridge", r.args().token(BRIDGE));
        return bridge;
    }

    private static Plan setting(Request r, View view, String key, String value) {
        return line(r, view, BRIDGE, "link", "set", "dev", bridge(r, view), "type", "bridge", key, value);
    }

    private static Form time(String name, String key) {
        String help = key.replace('_', ' ');
        return Form.of(
                "brctl " + name,
                help,
                seq(exactly(name, help), BRIDGE, CENTI),
                (r, view) -> setting(r, view, key, r.args().need(CENTI).toString()));
    }

    private static Form port(String name, String key) {
        String help = key + " of a port";
        return Form.of(
                "brctl " + name,
                help,
                seq(exactly(name, help), BRIDGE, PORT, NUMBER),
                (r, view) -> slave(r, view, key, r.args().need(NUMBER).toString()));
    }

    private static Plan slave(Request r, View view, String key, String value) {
        bridge(r, view);
        String port = r.args().need(PORT).name();
        return line(r, view, PORT, "link", "set", "dev", port, "type", "bridge_slave", key, value);
    }

    private static Form ports(String name, String help) {
        return Form.of("brctl " + name, help, seq(exactly(name, help), BRIDGE, some(PORT)), (r, view) -> {
            String bridge = bridge(r, view);
            List<List<String>> lines = new ArrayList<>();
            for (Args.Binding b : r.args().bindings()) {
                if (b.node().equals(PORT)) {
                    String port = ((Dev) b.value()).name();
                    lines.add(
                            name.equals("addif")
                                    ? List.of("link", "set", "dev", port, "master", bridge)
                                    : List.of(
                                            "link",
                                            "set",
                                            "dev",
                                            unplugged(r, view, port, bridge, b.token()),
                                            "nomaster"));
                }
            }
            return Old.plan(r, view, r.args().token(PORT), lines);
        });
    }

    private static String unplugged(Request r, View view, String port, String bridge, Token at) {
        Optional<Link> link = view.link(r.ns(), port);
        Optional<Link> master = view.link(r.ns(), bridge);
        if (link.isPresent()
                && master.isPresent()
                && link.get().master() != master.get().index()) {
            throw Problem.of("link.master", port + " is no port of " + bridge).at(at);
        }
        return port;
    }

    private static Plan show(Request r, View view) {
        List<String> words = new ArrayList<>(List.of("link", "show", "type", "bridge"));
        r.args().get(BRIDGE).ifPresent(b -> words.addAll(List.of("dev", b.name())));
        return Old.show(r, words, v -> {
            String only = r.args().get(BRIDGE).map(Dev::name).orElse(null);
            if (only != null) {
                bridge(r, v);
            }
            List<Link> links = new ArrayList<>(v.links(r.ns()));
            links.removeIf(l -> only != null
                    && l.kind().equals(Optional.of("bridge"))
                    && !l.name().equals(only));
            return new Outcome.Classic(Program.BRCTL, links, List.of(), List.of(), List.of(), v.names(r.ns()));
        });
    }
}
