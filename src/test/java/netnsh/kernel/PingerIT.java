package netnsh.kernel;

import static netnsh.Stock.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import netnsh.Await;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.Display;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.render.Renderer;
import netnsh.value.NsRef;
import netnsh.verb.Commands;
import netnsh.verb.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PingerIT {
    private final LinuxKernel kernel = LinuxKernel.open();
    private final StringBuilder text = new StringBuilder();
    /** The same for another thread. */
    private volatile String printed = "";

    @BeforeEach
    void two_hosts_and_a_cable() throws Exception {
        sh("ip netns add pa && ip netns add pb && ip -n pa link add e0 type veth peer name e0 netns pb"
                + " && ip -n pa link set lo up && ip -n pa addr add 10.66.0.1/24 dev e0 && ip -n pa link set e0 up"
                + " && ip -n pb addr add 10.66.0.2/24 dev e0 && ip -n pb link set e0 up"
                + " && ip -n pa addr add fd66::1/64 dev e0 nodad && ip -n pb addr add fd66::2/64 dev e0 nodad");
        // the kernel begins to send some time after a carrier has come; what is sent before is lost
        Await.until(
                "two carriers",
                () -> sh("for n in pa pb; do ip -n $n -o link show e0; done").split("state UP", -1).length == 3);
    }

    @AfterEach
    void take_it_down() throws Exception {
        kernel.close();
        sh("ip netns del pa; ip netns del pb");
    }

    private int ping(String line) {
        List<Token> words = new ArrayList<>();
        for (String w : line.split(" ")) {
            words.add(Token.of(w));
        }
        Request r = Commands.request(Commands.read(words), new Context(new NsRef.Named("pa"), null));
        Plan plan = r.form().planner().plan(r, kernel);
        int status = 0;
        for (Effect e : plan.effects()) {
            status = kernel.run((Effect.OnKernel) e, this::print);
        }
        return status;
    }

    private void print(Outcome outcome) {
        text.append(Renderer.render(outcome, Display.PLAIN, false));
        printed = text.toString();
    }

    /** What differs from run to run, folded. */
    private static String folded(String text) {
        return text.replaceAll("time=[0-9.]+ ms", "time=T ms")
                .replaceAll("time [0-9]+ms", "time Tms")
                .replaceAll("= [0-9./]+ ms", "= T ms");
    }

    private void sameAsIputils(String line, int status) throws Exception {
        String theirs = sh("ip netns exec pa " + line);
        int ours = ping(line);
        assertEquals(folded(theirs), folded(text.toString()), line);
        assertEquals(status, ours, line);
    }

    @Test
    void prints_and_answers_like_iputils_when_a_host_replies() throws Exception {
        sameAsIputils("ping -c 2 -i 0.1 10.66.0.2", 0);
    }

    @Test
    void prints_like_iputils_over_ipv6() throws Exception {
        sameAsIputils("ping -c 2 -i 0.1 fd66::2", 0);
    }

    @Test
    void prints_only_the_summary_when_quiet() throws Exception {
        sameAsIputils("ping -q -c2 -i 0.1 10.66.0.2", 0);
    }

    @Test
    void names_the_source_when_one_was_asked_for() throws Exception {
        sameAsIputils("ping -c 1 -I e0 10.66.0.2", 0);
        text.setLength(0);
        sameAsIputils("ping -c 1 -I 10.66.0.1 10.66.0.2", 0);
    }

    @Test
    void leaves_out_times_when_the_data_has_no_room_for_them() throws Exception {
        sameAsIputils("ping -c 1 -s 4 10.66.0.2", 0);
    }

    @Test
    void carries_the_largest_data_that_ipv4_allows() throws Exception {
        sameAsIputils("ping -c 1 -s 65507 10.66.0.2", 0);
    }

    @Test
    void tells_who_reports_a_host_as_unreachable_and_ends_with_1() throws Exception {
        sameAsIputils("ping -c 1 10.66.0.9", 1);
    }

    @Test
    void ends_with_1_when_nobody_answers_in_time() throws Exception {
        sh("ip -n pb link set e0 address 02:00:00:00:00:77; ip -n pa neigh replace 10.66.0.8 lladdr"
                + " 02:00:00:00:00:99 dev e0");
        sameAsIputils("ping -c 1 -W 1 10.66.0.8", 1);
    }

    @Test
    void without_a_route_it_is_a_problem_with_status_2_and_a_hint() {
        Problem p = assertThrows(Problem.class, () -> ping("ping -c 1 192.0.2.1"));
        assertEquals("ping: connect: Network is unreachable", p.getMessage());
        assertEquals(2, p.exit());
        assertTrue(p.hint().contains("route"));
    }

    @Test
    void a_loopback_that_is_down_is_named_in_the_hint() throws Exception {
        sh("ip netns del pa; ip netns add pa");
        Problem p = assertThrows(Problem.class, () -> ping("ping -c 1 127.0.0.1"));
        assertTrue(p.hint().contains("link set lo up"), p.hint());
    }

    @Test
    void names_are_looked_up_as_the_namespace_sees_them() throws Exception {
        // an /etc of the sandbox's own: the machine's is not written to
        sh("mount -t tmpfs own /srv && mkdir -p /srv/etc/netns/pa && cp /etc/passwd /etc/nsswitch.conf /srv/etc"
                + " && echo '10.66.0.2 peer.lab' > /srv/etc/netns/pa/hosts && touch /srv/etc/hosts"
                + " && mount --bind /srv/etc /etc");
        try {
            assertEquals(0, ping("ping -c 1 peer.lab"));
            assertTrue(
                    text.toString().startsWith("PING peer.lab (10.66.0.2) 56(84) bytes of data.\n"), text.toString());
            Problem p = assertThrows(Problem.class, () -> ping("ping -c 1 nosuch.lab.invalid"));
            assertEquals("ping: nosuch.lab.invalid: Name or service not known", p.getMessage());
            assertEquals(2, p.exit());
        } finally {
            sh("umount -l /etc; umount -l /srv");
        }
    }

    @Test
    void the_wrong_family_is_refused() {
        assertEquals(
                2,
                assertThrows(Problem.class, () -> ping("ping -6 -c 1 10.66.0.2"))
                        .exit());
    }

    @Test
    void an_interrupt_ends_it_with_the_summary() throws Exception {
        Thread me = Thread.currentThread();
        Thread later = new Thread(() -> {
            Await.until("an answer", () -> printed.contains("icmp_seq=2"));
            me.interrupt();
        });
        later.start();
        assertEquals(0, ping("ping -c 1000 -i 0.2 10.66.0.2"));
        later.join();
        assertTrue(text.toString().contains(" received, 0% packet loss"), text.toString());
    }
}
