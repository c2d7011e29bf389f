package netnsh.kind;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaVxlan;
import netnsh.uapi.Named;
import netnsh.value.Dev;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code type vxlan}: Ethernet over UDP (linux/if_link.h, IFLA_VXLAN_*). {@link VxlanText} prints it. */
final class Vxlan extends LinkKind {
    private static final Syntax.Slot<InetAddress> GROUP =
            Syntax.slot("group", Addresses.ADDRESS, "the multicast group of all ends");
    private static final Syntax.Slot<InetAddress> REMOTE = Syntax.slot("remote", Addresses.ADDRESS, "the other end");
    private static final Syntax.Slot<InetAddress> LOCAL = Syntax.slot("local", Addresses.ADDRESS, "this end");
    private static final Syntax.Slot<Long> ID =
            Syntax.slot("id", Numbers.range("VNI", 0, 16777215), "the network's number");
    private static final Syntax.Slot<Dev> DEV = Syntax.slot("dev", Names.DEV, "the link that carries it");
    private static final Syntax.Slot<Integer> TTL =
            Syntax.slot("ttl", ttl(), "time to live: a number, auto or inherit");
    private static final Syntax.Slot<Integer> LOW = Syntax.slot("low", Links.U16, "lowest source port");
    private static final Syntax.Slot<Integer> HIGH = Syntax.slot("high", Links.U16, "highest source port");
    private static final Syntax.Slot<Integer> PORT = Syntax.slot("dstport", Links.U16, "the UDP port; 4789 is IANA's");
    private static final Syntax.Word GPE = Syntax.word("gpe", "generic protocol extension");
    private static final Syntax.Word EXTERNAL = Syntax.word("external", "number and ends come from routes or tc");
    private static final Syntax.Word NOEXTERNAL = Syntax.word("noexternal", "number and ends are these");
    private static final Syntax.Word VNIFILTER = Syntax.exactly("vnifilter", "only listed numbers");
    private static final Syntax.Word NOVNIFILTER = Syntax.exactly("novnifilter", "any number");
    private static final Syntax.Word LEARNING = Syntax.word("learning", "learn the ends of senders");
    private static final Syntax.Word NOLEARNING = Syntax.word("nolearning", "do not learn");
    private static final Syntax.Word TTL_WORD = Syntax.word(List.of("ttl", "hoplimit"), "time to live");
    private static final Syntax.Word PORTS_WORD = Syntax.word(List.of("srcport", "port"), "source ports");
    /** What {@code ttl inherit} is read as. */
    private static final int INHERIT = -1;

    private static final List<Named> DF = List.of(new Named(0, "unset"), new Named(1, "set"), new Named(2, "inherit"));

    Vxlan() {
        super("vxlan", "Ethernet inside UDP, between machines");
    }

    private static ValueType<Integer> ttl() {
        return ValueType.of(
                "TTL",
                "number",
                w -> w.equals("inherit") ? INHERIT : w.equals("auto") ? 0 : (int) Numbers.decimal(w, 0, 255),
                v -> v == INHERIT ? "inherit" : v == 0 ? "auto" : Integer.toString(v),
                "64",
                "auto",
                "inherit");
    }

    /** A number for which 0 has a word. */
    private static ValueType<Long> orNone(String none) {
        return ValueType.of(
                "NUMBER|" + none,
                "number",
                w -> w.equals(none) ? 0 : Numbers.decimal(w, 0, 0xffffffffL),
                v -> v == 0 ? none : Long.toString(v),
                "300",
                none);
    }

    private static ValueType<Integer> tos() {
        return ValueType.of(
                "TOS",
                "number",
                w -> w.equals("inherit") ? 1 : Ids.TOS.read(w).intValue(),
                v -> v == 1 ? "inherit" : Ids.TOS.write((long) v),
                "inherit",
                "0x10");
    }

    @Override
    public List<String> usual() {
        return List.of(
                "ttl auto",
                "tos 0",
                "tos 0x00",
                "df unset",
                "flowlabel 0",
                "ageing 300",
                "maxaddress unlimited",
                "learning",
                "noproxy",
                "norsc",
                "nol2miss",
                "nol3miss",
                "udpcsum",
                "noudp6zerocsumtx",
                "noudp6zerocsumrx",
                "noremcsumtx",
                "noremcsumrx");
    }

    @Override
    public Set<String> fixed() {
        return Set.of(
                "id", "external", "vnifilter", "srcport", "dstport", "proxy", "rsc", "l2miss", "l3miss", "gbp", "gpe");
    }

