package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.plan.Context;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kernel refuses is drawn under the right word, in the kernel's own words, and changes nothing. */
class LinkRefusalsIT {
    private final Live live = new Live();

    @BeforeEach
    void build() {
        sh("ip netns add lab; ip netns add red");
        sh("ip -n lab link add va type veth peer name vb; ip -n lab link add br0 type bridge");
        sh("ip -n lab link add q type ifb; ip -n red link add q type ifb");
        sh("ip -n lab link add i5 index 5 type ifb");
        sh("ip -n lab addr add 10.9.9.9/24 dev va");
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    private Problem refused(String line, String word) {
        String before = sh("ip -n lab addr; ip -n red addr; ip netns");
        Problem p = assertThrows(Problem.class, () -> live.run("ip -n lab " + line), line);
        assertEquals(before, sh("ip -n lab addr; ip -n red addr; ip netns"), line);
        assertTrue(p.where() != null, line + ": " + p.getMessage());
        assertEquals(word, p.where().text(), line + ": " + p.getMessage());
        return p;
    }

    private void refused(String line, String word, String kernel) {
        Problem p = refused(line, word);
        assertTrue(
                (p.kernel() + " " + p.getMessage()).contains(kernel), line + ": " + p.getMessage() + "; " + p.kernel());
    }

    @Test
    void an_ipv6_address_where_ipv6_is_switched_off_is_no_missing_right() {
        sh("ip netns exec lab sysctl -w net.ipv6.conf.va.disable_ipv6=1");
        Problem p = refused("addr add fd00::9/64 dev va", "fd00::9/64");
        assertEquals("addr.disabled", p.id());
        assertTrue(p.getMessage().contains("disable_ipv6"), p.getMessage());
    }

    @Test
    void links_are_refused_under_the_word_that_is_wrong() {
        refused("link add lo type ifb", "lo", "exists");
        refused("link add x1 type nosuch", "nosuch", "nosuch");
        refused("link add v5 link va type vlan id 5", "vlan", "vlan");
        refused("link add v0 type veth peer name v1 netns nosuch", "nosuch", "nosuch");
        refused("link set q netns nosuch", "nosuch", "nosuch");
        refused("link set q netns 999999", "999999", "999999");
        refused("link set q netns red", "red", "An interface with the same name exists in the target netns");
        refused("link set lo netns red", "red", "The interface netns is immutable");
        refused("link set br0 netns red", "red", "The interface netns is immutable");
        refused("link del lo", "lo", "not supported");
        refused("link del if5", "if5", "if5");
        refused("link set if5 up", "if5", "if5");
        refused("link set va mtu 67", "67", "mtu less than device minimum");
        refused("link set va mtu 65536", "65536", "mtu greater than device maximum");
        refused("link set va address ff:ff:ff:ff:ff:ff", "ff:ff:ff:ff:ff:ff", "Cannot assign requested address");
        refused("link set va master va", "va");
        refused("link set va master nosuch", "nosuch", "nosuch");
        refused("link set va name vb", "vb", "exists");
        refused("link property add dev va altname lo", "lo", "exists");
        refused("link show dev nosuch", "nosuch", "nosuch");
        refused("link show master nosuch", "nosuch", "nosuch");
    }

    @Test
    void addresses_are_refused_under_the_word_that_is_wrong() {
        refused("addr add 10.9.9.9/24 dev va", "10.9.9.9/24", "Address already assigned");
        refused("addr add ::/0 dev va", "::/0", "Invalid address");
        refused("addr add ff02::1/64 dev va", "ff02::1/64", "multicast");
        refused("addr del 10.9.9.9 dev va", "10.9.9.9", "");
        refused("addr del 10.7.7.7/24 dev va", "10.7.7.7/24", "");
        refused("addr add 10.1.1.1/24 dev nosuch", "nosuch", "nosuch");
        refused("addr show dev nosuch", "nosuch", "nosuch");
        refused("addr flush dev nosuch", "nosuch", "nosuch");
    }

    @Test
    void a_small_mtu_is_set_with_a_warning_where_ipv6_lives() {
        sh("ip -n lab link set va up; ip -n lab link set vb up; ip -n lab addr add fd00::1/64 dev va nodad");
        Context here = Typed.in("lab");
        Plan plan = Typed.plan(live.kernel, here, "link set va mtu 1279");
        assertEquals(List.of("IPv6 needs an mtu of 1280: the IPv6 addresses of va go"), plan.warnings());
        assertEquals(
                List.of(), Typed.plan(live.kernel, here, "link set va mtu 1280").warnings());
        assertEquals(
                List.of(), Typed.plan(live.kernel, here, "link set q mtu 1000").warnings());
    }
}
