package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.sys.Fd;
import netnsh.sys.Mounts;
import netnsh.sys.Output;
import netnsh.sys.Spawn;
import netnsh.sys.SysFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What programs see. /etc is a copy of its own here, so that the host's is not written to. */
class MountViewIT {
    private static final String NAME = "viewed";

    @BeforeEach
    void make() {
        Mounts.mount("none", "/srv", "tmpfs", 0, null);
        Host.sh("mkdir /srv/etc && cp /etc/passwd /etc/ld.so.cache /srv/etc/ && mkdir -p /srv/etc/netns/" + NAME
                + " /srv/etc/folder && echo file > /srv/etc/folder/file && ln -s folder/file /srv/etc/link"
                + " && echo host > /srv/etc/resolv.conf");
        Mounts.bind("/srv/etc", "/etc");
        NetnsDir.create(NAME);
        Host.sh("ip link add viewhome type veth peer name viewthere netns " + NAME);
    }

    @AfterEach
    void remove() {
        Host.sh("ip link del viewhome");
        NetnsDir.remove(NAME);
        Mounts.unmount("/etc", Mounts.MNT_DETACH);
        Mounts.unmount("/srv", Mounts.MNT_DETACH);
    }

    /** What a line of sh writes inside the namespace. */
    private static String inside(String line) {
        try (Fd ns = NetnsDir.open(NAME)) {
            return Output.of(out -> NsThread.call(ns, () -> {
                assertTrue(MountView.enter(NAME), "no /sys of the namespace");
                return Spawn.of("/bin/sh", List.of("sh", "-c", line))
                        .fd(1, out.number())
                        .start();
            }));
        }
    }

    private static long mounts() {
        return SysFiles.readText("/proc/self/mountinfo").lines().count();
    }

    @Test
    void sys_shows_the_interfaces_of_the_namespace() {
        long before = mounts();
        List<String> home = SysFiles.list("/sys/class/net");
        assertEquals("lo\nviewthere\n", inside("ls /sys/class/net"));
        assertEquals(home, SysFiles.list("/sys/class/net"));
        assertEquals(before, mounts());
    }

    @Test
    void it_is_what_ip_netns_exec_shows() {
        String line = "ls /sys/class/net; cat /proc/net/dev | wc -l; cat /proc/sys/net/ipv4/ip_forward; ls /sys";
        assertEquals(Host.sh("ip netns exec " + NAME + " sh -c '" + line + "'"), inside(line));
    }

    @Test
    void files_of_etc_netns_stand_in_etc_and_the_rest_is_the_host_s() {
        Host.sh("echo mine > /etc/netns/viewed/resolv.conf; echo new > /etc/netns/viewed/unheard-of");
        long before = mounts();
        assertEquals("mine\nnew\nfile\nfile\n", inside("cd /etc; cat resolv.conf unheard-of folder/file link"));
        assertEquals(SysFiles.readText("/etc/passwd"), inside("cat /etc/passwd"));
        assertEquals("host\n", SysFiles.readText("/etc/resolv.conf"));
        assertFalse(SysFiles.exists("/etc/unheard-of"));
        assertEquals(before, mounts());
    }

    @Test
    void the_namespace_s_resolv_conf_stays_when_the_host_replaces_its_own() {
        Host.sh("echo mine > /etc/netns/viewed/resolv.conf; mkfifo /srv/go");
        Thread host = new Thread(
                () -> Host.sh("echo other > /etc/fresh && mv /etc/fresh /etc/resolv.conf && echo > /srv/go"));
        host.start();
        // The program is there before the rename and looks after it.
        assertEquals("mine\n", inside("read x < /srv/go; cat /etc/resolv.conf"));
        assertEquals("other\n", SysFiles.readText("/etc/resolv.conf"));
    }

    @Test
    void a_host_s_resolv_conf_that_is_a_link_is_not_written_through() {
        Host.sh("mkdir /srv/run; echo stub > /srv/run/stub; ln -sf /srv/run/stub /etc/resolv.conf;"
                + " echo mine > /etc/netns/viewed/resolv.conf");
        assertEquals("mine\nstub\n", inside("cat /etc/resolv.conf /srv/run/stub"));
    }

    @Test
    void a_program_cannot_add_to_etc_but_to_its_folders() {
        Host.sh("echo mine > /etc/netns/viewed/resolv.conf");
        assertEquals("no\nyes\n", inside("touch /etc/x 2>&- || echo no; touch /etc/folder/y && echo yes"));
        assertTrue(SysFiles.exists("/etc/folder/y"));
    }

    @Test
    void nothing_of_it_stays_behind_in_the_namespace_s_own_files() {
        inside("true");
        assertEquals(List.of(), SysFiles.list("/etc/netns/" + NAME));
    }
}
