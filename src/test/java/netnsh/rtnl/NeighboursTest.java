package netnsh.rtnl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import netnsh.model.Neighbour;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.netlink.Message;
import netnsh.uapi.NdMsg;
import netnsh.uapi.Nda;
import netnsh.uapi.Nud;
import netnsh.uapi.Rtm;
import org.junit.jupiter.api.Test;

/** Entries as kernels tell of them. */
class NeighboursTest {
    @Test
    void on_an_interface_without_link_layer_addresses_a_neighbour_has_none() throws Exception {
        Attr<byte[]> bytes = new Attr<>(Nda.NDA_LLADDR.id(), "NDA_LLADDR", Codec.BYTES);
        InetAddress group = InetAddress.getByName("ff02::16");
        Message told = Message.of(
                Rtm.RTM_NEWNEIGH,
                0,
                new NdMsg(Rtm.AF_INET6, 7, Nud.NUD_NOARP, 0, 0).bytes(),
                Attrs.NONE.with(Nda.NDA_DST, group).with(bytes, new byte[0]));
        Neighbour read = Neighbours.decode(told);
        assertTrue(read.lladdr().isEmpty());
        assertEquals(group, read.attrs().get(Nda.NDA_DST).orElseThrow());
    }
}
