package netnsh.verb;

import static netnsh.verb.Typed.in;
import static netnsh.verb.Typed.refusal;
import static netnsh.verb.Typed.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.value.Utf8;
import org.junit.jupiter.api.Test;

class ShortFormsTest {
    private final FakeView view =
            new FakeView().with("left", "eth0").with("right").with("far", "a", "b");

    @Test
    void a_cable_is_one_request_and_both_ends_up() {
        assertEquals(
                List.of(
                        "ip -n left link add dev eth1 type veth peer name eth0 netns right",
                        "ip -n left link set dev eth1 up",
                        "ip -n right link set dev eth0 up"),
                words(view, "cable left:eth1 right:eth0"));
    }

    @Test
    void an_end_without_a_namespace_is_here_and_a_slash_is_home() {
        assertEquals(
                "ip -n left link add dev v0 type veth peer name v1 netns right",
                words(view, in("left"), "cable v0 right:v1").get(0));
        assertEquals(
                List.of(
                        "ip link add dev v1 type veth peer name v0 netns left",
                        "ip -n left link set dev v0 up",
                        "ip link set dev v1 up"),
                words(view, in("left"), "cable v0 /:v1"));
        assertEquals(
                "ip link add dev v0 type veth peer name v1",
                words(view, "cable v0 v1").get(0));
    }

    @Test
    void a_cable_is_refused_as_a_whole_under_the_word_that_is_wrong() {
        assertEquals(
                "left:eth0", refusal(view, "cable right:eth0 left:eth0").where().text());
        assertEquals(
                "nosuch:eth0",
                refusal(view, "cable right:eth0 nosuch:eth0").where().text());
        Problem twice = refusal(view, "cable right:x right:x");
        assertEquals("link.twice", twice.id());
        assertEquals(14, twice.where().start());
    }

    @Test
    void a_switch_has_a_port_for_each_end_and_comes_up_last() {
        assertEquals(
                List.of(
                        "ip link add dev br0 type bridge",
                        "ip link add dev left-eth1 master br0 type veth peer name eth1 netns left",
                        "ip link set dev left-eth1 up",
                        "ip -n left link set dev eth1 up",
                        "ip link add dev right-eth0 master br0 type veth peer name eth0 netns right",
                        "ip link set dev right-eth0 up",
                        "ip -n right link set dev eth0 up",
                        "ip link set dev br0 up"),
                words(view, "switch br0 left:eth1 right:eth0"));
        assertEquals(
                "ip -n far link add dev right-eth0 master lan0 type veth peer name eth0 netns right",
                words(view, in("far"), "switch lan0 right:eth0").get(1));
    }

    @Test
    void a_switch_with_an_end_at_home_makes_that_cable_from_home() {
        assertEquals(
                List.of(
                        "ip -n left link add dev br0 type bridge",
                        "ip link add dev v0 type veth peer name home-v0 netns left",
                        "ip -n left link set dev home-v0 master br0",
                        "ip -n left link set dev home-v0 up",
                        "ip link set dev v0 up",
                        "ip -n left link set dev br0 up"),
                words(view, in("left"), "switch br0 /:v0"));
    }

    @Test
    void ports_have_names_that_fit_and_are_free() {
        view.with("a-very-long-name", "x").with("a-very-long-namf").with("ä@x");
        Set<String> ports = new HashSet<>();
        for (String line : words(view, "switch br0 a-very-long-name:eth0 a-very-long-namf:eth0 ä@x:eth0")) {
            if (line.contains("veth")) {
                String port = line.split(" ")[4];
                assertTrue(Utf8.encode(port).length <= 15, port);
                assertTrue(ports.add(port), port);
            }
        }
        assertEquals(Set.of("a-very-long-nam", "a-very-long-n.2", "__x-eth0"), ports);
    }

    @Test
    void a_switch_is_refused_as_a_whole() {
        assertEquals("lo", refusal(view, "switch lo left:eth1").where().text());
        assertEquals(
                "left:eth0",
                refusal(view, "switch br0 right:eth0 left:eth0").where().text());
        assertEquals(
                "no:eth0",
                refusal(view, "switch br0 right:eth0 no:eth0").where().text());
        assertEquals(
                "link.twice", refusal(view, "switch br0 right:eth0 right:eth0").id());
    }

    @Test
    void up_and_down_take_several_or_the_one_that_is_meant() {
        assertEquals(List.of("ip link set dev a up", "ip link set dev b up"), words(view, "up a b"));
        assertEquals(List.of("ip -n left link set dev eth0 down"), words(view, in("left"), "down"));
        Context chosen = new Context(new NsRef.Named("far"), Dev.named("b"));
        assertEquals(List.of("ip -n far link set dev b up"), words(view, chosen, "up"));
    }

    @Test
    void down_alone_at_home_takes_the_session_down() {
        assertEquals(List.of("down"), words(view, "down"));
        assertEquals(List.of("ip link set dev a down"), words(view, "down a"));
        assertEquals(List.of("down --all"), words(view, "down --all"));
        assertEquals(List.of("down session:3 session:4"), words(view, "down session:3 session:4"));
    }

    @Test
    void the_candidates_are_listed_where_several_could_be_meant() {
        Problem several = assertThrows(Problem.class, () -> Typed.plan(view, in("far"), "up"));
        assertTrue(several.getMessage().contains("a, b"), several.getMessage());
        assertEquals("up", several.where().text());
        assertEquals("dev.none", refusal(view, "up").id());
    }
}
