package netnsh.kind;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaVf;
import netnsh.uapi.Named;
import netnsh.value.Mac;
import netnsh.word.Addresses;
import netnsh.word.Links;
import netnsh.word.Numbers;

/** {@code vf NUMBER …} of {@code link set}: a virtual function of a network card (linux/if_link.h, IFLA_VF_*). */
public final class VfRows {
    private static final Attr<Attrs> IFLA_VF_INFO = new Attr<>(1, "IFLA_VF_INFO", Codec.NESTED_PLAIN);
    private static final Attr<byte[]> IFLA_VF_VLAN_INFO = new Attr<>(1, "IFLA_VF_VLAN_INFO", Codec.BYTES);
    private static final int ETH_P_8021Q = 0x8100;
    private static final int ETH_P_8021AD = 0x88a8;
    private static final int MAC_ROOM = 32;

    private static final Syntax.Slot<Long> NUMBER = Syntax.slot("vf", Links.INT, "the number of a virtual function");
    private static final Syntax.Slot<Mac> MAC = Syntax.slot("mac", Addresses.LLADDR, "its link-layer address");
    private static final Syntax.Slot<Integer> VLAN =
            Syntax.slot("vlan", Links.range("VID", 0, 4095), "the VLAN that it is in, 0 for none");
    private static final Syntax.Slot<Long> QOS = Syntax.slot("qos", Numbers.U32, "the priority in the VLAN");
    private static final Syntax.Slot<Integer> PROTO = Syntax.slot(
            "proto",
            Links.choice(List.of(new Named(ETH_P_8021Q, "802.1Q"), new Named(ETH_P_8021AD, "802.1ad"))),
            "the VLAN's protocol");
    private static final Syntax.Group TAG = Syntax.group(
            "tag",
            Syntax.seq(
                    Syntax.word("vlan", VLAN.help()), VLAN, Syntax.option("qos", QOS), Syntax.option("proto", PROTO)));
    private static final Syntax.Slot<Long> RATE = Syntax.slot("rate", Numbers.U32, "what it may send, Mbit/s");
    private static final Syntax.Slot<Long> MAX = Syntax.slot("max_tx_rate", Numbers.U32, "what it may send, Mbit/s");
    private static final Syntax.Slot<Long> MIN =
            Syntax.slot("min_tx_rate", Numbers.U32, "what it can always send, Mbit/s");
    private static final Syntax.Slot<Integer> STATE = Syntax.slot(
            "state",
            Links.abbreviated(List.of(new Named(0, "auto"), new Named(1, "enable"), new Named(2, "disable"))),
            "whether its link is up");

    /** A setting that is a number behind the function's. */
    private record Setting<T>(Attr<byte[]> attr, Syntax.Slot<T> slot) {}

    private static final List<Setting<Integer>> SWITCHES = List.of(
            switched("spoofchk", IflaVf.IFLA_VF_SPOOFCHK, "whether it may send from addresses of others only when off"),
            switched("query_rss", IflaVf.IFLA_VF_RSS_QUERY_EN, "whether it may ask how packets are spread"),
            switched("trust", IflaVf.IFLA_VF_TRUST, "whether it may do what else only the host does"),
            new Setting<>(IflaVf.IFLA_VF_LINK_STATE, STATE));
    private static final List<Setting<Long>> GUIDS = List.of(
            guid("node_guid", IflaVf.IFLA_VF_IB_NODE_GUID, "its node on InfiniBand"),
            guid("port_guid", IflaVf.IFLA_VF_IB_PORT_GUID, "its port on InfiniBand"));

    /** The whole clause. */
    public static final Syntax.Group GROUP = Syntax.group("vf", Syntax.later(VfRows::syntax));

    private VfRows() {}

    private static Setting<Integer> switched(String keyword, Attr<byte[]> attr, String help) {
        return new Setting<>(attr, Syntax.slot(keyword, Links.ON_OFF, help));
    }

    private static Setting<Long> guid(String keyword, Attr<byte[]> attr, String help) {
        ValueType<Long> type = ValueType.of(
                "GUID", "address", VfRows::guid, v -> String.join(":", bytes(v)), "00:11:22:33:44:55:66:77");
        return new Setting<>(attr, Syntax.slot(keyword, type, help));
    }

    private static long guid(String word) throws BadValue {
        if (!word.matches("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){7}")) {
            throw new BadValue("eight bytes such as 00:11:22:33:44:55:66:77 are expected");
        }
        return Long.parseUnsignedLong(word.replace(":", ""), 16);
    }

    private static List<String> bytes(long value) {
        String digits = String.format("%016x", value);
        List<String> bytes = new ArrayList<>();
        for (int i = 0; i < digits.length(); i += 2) {
            bytes.add(digits.substring(i, i + 2));
        }
        return bytes;
    }

