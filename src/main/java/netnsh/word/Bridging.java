package netnsh.word;

import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.uapi.IflaBrport;
import netnsh.uapi.Named;
import netnsh.uapi.Nud;
import netnsh.value.Ip;
import netnsh.value.Mac;

/** Words about bridges: VLAN numbers and ranges, tunnel ids, states of ports and entries, multicast groups. */
public final class Bridging {
    private Bridging() {}

    /** The largest VLAN number that a frame can carry: IEEE 802.1Q keeps 0 and 4095. */
    private static final int VID_MAX = 4094;

    private static final long ID_MAX = 0xffffff;
    private static final int ETHER_LENGTH = 6;

    /**
     * Numbers from the first to the last, or one.
     *
     * @param last the same as {@code first} for a single number
     */
    public record Range(long first, long last) {
        /** Whether it is more than one number. */
        public boolean several() {
            return last != first;
        }
    }

    /** A VLAN's number. */
    public static final ValueType<Integer> VID = Links.range("VID", 1, VID_MAX);
    /** A VLAN's number to look for; 0 is any. */
    public static final ValueType<Integer> ANY_VID = Links.range("VID", 0, VID_MAX);
    /** A VLAN's number, or two with a hyphen between. */
    public static final ValueType<Range> VIDS = range("VID", 1, VID_MAX, "10", "10-20");
    /** A number of a VXLAN. */
    public static final ValueType<Long> VNI = Numbers.range("VNI", 0, ID_MAX);
    /** Tunnel ids for VLANs. */
    public static final ValueType<Range> TUNNELS = range("ID", 0, ID_MAX, "1000", "1000-1010");
    /** An Ethernet address. */
    public static final ValueType<Mac> ETHER =
            ValueType.of("LLADDR", "address", Bridging::ether, Mac::toString, "02:00:00:00:00:01");
    /** A state of a port: a number or its name. */
    public static final ValueType<Integer> STP_STATE =
            ValueType.of("STATE", "value", Bridging::state, Bridging::state, "forwarding", "4");
    /** A state of a forwarding entry, as bits; -1 for all. */
    public static final ValueType<Integer> ENTRY_STATE =
            ValueType.of("STATE", "value", Bridging::entry, Bridging::entry, "permanent", "static", "stale", "all");
    /** A multicast group: an IPv4, IPv6 or Ethernet address, as its bytes. */
    public static final ValueType<Group> GROUP = ValueType.of(
            "GROUP", "address", Bridging::group, Group::toString, "239.1.1.1", "ff15::1", "01:00:5e:00:00:aa");

    /** The bytes of a multicast group. */
    public static final class Group {
        private final byte[] bytes;

        private Group(byte[] bytes) {
            this.bytes = bytes;
        }

        /** A copy: 4, 16 or 6 bytes. */
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return bytes.length == ETHER_LENGTH ? Mac.of(bytes).toString() : Ip.text(bytes);
        }
    }

    private static ValueType<Range> range(String label, long min, long max, String... examples) {
        return ValueType.of(
                label + "[-" + label + "]", "number", w -> readRange(w, min, max), Bridging::write, examples);
    }

    private static Range readRange(String word, long min, long max) throws BadValue {
        int hyphen = word.indexOf('-', 1);
        if (hyphen < 0) {
            long one = Numbers.decimal(word, min, max);
            return new Range(one, one);
        }
        long first = Numbers.decimal(word.substring(0, hyphen), min, max);
        try {
            long last = Numbers.decimal(word.substring(hyphen + 1), min, max);
            if (last <= first) {
                throw new BadValue("the second number must be the larger one");
            }
            return new Range(first, last);
        } catch (BadValue e) {
            throw new BadValue(e.getMessage(), hyphen + 1 + e.offset());
        }
    }

    private static String write(Range r) {
        return r.several() ? r.first() + "-" + r.last() : Long.toString(r.first());
    }

    private static Mac ether(String word) throws BadValue {
        Mac mac = Addresses.LLADDR.read(word);
        if (mac.length() != ETHER_LENGTH) {
            throw new BadValue("an Ethernet address has six parts");
        }
        return mac;
    }

    private static int state(String word) throws BadValue {
        if (!word.isEmpty() && Character.digit(word.charAt(0), 10) >= 0) {
            return (int) Numbers.decimal(word, 0, 255);
        }
        return Links.choice(IflaBrport.STATES).read(word);
    }

    private static String state(int state) {
        return Named.nameOf(IflaBrport.STATES, state);
    }

    private static int entry(String word) throws BadValue {
        if (word.equals("all")) {
            return -1;
        }
        String[] names = {"permanent", "static", "temp", "stale", "reachable", "dynamic"};
        int[] states = {
            Nud.NUD_PERMANENT, Nud.NUD_NOARP, Nud.NUD_NOARP, Nud.NUD_STALE, Nud.NUD_REACHABLE, Nud.NUD_REACHABLE
        };
        for (int i = 0; i < names.length; i++) {
            if (!word.isEmpty() && names[i].startsWith(word)) {
                return states[i];
            }
        }
        throw new BadValue("one of permanent, static, stale, reachable, all is expected");
    }

    private static String entry(int state) {
        return state == -1
                ? "all"
                : state == Nud.NUD_PERMANENT
                        ? "permanent"
                        : state == Nud.NUD_NOARP ? "static" : state == Nud.NUD_STALE ? "stale" : "reachable";
    }

    private static Group group(String word) throws BadValue {
        if (word.matches("[0-9A-Fa-f]{1,2}(:[0-9A-Fa-f]{1,2}){5}")) {
            return new Group(ether(word).bytes());
        }
        return new Group(Addresses.ADDRESS.read(word).getAddress());
    }
}
