package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.LinkPart;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinuxKernelIT {
    private final Box box = new Box();

    @AfterEach
    void clean() {
        box.close();
    }

    @Test
    void makes_and_drops_a_namespace_that_ip_sees() {
        box.netns("lkleft");
        assertTrue(Box.ip("netns", "list").contains("lkleft"));
        box.drop("lkleft");
        assertFalse(Box.ip("netns", "list").contains("lkleft"));
    }

    @Test
    void puts_both_ends_of_a_pair_where_they_belong_in_one_request() {
        NsRef left = box.netns("lkleft");
        NsRef right = box.netns("lkright");
        Attrs peer = Attrs.NONE.with(Ifla.IFLA_IFNAME, "eth0").with(Ifla.IFLA_NET_NS_FD, right);
        Attrs data = Attrs.NONE.with(Veth.VETH_INFO_PEER, new LinkPart(new IfInfoMsg(0, 0, 0, 0, 0), peer));
        Attrs info = Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, "veth").with(IflaInfo.IFLA_INFO_DATA, data);
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, "eth1").with(Ifla.IFLA_LINKINFO, info);
        box.net(left, new NetOp.AddLink(new Link(Dev.NONE, 0, 0, 0, 0, attrs), Mode.ADD));
        assertTrue(box.kernel.link(left, "eth1").isPresent());
        assertTrue(box.kernel.link(right, "eth0").isPresent());
        box.net(left, new NetOp.SetLink(new Link(Dev.named("eth1"), 0, 0, Iff.IFF_UP, Iff.IFF_UP, Attrs.NONE)));
        assertTrue(Box.ip("-n", "lkleft", "link", "show", "eth1").contains("state"));
        assertEquals(
                List.of("lo", "eth1"),
                box.kernel.links(left).stream().map(Link::name).toList());
    }
}
