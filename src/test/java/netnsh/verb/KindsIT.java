package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import netnsh.Await;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of links on the running kernel: the same as ip makes, or the kernel's refusal with the module that is missing. */
class KindsIT {
    private final Live live = new Live();
    private final Live ours = live.in("ours");

    @BeforeEach
    void twins() {
        for (String ns : new String[] {"ours", "theirs"}) {
            sh("ip netns add NS; ip -n NS link add v0 index 7 address 02:00:00:00:00:07 type veth peer name v1 index 8"
                    .replace("NS", ns));
        }
    }

    @AfterEach
    void no_twins() {
        live.close();
    }

    private static String data(String ns) {
        return sh("ip -n " + ns + " -d link show dev t0").replaceAll("(?m)^[0-9]+: ", "");
    }

    /** Either both make it and it is the same, or the kernel refuses it to both. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "link add link v0 name t0 address 02:00:00:00:00:09 type macvtap mode passthru nopromisc",
                "link add link v0 name t0 address 02:00:00:00:00:09 type macvtap mode source macaddr set"
                        + " 02:00:00:00:00:01",
                "link add link v0 name t0 address 02:00:00:00:00:07 type ipvlan mode l3s private",
                "link add name t0 type vrf table 10",
                "link add name t0 address 02:00:00:00:00:09 type bond mode 1 miimon 100 arp_all_targets any",
                "link add name t0 address 02:00:00:00:00:09 type geneve id 5 remote 192.0.2.1 ttl inherit",
                "link add name t0 type gre remote 192.0.2.1 local 192.0.2.2 ttl 5 key 7",
                "link add name t0 type ip6gre remote 2001:db8::1 local 2001:db8::2 tclass inherit",
                "link add name t0 type ipip remote 192.0.2.1 local 192.0.2.2 mode any",
                "link add name t0 type sit remote 192.0.2.1 local 192.0.2.2 isatap",
                "link add name t0 type ip6tnl remote 2001:db8::1 local 2001:db8::2 mode ip6ip6",
                "link add name t0 type vti remote 192.0.2.1 local 192.0.2.2 key 7",
                "link add name t0 type xfrm dev v0 if_id 0x7",
                "link add name t0 address 02:00:00:00:00:09 type hsr slave1 v0 slave2 v1 supervision 5",
                "link add name t0 type nlmon",
                "link add name t0 type wireguard"
            })
    void makes_what_ip_makes(String line) {
        String theirs = sh("ip -n theirs " + line);
        try {
            ours.run(line);
        } catch (Problem refused) {
            assertTrue(theirs.contains(refused.kernel()), theirs + " / " + refused.getMessage());
            return;
        }
        assertEquals("", theirs);
        Await.same(line, () -> data("theirs"), () -> data("ours"));
        for (String options : new String[] {"-d", "-d -j"}) {
            String show = "ip " + options + " link show dev t0";
            Await.same(show, () -> sh(show.replace("ip ", "ip -n ours ")), () -> ours.run(show));
        }
    }

    @Test
    void a_kind_that_the_kernel_lacks_is_refused_with_its_module() {
        Problem unknown = assertThrows(Problem.class, () -> ours.run("link add t0 type nosuch"));
        assertTrue(unknown.hint().contains("modprobe nosuch"), unknown.hint());
        for (LinkKind kind : Kinds.all()) {
            if (kind.slave() || kind.name().equals("vlan") || kind.name().equals("vrf")) {
                continue;
            }
            try {
                String needed = Map.of("bareudp", " dstport 1 ethertype ip", "gtp", " role sgsn")
                        .getOrDefault(kind.name(), "");
                ours.run("link add link v0 name t0 type " + kind.name() + needed);
                sh("ip -n ours link del t0");
            } catch (Problem p) {
                if (p.id().equals("kind.unknown")) {
                    String wanted = kind.module().isEmpty() ? "built with it" : "modprobe " + kind.module();
                    assertTrue(p.hint().contains(wanted), kind.name() + ": " + p.hint());
                }
            }
        }
    }

    @Test
    void a_change_of_a_kind_that_has_no_options_given_leaves_all_as_it_is() {
        ours.run("link add link v0 name t0 address 02:00:00:00:00:09 type macvtap mode private");
        String before = data("ours");
        ours.run("link set t0 type macvtap");
        assertEquals(before, data("ours"));
    }
}