    @Override
    public boolean staysBehind() {
        return true;
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.value(
                        Syntax.word(List.of("tos", "dsfield"), "type of service"),
                        tos(),
                        IflaVxlan.IFLA_VXLAN_TOS,
                        null),
                Rows.value("df", Links.choice(DF), IflaVxlan.IFLA_VXLAN_DF, "the don't-fragment bit"),
                Rows.value(
                        Syntax.word(List.of("flowlabel", "label"), "IPv6 flow label"),
                        Numbers.range("LABEL", 0, 1048575),
                        IflaVxlan.IFLA_VXLAN_LABEL,
                        null),
                Rows.value(
                        "ageing",
                        orNone("none"),
                        IflaVxlan.IFLA_VXLAN_AGEING,
                        "seconds until a learned end is forgotten"),
                Rows.value("maxaddress", orNone("unlimited"), IflaVxlan.IFLA_VXLAN_LIMIT, "most learned ends"),
                new NoPair("proxy", IflaVxlan.IFLA_VXLAN_PROXY, "answer ARP for others", false),
                new NoPair("rsc", IflaVxlan.IFLA_VXLAN_RSC, "short-circuit routes", false),
                new NoPair("l2miss", IflaVxlan.IFLA_VXLAN_L2MISS, "tell of unknown link-layer addresses", false),
                new NoPair("l3miss", IflaVxlan.IFLA_VXLAN_L3MISS, "tell of unknown IP addresses", false),
                new NoPair("udpcsum", IflaVxlan.IFLA_VXLAN_UDP_CSUM, "UDP checksums over IPv4", true),
                new NoPair(
                        "udp6zerocsumtx", IflaVxlan.IFLA_VXLAN_UDP_ZERO_CSUM6_TX, "send no checksums over IPv6", true),
                new NoPair(
                        "udp6zerocsumrx", IflaVxlan.IFLA_VXLAN_UDP_ZERO_CSUM6_RX, "take no checksums over IPv6", true),
                new NoPair("remcsumtx", IflaVxlan.IFLA_VXLAN_REMCSUM_TX, "remote checksum offload, sending", true),
                new NoPair("remcsumrx", IflaVxlan.IFLA_VXLAN_REMCSUM_RX, "remote checksum offload, receiving", true));
    }

    @Override
    public synchronized Syntax syntax(boolean create) {
        List<Syntax> items = new java.util.ArrayList<>();
        items.add(Syntax.maybe(Syntax.word(List.of("id", "vni"), ID.help()), ID));
        items.add(Syntax.maybe(Syntax.oneOf(Syntax.clause("group", GROUP), Syntax.clause("remote", REMOTE))));
        items.add(Syntax.option("local", LOCAL));
        items.add(Syntax.option("dev", DEV));
        items.add(Syntax.maybe(TTL_WORD, TTL));
        List<Syntax> rows = clauses(rows(), create);
        items.addAll(rows.subList(0, 5));
        items.add(Syntax.maybe(PORTS_WORD, LOW, HIGH));
        items.add(Syntax.option("dstport", PORT));
        items.add(Syntax.maybe(Syntax.oneOf(NOLEARNING, LEARNING)));
        items.addAll(rows.subList(5, rows.size()));
        items.add(Syntax.maybe(Syntax.oneOf(EXTERNAL, NOEXTERNAL)));
        items.add(Syntax.maybe(
                Rows.flag("gbp", IflaVxlan.IFLA_VXLAN_GBP, GBP_HELP).syntax()));
        items.add(Syntax.maybe(GPE));
        items.add(Syntax.maybe(Syntax.oneOf(VNIFILTER, NOVNIFILTER)));
        return Syntax.anyOrder(items);
    }

    private static final String GBP_HELP = "group policy extension";

    @Override
    protected void finish(Args args, Build build) {
        check(args, build);
        put(args, build, ID, IflaVxlan.IFLA_VXLAN_ID);
        put(args, build, DEV, IflaVxlan.IFLA_VXLAN_LINK);
        args.get(TTL).ifPresent(ttl -> {
            if (ttl == INHERIT) {
                build.put(IflaVxlan.IFLA_VXLAN_TTL_INHERIT, true, args.token(TTL));
            } else {
                build.put(IflaVxlan.IFLA_VXLAN_TTL, ttl, args.token(TTL));
            }
        });
        args.get(LOW)
                .filter(low -> low != 0 || args.need(HIGH) != 0)
                .ifPresent(low ->
                        build.put(IflaVxlan.IFLA_VXLAN_PORT_RANGE, List.of(low, args.need(HIGH)), args.token(LOW)));
        address(args, build, LOCAL, IflaVxlan.IFLA_VXLAN_LOCAL, IflaVxlan.IFLA_VXLAN_LOCAL6);
        address(args, build, GROUP, IflaVxlan.IFLA_VXLAN_GROUP, IflaVxlan.IFLA_VXLAN_GROUP6);
        address(args, build, REMOTE, IflaVxlan.IFLA_VXLAN_GROUP, IflaVxlan.IFLA_VXLAN_GROUP6);
        either(args, build, EXTERNAL, NOEXTERNAL, IflaVxlan.IFLA_VXLAN_COLLECT_METADATA);
        either(args, build, VNIFILTER, NOVNIFILTER, IflaVxlan.IFLA_VXLAN_VNIFILTER);
        either(args, build, LEARNING, NOLEARNING, IflaVxlan.IFLA_VXLAN_LEARNING);
        if (build.create() && !args.has(LEARNING) && !args.has(NOLEARNING)) {
            build.put(IflaVxlan.IFLA_VXLAN_LEARNING, args.has(EXTERNAL) ? 0 : 1, null);
        }
        Rows.flag("gbp", IflaVxlan.IFLA_VXLAN_GBP, GBP_HELP).write(args, build);
        if (args.has(GPE)) {
            build.put(IflaVxlan.IFLA_VXLAN_GPE, true, args.token(GPE));
        }
        int port = args.get(PORT).orElse(args.has(GPE) ? 4790 : 0);
        if (port != 0) {
            build.put(IflaVxlan.IFLA_VXLAN_PORT, port, args.token(PORT));
        }
    }

    private static void check(Args args, Build build) {
        boolean id = args.get(ID).isPresent();
        if (args.has(VNIFILTER) && !args.has(EXTERNAL)) {
            throw new Refusal("vnifilter needs external", args.token(VNIFILTER));
        } else if (id && args.has(EXTERNAL)) {
            throw new Refusal("external and an id exclude each other", args.token(EXTERNAL));
        } else if (build.create() && !id && !args.has(EXTERNAL)) {
            throw new Refusal("a vxlan needs an id (or external)", null);
        }
        args.get(GROUP).ifPresent(a -> {
            if (!a.isMulticastAddress()) {
                throw new Refusal("not a multicast address: use remote", args.token(GROUP));
            } else if (args.get(DEV).isEmpty()) {
                throw new Refusal("group needs dev", args.token(GROUP));
            }
        });
        for (Syntax.Slot<InetAddress> slot : List.of(REMOTE, LOCAL)) {
            args.get(slot).ifPresent(a -> {
                if (a.isMulticastAddress()) {
                    throw new Refusal("a multicast address cannot be " + slot.name(), args.token(slot));
                }
            });
        }
    }

    private static <T> void put(Args args, Build build, Syntax.Slot<T> slot, Attr<T> attr) {
        args.get(slot).ifPresent(v -> build.put(attr, v, args.token(slot)));
    }

    private static void either(Args args, Build build, Syntax.Word yes, Syntax.Word no, Attr<Integer> attr) {
        if (args.has(yes) || args.has(no)) {
            build.put(attr, args.has(yes) ? 1 : 0, args.token(args.has(yes) ? yes : no));
        }
    }

    private static void address(
            Args args, Build build, Syntax.Slot<InetAddress> slot, Attr<InetAddress> four, Attr<InetAddress> six) {
        args.get(slot).ifPresent(a -> build.put(a.getAddress().length == 4 ? four : six, a, args.token(slot)));
    }

    @Override
    public void print(Attrs data, Printer out, IntFunction<String> names) {
        VxlanText.print(data, out, names);
    }

    @Override
    public List<String> words(Attrs data, IntFunction<String> names) {
        return VxlanText.words(data, names, super.words(data, names));
    }

    /** A word and the same with {@code no} in front. */
    private static final class NoPair extends Row {
        private final Syntax.Word no;
        private final Syntax.Word yes;
        private final Attr<Integer> attr;
        private final boolean yesFirst;

        NoPair(String keyword, Attr<Integer> attr, String help, boolean yesFirst) {
            this.yes = Syntax.word(keyword, help);
            this.no = Syntax.word("no" + keyword, "not: " + help);
            this.attr = attr;
            this.yesFirst = yesFirst;
        }

        @Override
        public Syntax syntax() {
            return yesFirst ? Syntax.oneOf(yes, no) : Syntax.oneOf(no, yes);
        }

        @Override
        public void write(Args args, Build build) {
            either(args, build, yes, no, attr);
        }

        @Override
        public void print(Attrs attrs, Printer out, IntFunction<String> names) {
            // VxlanText does
        }

        @Override
        public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
            attrs.get(attr).ifPresent(v -> words.add(v != 0 ? yes.text() : no.text()));
        }
    }
}
