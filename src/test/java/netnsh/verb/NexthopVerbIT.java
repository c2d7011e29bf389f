package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import netnsh.Await;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code nexthop} and {@code netconf} against the installed {@code ip}. */
class NexthopVerbIT {
    private static final List<String> CHANGES = List.of(
            "nexthop add id 1 via 10.0.0.2 dev v0",
            "nexthop add id 1 via 10.0.0.2 dev v0",
            "nexthop add id 2 via inet 10.0.0.3 dev v0 protocol static",
            "nexthop add id 3 dev v1",
            "nexthop add id 4 blackhole proto 99",
            "nexthop add id 5 via fd00::2 dev v0",
            "-6 nexthop add id 6 dev v1",
            "nexthop add id 7 via 192.0.2.1 dev v0 onlink",
            "nexthop add id 8 via 192.0.2.2 dev v0",
            "nexthop add id 20 group 1/2",
            "nexthop add id 21 group 1,5/2,256 protocol bgp",
            "nexthop add id 22 group 1/2 type mpath",
            "nexthop add id 23 group 1/2,3 type resilient buckets 32 idle_timer 60 unbalanced_timer 300",
            "nexthop add id 24 group 1/99",
            "nexthop add id 30 via 10.0.0.9 fdb",
            "nexthop add id 31 group 30 fdb",
            "nexthop add id 32 group 1 fdb",
            "nexthop replace id 3 via 10.0.0.7 dev v0",
            "nexthop replace id 20 group 1/2/3",
            "nexthop add id 40 via 10.0.0.2 dev nosuch",
            "nexthop add via 10.0.0.2",
            "nexthop del id 77",
            "nexthop del id 4");

    private static final List<String> QUESTIONS = List.of(
            "nexthop",
            "nexthop show",
            "nexthop list dev v0",
            "nexthop list groups",
            "nexthop list fdb",
            "nexthop list id 23",
            "nexthop list proto 4",
            "nexthop get id 1",
            "nexthop get id 21",
            "-6 nexthop",
            "nexthop bucket",
            "nexthop bucket list id 23 nhid 2",
            "nexthop bucket get id 23 index 5",
            "netconf",
            "netconf show dev v0",
            "-4 netconf",
            "-6 netconf");

    private final Live live = new Live();

    @BeforeEach
    void make_two_of_everything() {
        for (String ns : List.of("a", "b")) {
            sh("ip netns add " + ns + "; ip -n " + ns + " link add v0 type veth peer name v1"
                    + "; for i in v0 v1; do ip -n " + ns + " link set $i up; done"
                    + "; ip -n " + ns + " addr add 10.0.0.1/24 dev v0; ip -n " + ns
                    + " addr add fd00::1/64 dev v0 nodad");
        }
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    private void both(String line) {
        String ip = sh("ip -n a " + line);
        if (ip.isEmpty() || ip.startsWith("Flushed") || ip.startsWith("Nothing")) {
            assertEquals(ip, live.run("ip -n b " + line), line);
        } else {
            assertThrows(Throwable.class, () -> live.run("ip -n b " + line), ip);
        }
    }

    private static String timeless(String text) {
        return text.replaceAll("idle_time [0-9.e+]+", "idle_time T")
                .replaceAll("unbalanced_time [0-9.e+]+", "unbalanced_time T")
                .replaceAll("_time\": ?[0-9.e+]+", "_time\":T");
    }

    private static String state(String ns) {
        return timeless(sh("ip -n " + ns + " -d nexthop; ip -n " + ns + " nexthop bucket"));
    }

    @Test
    void makes_changes_and_flushes_the_nexthops_that_ip_would() {
        CHANGES.forEach(this::both);
        Await.same("both", () -> state("a"), () -> state("b"));
        assertTrue(state("b").contains("type resilient buckets 32 idle_timer 60"), state("b"));
        for (String line : List.of(
                "nexthop flush protocol 4",
                "nexthop flush dev v1",
                "nexthop flush id 2",
                "nexthop flush",
                "nexthop flush")) {
            both(line);
            Await.same(line, () -> state("a"), () -> state("b"));
        }
    }

    @Test
    void prints_what_ip_prints() {
        for (String line : CHANGES) {
            sh("ip -n b " + line);
        }
        for (String question : QUESTIONS) {
            for (String options : List.of("", "-d ", "-o ", "-j ", "-j -p ", "-d -j ", "-N ", "-c ")) {
                String line = "ip -n b " + options + question;
                // two dumps, each an array of its own, are no JSON
                Await.same(line, () -> timeless(sh(line)), () -> timeless(live.run(line, options.equals("-c "))));
            }
        }
    }

    @Test
    void a_route_uses_a_nexthop() {
        live.run("ip -n b nexthop add id 1 via 10.0.0.2 dev v0");
        live.run("ip -n b route add 10.9.0.0/16 nhid 1");
        assertEquals("10.9.0.0/16 nhid 1 via 10.0.0.2 dev v0 \n", live.run("ip -n b route show 10.9.0.0/16"));
    }

    @Test
    void refusals_point_at_the_word_that_is_wrong() {
        assertEquals("77", refused("ip -n b nexthop del id 77").where().text());
        assertEquals(
                "nosuch", refused("ip -n b nexthop add id 1 dev nosuch").where().text());
        assertEquals(
                "1/99", refused("ip -n b nexthop add id 1 group 1/99").where().text());
        assertEquals(
                "route.bpf",
                refused("ip -n b nexthop add id 1 dev v0 encap bpf in obj x.o").id());
    }

    @Test
    void objects_that_are_left_out_are_done_by_the_program_inside_the_namespace() {
        for (String object :
                List.of("xfrm", "mptcp", "l2tp", "fou", "ila", "sr", "token", "tcp_metrics", "macsec", "mroute")) {
            List<Token> words = Stream.of("ip", "-j", "-n", "b", object, "show", "all")
                    .map(Token::of)
                    .toList();
            Request r = Commands.request(Commands.read(words), Context.HOME);
            Effect.Exec exec =
                    (Effect.Exec) r.form().planner().plan(r, null).effects().get(0);
            assertEquals(List.of("ip", "-j", object, "show", "all"), exec.argv());
            assertEquals(new NsRef.Named("b"), exec.ns());
        }
    }

    private Problem refused(String line) {
        return assertThrows(Problem.class, () -> live.run(line), line);
    }
}
