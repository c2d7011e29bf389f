package netnsh.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.netlink.Attrs;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaAf;
import netnsh.uapi.IflaProtoDown;
import netnsh.uapi.OperState;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** The options that every link has, in the order in which ip-link(8) reads them. */
public final class LinkRows {
    private LinkRows() {}

    /** The name of a new link, or the new name of an old one. */
    public static final Syntax.Slot<String> NAME = Syntax.slot("name", Names.NEW_LINK, "the name");
    /** The interface that is to be changed. */
    public static final Syntax.Slot<Dev> DEV = Syntax.slot("dev", Names.DEV, "the interface");
    /** The link below. */
    public static final Syntax.Slot<Dev> LINK = Syntax.slot("link", Names.DEV, "the link below");
    /** The wanted index. */
    public static final Syntax.Slot<Integer> INDEX = Syntax.slot("index", Links.INDEX, "the interface's number");
    /** The namespace to put it into. */
    public static final Syntax.Slot<NsRef> NETNS = Syntax.slot("netns", Names.NS, "the namespace to put it into");
    /** A group of interfaces. */
    public static final Syntax.Slot<Long> GROUP = Syntax.slot("group", Ids.GROUP, "the group of interfaces");
    /** Largest packet. */
    public static final Syntax.Slot<Long> MTU = Syntax.slot("mtu", Links.MTU, "largest packet in bytes");
    /** Another namespace by name, as this one knows it. */
    public static final Syntax.Slot<NsRef> LINK_NETNS =
            Syntax.slot("link-netns", Names.NS, "the namespace of the link below");

    private static final Syntax.Slot<String> PARENT = Syntax.slot("parentdev", Links.KIND, "the device it belongs to");
    private static final Syntax.Word UP = Syntax.exactly("up", "switch it on");
    private static final Syntax.Word DOWN = Syntax.exactly("down", "switch it off");
    private static final Syntax.Word NOMASTER = Syntax.word("nomaster", "leave the bridge, bond or VRF");
    private static final Syntax.Slot<Dev> MASTER = Syntax.slot("master", Names.DEV, "the bridge, bond or VRF to join");
    /** The VRF to join. */
    public static final Syntax.Slot<Dev> VRF = Syntax.slot("vrf", Names.DEV, "the VRF to join");

    private static final Syntax.Slot<Integer> GENMODE =
            Syntax.slot("addrgenmode", Links.choice(IflaAf.ADDR_GEN_MODES), "how IPv6 link-local addresses are made");
    private static final Syntax.Slot<Integer> REASON =
            Syntax.slot("protodown_reason", Links.range("REASON", 0, 31), "why, as a bit's number");
    private static final Syntax.Slot<Integer> REASON_ON =
            Syntax.slot("protodown_reason on", Links.ON_OFF, "whether that reason holds");

    /** A header flag that is switched with on and off; {@code clears} when on means the flag is off. */
    private record Switch(Syntax.Slot<Integer> slot, int flag, boolean clears) {
        static Switch of(String keyword, int flag, boolean clears, String help) {
            return new Switch(Syntax.slot(keyword, Links.ON_OFF, help), flag, clears);
        }

        Syntax syntax() {
            Syntax.Word word = slot.name().equals("dynamic")
                    ? Syntax.word(slot.name(), slot.help())
                    : Syntax.exactly(slot.name(), slot.help());
            return Syntax.maybe(word, slot);
        }
    }

    private static final List<Switch> SWITCHES = List.of(
            Switch.of("multicast", Iff.IFF_MULTICAST, false, "multicast"),
            Switch.of("allmulticast", Iff.IFF_ALLMULTI, false, "receive all multicast"),
            Switch.of("promisc", Iff.IFF_PROMISC, false, "receive everything"),
            Switch.of("trailers", Iff.IFF_NOTRAILERS, true, "trailers (history)"),
            Switch.of("arp", Iff.IFF_NOARP, true, "resolve neighbours"),
            Switch.of("dynamic", Iff.IFF_DYNAMIC, false, "the address may go when it goes down"));

    private static List<Row> rows;

