package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.Await;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetnsVerbIT {
    private final Live live = new Live();

    /** Deleted namespaces go some time later, and keep their ids until then. */
    @BeforeEach
    void ids_of_earlier_tests_are_free() {
        Await.until(() -> sh("ip netns list-id"), () -> sh("ip netns list-id").isEmpty());
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    private Problem refused(String line) {
        return assertThrows(Problem.class, () -> live.run(line));
    }

    @Test
    void lists_as_iproute2_does_what_either_of_them_made() {
        live.run("netns add left right");
        sh("ip netns add third; ip netns set right 5");
        live.run("netns set third 0");
        for (String options : List.of("", "-j ", "-j -p ")) {
            assertEquals(sh("ip " + options + "netns list"), live.run("ip " + options + "netns list"));
            assertEquals(sh("ip " + options + "netns list-id"), live.run(options + "netns list-id"));
        }
        assertTrue(live.run("netns").contains("right (id: 5)\n"));
        live.run("netns del third left");
        assertEquals("right (id: 5)\n", sh("ip netns"));
        sh("ip netns del right");
        assertEquals("", live.run("netns list"));
    }

    @Test
    void ids_are_those_of_the_namespace_that_the_line_is_about() {
        live.run("netns add left right");
        live.run("netns set left 5");
        live.run("netns set right 7");
        live.run("ip -n right netns set left 3");
        for (String line : List.of(
                "ip -n right netns",
                "ip -n right netns list-id",
                "ip -j -n right netns",
                "ip netns list-id target-nsid 7",
                "ip -j netns list-id target-nsid 7",
                "ip netns list-id nsid 5")) {
            assertEquals(sh(line), live.run(line), line);
        }
        assertEquals(sh("ip -n right netns"), live.in("right").run("netns"));
    }

    @Test
    void an_id_that_is_taken_is_refused_under_its_word() {
        live.run("netns add left right");
        live.run("netns set left 5");
        Problem p = refused("netns set right 5");
        assertTrue(
                p.where().text().equals("5") || p.where().text().equals("right"),
                p.where().text());
        assertTrue(p.errno() != 0);
        assertEquals("nosuch", refused("netns set nosuch 5").where().text());
        assertEquals("left", refused("netns set left auto").where().text(), "it has an id already");
    }

    @Test
    void processes_and_namespaces_find_each_other() {
        live.run("netns add left");
        String self = Long.toString(ProcessHandle.current().pid());
        assertEquals("", live.run("netns identify " + self));
        live.run("netns attach me " + self);
        assertEquals("me\n", live.run("netns identify " + self));
        assertEquals(sh("ip netns identify " + self), live.run("netns identify"));
        assertEquals("left\n", live.run("ip -n left netns identify"));
        assertEquals("left\n", live.run("netns exec left ip netns identify"));
        assertTrue(live.run("netns pids me").lines().toList().contains(self));
        assertEquals("", live.run("netns pids left"));
        assertEquals("nosuch", refused("netns pids nosuch").where().text());
        assertEquals("4194304", refused("netns identify 4194304").where().text());
    }

    @Test
    void what_others_left_among_the_names_is_told_and_fails_nothing() {
        sh("ip netns add good; cd /run/netns; touch stale; mkfifo fifo; ln -s /etc/passwd lnk; mkdir dir");
        String list = live.run("netns");
        assertTrue(list.contains("good\n"), list);
        assertTrue(list.contains("stale (stale)\n"), list);
        assertTrue(list.contains("fifo (foreign)\n"), list);
        assertTrue(list.contains("lnk (symlink)\n"), list);
        assertTrue(list.contains("dir (directory)\n"), list);
        for (String name : List.of("stale", "fifo", "lnk", "dir")) {
            assertEquals(name, refused("netns pids " + name).where().text());
            assertEquals(name, refused("netns add " + name).where().text());
            assertEquals(name, refused("netns set " + name + " 3").where().text());
        }
        for (String name : List.of("fifo", "lnk", "dir")) {
            assertEquals(name, refused("netns del good " + name).where().text());
        }
        assertTrue(sh("ls /run/netns").contains("good"), "nothing goes when one of the names cannot go");
        live.run("netns del stale");
        live.run("ip -all netns del");
        assertEquals("dir\nfifo\nlnk\n", sh("ls /run/netns"));
        sh("cd /run/netns && rm fifo lnk && rmdir dir");
    }

    @Test
    void odd_names_made_by_others_can_be_listed_and_deleted() {
        sh("ip netns add 'a b'; ip netns add \"$(printf 'x\\033[31m')\"");
        String list = live.run("netns");
        assertTrue(list.contains("'a b'\n"), list);
        assertTrue(list.contains("'x\\x1b[31m'\n"), list);
        live.run("ip -all netns del");
        assertEquals("", sh("ls /run/netns"));
    }

    @Test
    void a_taken_name_stops_the_line_before_anything_is_made() {
        sh("ip netns add red");
        assertEquals("netns.exists", refused("netns add a red b").id());
        assertEquals("red\n", sh("ls /run/netns"));
    }

    @Test
    void parameters_are_those_of_the_namespace_and_print_as_sysctl_prints_them() {
        live.run("netns add left");
        Live left = live.in("left");
        assertEquals("net.ipv4.ip_forward = 1\n", left.run("sysctl net.ipv4.ip_forward=1"));
        assertEquals("1\n", sh("ip netns exec left sysctl -n net.ipv4.ip_forward"));
        assertEquals(sh("sysctl net.ipv4.ip_forward"), live.run("sysctl net.ipv4.ip_forward"));
        for (String line : List.of(
                "sysctl net.ipv4.ip_forward net.ipv4.ip_default_ttl",
                "sysctl -n net.ipv4.ip_local_port_range",
                "sysctl net.ipv4.tcp_rmem",
                "sysctl -N net.ipv4.tcp_rmem",
                "sysctl net/ipv4/conf/lo/forwarding",
                "sysctl net.ipv4.neigh.lo",
                "sysctl -n net.ipv4.neigh.lo",
                "sysctl -a -r lo.forw",
                "sysctl -N -a -r ip_forw",
                "sysctl -w net.ipv4.ip_default_ttl=33",
                "sysctl -n -w net.ipv4.ip_default_ttl=34",
                "sysctl -q -w net.ipv4.ip_default_ttl=35",
                "sysctl net.ipv4.ip_default_ttl")) {
            assertEquals(sh("ip netns exec left " + line), left.run(line), line);
        }
        Problem p = assertThrows(Problem.class, () -> left.run("sysctl net.ipv4.ip_forward=abc"));
        assertEquals("net.ipv4.ip_forward=abc", p.where().text());
        assertEquals(
                "sysctl.absent",
                assertThrows(Problem.class, () -> left.run("sysctl net.nosuch")).id());
        assertEquals(
                "",
                left.run(String.join(
                        " ",
                        SysctlVerb.fromProcPath("/proc/sys/net/ipv4/ip_forward", "0")
                                .orElseThrow())));
        assertEquals("0\n", sh("ip netns exec left sysctl -n net.ipv4.ip_forward"));
    }
}
