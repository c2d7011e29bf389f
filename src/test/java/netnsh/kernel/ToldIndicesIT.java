package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.netlink.Conversation;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.rtnl.Requests;
import netnsh.sys.Fd;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the kernel has told of an interface's number a moment ago never leads to another interface. */
class ToldIndicesIT {
    private final Box box = new Box();

    @AfterEach
    void clean() {
        box.close();
    }

    private static Attrs master(String bridge) {
        return Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named(bridge));
    }

    @Test
    void a_name_that_was_given_to_another_one_means_the_other_one() {
        NsRef ns = box.netns("told");
        box.net(ns, Ops.link("br0", "bridge"));
        box.net(ns, Ops.link("br1", "bridge"));
        box.net(ns, Ops.pair("d0", "d1", null));
        int second = box.kernel.index(ns, "br1").orElseThrow();
        assertTrue(box.kernel.index(ns, "br0").isPresent());
        box.net(ns, Ops.set("br0", Attrs.NONE.with(Ifla.IFLA_IFNAME, "old")));
        box.net(ns, Ops.set("br1", Attrs.NONE.with(Ifla.IFLA_IFNAME, "br0")));
        box.net(ns, Ops.set("d0", master("br0")));
        assertEquals(second, box.kernel.link(ns, "d0").orElseThrow().master());
    }

    @Test
    void an_interface_that_somebody_else_made_anew_is_found() {
        NsRef ns = box.netns("told");
        box.net(ns, Ops.link("br0", "bridge"));
        box.net(ns, Ops.pair("d0", "d1", null));
        try (Fd there = NetnsDir.open("told");
                Conversation other = new Conversation(SysWire.in(there))) {
            int before = box.kernel.index(ns, "br0").orElseThrow();
            NetOp delete = new NetOp.DelLink(new Link(Dev.index(before), 0, 0, 0, 0, Attrs.NONE));
            other.request(Requests.encode(delete));
            other.request(Requests.encode(Ops.link("br0", "bridge")));
            box.net(ns, Ops.set("d0", master("br0"))); // its old number is still remembered
            int now = box.kernel.index(ns, "br0").orElseThrow();
            assertTrue(now != before);
            assertEquals(now, box.kernel.link(ns, "d0").orElseThrow().master());
        }
    }

    @Test
    void one_that_is_gone_is_missed_under_its_name() {
        NsRef ns = box.netns("told");
        box.net(ns, Ops.pair("d0", "d1", null));
        assertTrue(box.kernel.index(ns, "d0").isPresent());
        box.net(ns, Ops.delete("d0"));
        for (NetOp op : new NetOp[] {Ops.up("d0"), Ops.address("d0", 24, 10, 0, 0, 1)}) {
            Problem problem = assertThrows(Problem.class, () -> box.net(ns, op));
            assertEquals("link.absent", problem.id());
            assertEquals("Cannot find device \"d0\"", problem.getMessage());
        }
    }
}