    /** The rows that are keyword, value and one attribute. */
    private static synchronized List<Row> rows() {
        if (rows == null) {
            rows = List.of(
                    Rows.value("address", Addresses.LLADDR, Ifla.IFLA_ADDRESS, "the link-layer address"),
                    Rows.value(
                            Syntax.word(List.of("broadcast", "brd"), "the link-layer broadcast address"),
                            Addresses.LLADDR,
                            Ifla.IFLA_BROADCAST,
                            null),
                    Rows.value(
                            Syntax.word(List.of("txqueuelen", "qlen", "txqlen"), "packets that may wait to be sent"),
                            Links.INT,
                            Ifla.IFLA_TXQLEN,
                            null),
                    Rows.value(exactly("carrier", "whether there is a carrier"), Links.ON_OFF, Ifla.IFLA_CARRIER, null),
                    Rows.value("alias", Links.ALIAS, Ifla.IFLA_IFALIAS, "a description"),
                    Rows.value(
                            exactly("mode", "default or dormant"),
                            Links.choice(OperState.LINK_MODES.subList(0, 2)),
                            Ifla.IFLA_LINKMODE,
                            null),
                    Rows.value(
                            exactly("state", "the operational state"),
                            Links.choice(OperState.NAMES),
                            Ifla.IFLA_OPERSTATE,
                            null),
                    Rows.value("numtxqueues", Links.INT, Ifla.IFLA_NUM_TX_QUEUES, "queues for sending"),
                    Rows.value("numrxqueues", Links.INT, Ifla.IFLA_NUM_RX_QUEUES, "queues for receiving"),
                    Rows.value(
                            "link-netnsid",
                            Links.range("ID", 0, Integer.MAX_VALUE),
                            Ifla.IFLA_LINK_NETNSID,
                            "the namespace of the link below, by its id"),
                    Rows.value(exactly("protodown", "hold it down"), Links.ON_OFF, Ifla.IFLA_PROTO_DOWN, null),
                    Rows.value(
                            exactly("gso_max_size", "largest packet to be cut up by the device, bytes"),
                            Numbers.U32,
                            Ifla.IFLA_GSO_MAX_SIZE,
                            null),
                    Rows.value(
                            exactly("gso_max_segs", "most pieces of it"),
                            Numbers.range("NUMBER", 0, 65535),
                            Ifla.IFLA_GSO_MAX_SEGS,
                            null),
                    Rows.value(
                            exactly("gro_max_size", "largest packet that received ones are joined to, bytes"),
                            Numbers.U32,
                            Ifla.IFLA_GRO_MAX_SIZE,
                            null));
        }
        return rows;
    }

    private static Syntax.Word exactly(String keyword, String help) {
        return Syntax.exactly(keyword, help);
    }

    /** The items of {@code link add} and of a peer, for anyOrder: everything but {@code type}. */
    public static List<Syntax> adding() {
        List<Syntax> items = common();
        items.add(Syntax.maybe(exactly("parentdev", "the device it belongs to"), PARENT));
        items.add(Syntax.maybe(Syntax.oneOf(
                Syntax.seq(exactly("name", NAME.help()), NAME), Syntax.seq(exactly("dev", NAME.help()), NAME), NAME)));
        return items;
    }

    /** The items of {@code link set}, for anyOrder: everything but {@code type}. */
    public static List<Syntax> setting() {
        List<Syntax> items = common();
        items.add(Syntax.maybe(exactly("name", "a new name"), NAME));
        items.add(Syntax.many(VfRows.GROUP));
        items.add(Syntax.maybe(Syntax.oneOf(Syntax.seq(exactly("dev", DEV.help()), DEV), DEV)));
        return items;
    }

    private static List<Syntax> common() {
        List<Syntax> clauses = LinkKind.clauses(rows(), false);
        List<Syntax> items = new ArrayList<>();
        items.add(Syntax.maybe(Syntax.oneOf(UP, DOWN)));
        items.add(Syntax.maybe(exactly("index", INDEX.help()), INDEX));
        items.add(Syntax.option("link", LINK));
        items.addAll(clauses.subList(0, 3));
        items.add(Syntax.maybe(exactly("mtu", MTU.help()), MTU));
        items.add(Syntax.maybe(exactly("netns", NETNS.help()), NETNS));
        for (Switch s : SWITCHES) {
            items.add(s.syntax());
        }
        items.add(Syntax.maybe(
                Syntax.oneOf(Syntax.clause("master", MASTER), Syntax.seq(exactly("vrf", VRF.help()), VRF), NOMASTER)));
        items.add(Syntax.maybe(exactly("group", GROUP.help()), GROUP));
        items.add(Syntax.option("link-netns", LINK_NETNS));
        items.addAll(clauses.subList(3, clauses.size()));
        items.add(Syntax.option("addrgenmode", GENMODE));
        items.add(Syntax.maybe(exactly("protodown_reason", REASON.help()), REASON, REASON_ON));
        return items;
    }

