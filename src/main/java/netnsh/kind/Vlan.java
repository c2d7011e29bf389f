package netnsh.kind;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaVlan;
import netnsh.uapi.Named;
import netnsh.word.Links;
import netnsh.word.Numbers;

/** {@code type vlan}: a VLAN over another link (linux/if_link.h, IFLA_VLAN_*). */
final class Vlan extends LinkKind {
    private static final List<Named> PROTOCOLS = List.of(new Named(0x8100, "802.1Q"), new Named(0x88a8, "802.1ad"));

    Vlan() {
        super("vlan", "a VLAN over another link", "8021q");
    }

    @Override
    public List<String> usual() {
        return List.of(
                "protocol 802.1Q", "reorder_hdr on", "gvrp off", "mvrp off", "loose_binding off", "bridge_binding off");
    }

    @Override
    public Set<String> fixed() {
        return Set.of("id", "protocol");
    }

    @Override
    public boolean onLink() {
        return true;
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.protocol("protocol", IflaVlan.IFLA_VLAN_PROTOCOL, PROTOCOLS, "802.1Q or 802.1ad"),
                Rows.value(
                                Syntax.word("id", "the VLAN's number"),
                                Links.range("VID", 1, 4094),
                                IflaVlan.IFLA_VLAN_ID,
                                Rows::decimal)
                        .text("id %u ")
                        .required(),
                BitRow.onOff("reorder_hdr", IflaVlan.IFLA_VLAN_FLAGS, 0x1, "take the tag away on receipt"),
                BitRow.onOff("gvrp", IflaVlan.IFLA_VLAN_FLAGS, 0x2, "register the VLAN with GVRP"),
                BitRow.onOff("mvrp", IflaVlan.IFLA_VLAN_FLAGS, 0x8, "register the VLAN with MVRP"),
                BitRow.onOff("loose_binding", IflaVlan.IFLA_VLAN_FLAGS, 0x4, "do not follow the lower link's state"),
                BitRow.onOff(
                        "bridge_binding", IflaVlan.IFLA_VLAN_FLAGS, 0x10, "follow the state of the bridge's ports"),
                Rows.told(IflaVlan.IFLA_VLAN_FLAGS, "flags", null, Vlan::flags),
                new QosMap("ingress", IflaVlan.IFLA_VLAN_INGRESS_QOS, "priorities on receipt: from VLAN to Linux"),
                new QosMap("egress", IflaVlan.IFLA_VLAN_EGRESS_QOS, "priorities on sending: from Linux to VLAN"));
    }

    private static void flags(Printer out, String key, String format, List<Long> pair, IntFunction<String> names) {
        out.openArray(key, "<");
        long left = pair.get(0);
        for (Named flag : IflaVlan.FLAGS) {
            if ((left & flag.value()) != 0) {
                left &= ~flag.value();
                out.element(Printer.Role.NONE, left != 0 ? "%s," : "%s", flag.name());
            }
        }
        if (left != 0) {
            out.element(Printer.Role.NONE, "%s", Long.toHexString(left));
        }
        out.closeArray("> ");
    }

    /** Pairs of priorities, {@code FROM:TO FROM:TO …}. */
    private static final class QosMap extends Row {
        private static final ValueType<List<Long>> PAIR =
                ValueType.of("FROM:TO", "number", QosMap::pair, p -> p.get(0) + ":" + p.get(1), "1:2", "0:7");
        private final String name;
        private final Attr<Attrs> attr;
        private final Syntax.Word word;
        private final Syntax.Slot<List<Long>> slot;

        QosMap(String name, Attr<Attrs> attr, String help) {
            this.name = name;
            this.attr = attr;
            this.word = Syntax.word(name + "-qos-map", help);
            this.slot = Syntax.slot(name + "-qos-map", PAIR, help);
        }

        private static List<Long> pair(String word) throws BadValue {
            int colon = word.indexOf(':');
            if (colon < 0) {
                throw new BadValue("FROM:TO is expected");
            }
            long max = 0xffffffffL;
            return List.of(
                    Numbers.decimal(word.substring(0, colon), 0, max),
                    Numbers.decimal(word.substring(colon + 1), 0, max));
        }

        @Override
        public Syntax syntax() {
            return Syntax.seq(word, Syntax.some(slot));
        }

        @Override
        public void write(Args args, Build build) {
            if (args.has(word)) {
                Attrs map = Attrs.NONE;
                for (List<Long> pair : args.all(slot)) {
                    map = map.add(IflaVlan.IFLA_VLAN_QOS_MAPPING, pair);
                }
                build.put(attr, map, args.token(word));
            }
        }

        @Override
        public void print(Attrs attrs, Printer out, IntFunction<String> names) {
            Attrs map = attrs.get(attr).orElse(null);
            if (map == null) {
                return;
            }
            out.newline();
            out.text("      " + name + "-qos-map { ");
            out.openArray(name + "_qos", null);
            for (List<Long> pair : map.all(IflaVlan.IFLA_VLAN_QOS_MAPPING)) {
                out.openObject(null);
                out.number("from", "%u:", pair.get(0));
                out.number("to", "%u ", pair.get(1));
                out.closeObject();
            }
            out.closeArray(null);
            out.text("} ");
        }

        @Override
        public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
            attrs.get(attr).ifPresent(map -> {
                words.add(word.text());
                for (List<Long> pair : map.all(IflaVlan.IFLA_VLAN_QOS_MAPPING)) {
                    words.add(PAIR.write(pair));
                }
            });
        }
    }
}
