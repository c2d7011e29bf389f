package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Reading;
import netnsh.kind.LinkRows;
import netnsh.model.Link;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.IflaVlan;
import netnsh.uapi.LinkPart;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkVerbTest {
    private final FakeView view = new FakeView().with("left", "eth0").with("right");

    private Effect.Net only(String line) {
        List<Effect> effects = Typed.effects(view, line);
        assertEquals(1, effects.size(), line);
        return (Effect.Net) effects.get(0);
    }

    private Link added(String line) {
        return ((NetOp.AddLink) only(line).op()).link();
    }

    private Link changed(String line) {
        return ((NetOp.SetLink) only(line).op()).link();
    }

    @Test
    void a_pair_is_one_request_with_both_ends_in_place() {
        Link link = added("link add v0 netns left type veth peer name v1 netns right mtu 1400");
        assertEquals("v0", link.attrs().get(Ifla.IFLA_IFNAME).orElseThrow());
        assertEquals(
                new NsRef.Named("left"), link.attrs().get(Ifla.IFLA_NET_NS_FD).orElseThrow());
        LinkPart peer = link.data().get(Veth.VETH_INFO_PEER).orElseThrow();
        assertEquals("v1", peer.attrs().get(Ifla.IFLA_IFNAME).orElseThrow());
        assertEquals(1400L, peer.attrs().get(Ifla.IFLA_MTU).orElseThrow());
        assertEquals(
                new NsRef.Named("right"), peer.attrs().get(Ifla.IFLA_NET_NS_FD).orElseThrow());
    }

    @Test
    void words_are_remembered_for_each_attribute_also_inside_the_peer() {
        Effect.Net e = only("link add v0 mtu 1500 type veth peer name v1 netns right");
        assertEquals("1500", e.blame().find(List.of(Ifla.IFLA_MTU.id())).text());
        List<Integer> path = List.of(
                Ifla.IFLA_LINKINFO.id(),
                IflaInfo.IFLA_INFO_DATA.id(),
                Veth.VETH_INFO_PEER.id(),
                Ifla.IFLA_NET_NS_FD.id());
        assertEquals("right", e.blame().find(path).text());
        assertEquals(
                "veth",
                e.blame()
                        .find(List.of(Ifla.IFLA_LINKINFO.id(), IflaInfo.IFLA_INFO_KIND.id()))
                        .text());
    }

    @Test
    void a_peer_cannot_be_up_while_it_is_made() {
        assertEquals(
                "up",
                Typed.refusal(view, "link add v0 type veth peer name v1 up")
                        .where()
                        .text());
    }

    @Test
    void both_ends_may_share_a_name_in_two_namespaces_only() {
        Problem p = Typed.refusal(view, "link add vx type veth peer name vx");
        assertEquals("both ends would be called vx", p.getMessage());
        assertEquals(32, p.where().start());
        assertEquals(
                1,
                Typed.effects(view, "link add vx type veth peer name vx netns left")
                        .size());
    }

    @Test
    void flags_are_in_the_header_with_their_mask() {
        Link link = changed("link set eth0 up arp off promisc on multicast off");
        assertEquals(Dev.named("eth0"), link.dev());
        assertEquals(Iff.IFF_UP | Iff.IFF_NOARP | Iff.IFF_PROMISC, link.flags());
        assertEquals(Iff.IFF_UP | Iff.IFF_NOARP | Iff.IFF_PROMISC | Iff.IFF_MULTICAST, link.change());
    }

    @Test
    void set_has_a_name_for_the_new_name_and_dev_for_the_old_one() {
        Link link = changed("link set dev eth0 name uplink");
        assertEquals("eth0", link.name());
        assertEquals("uplink", link.attrs().get(Ifla.IFLA_IFNAME).orElseThrow());
        assertFalse(changed("link set eth0 name eth0").attrs().has(Ifla.IFLA_IFNAME));
    }

    @Test
    void lo_is_renamed_when_it_is_forced_only() {
        assertTrue(Typed.refusal(view, "link set lo name foo").hint().contains("-force"));
        assertEquals(
                "foo",
                changed("ip -force link set lo name foo")
                        .attrs()
                        .get(Ifla.IFLA_IFNAME)
                        .orElseThrow());
    }

    @Test
    void digits_mean_a_process_unless_a_namespace_is_called_so() {
        assertEquals(
                new NsRef.Pid(999999),
                changed("link set q netns 999999")
                        .attrs()
                        .get(Ifla.IFLA_NET_NS_FD)
                        .orElseThrow());
        view.with("999999");
        assertEquals(
                new NsRef.Named("999999"),
                changed("link set q netns 999999")
                        .attrs()
                        .get(Ifla.IFLA_NET_NS_FD)
                        .orElseThrow());
    }

    @Test
    void the_interface_of_the_session_is_meant_when_none_is_named() {
        Context here = new Context(new NsRef.Named("left"), Dev.named("eth0"));
        assertEquals(List.of("ip -n left link set dev eth0 up"), Typed.words(view, here, "link set up"));
        assertEquals(
                List.of("ip -n left link set dev eth0 type bridge stp_state 1"),
                Typed.words(view, here, "link set type bridge stp 1"));
    }

    @Test
    void a_group_alone_means_all_of_it() {
        Link link = changed("link set group 42 down");
        assertEquals(Dev.NONE, link.dev());
        assertEquals(42L, link.group());
        Link del = ((NetOp.DelLink) only("link del group 42").op()).link();
        assertEquals(42L, del.group());
    }

    @Test
    void a_kind_that_is_not_known_here_is_for_the_kernel_to_judge() {
        assertEquals("nosuch", added("link add x1 type nosuch").kind().orElseThrow());
        assertTrue(added("link add x1 type nlmon").data().isEmpty());
    }

    @Test
    void the_flags_of_a_vlan_become_one_attribute() {
        Link link = added("link add v5 link eth0 type vlan id 5 protocol 802.1ad gvrp on reorder_hdr off"
                + " ingress-qos-map 1:2 3:4 egress-qos-map 5:6");
        assertEquals(List.of(2L, 3L), link.data().get(IflaVlan.IFLA_VLAN_FLAGS).orElseThrow());
        assertEquals(5, link.data().get(IflaVlan.IFLA_VLAN_ID).orElseThrow());
        assertEquals(0x88a8, link.data().get(IflaVlan.IFLA_VLAN_PROTOCOL).orElseThrow());
        assertEquals(
                List.of(List.of(1L, 2L), List.of(3L, 4L)),
                link.data().get(IflaVlan.IFLA_VLAN_INGRESS_QOS).orElseThrow().all(IflaVlan.IFLA_VLAN_QOS_MAPPING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "link add . type ifb|the name '.' is reserved",
                "link add a/b type ifb|'/' is not allowed in a name, position 2",
                "link add aaaaaaaaaaaaaaaa type ifb|the name has 16 bytes, the limit is 15",
                "link add a%d type ifb|'%' is not allowed in a name: the kernel would fill it in",
                "link add -x type ifb|a name cannot start with '-': it looks like an option",
                "link add all type ifb|'all' is reserved by the kernel",
                "link add eth0@if2 type ifb|'@' is not allowed in a name: it would be ambiguous in output",
                "link set va mtu -1|a negative number is not possible here",
                "link set va mtu 4294967296|out of range 0..2147483647",
                "link set va mtu 01500|leading zero: write it without (some tools read it as octal)",
                "link set va mtu 0x5dc|hexadecimal is not read here, a decimal number is expected",
                "link set va mtu 1500x|not a decimal number",
                "link set va txqueuelen -5|a negative number is not possible here",
                "link set va address 1:2:3|6 bytes expected, got 3",
                "link add v4095 link x type vlan id 4095|out of range 1..4094",
                "link add v0 type veth peer name a@b|'@' is not allowed in a name: it would be ambiguous in output",
                "link set va promisc yes|must be on or off",
                "link set va addrgenmode odd|one of eui64, none, stable_secret, random is expected"
            })
    void a_bad_word_is_refused_with_the_reason(String line, String reason) {
        assertEquals(reason, Typed.mistake(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"link add", "link add v0", "link del", "link property add dev x altname", "link add dev ifb"})
    void a_line_that_is_too_short_is_not_complete(String line) {
        assertFalse(Commands.read(Typed.tokens(line)).complete());
    }

    @Test
    void a_keyword_where_a_name_belongs_leaves_the_next_word_without_a_place() {
        Reading reading = Commands.read(Typed.tokens("link add dev type ifb"));
        assertEquals("ifb", reading.mistake().orElseThrow().token().text());
    }

    @Test
    void an_alias_has_at_most_255_bytes() {
        assertEquals("the alias has 256 bytes, the limit is 255", Typed.mistake("link set x alias " + "q".repeat(256)));
        assertEquals("NUL byte in an alias", Typed.mistake("link set x alias a\0b"));
        changed("link set x alias " + "q".repeat(255));
    }

    @Test
    void a_name_of_digits_is_made_with_a_warning() {
        Plan plan = Typed.plan(view, Context.HOME, "link add 7 type ifb");
        assertEquals(1, plan.warnings().size());
    }

    @Test
    void abbreviations_mean_what_they_mean_to_iproute2() {
        assertEquals(
                List.of("ip link set eth0 txqueuelen 5 mtu 1400 address 02:00:00:00:00:01 master br0"),
                Typed.words(view, "l s eth0 txq 5 mtu 1400 addr 2:0:0:0:0:1 mas br0"));
        assertEquals(
                List.of("ip link add name v type bridge forward_delay 5 mcast_router 2"),
                Typed.words(view, "li a name v ty bridge f 5 mcast_r 2"));
        assertEquals(
                "link set", Typed.request(Context.HOME, "link s eth0 up").form().name());
        assertEquals("link show", Typed.request(Context.HOME, "link sh").form().name());
        assertEquals(
                "link delete", Typed.request(Context.HOME, "link d x").form().name());
    }

    @Test
    void what_netnsh_leaves_to_the_program_ip_is_said_so() {
        Problem p = Typed.refusal(view, "link set dev eth0 xdp object prog.o section x");
        assertEquals("object", p.where().text());
        assertTrue(p.hint() != null);
    }

    @Test
    void a_virtual_function_is_told_something_that_goes_together() {
        assertEquals("0", Typed.refusal(view, "link set eth0 vf 0").where().text());
        assertEquals(
                "5",
                Typed.refusal(view, "link set eth0 vf 0 min_tx_rate 5").where().text());
        assertEquals(
                "9",
                Typed.refusal(view, "link set eth0 vf 0 min_tx_rate 9 max_tx_rate 5")
                        .where()
                        .text());
        assertEquals(
                "vlan",
                Typed.refusal(view, "link set eth0 vf 0 vlan 5 vlan 6").where().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"link xstats type bridge", "link afstats", "addr save", "addr showdump", "addr restore"})
    void what_is_not_supported_is_refused_with_a_way_on(String line) {
        assertTrue(Typed.refusal(view, line).hint() != null);
    }

    @Test
    void the_words_of_a_link_set_it_again() {
        Link link = changed("link set eth0 mtu 1400 address 02:00:00:00:00:01 alias up-link promisc on up");
        List<String> words = new ArrayList<>();
        LinkRows.settings(link.flags(), link.change(), link.attrs()).values().forEach(words::addAll);
        assertEquals(
                List.of("address", "02:00:00:00:00:01", "alias", "up-link", "mtu", "1400", "promisc", "on"), words);
    }
}
