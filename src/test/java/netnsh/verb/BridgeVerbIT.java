package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.Await;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The objects of {@code bridge} against the installed program. */
class BridgeVerbIT {
    private static final List<String> FORMATS =
            List.of("", "-d ", "-s ", "-d -s ", "-o ", "-j ", "-j -p ", "-j -d ", "-j -s ", "-d -s -j -p ", "-color ");

    private static final List<String> CHANGES = List.of(
            "link set dev v0 cost 10 priority 20 hairpin on guard on",
            "link set dev v0 learning off flood off mcast_flood off bcast_flood off isolated on locked on",
            "link set dev v0 state blocking mcast_router 2 fastleave on neigh_suppress on",
            "link set dev v0 state 3 root_block on mcast_to_unicast on vlan_tunnel on",
            "link set dev v2 backup_port v0",
            "link set dev v2 nobackup_port",
            "link set dev nosuch cost 1",
            "link set dev lo cost 1",
            "vlan add vid 10 dev v0",
            "vlan add vid 20 dev v0 pvid untagged",
            "vlan add vid 30-39 dev v0 master",
            "vlan add vid 100-110 dev br0 self",
            "vlan add dev v2 vid 50",
            "vlan del vid 33 dev v0",
            "vlan add vid 4095 dev v0",
            "vlan add vid 40-30 dev v0",
            "vlan add vid 40-41 dev v0 pvid",
            "vlan add vid 7 dev v0 tunnel_info id 1007",
            "vlan add vid 10 dev vx0",
            "vlan add vid 10 dev vx0 tunnel_info id 1010",
            "vlan add vid 30-35 dev vx0 ",
            "vlan add vid 30-35 dev vx0 tunnel_info id 1030-1035",
            "vlan set vid 10 dev v0 state blocking",
            "vlan set vid 30-32 dev v0 state learning mcast_router 2",
            "vlan global set vid 1 dev br0 mcast_snooping 1 mcast_querier 1 mcast_query_interval 9000",
            "vlan global set vid 100-103 dev br0 mcast_igmp_version 3 mcast_last_member_count 5",
            "fdb add 02:00:00:00:00:11 dev v0 master static",
            "fdb add 02:00:00:00:00:11 dev v0 master static",
            "fdb add 02:00:00:00:00:12 dev v0 master vlan 10 dynamic",
            "fdb add 02:00:00:00:00:13 dev v2 master local",
            "fdb add to 02:00:00:00:00:14 dev v2 master sticky temp",
            "fdb add 02:00:00:00:00:15 dev v2 master extern_learn",
            "fdb replace 02:00:00:00:00:13 dev v0 master",
            "fdb add 02:00:00:00:00:21 dev vx0 dst 192.0.2.1 vni 7 port 4790 via v0",
            "fdb add 02:00:00:00:00:22 dev vx0 dst 192.0.2.2 src_vni 7",
            "fdb append 00:00:00:00:00:00 dev vx0 dst 192.0.2.3",
            "fdb append 00:00:00:00:00:00 dev vx0 dst 192.0.2.4",
            "fdb append 00:00:00:00:00:00 dev vx0 dst 2001:db8::4",
            "fdb add 02:00:00:00:00:23 dev v1 self",
            "fdb del 02:00:00:00:00:14 dev v2 master",
            "fdb del 02:00:00:00:00:99 dev v2 master",
            "fdb add 02:00:00:00:00:99",
            "mdb add dev br0 port v0 grp 239.1.1.1 permanent",
            "mdb add dev br0 port v0 grp 239.1.1.1 permanent",
            "mdb add dev br0 port v2 grp 239.1.1.2 temp vid 50",
            "mdb add dev br0 port v0 grp ff15::1 permanent vid 10",
            "mdb add dev br0 port v0 grp 239.1.1.3 src 10.0.0.9 permanent",
            "mdb add dev br0 port v0 grp 01:00:5e:7f:00:01 permanent",
            "mdb add dev br0 port v0 grp 10.0.0.1 permanent",
            "mdb del dev br0 port v0 grp 239.1.1.9",
            "mdb add dev br0 port br0 grp 239.1.1.4");

    private static final List<String> QUESTIONS = List.of(
            "link",
            "link show dev v0",
            "fdb",
            "fdb show br br0",
            "fdb show brport v0",
            "fdb show dev vx0",
            "fdb show vlan 10",
            "fdb show state static",
            "fdb show br br0 state permanent state static dynamic",
            "fdb get 02:00:00:00:00:11 br br0",
            "fdb get to 02:00:00:00:00:11 brport v0 master",
            "vlan",
            "vlan show dev v0",
            "vlan show vid 33",
            "vlan show vid 35 dev v0",
            "vlan tunnelshow",
            "vlan tunnelshow vid 32",
            "vlan global",
            "vlan global show vid 102",
            "mdb",
            "mdb show dev br0 vid 10");

    private final Live live = new Live();

