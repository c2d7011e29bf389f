package netnsh.netlink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.IflaVlan;
import netnsh.uapi.LinkPart;
import netnsh.uapi.NextHop;
import netnsh.uapi.Rta;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class AttrsTest {
    private static final Attr<Boolean> FLAG = new Attr<>(9, "FLAG", Codec.FLAG);
    private static final IfInfoMsg LINK = new IfInfoMsg(0, 0, 0, 0, 0);

    private static final Attrs.Resolver RESOLVER = new Attrs.Resolver() {
        @Override
        public Dev dev(Dev named) {
            return Dev.of(named.name().length(), named.name());
        }

        @Override
        public NsRef ns(NsRef symbolic) {
            return new NsRef.FdRef(40);
        }
    };

    @Test
    void with_replaces_in_place_and_add_repeats() {
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, "a").with(Ifla.IFLA_MTU, 1500L);
        attrs = attrs.with(Ifla.IFLA_IFNAME, "b");
        assertEquals(List.of("b"), attrs.all(Ifla.IFLA_IFNAME));
        assertEquals(Ifla.IFLA_IFNAME.id(), attrs.entries().get(0).id());
        attrs = attrs.add(Ifla.IFLA_IFNAME, "c");
        assertEquals(List.of("b", "c"), attrs.all(Ifla.IFLA_IFNAME));
        assertEquals("b", attrs.get(Ifla.IFLA_IFNAME).orElseThrow());
        assertFalse(attrs.without(Ifla.IFLA_IFNAME).has(Ifla.IFLA_IFNAME));
        assertTrue(attrs.without(Ifla.IFLA_IFNAME).has(Ifla.IFLA_MTU));
    }

    @Test
    void finds_the_first_of_each_number_among_many_bytes() {
        Attr<Long> far = new Attr<>(3000, "FAR", Codec.U32);
        Attrs built = Attrs.NONE.add(far, 1L).add(far, 2L);
        for (int id = 99; id > 0; id--) {
            built = built.add(new Attr<>(id, "LOW", Codec.U32), 10L * id);
        }
        built = built.add(new Attr<>(1, "LOW", Codec.U32), 7L);
        byte[] bytes = built.bytes();
        Attrs read = Attrs.parse(bytes, 0, bytes.length);
        for (int id = 1; id < 100; id++) {
            assertEquals(10L * id, read.get(new Attr<>(id, "LOW", Codec.U32)).orElseThrow());
        }
        assertEquals(List.of(10L, 7L), read.all(new Attr<>(1, "LOW", Codec.U32)));
        assertEquals(List.of(1L, 2L), read.all(far));
        assertFalse(read.has(new Attr<>(0, "NONE", Codec.U32)));
        assertFalse(read.has(new Attr<>(100, "NONE", Codec.U32)));
        assertEquals(built, read);
        assertEquals(built.hashCode(), read.hashCode());
    }

    @Test
    void a_flag_that_is_false_is_left_out() {
        assertTrue(Attrs.NONE.with(FLAG, true).has(FLAG));
        assertFalse(Attrs.NONE.with(FLAG, true).with(FLAG, false).has(FLAG));
        assertFalse(Attrs.NONE.add(FLAG, false).has(FLAG));
    }

    @Test
    void keeps_attributes_that_it_does_not_know() {
        byte[] wire = Attrs.NONE
                .with(new Attr<>(777, "NEW", Codec.BYTES), new byte[] {1, 2, 3})
                .bytes();
        Attrs parsed = Attrs.parse(wire, 0, wire.length);
        assertEquals(777, parsed.entries().get(0).id());
        assertArrayEquals(new byte[] {1, 2, 3}, parsed.entries().get(0).bytes());
        assertArrayEquals(
                wire, parsed.with(Ifla.IFLA_MTU, 9L).without(Ifla.IFLA_MTU).bytes());
    }

    @Test
    void marks_a_nest_only_where_the_kernel_is_strict() {
        Attrs names = Attrs.NONE.with(Ifla.IFLA_ALT_IFNAME, "x");
        assertEquals(
                0x8000 | 52,
                Attrs.NONE.with(Ifla.IFLA_PROP_LIST, names).entries().get(0).type());
        assertEquals(
                18, Attrs.NONE.with(Ifla.IFLA_LINKINFO, names).entries().get(0).type());
    }

    @Test
    void resolves_names_also_in_nests_lists_and_peers() {
        Attrs peer = Attrs.NONE.with(Ifla.IFLA_IFNAME, "p").with(Ifla.IFLA_NET_NS_FD, new NsRef.Named("right"));
        Attrs data = Attrs.NONE.with(Veth.VETH_INFO_PEER, new LinkPart(LINK, peer));
        Attrs attrs = Attrs.NONE
                .with(Ifla.IFLA_MASTER, Dev.named("br0"))
                .with(Ifla.IFLA_LINKINFO, Attrs.NONE.with(IflaInfo.IFLA_INFO_DATA, data))
                .with(Rta.RTA_MULTIPATH, List.of(new NextHop(0, 0, Dev.named("four"), Attrs.NONE)));
        assertTrue(attrs.symbolic());
        assertThrows(CodecException.class, attrs::bytes);
        Attrs resolved = attrs.resolve(RESOLVER);
        assertFalse(resolved.symbolic());
        byte[] wire = resolved.bytes();
        Attrs parsed = Attrs.parse(wire, 0, wire.length);
        assertEquals(3, parsed.get(Ifla.IFLA_MASTER).orElseThrow().index());
        LinkPart part = parsed.get(Ifla.IFLA_LINKINFO)
                .orElseThrow()
                .get(IflaInfo.IFLA_INFO_DATA)
                .orElseThrow()
                .get(Veth.VETH_INFO_PEER)
                .orElseThrow();
        assertEquals(new NsRef.FdRef(40), part.attrs().get(Ifla.IFLA_NET_NS_FD).orElseThrow());
        assertEquals(4, parsed.get(Rta.RTA_MULTIPATH).orElseThrow().get(0).dev().index());
    }

    @Test
    void are_equal_by_their_bytes_and_while_symbolic_by_their_values() {
        assertEquals(
                Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.of(3, "br0")), Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.index(3)));
        assertEquals(
                Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("a")), Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("a")));
        assertNotEquals(
                Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("a")), Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("b")));
        assertNotEquals(Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("a")), Attrs.NONE);
    }

    @Test
    void names_the_row_when_its_bytes_have_the_wrong_shape() {
        byte[] wire = Attrs.NONE.with(new Attr<>(4, "short", Codec.U8), 1).bytes();
        CodecException e = assertThrows(
                CodecException.class, () -> Attrs.parse(wire, 0, wire.length).get(Ifla.IFLA_MTU));
        assertEquals("IFLA_MTU: u32: 1 bytes where 4 belong", e.getMessage());
    }

    @Test
    void finds_the_way_to_the_attribute_at_an_offset() {
        Attrs vlan = Attrs.NONE.with(IflaVlan.IFLA_VLAN_ID, 5).with(IflaVlan.IFLA_VLAN_PROTOCOL, 0x88a8);
        Attrs info = Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, "vlan").with(IflaInfo.IFLA_INFO_DATA, vlan);
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, "v5").with(Ifla.IFLA_LINKINFO, info);
        byte[] payload = Message.of(16, 0, LINK.bytes(), attrs).payload();
        int name = Message.HEADER + IfInfoMsg.LENGTH;
        int linkinfo = name + 8;
        int kind = linkinfo + 4;
        int data = kind + 8;
        int id = data + 4;
        int protocol = id + 8;
        assertEquals(List.of(3), Attrs.pathAt(payload, IfInfoMsg.LENGTH, name));
        assertEquals(List.of(18), Attrs.pathAt(payload, IfInfoMsg.LENGTH, linkinfo));
        assertEquals(List.of(18, 1), Attrs.pathAt(payload, IfInfoMsg.LENGTH, kind));
        assertEquals(List.of(18, 2), Attrs.pathAt(payload, IfInfoMsg.LENGTH, data));
        assertEquals(List.of(18, 2, 1), Attrs.pathAt(payload, IfInfoMsg.LENGTH, id));
        assertEquals(List.of(18, 2, 5), Attrs.pathAt(payload, IfInfoMsg.LENGTH, protocol));
        assertEquals(List.of(3), Attrs.pathAt(payload, IfInfoMsg.LENGTH, name + 4));
        assertEquals(List.of(), Attrs.pathAt(payload, IfInfoMsg.LENGTH, 4000));
        assertEquals(List.of(), Attrs.pathAt(payload, IfInfoMsg.LENGTH, 3));
    }

    @Test
    void finds_the_way_into_the_peer_and_into_a_nexthop() {
        LinkPart peer = new LinkPart(LINK, Attrs.NONE.with(Ifla.IFLA_IFNAME, "p0"));
        byte[] pair = Attrs.NONE.with(Veth.VETH_INFO_PEER, peer).bytes();
        assertEquals(List.of(1, 3), Attrs.pathAt(pair, 0, Message.HEADER + 4 + IfInfoMsg.LENGTH));
        NextHop hop = new NextHop(0, 1, Dev.index(7), Attrs.NONE.with(Rta.RTA_FLOW, 5L));
        byte[] route = Attrs.NONE.with(Rta.RTA_MULTIPATH, List.of(hop)).bytes();
        List<Integer> path = Attrs.pathAt(route, 0, Message.HEADER + 4 + 8);
        assertEquals(9, path.get(0));
        assertEquals(11, path.get(path.size() - 1));
    }
}
