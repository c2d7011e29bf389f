package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.grammar.Token;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.uapi.Ifa;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.IflaVxlan;
import netnsh.uapi.Rta;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.Mac;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalsIT {
    private static final Token VERB = Token.of("verb");
    private static final Token WORD = Token.of("word");

    private final Box box = new Box();
    private NsRef ns;

    @BeforeEach
    void make_a_namespace_with_a_pair() {
        ns = box.netns("refuse");
        box.net(ns, Ops.pair("va", "vb", null));
    }

    @AfterEach
    void clean() {
        box.close();
    }

    private Problem refused(NetOp op, Integer... path) {
        return box.refused(ns, op, new Blame(VERB).put(WORD, path));
    }

    @Test
    void names_the_absent_device_under_its_word_and_those_that_are_near() {
        Problem problem = refused(Ops.up("vaa"), 0);
        assertEquals("link.absent", problem.id());
        assertEquals("Cannot find device \"vaa\"", problem.getMessage());
        assertEquals(WORD, problem.where());
        assertTrue(problem.hint().contains("va"), problem.hint());
    }

    @Test
    void never_takes_if_and_a_number_for_an_index() {
        int index = box.kernel.link(ns, "va").orElseThrow().index();
        assertEquals("link.absent", refused(Ops.delete("if" + index), 0).id());
        assertTrue(box.kernel.link(ns, "va").isPresent());
    }

    @Test
    void finds_the_absent_master_inside_a_request() {
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("br7"));
        Problem problem = refused(Ops.set("va", attrs), Ifla.IFLA_MASTER.id());
        assertEquals("Cannot find device \"br7\"", problem.getMessage());
        assertEquals(WORD, problem.where());
    }

    @Test
    void finds_the_absent_namespace_of_the_peer_and_makes_nothing() {
        NetOp op = Ops.pair("v0", "v1", new NsRef.Named("refusee"));
        Problem problem = refused(
                op,
                Ifla.IFLA_LINKINFO.id(),
                IflaInfo.IFLA_INFO_DATA.id(),
                Veth.VETH_INFO_PEER.id(),
                Ifla.IFLA_NET_NS_FD.id());
        assertEquals("netns.absent", problem.id());
        assertEquals(WORD, problem.where());
        assertTrue(problem.hint().contains("refuse"), problem.hint());
        assertTrue(box.kernel.link(ns, "v0").isEmpty());
    }

    @Test
    void says_that_a_link_exists_already_under_its_name() {
        Problem problem = refused(Ops.link("va", "bridge"), Ifla.IFLA_IFNAME.id());
        assertEquals("link.exists", problem.id());
        assertEquals("va exists already", problem.getMessage());
        assertEquals(WORD, problem.where());
        assertEquals(Errno.EEXIST, problem.errno());
    }

    @Test
    void says_under_the_peers_name_that_that_one_exists_already() {
        Integer[] peer = {
            Ifla.IFLA_LINKINFO.id(), IflaInfo.IFLA_INFO_DATA.id(), Veth.VETH_INFO_PEER.id(), Ifla.IFLA_IFNAME.id()
        };
        Problem here = refused(Ops.pair("vc", "va", null), peer);
        assertEquals("va exists already", here.getMessage());
        assertEquals("link show va shows it; link del removes it", here.hint());
        assertEquals(WORD, here.where());
        NsRef other = box.netns("refuser");
        box.net(other, Ops.link("va", "bridge"));
        Problem there = refused(Ops.pair("vc", "va", other), peer);
        assertEquals("va exists already where the peer goes", there.getMessage());
        assertEquals(WORD, there.where());
        assertEquals(
                "both ends cannot be called vc",
                refused(Ops.pair("vc", "vc", null), peer).getMessage());
    }

    /** Its number is taken, not its name. */
    @Test
    void says_of_a_second_vxlan_that_there_is_one_with_these_settings() {
        box.net(ns, vxlan("vx0"));
        Problem problem = refused(vxlan("vx1"), Ifla.IFLA_IFNAME.id());
        assertEquals("link.exists", problem.id());
        assertEquals("cannot add vx1: a link with these settings exists already", problem.getMessage());
        assertEquals("ip -d link show type vxlan lists such links; it may be in another namespace", problem.hint());
    }

    private static NetOp vxlan(String name) {
        Attrs data = Attrs.NONE.with(IflaVxlan.IFLA_VXLAN_ID, 42L).with(IflaVxlan.IFLA_VXLAN_PORT, 4789);
        return Ops.link(name, "vxlan", data);
    }

    @Test
    void says_which_kind_the_kernel_lacks_under_the_kind() {
        Problem problem = refused(Ops.link("x0", "nosuch"), Ifla.IFLA_LINKINFO.id(), IflaInfo.IFLA_INFO_KIND.id());
        assertEquals("kind.unknown", problem.id());
        assertEquals("this kernel has no link kind \"nosuch\"", problem.getMessage());
        assertEquals(WORD, problem.where());
        assertTrue(problem.kernel().contains("Unknown device type"), problem.kernel());
    }

    @Test
    void says_why_lo_cannot_be_deleted() {
        Problem problem = refused(Ops.delete("lo"), 0);
        assertEquals("cannot delete lo: Operation not supported", problem.getMessage());
        assertEquals("lo belongs to its namespace and goes with it", problem.hint());
        assertEquals(WORD, problem.where());
    }

    @Test
    void shows_the_kernels_words_about_the_mtu_under_the_number() {
        Problem problem = refused(Ops.set("va", Attrs.NONE.with(Ifla.IFLA_MTU, 67L)), Ifla.IFLA_MTU.id());
        assertTrue(problem.kernel().contains("mtu less than device minimum"), problem.kernel());
        assertEquals(WORD, problem.where());
    }

    @Test
    void says_that_a_multicast_address_is_nobodys_own() {
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_ADDRESS, Mac.parse("ff:ff:ff:ff:ff:ff"));
        Problem problem = refused(Ops.set("va", attrs), Ifla.IFLA_ADDRESS.id());
        assertEquals(Errno.EADDRNOTAVAIL, problem.errno());
        assertTrue(problem.hint().contains("multicast"), problem.hint());
        assertEquals(WORD, problem.where());
    }

    @Test
    void says_that_a_link_cannot_be_its_own_master() {
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("va"));
        Problem problem = refused(Ops.set("va", attrs), Ifla.IFLA_MASTER.id());
        assertEquals("a link cannot be its own master", problem.hint());
        assertEquals(WORD, problem.where());
    }

    @Test
    void leaves_lo_where_it_is() {
        NsRef other = box.netns("refuse2");
        Problem problem = refused(Ops.set("lo", Attrs.NONE.with(Ifla.IFLA_NET_NS_FD, other)), Ifla.IFLA_NET_NS_FD.id());
        assertTrue(problem.kernel().contains("netns is immutable"), problem.kernel());
        assertEquals(WORD, problem.where());
    }

    @Test
    void says_that_the_name_is_taken_where_the_link_shall_go() {
        NsRef other = box.netns("refuse2");
        box.net(other, Ops.link("va", "bridge"));
        Problem problem = refused(Ops.set("va", Attrs.NONE.with(Ifla.IFLA_NET_NS_FD, other)), Ifla.IFLA_NET_NS_FD.id());
        assertEquals(Errno.EEXIST, problem.errno());
        assertEquals(WORD, problem.where());
        assertTrue(box.kernel.link(ns, "va").isPresent());
    }

    @Test
    void says_that_an_address_is_there_already() {
        box.net(ns, Ops.address("va", 24, 10, 9, 9, 9));
        Problem problem = refused(Ops.address("va", 24, 10, 9, 9, 9), Ifa.IFA_LOCAL.id());
        assertEquals("addr.exists", problem.id());
        assertEquals("the address 10.9.9.9/24 exists already", problem.getMessage());
        assertEquals(WORD, problem.where());
    }

    @Test
    void deletes_no_address_of_another_length_and_says_which_one_is_there() {
        box.net(ns, Ops.address("va", 24, 10, 9, 9, 9));
        Problem problem = refused(Ops.noAddress("va", 32, 10, 9, 9, 9), Ifa.IFA_LOCAL.id());
        assertEquals("addr.absent", problem.id());
        assertEquals("it is there as 10.9.9.9/24", problem.hint());
    }

    @Test
    void lists_the_connected_prefixes_when_a_gateway_is_nowhere() {
        box.net(ns, Ops.up("va"));
        box.net(ns, Ops.up("vb"));
        box.net(ns, Ops.address("va", 24, 10, 0, 0, 1));
        Problem problem = refused(new NetOp.AddRoute(Ops.route(0, 24, 192, 0, 2, 1), Mode.ADD), Rta.RTA_GATEWAY.id());
        assertTrue(problem.kernel().contains("Nexthop has invalid gateway"), problem.kernel());
        assertTrue(problem.hint().endsWith("10.0.0.0/24 dev va"), problem.hint());
        assertEquals(WORD, problem.where());
    }

    @Test
    void suggests_the_network_when_a_prefix_has_host_bits() {
        box.net(ns, Ops.up("va"));
        box.net(ns, Ops.up("vb"));
        box.net(ns, Ops.address("va", 24, 10, 0, 0, 1));
        Problem problem = refused(new NetOp.AddRoute(Ops.route(1, 24, 10, 0, 0, 9), Mode.ADD), Rta.RTA_DST.id());
        assertTrue(problem.kernel().contains("Invalid prefix for given prefix length"), problem.kernel());
        assertEquals("the network is 10.5.0.0/24", problem.hint());
        assertEquals(WORD, problem.where());
    }

    @Test
    void says_that_there_is_no_such_route() {
        Problem problem = refused(new NetOp.DelRoute(Ops.route(0, 24, 10, 0, 0, 9)), Rta.RTA_DST.id());
        assertEquals("route.absent", problem.id());
        assertEquals("there is no such route in refuse", problem.getMessage());
        assertEquals(WORD, problem.where());
    }

    @Test
    void names_a_namespace_that_is_not_there() {
        Problem problem = box.refused(new NsRef.Named("nosuchns"), Ops.up("lo"), new Blame(VERB));
        assertEquals("netns.absent", problem.id());
        assertEquals("there is no namespace \"nosuchns\"", problem.getMessage());
        assertNull(problem.kernel());
    }
}