    private static Syntax syntax() {
        List<Syntax> items = new ArrayList<>(List.of(
                Syntax.option("mac", MAC),
                Syntax.many(TAG),
                Syntax.option("rate", RATE),
                Syntax.option("max_tx_rate", MAX),
                Syntax.option("min_tx_rate", MIN)));
        SWITCHES.forEach(s -> items.add(Syntax.option(s.slot().name(), s.slot())));
        GUIDS.forEach(s -> items.add(Syntax.option(s.slot().name(), s.slot())));
        return Syntax.seq(Syntax.exactly("vf", NUMBER.help()), NUMBER, Syntax.anyOrder(items));
    }

    /**
     * Puts what the words of one or more functions say into IFLA_VFINFO_LIST.
     *
     * @throws Refusal when they do not go together, or say nothing
     */
    static void write(Args args, Build build) {
        Attrs list = Attrs.NONE;
        Token at = null;
        for (Args vf : args.groups(GROUP)) {
            at = vf.token(NUMBER);
            list = list.add(IFLA_VF_INFO, one(vf));
        }
        if (!list.isEmpty()) {
            build.put(Ifla.IFLA_VFINFO_LIST, list, at);
        }
    }

    private static Attrs one(Args vf) {
        long number = vf.need(NUMBER);
        Attrs info = Attrs.NONE;
        if (vf.get(MAC).isPresent()) {
            byte[] mac = Arrays.copyOf(vf.need(MAC).bytes(), MAC_ROOM);
            info = info.add(
                    IflaVf.IFLA_VF_MAC,
                    words(MAC_ROOM, number).position(4).put(mac).array());
        }
        info = tags(vf, number, info);
        boolean apart = vf.get(MAX).isPresent() || vf.get(MIN).isPresent();
        if (vf.get(RATE).isPresent() && !apart) {
            info = info.add(
                    IflaVf.IFLA_VF_TX_RATE, words(0, number, vf.need(RATE)).array());
        }
        for (Setting<Integer> s : SWITCHES) {
            if (vf.get(s.slot()).isPresent()) {
                info = info.add(s.attr(), words(0, number, vf.need(s.slot())).array());
            }
        }
        for (Setting<Long> s : GUIDS) {
            if (vf.get(s.slot()).isPresent()) {
                // eight bytes stand on a boundary of eight
                byte[] guid = words(12, number).putLong(8, vf.need(s.slot())).array();
                info = info.add(s.attr(), guid);
            }
        }
        if (apart) {
            info = info.add(IflaVf.IFLA_VF_RATE, rates(vf, number));
        }
        if (info.isEmpty()) {
            throw new Refusal("what about this virtual function? mac, vlan, rate, … say it", vf.token(NUMBER));
        }
        return info;
    }

    private static byte[] rates(Args vf, long number) {
        Long most = vf.get(MAX).or(() -> vf.get(RATE)).orElse(null);
        Long least = vf.get(MIN).orElse(null);
        if (most == null || least == null) {
            throw new Refusal("max_tx_rate and min_tx_rate are set together", vf.token(most == null ? MIN : MAX));
        } else if (most != 0 && least > most) {
            throw new Refusal("min_tx_rate is more than max_tx_rate", vf.token(MIN));
        }
        return words(0, number, least, most).array();
    }

    /** One tag of 802.1Q as kernels always knew it, others as a list. */
    private static Attrs tags(Args vf, long number, Attrs info) {
        List<Args> tags = vf.groups(TAG);
        if (tags.isEmpty()) {
            return info;
        }
        Args first = tags.get(0);
        int proto = first.get(PROTO).orElse(ETH_P_8021Q);
        if (proto == ETH_P_8021Q) {
            if (tags.size() > 1) {
                throw new Refusal(
                        "of several VLANs the outer one comes first, with proto 802.1ad",
                        tags.get(1).firstToken());
            }
            return info.add(
                    IflaVf.IFLA_VF_VLAN,
                    words(0, number, first.need(VLAN), first.get(QOS).orElse(0L))
                            .array());
        }
        Attrs list = Attrs.NONE;
        for (Args tag : tags) {
            int its = tag.get(PROTO).orElse(ETH_P_8021Q);
            ByteBuffer words = words(4, number, tag.need(VLAN), tag.get(QOS).orElse(0L));
            list = list.add(
                    IFLA_VF_VLAN_INFO,
                    words.put(12, (byte) (its >> 8)).put(13, (byte) its).array());
        }
        return info.add(IflaVf.IFLA_VF_VLAN_LIST, list);
    }

    /** Numbers of 32 bits one behind the other, and so many bytes more. */
    private static ByteBuffer words(int more, long... numbers) {
        ByteBuffer out = Bytes.buffer(numbers.length * 4 + more);
        for (int i = 0; i < numbers.length; i++) {
            out.putInt(4 * i, (int) numbers[i]);
        }
        return out;
    }
}
