package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.sys.Fd;
import netnsh.sys.Namespaces;
import netnsh.sys.NetlinkSocket;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.value.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NsThreadIT {
    @BeforeEach
    void make() {
        NetnsDir.create("there");
    }

    @AfterEach
    void remove() {
        NetnsDir.remove("there");
    }

    @Test
    void works_in_the_namespace_and_leaves_the_caller_at_home() {
        Stat home = Namespaces.ownNet();
        try (Fd ns = NetnsDir.open("there")) {
            Stat there = NsThread.call(ns, Namespaces::ownNet);
            assertTrue(there.sameFile(ns.stat()));
            assertFalse(there.sameFile(home));
        }
        assertTrue(Namespaces.ownNet().sameFile(home));
    }

    @Test
    void a_socket_stays_in_the_namespace_that_it_was_opened_in() {
        try (Fd ns = NetnsDir.open("there");
                NetlinkSocket here = NetlinkSocket.open();
                NetlinkSocket there = NsThread.call(ns, NetlinkSocket::open);
                NetlinkSocket again = NsThread.call(ns, NetlinkSocket::open)) {
            assertEquals(there.namespaceCookie(), again.namespaceCookie());
            assertTrue(here.namespaceCookie() != there.namespaceCookie());
        }
    }

    @Test
    void refuses_what_is_no_network_namespace() {
        try (Fd mount = Fd.open("/proc/self/ns/mnt", Fd.O_RDONLY)) {
            SysException e = assertThrows(SysException.class, () -> NsThread.run(mount, () -> {}));
            assertEquals(Errno.EINVAL, e.errno());
            assertEquals("setns: EINVAL (Invalid argument)", e.getMessage());
        }
    }

    @Test
    void an_interrupted_caller_gets_the_result_and_stays_interrupted() {
        try (Fd ns = NetnsDir.open("there")) {
            Thread.currentThread().interrupt();
            assertEquals("done", NsThread.call(ns, () -> "done"));
            assertTrue(Thread.interrupted());
        }
    }
}