    /** Writes all of it but the device, the index and {@code link-netns}. */
    public static void write(Args args, Build build) {
        for (Row row : rows()) {
            row.write(args, build);
        }
        VfRows.write(args, build);
        if (args.has(UP) || args.has(DOWN)) {
            build.flag(Iff.IFF_UP, args.has(UP));
        }
        for (Switch s : SWITCHES) {
            args.get(s.slot()).ifPresent(on -> build.flag(s.flag(), (on != 0) != s.clears()));
        }
        args.get(NAME).ifPresent(v -> build.put(Ifla.IFLA_IFNAME, v, args.token(NAME)));
        args.get(LINK).ifPresent(v -> build.put(Ifla.IFLA_LINK, v, args.token(LINK)));
        args.get(MTU).ifPresent(v -> build.put(Ifla.IFLA_MTU, v, args.token(MTU)));
        args.get(NETNS).ifPresent(v -> build.put(Ifla.IFLA_NET_NS_FD, build.place(v), args.token(NETNS)));
        args.get(GROUP).ifPresent(v -> build.put(Ifla.IFLA_GROUP, v, args.token(GROUP)));
        args.get(MASTER).ifPresent(v -> build.put(Ifla.IFLA_MASTER, v, args.token(MASTER)));
        args.get(VRF).ifPresent(v -> build.put(Ifla.IFLA_MASTER, v, args.token(VRF)));
        args.get(PARENT).ifPresent(v -> build.put(Ifla.IFLA_PARENT_DEV_NAME, v, args.token(PARENT)));
        if (args.has(NOMASTER)) {
            build.put(Ifla.IFLA_MASTER, Dev.NONE, args.token(NOMASTER));
        }
        args.get(GENMODE)
                .ifPresent(v -> build.put(
                        Ifla.IFLA_AF_SPEC,
                        Attrs.NONE.with(IflaAf.AF_INET6, Attrs.NONE.with(IflaAf.IFLA_INET6_ADDR_GEN_MODE, v)),
                        args.token(GENMODE)));
        args.get(REASON)
                .ifPresent(v -> build.put(
                        Ifla.IFLA_PROTO_DOWN_REASON,
                        Attrs.NONE
                                .with(IflaProtoDown.IFLA_PROTO_DOWN_REASON_MASK, 1L << v)
                                .with(
                                        IflaProtoDown.IFLA_PROTO_DOWN_REASON_VALUE,
                                        args.need(REASON_ON) != 0 ? 1L << v : 0),
                        args.token(REASON)));
    }

    /** The word {@code up}, or null. */
    public static Token upToken(Args args) {
        return args.token(UP);
    }

    /** The word of the name, or null. */
    public static Token nameToken(Args args) {
        return args.token(NAME);
    }

    /** The word that names the master ({@code master}, {@code vrf}), or null. */
    public static Token masterToken(Args args) {
        Token master = args.token(MASTER);
        return master != null ? master : args.token(VRF);
    }

    /** What a new link is set to unless its kind says otherwise ({@link LinkKind#usualOfLink}). */
    public static final List<String> USUAL = List.of(
            "mtu 1500",
            "txqueuelen 1000",
            "group default",
            "broadcast ff:ff:ff:ff:ff:ff",
            "multicast on",
            "allmulticast off",
            "promisc off",
            "trailers on",
            "arp on",
            "dynamic off",
            "addrgenmode eui64",
            "protodown off",
            "numtxqueues 1",
            "numrxqueues 1",
            "gso_max_size 65536",
            "gso_max_segs 65535",
            "gro_max_size 65536");

    /** What passes by itself, or is said by other words. */
    private static final Set<String> PASSING = Set.of("carrier", "mode", "state", "link-netnsid");

    /**
     * A link's own settings by keyword, each as iproute2's words that set it again; without kind, name and master.
     *
     * @param flags IFF_*
     * @param meant the IFF_* bits that are known
     */
    public static Map<String, List<String>> settings(int flags, int meant, Attrs attrs) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Row row : rows()) {
            List<String> words = new ArrayList<>();
            row.words(attrs, index -> "", words);
            if (!words.isEmpty() && !PASSING.contains(words.get(0))) {
                all.put(words.get(0), words);
            }
        }
        attrs.get(Ifla.IFLA_MTU).ifPresent(v -> all.put("mtu", List.of("mtu", Long.toString(v))));
        attrs.get(Ifla.IFLA_GROUP).ifPresent(v -> all.put("group", List.of("group", Ids.GROUP.write(v))));
        for (Switch s : SWITCHES) {
            boolean on = (flags & s.flag()) != 0;
            if ((meant & s.flag()) != 0) {
                all.put(s.slot().name(), List.of(s.slot().name(), on != s.clears() ? "on" : "off"));
            }
        }
        attrs.get(Ifla.IFLA_AF_SPEC, Attrs.NONE)
                .get(IflaAf.AF_INET6, Attrs.NONE)
                .get(IflaAf.IFLA_INET6_ADDR_GEN_MODE)
                .ifPresent(v -> all.put(
                        "addrgenmode", List.of("addrgenmode", GENMODE.type().write(v))));
        return all;
    }
}