    @BeforeEach
    void make_two_of_everything() {
        for (String ns : List.of("a", "b")) {
            String ip = "ip -n " + ns + " ";
            sh("ip netns add " + ns + ";"
                    + ip + "link add br0 address 02:00:00:00:01:00 up type bridge mcast_snooping 1;"
                    + ip + "link add v0 address 02:00:00:00:01:01 type veth peer name v1 address 02:00:00:00:01:02;"
                    + ip + "link add v2 address 02:00:00:00:01:03 type veth peer name v3 address 02:00:00:00:01:04;"
                    + ip + "link add vx0 address 02:00:00:00:01:05 type vxlan external dstport 4789;"
                    + "for i in v0 v2 vx0; do " + ip + "link set $i master br0; done;"
                    + "for i in v0 v1 v2 vx0; do " + ip + "link set $i up; done;"
                    // kernels without VLAN filtering refuse all about VLANs, us and bridge alike
                    + ip + "link set br0 type bridge vlan_filtering 1;"
                    + ip + "link set br0 type bridge mcast_vlan_snooping 1;"
                    + "bridge -n " + ns + " link set dev vx0 vlan_tunnel on");
        }
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    private void both(String line) {
        String theirs = sh("bridge -n a " + line);
        String stripped = line.strip();
        if (theirs.isEmpty()) {
            assertEquals("", live.run("bridge -n b " + stripped), line);
        } else {
            assertThrows(Throwable.class, () -> live.run("bridge -n b " + stripped), line + ": " + theirs);
        }
    }

    /** What bridges hold, but what they have learned from the neighbour discovery that happened to pass. */
    private static String state(String ns) {
        String bridge = "bridge -n " + ns + " ";
        return timeless(sh(bridge + "-d link; " + bridge + "fdb | sort; " + bridge + "-d vlan; " + bridge
                        + "vlan tunnelshow; " + bridge + "vlan global; " + bridge + "-d mdb | sort"))
                .replaceAll("(?m)^02:00:00:00:01:\\S+ dev \\S+ master br0 \n", "")
                .replaceAll("(?m)^.* grp ff02::\\S+ temp .*\n", "");
    }

    private static String timeless(String text) {
        return text.replaceAll("used \\d+/\\d+", "used N/N")
                .replaceAll("\"(used|updated)\": ?\\d+", "\"$1\":N")
                .replaceAll(" +\\d+\\.\\d\\d", " T")
                .replaceAll("\" +\\d+\\.\\d\\d\"", "\"T\"")
                .replaceAll("state (listening|learning|forwarding)", "state S")
                .replaceAll("\"state\": ?\"(listening|learning|forwarding)\"", "\"state\":\"S\"")
                .replaceAll("\\d+ bytes \\d+ packets", "N")
                .replaceAll("\"([rt]x_[a-z]*)\": ?\\d+", "\"$1\":N");
    }

    @Test
    void changes_what_bridge_would_change() {
        CHANGES.forEach(this::both);
        alike("after all changes");
        assertTrue(state("b").contains("grp 239.1.1.3 src 10.0.0.9"), state("b"));
        for (String line : List.of(
                "fdb flush dev br0 static",
                "fdb flush dev br0 brport v0 vlan 10 dynamic",
                "fdb flush dev br0 nopermanent noextern_learn",
                "mdb del dev br0 port v0 grp 239.1.1.1",
                "mdb del dev br0 port v0 grp 239.1.1.3 src 10.0.0.9",
                "vlan del vid 30-35 dev vx0 tunnel_info id 1030-1035",
                "vlan del vid 30-39 dev v0",
                "fdb flush dev nosuch")) {
            both(line);
            alike(line);
        }
    }

    /** Carriers, groups and neighbours come some time later: both worlds are given a moment to get there. */
    private void alike(String line) {
        Await.same(line, () -> state("a"), () -> state("b"));
    }

    @Test
    void prints_what_bridge_prints() {
        for (String line : CHANGES) {
            sh("bridge -n b " + line);
        }
        for (String question : QUESTIONS) {
            for (String format : FORMATS) {
                String line = "bridge -n b " + format + question;
                same(line, format.equals("-color "));
            }
        }
        for (String line : List.of("bridge -n b -com vlan", "bridge -n b -j -compressvlans vlan show dev v0")) {
            same(line, false);
        }
    }

    private void same(String line, boolean colored) {
        String theirs = sh(line);
        if (theirs.contains("RTNETLINK answers: ")) {
            String reason = theirs.replaceAll("(?s).*RTNETLINK answers: ([^\n]*).*", "$1");
            Problem p = assertThrows(Problem.class, () -> live.run(line), line + ": " + theirs);
            assertTrue(p.getMessage().contains(reason), p.getMessage());
        } else {
            // the far end of v0 joins and leaves groups by itself
            Await.same(line, () -> timeless(sh(line)), () -> timeless(live.run(line, colored)));
        }
    }

    @Test
    void the_word_that_names_no_interface_is_blamed() {
        for (String line : List.of(
                "bridge link set dev nosuch cost 5",
                "bridge fdb add 02:00:00:00:00:11 dev nosuch",
                "bridge vlan add vid 5 dev nosuch",
                "bridge mdb add dev nosuch port lo grp 239.1.1.1",
                "bridge mdb add dev lo port nosuch grp 239.1.1.1",
                "bridge fdb show br nosuch")) {
            Problem p = assertThrows(Problem.class, () -> live.run(line), line);
            assertEquals("nosuch", p.where().text(), line);
            assertEquals("link.absent", p.id(), line);
        }
    }

    @Test
    void what_is_left_out_is_refused_by_name() {
        Problem p = assertThrows(Problem.class, () -> live.run("bridge monitor fdb"));
        assertEquals("bridge monitor is not built in", p.getMessage());
        assertFalse(p.hint().isEmpty());
    }
}
