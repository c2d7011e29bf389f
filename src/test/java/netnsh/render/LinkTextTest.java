package netnsh.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Display;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.Ifa;
import netnsh.uapi.IfaCacheInfo;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.IflaVlan;
import netnsh.uapi.Stats64;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Mac;
import org.junit.jupiter.api.Test;

/** What this machine's kernel has no links of, and counters of any size; the rest is compared with ip itself. */
class LinkTextTest {
    private static final View.Names NAMES = new View.Names() {
        @Override
        public String link(int index) {
            return index == 2 ? "eth0" : "if" + index;
        }

        @Override
        public boolean down(int index) {
            return index == 2;
        }

        @Override
        public Optional<String> namespace(int nsid) {
            return nsid == 5 ? Optional.of("left") : Optional.empty();
        }
    };

    private static Display display(boolean json, boolean human, boolean iec, int details, int stats) {
        return new Display(0, json, false, false, false, details, stats, human, iec, false, false, 0, 0, false);
    }

    private static Link link(Attrs attrs) {
        Attrs all = Attrs.NONE
                .with(Ifla.IFLA_IFNAME, "x0")
                .with(Ifla.IFLA_MTU, 1500L)
                .plus(attrs);
        return new Link(Dev.of(7, "x0"), 0, 1, Iff.IFF_UP | Iff.IFF_BROADCAST | Iff.IFF_RUNNING, 0, all);
    }

    private static String text(Link link, Display display) {
        return Renderer.render(new Outcome.Links(List.of(link), NAMES), display, false);
    }

