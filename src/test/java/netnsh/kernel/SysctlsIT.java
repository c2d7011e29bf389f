package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.grammar.Token;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SysctlsIT {
    private static final Token WORD = Token.of("word");

    private final Box box = new Box();
    private NsRef ns;

    @BeforeEach
    void make_a_namespace() {
        ns = box.netns("sysctls");
    }

    @AfterEach
    void clean() {
        box.close();
    }

    private List<Outcome> run(String key, String value) {
        box.out.clear();
        assertEquals(0, box.kernel.run(new Effect.Sysctl(ns, key, value, WORD, "…"), box.out::add));
        return List.copyOf(box.out);
    }

    private Problem refused(String key, String value) {
        return assertThrows(Problem.class, () -> run(key, value));
    }

    @Test
    void sets_a_parameter_of_one_namespace_only() {
        String home = box.kernel.sysctl(NsRef.HOME, "net/ipv4/ip_forward");
        assertEquals(List.of(new Outcome.Lines(List.of("net.ipv4.ip_forward = 1"))), run("net/ipv4/ip_forward", "1"));
        assertEquals("1", box.kernel.sysctl(ns, "net/ipv4/ip_forward"));
        assertEquals(home, box.kernel.sysctl(NsRef.HOME, "net/ipv4/ip_forward"));
        assertEquals(
                "1",
                Host.sh("ip netns exec sysctls cat /proc/sys/net/ipv4/ip_forward")
                        .strip());
    }

    @Test
    void sets_values_of_several_numbers() {
        run("net/ipv4/ip_local_port_range", "2000 3001");
        assertEquals("2000\t3001", box.kernel.sysctl(ns, "net/ipv4/ip_local_port_range"));
        assertEquals(1, box.out.size());
    }

    @Test
    void names_the_parameters_that_are_near() {
        Problem problem = refused("net/ipv4/ip_forwrad", null);
        assertEquals("sysctl.absent", problem.id());
        assertEquals("there is no parameter net.ipv4.ip_forwrad", problem.getMessage());
        assertEquals("did you mean net.ipv4.ip_forward?", problem.hint());
        assertEquals(WORD, problem.where());
    }

    @Test
    void finds_the_wrong_folder_in_the_middle() {
        assertEquals(
                "did you mean net.ipv4.conf.all.forwarding?",
                refused("net/ipv4/conf/al/forwarding", "1").hint());
    }

    @Test
    void says_what_the_value_is_when_the_kernel_refuses_another() {
        Problem problem = refused("net/ipv4/ip_forward", "maybe");
        assertEquals("sysctl.refused", problem.id());
        assertEquals("Invalid argument", problem.kernel());
        assertTrue(problem.hint().startsWith("its value now is "), problem.hint());
        assertEquals(WORD, problem.where());
    }

    @Test
    void lists_a_folder() {
        String all = box.kernel.sysctl(ns, "net/ipv4/conf/lo");
        assertTrue(all.lines().anyMatch("net.ipv4.conf.lo.forwarding = 0"::equals), all);
        String some = box.kernel.sysctl(ns, "net/ipv4/conf/*/forwarding");
        assertEquals(
                List.of(
                        "net.ipv4.conf.all.forwarding = 0",
                        "net.ipv4.conf.default.forwarding = 0",
                        "net.ipv4.conf.lo.forwarding = 0"),
                some.lines().toList());
    }

    @Test
    void never_leaves_the_parameters_of_the_network() {
        for (String key : List.of("net/../kernel/hostname", "kernel/hostname", "net//ipv4", "/etc/passwd")) {
            Problem problem = refused(key, null);
            assertTrue(problem.id().startsWith("sysctl."), key + ": " + problem.id());
        }
    }

    @Test
    void says_which_parameters_can_only_be_read_or_only_be_written() {
        Problem problem = refused("net/ipv4/tcp_available_congestion_control", "reno");
        assertEquals("net.ipv4.tcp_available_congestion_control can only be read", problem.getMessage());
        assertEquals(
                "net.ipv4.route.flush can only be written",
                refused("net/ipv4/route/flush", null).getMessage());
    }
}
