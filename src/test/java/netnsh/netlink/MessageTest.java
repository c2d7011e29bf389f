package netnsh.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import netnsh.uapi.IfAddrMsg;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Ifa;
import netnsh.uapi.IfaFlag;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.IflaVlan;
import netnsh.uapi.LinkPart;
import netnsh.uapi.NextHop;
import netnsh.uapi.RtMsg;
import netnsh.uapi.RtProt;
import netnsh.uapi.RtScope;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import org.junit.jupiter.api.Test;

/** The files hold what iproute2 sends for the command in their first line (little-endian machines). */
class MessageTest {
    private static final int CREATE = Nlm.NLM_F_REQUEST | Nlm.NLM_F_ACK | Nlm.NLM_F_CREATE | Nlm.NLM_F_EXCL;
    private static final int SEQ = 0x6b02903a;
    private static final IfInfoMsg NEW_LINK = new IfInfoMsg(Rtm.AF_UNSPEC, 0, 0, 0, 0);

    @Test
    void frames_a_veth_pair() throws IOException {
        LinkPart peer = new LinkPart(NEW_LINK, Attrs.NONE.with(Ifla.IFLA_IFNAME, "right0"));
        Attrs info = Attrs.NONE
                .with(IflaInfo.IFLA_INFO_KIND, "veth")
                .with(IflaInfo.IFLA_INFO_DATA, Attrs.NONE.with(Veth.VETH_INFO_PEER, peer));
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, "left0").with(Ifla.IFLA_LINKINFO, info);
        golden("veth.hex", Rtm.RTM_NEWLINK, NEW_LINK.bytes(), attrs);
    }

    @Test
    void frames_a_vlan() throws IOException {
        Attrs info = Attrs.NONE
                .with(IflaInfo.IFLA_INFO_KIND, "vlan")
                .with(IflaInfo.IFLA_INFO_DATA, Attrs.NONE.with(IflaVlan.IFLA_VLAN_ID, 5));
        Attrs attrs = Attrs.NONE
                .with(Ifla.IFLA_LINK, Dev.of(1, "lo"))
                .with(Ifla.IFLA_IFNAME, "v5")
                .with(Ifla.IFLA_LINKINFO, info);
        golden("vlan.hex", Rtm.RTM_NEWLINK, NEW_LINK.bytes(), attrs);
    }

    @Test
    void frames_an_address() throws IOException {
        byte[] ip = new byte[16];
        ip[0] = (byte) 0xfe;
        ip[1] = (byte) 0x80;
        ip[15] = 1;
        IfAddrMsg header = new IfAddrMsg(Rtm.AF_INET6, 64, IfaFlag.IFA_F_NODAD, RtScope.RT_SCOPE_UNIVERSE, 1);
        Attrs attrs = Attrs.NONE.with(Ifa.IFA_LOCAL, Codec.IP.decode(ip)).with(Ifa.IFA_ADDRESS, Codec.IP.decode(ip));
        golden("address.hex", Rtm.RTM_NEWADDR, header.bytes(), attrs);
    }

    @Test
    void frames_a_route_with_a_nexthop() throws IOException {
        RtMsg header = new RtMsg(
                Rtm.AF_INET,
                0,
                0,
                0,
                RtTable.RT_TABLE_MAIN,
                RtProt.RTPROT_BOOT,
                RtScope.RT_SCOPE_UNIVERSE,
                Rtn.RTN_UNICAST,
                0);
        Attrs attrs = Attrs.NONE.with(Rta.RTA_MULTIPATH, List.of(new NextHop(0, 1, Dev.index(1), Attrs.NONE)));
        golden("multipath.hex", Rtm.RTM_NEWROUTE, header.bytes(), attrs);
    }

    private static void golden(String file, int type, byte[] header, Attrs attrs) throws IOException {
        byte[] ours = Message.of(type, CREATE, header, attrs).numbered(SEQ, 0).bytes();
        try (InputStream in = MessageTest.class.getResourceAsStream(file)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String wanted = String.join("", lines.subList(1, lines.size())).replace(" ", "");
            assertEquals(wanted, Bytes.hex(ours), lines.get(0));
        }
        List<Message> back = Message.parse(ours);
        assertEquals(1, back.size());
        assertEquals(attrs, back.get(0).attrs(header.length));
    }

    @Test
    void splits_a_datagram_of_several_messages() {
        Message odd = new Message(3, 2, 7, 8, new byte[] {1, 2, 3, 4, 5});
        Message empty = new Message(16, 0, 9, 0, new byte[0]);
        byte[] a = odd.bytes();
        byte[] b = empty.bytes();
        byte[] both = ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
        assertEquals(List.of(odd, empty), Message.parse(both));
    }

    @Test
    void refuses_lengths_that_do_not_fit() {
        byte[] bytes = new Message(16, 0, 1, 0, new byte[8]).bytes();
        for (int length : new int[] {0, 15, 25, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            Bytes.wrap(bytes).putInt(0, length);
            assertThrows(CodecException.class, () -> Message.parse(bytes), "length " + length);
        }
    }

    @Test
    void names_its_type() {
        assertEquals("RTM_NEWLINK", new Message(Rtm.RTM_NEWLINK, 0, 0, 0, new byte[0]).typeName());
        assertEquals("RTM_GETNSID", new Message(Rtm.RTM_GETNSID, 0, 0, 0, new byte[0]).typeName());
        assertEquals("RTM_DELLINKPROP", new Message(Rtm.RTM_DELLINKPROP, 0, 0, 0, new byte[0]).typeName());
        assertEquals("type 4000", new Message(4000, 0, 0, 0, new byte[0]).typeName());
    }
}
