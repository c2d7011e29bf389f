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

/** The same lines, given to ip in one namespace and to us in another: what the kernel then holds is the same. */
class LinkVerbIT {
    private final Live live = new Live();

    @BeforeEach
    void build() {
        sh("ip netns add theirs; ip netns add ours; ip netns add far");
        for (String ns : List.of("theirs", "ours")) {
            sh("ip -n " + ns + " link add a0 index 10 type veth peer name a1 index 11");
            sh("ip -n " + ns + " link add b0 index 12 type bridge; ip -n " + ns + " link set a1 master b0");
        }
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    /** What the kernel holds, without what differs from link to link: made-up addresses, numbers, timers. */
    private static String state(String ns) {
        return sh("ip -d -j -p -n " + ns + " addr show")
                .replaceAll("[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}", "MAC")
                .replaceAll("fe80::[0-9a-f:]+", "LL")
                .replaceAll("\"(ifindex|link_index)\": \\d+", "\"$1\": N")
                .replaceAll("_timer\": [0-9.]+", "_timer\": T");
    }

    private void same(String... lines) {
        for (String line : lines) {
            String theirs = sh("ip -n theirs " + line);
            String ours;
            try {
                ours = live.run("ip -n ours " + line);
            } catch (Problem e) {
                ours = e.getMessage();
            }
            assertEquals("", theirs.replaceAll("(?s)vxlan: destination port.*message\n", ""), line);
            assertEquals("", ours, line);
        }
        // what a carrier decides comes some time later
        Await.same(String.join("; ", lines), () -> state("theirs"), () -> state("ours"));
    }

    @Test
    void options_of_every_link_do_what_they_do_with_ip() {
        same(
                "link add n0 mtu 1400 txqueuelen 9 numtxqueues 3 numrxqueues 2 address 02:00:00:00:00:09 type ifb",
                "link set dev n0 up promisc on allmulticast on arp off multicast off",
                "link set n0 alias some-text group 77 gso_max_size 5000 gso_max_segs 7 gro_max_size 6000",
                "link set n0 down name n1 broadcast 02:ff:ff:ff:ff:ff addrgenmode none mode dormant",
                "link property add dev n1 altname first altname second-and-longer-than-15",
                "link property del dev n1 altname first",
                "link set second-and-longer-than-15 txqueuelen 4",
                "l s n1 txq 12 multicast on",
                "link set group 77 mtu 1300");
    }

    @Test
    void a_pair_has_both_ends_where_they_are_wanted() {
        same(
                "link add p0 mtu 1300 type veth peer name p1 mtu 1200 address 02:00:00:00:00:0a numtxqueues 2",
                "link add p2 type veth peer p3 txqlen 5 alias text",
                "link add name p4 up type veth",
                "link del p2");
        live.run("ip -n ours link set p1 netns far name q1");
        live.run("ip -n ours link add r0 netns ours type veth peer name r0 netns far");
        assertTrue(sh("ip -n far -br link").contains("r0@"), sh("ip -n far -br link"));
    }

    @Test
    void options_of_a_bridge_do_what_they_do_with_ip() {
        same(
                "link add c0 type bridge forward_delay 300 hello_time 150 max_age 1200 ageing_time 500 stp_state 1"
                        + " priority 4096 group_fwd_mask 8 group_address 01:80:c2:00:00:05 no_linklocal_learn 1",
                "link set c0 type bridge forw 400 hello 200 prio 8192",
                "link set c0 type bridge fdb_flush",
                "link add c1 type bridge mcast_snooping 0 mcast_router 2 mcast_query_use_ifaddr 1 mcast_querier 1"
                        + " mcast_hash_max 1024 mcast_last_member_count 3 mcast_startup_query_count 4"
                        + " mcast_last_member_interval 200 mcast_membership_interval 20000 mcast_querier_interval 30000"
                        + " mcast_query_interval 10000 mcast_query_response_interval 500"
                        + " mcast_startup_query_interval 2000 mcast_stats_enabled 1 mcast_igmp_version 3"
                        + " mcast_mld_version 2");
    }

    @Test
    void options_of_a_bridge_port_do_what_they_do_with_ip() {
        same(
                "link set a1 type bridge_slave priority 20 cost 7 hairpin on guard on root_block on fastleave on",
                "link set a1 type bridge_slave learning off flood off mcast_flood off bcast_flood off"
                        + " mcast_to_unicast on proxy_arp on proxy_arp_wifi on mcast_router 2 neigh_suppress on",
                "link set a1 type bridge_slave group_fwd_mask 16384 vlan_tunnel on isolated on locked on fdb_flush",
                "link set a0 master b0",
                "link set a1 type bridge_slave backup_port a0",
                "link set a1 type bridge_slave nobackup_port",
                "link set a0 nomaster");
    }

    @Test
    void options_of_macvlans_do_what_they_do_with_ip() {
        same(
                "link add link a0 name m0 type macvlan mode private",
                "link add m1 link a0 type macvtap mode vepa bcqueuelen 50",
                "link add m2 link a0 type macvlan mode source nodst macaddr set 02:00:00:00:00:05 02:00:00:00:00:06",
                "link set m2 type macvlan macaddr add 02:00:00:00:00:07",
                "link set m2 type macvlan macaddr del 02:00:00:00:00:05",
                "link add m3 link b0 type macvlan mode passthru nopromisc",
                "link set m2 type macvlan mode source macaddr flush");
    }

    @Test
    void options_of_vxlans_do_what_they_do_with_ip() {
        same(
                "link add x0 type vxlan id 42 remote 192.0.2.1 local 192.0.2.2 dstport 4789 dev a0 ttl 9 tos 0x10 df"
                        + " set ageing 100 maxaddress 50 srcport 1000 2000",
                "link add x1 type vxlan vni 43 group ff05::100 dev a0 dstport 4790 nolearning udp6zerocsumtx"
                        + " udp6zerocsumrx flowlabel 5 tos inherit ttl auto proxy rsc l2miss l3miss",
                "link add x2 type vxlan external dstport 4791 ttl inherit",
                "link add x3 type vxlan external vnifilter dstport 4792 noudpcsum",
                "link add x4 type vxlan gpe external dstport 4793",
                "link add x5 type vxlan id 6 gbp remcsumtx remcsumrx dstport 4794 local fd00::5",
                "link set x0 type vxlan remote 192.0.2.3 ageing none");
    }

    @Test
    void changes_of_addresses_do_what_they_do_with_ip() {
        same(
                "link set a0 up",
                "addr add 10.0.0.1/24 brd + dev a0",
                "addr add 10.0.1.1/24 brd - dev a0 label a0:1",
                "addr add 10.0.2.1 peer 10.0.2.2 dev a0 scope link metric 9",
                "a a dev a0 10.0.3.1/24 broadcast 10.0.3.99 noprefixroute",
                "addr add 127.0.0.9/8 dev a0",
                "addr add local 169.254.1.1/16 dev a0",
                "addr add fd00::1/64 dev a0 nodad home",
                "addr add fd00::2/64 nodad preferred_lft 0 valid forever dev a0 mngtmpaddr",
                "addr add 239.1.1.1/32 autojoin dev a0",
                "addr replace 10.0.0.1/24 dev a0 metric 5",
                "addr change 10.0.1.1/24 dev a0 valid_lft forever preferred_lft 0",
                "addr del 10.0.2.1 peer 10.0.2.2 dev a0",
                "-6 addr del fd00::1/64 dev a0");
    }

    @Test
    void an_address_without_a_length_is_deleted_with_its_full_length_only() {
        live.run("ip -n ours addr add 10.9.9.9/24 dev a0");
        assertThrows(Problem.class, () -> live.run("ip -n ours addr del 10.9.9.9 dev a0"));
        assertTrue(sh("ip -n ours addr show dev a0").contains("10.9.9.9/24"));
        live.run("ip -n ours addr add 10.8.8.8 dev a0");
        live.run("ip -n ours addr del 10.8.8.8 dev a0");
        assertTrue(!sh("ip -n ours addr show dev a0").contains("10.8.8.8"));
    }

    @Test
    void the_short_form_finds_the_only_interface() {
        sh("ip -n far link add e0 type ifb");
        live.in("far").run("addr 10.1.1.1/24");
        assertTrue(sh("ip -n far addr show dev e0").contains("10.1.1.1/24"));
        Problem several = assertThrows(Problem.class, () -> live.in("ours").run("addr 10.1.1.1/24"));
        assertTrue(
                several.getMessage().contains("a0, b0") || several.getMessage().contains("a0, a1"),
                several.getMessage());
    }

    @Test
    void the_link_of_another_namespace_is_meant_by_link_netns() {
        live.run("ip -n far link add x8 link-netns ours type vxlan id 8 dstport 4789");
        live.run("ip -n far link add x9 link-netns ours type vxlan id 9 dstport 4790");
        assertTrue(sh("ip -n far link show x8").contains("link-netns ours"), sh("ip -n far link show x8"));
        assertTrue(sh("ip -n far link show x9").contains("link-netns ours"), sh("ip -n far link show x9"));
    }
}
