package netnsh.verb;

import static netnsh.verb.Typed.effects;
import static netnsh.verb.Typed.in;
import static netnsh.verb.Typed.mistake;
import static netnsh.verb.Typed.plan;
import static netnsh.verb.Typed.refusal;
import static netnsh.verb.Typed.shown;
import static netnsh.verb.Typed.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class SysctlVerbTest {
    private final FakeView view = new FakeView()
            .with("left")
            .parameter("net/ipv4/ip_forward", "0")
            .parameter("net/ipv4/conf/lo/forwarding", "1")
            .parameter("net/ipv6/conf/lo/forwarding", "0");

    private Effect.Sysctl only(String line) {
        List<Effect> effects = effects(view, line);
        assertEquals(1, effects.size());
        return (Effect.Sysctl) effects.get(0);
    }

    @Test
    void a_key_is_shown_and_an_assignment_sets() {
        assertNull(only("sysctl net.ipv4.ip_forward").value());
        Effect.Sysctl set = only("sysctl net.ipv4.ip_forward=1");
        assertEquals("net/ipv4/ip_forward", set.key());
        assertEquals("1", set.value());
        assertEquals("sysctl -w net.ipv4.ip_forward=1", set.words());
    }

    @Test
    void blanks_around_the_sign_make_no_difference() {
        assertEquals("1", only("sysctl net.ipv4.ip_forward = 1").value());
        assertEquals(
                "4096 131072 6291456",
                only("sysctl -w net.ipv4.tcp_rmem = 4096 131072 6291456").value());
    }

    @Test
    void several_are_set_in_their_order_in_the_namespace_of_the_line() {
        List<Effect> effects =
                plan(view, in("left"), "sysctl -w net.a=1 net.b=2").effects();
        assertEquals(new NsRef.Named("left"), ((Effect.Sysctl) effects.get(0)).ns());
        assertEquals(
                List.of("ip netns exec left sysctl -w net.a=1", "ip netns exec left sysctl -w net.b=2"),
                words(view, in("left"), "sysctl -w net.a=1 net.b=2"));
        assertEquals("sysctl.value", refusal(view, "sysctl -w net.a=1 net.b").id());
    }

    @Test
    void a_name_with_a_dot_is_written_with_slashes_around() {
        assertEquals(
                "net/ipv4/conf/eth0.1/forwarding",
                only("sysctl net/ipv4/conf/eth0.1/forwarding").key());
        assertEquals(
                "net/ipv4/conf/eth0.1/forwarding",
                only("sysctl net.ipv4.conf.eth0/1.forwarding").key());
        assertEquals(
                "sysctl net.ipv4.conf.eth0/1.forwarding",
                only("sysctl net/ipv4/conf/eth0.1/forwarding").words());
    }

    @Test
    void other_trees_and_paths_that_lead_away_are_refused() {
        assertTrue(mistake("sysctl kernel.hostname").contains("run sysctl kernel.hostname"));
        assertTrue(mistake("sysctl net/../kernel/hostname").contains("not the name"));
        assertTrue(mistake("sysctl net..ipv4").contains("not the name"));
        assertTrue(mistake("sysctl --system").contains("option"));
        assertTrue(mistake("sysctl -a -r (").contains("regular expression"));
    }

    @Test
    void values_or_names_alone_are_printed_when_asked_for() {
        assertEquals(new Outcome.Lines(List.of("0")), shown(view, Context.HOME, "sysctl -n net.ipv4.ip_forward"));
        assertEquals(
                new Outcome.Lines(List.of("net.ipv4.ip_forward")),
                shown(view, Context.HOME, "sysctl -N net.ipv4.ip_forward"));
        assertEquals(new Outcome.Lines(List.of("1")), shown(view, Context.HOME, "sysctl -n net.ipv4.conf"));
    }

    @Test
    void everything_is_listed_or_what_a_pattern_selects() {
        assertEquals(
                new Outcome.Lines(List.of("net.ipv4.conf.lo.forwarding = 1", "net.ipv6.conf.lo.forwarding = 0")),
                shown(view, Context.HOME, "sysctl -a -r lo.forw"));
        assertEquals(
                new Outcome.Lines(List.of("net.ipv4.ip_forward")),
                shown(view, Context.HOME, "sysctl -N -a --pattern ip_f"));
    }

    @Test
    void unknown_keys_are_passed_over_on_request() {
        assertEquals(List.of(), effects(view, "sysctl -e net.nosuch"));
        assertEquals(
                1, effects(view, "sysctl -e net.nosuch net.ipv4.ip_forward").size());
    }

    @Test
    void a_file_below_proc_sys_net_is_written_without_a_word() {
        List<String> line = SysctlVerb.fromProcPath("/proc/sys/net/ipv4/conf/eth0.1/forwarding", "1")
                .orElseThrow();
        Effect.Sysctl set = only(String.join(" ", line));
        assertEquals("net/ipv4/conf/eth0.1/forwarding", set.key());
        assertEquals("1", set.value());
        assertTrue(set.quiet());
        assertEquals(Optional.empty(), SysctlVerb.fromProcPath("/proc/sys/kernel/hostname", "x"));
        assertEquals(Optional.empty(), SysctlVerb.fromProcPath("/proc/sys/net/../kernel/hostname", "x"));
        assertEquals(Optional.empty(), SysctlVerb.fromProcPath("/tmp/x", "1"));
    }
}