    private static Link vlan() {
        Attrs map = Attrs.NONE
                .add(IflaVlan.IFLA_VLAN_QOS_MAPPING, List.of(1L, 2L))
                .add(IflaVlan.IFLA_VLAN_QOS_MAPPING, List.of(3L, 4L));
        Attrs data = Attrs.NONE
                .with(IflaVlan.IFLA_VLAN_PROTOCOL, 0x8100)
                .with(IflaVlan.IFLA_VLAN_ID, 5)
                .with(IflaVlan.IFLA_VLAN_FLAGS, List.of(0x3L, 0xffffffffL))
                .with(IflaVlan.IFLA_VLAN_EGRESS_QOS, map);
        Attrs info = Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, "vlan").with(IflaInfo.IFLA_INFO_DATA, data);
        return link(Attrs.NONE
                .with(Ifla.IFLA_LINK, Dev.index(2))
                .with(Ifla.IFLA_ADDRESS, Mac.parse("02:00:00:00:00:01"))
                .with(Ifla.IFLA_LINKINFO, info));
    }

    @Test
    void a_vlan_is_shown_with_its_flags_and_priorities() {
        assertEquals(
                "7: x0@eth0: <BROADCAST,UP,M-DOWN> mtu 1500 \n    link/ether 02:00:00:00:00:01\n"
                        + "    vlan protocol 802.1Q id 5 <REORDER_HDR,GVRP> \n      egress-qos-map { 1:2 3:4 } \n",
                text(vlan(), display(false, false, false, 1, 0)));
        assertEquals(
                "[{\"ifindex\":7,\"link\":\"eth0\",\"ifname\":\"x0\",\"flags\":[\"BROADCAST\",\"UP\",\"M-DOWN\"],\"mtu\":1500,"
                        + "\"link_type\":\"ether\",\"address\":\"02:00:00:00:00:01\",\"linkinfo\":{\"info_kind\":\"vlan\",\"info_data\":{\"protocol\":\"802.1Q\",\"id\":5,\"flags\":[\"REORDER_HDR\",\"GVRP\"],\"egress_qos\":[{\"from\":1,\"to\":2},{\"from\":3,\"to\":4}]}}}]\n",
                text(vlan(), display(true, false, false, 1, 0)));
    }

    @Test
    void a_vlan_has_words_that_make_it_again() {
        LinkKind kind = Kinds.find("vlan").orElseThrow();
        String words = String.join(" ", kind.words(vlan().data(), NAMES::link));
        assertTrue(words.startsWith("protocol 802.1Q id 5 reorder_hdr on gvrp on mvrp off"), words);
        assertTrue(words.endsWith("egress-qos-map 1:2 3:4"), words);
    }

    @Test
    void links_of_other_namespaces_are_named_where_they_have_a_name() {
        Attrs far = Attrs.NONE.with(Ifla.IFLA_LINK, Dev.index(3));
        String named = text(link(far.with(Ifla.IFLA_LINK_NETNSID, 5)), Display.PLAIN);
        assertEquals("7: x0@if3: <BROADCAST,UP> mtu 1500 \n    link/ether  link-netns left\n", named);
        assertTrue(
                text(link(far.with(Ifla.IFLA_LINK_NETNSID, 6)), Display.PLAIN).endsWith(" link-netnsid 6\n"));
        assertTrue(
                text(link(far.with(Ifla.IFLA_LINK_NETNSID, -1)), Display.PLAIN).endsWith(" link-netnsid unknown\n"));
    }

    private static Link counted(long bytes, long packets) {
        List<Long> stats = new ArrayList<>(Collections.nCopies(Stats64.values().length, 0L));
        stats.set(Stats64.RX_BYTES.ordinal(), bytes);
        stats.set(Stats64.RX_PACKETS.ordinal(), packets);
        stats.set(Stats64.TX_COMPRESSED.ordinal(), 5L);
        return link(Attrs.NONE.with(Ifla.IFLA_STATS64, stats));
    }

    private static String rx(Link link, Display display) {
        return text(link, display).lines().toList().get(3).substring(4);
    }

    @Test
    void counters_are_as_wide_as_they_must_be() {
        Display plain = display(false, false, false, 0, 1);
        assertEquals("12345678901234       1      0       0       0       0 ", rx(counted(12345678901234L, 1), plain));
        assertEquals("18446744073709551615       1      0       0       0       0 ", rx(counted(-1L, 1), plain));
        assertTrue(text(counted(1, 1), plain).contains("collsns compressed\n"), text(counted(1, 1), plain));
    }

    @Test
    void human_counters_have_two_digits_and_a_prefix() {
        Display human = display(false, true, false, 0, 1);
        assertEquals("     1.23k     999      0       0       0       0 ", rx(counted(1234, 999), human));
        assertEquals("     12.3M    100k      0       0       0       0 ", rx(counted(12345678, 100000), human));
        Display iec = display(false, true, true, 0, 1);
        assertEquals("    1.21ki     999      0       0       0       0 ", rx(counted(1234, 999), iec));
    }

    @Test
    void what_is_deprecated_may_have_less_than_no_time_left() {
        Attrs attrs = Attrs.NONE
                .with(Ifa.IFA_LOCAL, Ip.of(new byte[] {10, 0, 0, 1}))
                .with(Ifa.IFA_CACHEINFO, new IfaCacheInfo(0xfffffffeL, 10, 0, 0));
        Address a = new Address(2, 24, 0x20, 0, Dev.index(7), attrs);
        String text = Renderer.render(
                new Outcome.Addresses(List.of(link(Attrs.NONE)), List.of(a), NAMES, 2, true), Display.PLAIN, false);
        assertEquals(
                "    inet 10.0.0.1/24 scope global deprecated dynamic \n       valid_lft 10sec preferred_lft -2sec\n",
                text);
    }

    @Test
    void nothing_from_the_machine_steers_the_terminal() {
        Link evil =
                link(Attrs.NONE.with(Ifla.IFLA_IFALIAS, "a\u001b]0;x\u0007\nb").with(Ifla.IFLA_QDISC, "q\u202e"));
        String text = text(evil, Display.PLAIN);
        assertTrue(text.contains("alias a\\x1b]0;x\\x07\\nb\n"), text);
        assertTrue(text.contains("qdisc q\\xe2\\x80\\xae "), text);
    }
}
