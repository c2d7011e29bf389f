package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import netnsh.netlink.Ack;
import netnsh.netlink.Attrs;
import netnsh.netlink.Conversation;
import netnsh.netlink.Dump;
import netnsh.netlink.Message;
import netnsh.netlink.NetlinkError;
import netnsh.sys.Fd;
import netnsh.sys.Namespaces;
import netnsh.uapi.ArpHrd;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.LinkPart;
import netnsh.uapi.Rtm;
import netnsh.uapi.Stats64;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SysWireIT {
    private static final IfInfoMsg NEW = new IfInfoMsg(Rtm.AF_UNSPEC, 0, 0, 0, 0);
    private static final int CREATE = Rtm.NLM_F_CREATE | Rtm.NLM_F_EXCL;

    private final Conversation talk = new Conversation(SysWire.here());

    @AfterEach
    void take_the_links_down_and_hang_up() {
        for (Message link : links()) {
            String name = name(link);
            if (name.startsWith("sw")) {
                // the other end of a pair goes with the first
                talk.batch(List.of(delete(name)));
            }
        }
        talk.close();
    }

    @Test
    void dumps_the_links_with_loopback_among_them() {
        Message lo =
                links().stream().filter(m -> name(m).equals("lo")).findFirst().orElseThrow();
        IfInfoMsg header = IfInfoMsg.parse(lo.payload());
        assertEquals("loopback", ArpHrd.name(header.type()));
        assertTrue(Iff.names(header.flags()).contains("LOOPBACK"));
        Attrs attrs = lo.attrs(IfInfoMsg.LENGTH);
        assertEquals(65536, attrs.get(Ifla.IFLA_MTU).orElseThrow());
        assertTrue(attrs.get(Ifla.IFLA_ADDRESS).orElseThrow().zero());
        List<Long> stats = attrs.get(Ifla.IFLA_STATS64).orElseThrow();
        assertTrue(stats.size() >= 24);
        assertEquals(Stats64.RX_BYTES.in(stats), Stats64.TX_BYTES.in(stats));
    }

    @Test
    void adds_a_veth_pair_in_one_request_and_deletes_it() {
        assertTrue(talk.request(pair("sw0", "sw1")).ok());
        Message left = one("sw0");
        Message right = one("sw1");
        assertEquals(
                IfInfoMsg.parse(right.payload()).index(),
                left.attrs(IfInfoMsg.LENGTH).get(Ifla.IFLA_LINK).orElseThrow().index());
        assertEquals(
                "veth",
                left.attrs(IfInfoMsg.LENGTH)
                        .get(Ifla.IFLA_LINKINFO)
                        .orElseThrow()
                        .get(IflaInfo.IFLA_INFO_KIND)
                        .orElseThrow());
        talk.request(delete("sw0"));
        assertFalse(links().stream().map(SysWireIT::name).anyMatch(name -> name.startsWith("sw")));
        NetlinkError e = assertThrows(NetlinkError.class, () -> one("sw1"));
        assertEquals(Errno.ENODEV, e.errno());
    }

    @Test
    void a_second_pair_of_that_name_is_refused_as_existing() {
        talk.request(pair("sw0", "sw1"));
        NetlinkError e = assertThrows(NetlinkError.class, () -> talk.request(pair("sw0", "sw2")));
        assertEquals(Errno.EEXIST, e.errno());
    }

    @Test
    void the_offset_of_a_refusal_leads_to_the_attribute_at_fault() {
        // the name of the peer, three nests deep and behind a family header
        Attrs info = Attrs.NONE
                .with(IflaInfo.IFLA_INFO_KIND, "veth")
                .with(
                        IflaInfo.IFLA_INFO_DATA,
                        Attrs.NONE.with(
                                Veth.VETH_INFO_PEER,
                                new LinkPart(NEW, Attrs.NONE.with(Ifla.IFLA_IFNAME, "a-name-that-is-too-long"))));
        Message message = Message.of(
                Rtm.RTM_NEWLINK,
                CREATE,
                NEW.bytes(),
                Attrs.NONE.with(Ifla.IFLA_IFNAME, "sw3").with(Ifla.IFLA_LINKINFO, info));
        NetlinkError e = assertThrows(NetlinkError.class, () -> talk.request(message));
        assertNotNull(e.kernelWords());
        assertEquals(List.of(18, 2, 1, 3), Attrs.pathAt(e.request().payload(), IfInfoMsg.LENGTH, e.attrOffset()));
    }

    @Test
    void a_batch_with_a_refusal_in_the_middle_does_the_rest() {
        talk.request(pair("sw0", "sw1"));
        Message rename = Message.of(
                Rtm.RTM_SETLINK,
                0,
                NEW.bytes(),
                Attrs.NONE.with(Ifla.IFLA_IFNAME, "nowhere").with(Ifla.IFLA_MTU, 1400L));
        List<Ack> acks = talk.batch(List.of(mtu("sw0", 1400), rename, mtu("sw1", 1300)));
        assertEquals(List.of(true, false, true), acks.stream().map(Ack::ok).toList());
        assertEquals(Errno.ENODEV, acks.get(1).error().errno());
        assertEquals(1300, one("sw1").attrs(IfInfoMsg.LENGTH).get(Ifla.IFLA_MTU).orElseThrow());
    }

    @Test
    void a_thousand_requests_travel_in_few_datagrams_and_all_are_answered() {
        talk.request(pair("sw0", "sw1"));
        List<Message> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            // half of them are refused: their acks repeat the request on a socket without NETLINK_CAP_ACK
            many.add(i % 2 == 0 ? mtu("sw0", 1000 + i) : mtu("missing" + i, 1000));
        }
        List<Ack> acks = talk.batch(many);
        assertEquals(500, acks.stream().filter(Ack::ok).count());
        assertTrue(acks.stream().filter(a -> !a.ok()).allMatch(a -> a.error().errno() == Errno.ENODEV));
    }

    @Test
    void one_request_puts_the_peer_into_another_namespace() {
        try (Fd other = NsThread.apart(() -> {
                    Namespaces.unshare(Namespaces.CLONE_NEWNET);
                    return Namespaces.openOwnNet();
                });
                Conversation there = new Conversation(SysWire.in(other))) {
            Attrs peer = Attrs.NONE.with(Ifla.IFLA_IFNAME, "far0").with(Ifla.IFLA_NET_NS_FD, new NsRef.Named("other"));
            Attrs info = Attrs.NONE
                    .with(IflaInfo.IFLA_INFO_KIND, "veth")
                    .with(IflaInfo.IFLA_INFO_DATA, Attrs.NONE.with(Veth.VETH_INFO_PEER, new LinkPart(NEW, peer)));
            Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, "sw0").with(Ifla.IFLA_LINKINFO, info);
            Attrs.Resolver resolver = new Attrs.Resolver() {
                @Override
                public Dev dev(Dev named) {
                    throw new AssertionError(named + " was to be resolved");
                }

                @Override
                public NsRef ns(NsRef symbolic) {
                    return new NsRef.FdRef(other.number());
                }
            };
            talk.request(Message.of(Rtm.RTM_NEWLINK, CREATE, NEW.bytes(), attrs.resolve(resolver)));
            List<String> far = there.dump(new Message(Rtm.RTM_GETLINK, 0, 0, 0, NEW.bytes())).messages().stream()
                    .map(SysWireIT::name)
                    .toList();
            assertEquals(List.of("lo", "far0"), far);
            assertTrue(one("sw0").attrs(IfInfoMsg.LENGTH).has(Ifla.IFLA_LINK_NETNSID));
        }
    }

    private List<Message> links() {
        Dump dump = talk.dump(new Message(Rtm.RTM_GETLINK, 0, 0, 0, NEW.bytes()));
        return dump.messages();
    }

    private Message one(String name) {
        return talk.get(Message.of(Rtm.RTM_GETLINK, 0, NEW.bytes(), Attrs.NONE.with(Ifla.IFLA_IFNAME, name)))
                .get(0);
    }

    private static Message mtu(String name, long mtu) {
        return Message.of(
                Rtm.RTM_SETLINK,
                0,
                NEW.bytes(),
                Attrs.NONE.with(Ifla.IFLA_IFNAME, name).with(Ifla.IFLA_MTU, mtu));
    }

    private static Message delete(String name) {
        return Message.of(Rtm.RTM_DELLINK, 0, NEW.bytes(), Attrs.NONE.with(Ifla.IFLA_IFNAME, name));
    }

    private static Message pair(String left, String right) {
        LinkPart peer = new LinkPart(NEW, Attrs.NONE.with(Ifla.IFLA_IFNAME, right));
        Attrs info = Attrs.NONE
                .with(IflaInfo.IFLA_INFO_KIND, "veth")
                .with(IflaInfo.IFLA_INFO_DATA, Attrs.NONE.with(Veth.VETH_INFO_PEER, peer));
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, left).with(Ifla.IFLA_LINKINFO, info);
        return Message.of(Rtm.RTM_NEWLINK, CREATE, NEW.bytes(), attrs);
    }

    private static String name(Message link) {
        return link.attrs(IfInfoMsg.LENGTH).get(Ifla.IFLA_IFNAME).orElseThrow();
    }
}
