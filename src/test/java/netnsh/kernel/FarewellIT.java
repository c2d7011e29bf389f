package netnsh.kernel;

import static netnsh.Stock.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netnsh.Await;
import netnsh.Stock;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many names taken away at once: the ends of their cables are gone when it returns, whoever holds a namespace. */
class FarewellIT {
    private static final int MANY = 12;

    private final LinuxKernel kernel = LinuxKernel.open();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> ended = new TreeMap<>();

    @AfterEach
    void leave() throws Exception {
        kernel.close();
        sh("for n in $(ls /run/netns); do ip netns pids $n | xargs -r kill -9; ip netns del $n; done");
        sh("for l in $(ip -br link show type veth | cut -d@ -f1); do ip link del $l; done");
    }

    private static void cables() throws Exception {
        sh("for i in $(seq " + MANY
                + "); do ip netns add fw$i; ip link add fv$i type veth peer name eth0 netns fw$i; done");
    }

    private void drop(String... others) {
        List<Effect.DropNs> names = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            names.add(new Effect.DropNs("fw" + i, null, "ip netns delete fw" + i));
        }
        for (String other : others) {
            names.add(new Effect.DropNs(other, null, "ip netns delete " + other));
        }
        kernel.drop(
                names,
                o -> notes.add(((Outcome.Note) o).text()),
                (name, problem) -> ended.put(name.name(), problem == null ? "" : problem.getMessage()));
    }

    private static String veths() throws Exception {
        return sh("ip -br link show type veth").strip();
    }

    @Test
    void the_ends_at_home_are_gone_when_it_returns() throws Exception {
        cables();
        drop("nobody");
        assertEquals("", veths());
        assertEquals("", sh("ls /run/netns").strip());
        assertEquals("there is no namespace \"nobody\"", ended.remove("nobody"));
        assertEquals(MANY, ended.values().stream().filter(String::isEmpty).count());
        assertEquals(List.of(), notes);
    }

    @Test
    void a_cable_between_two_of_them_and_one_to_a_third_that_stays_go_too() throws Exception {
        cables();
        sh("ip netns add stays; ip -n fw1 link add x type veth peer name x netns fw2;"
                + " ip -n fw3 link add y type veth peer name y netns stays");
        drop();
        assertEquals("", veths());
        assertEquals("", sh("ip -n stays -br link show type veth").strip());
    }

    @Test
    void a_namespace_with_a_process_or_a_second_name_loses_its_name_only() throws Exception {
        cables();
        sh("touch /run/netns/second; mount --bind /run/netns/fw2 /run/netns/second");
        sh("ip netns exec fw1 sleep 600 >/dev/null 2>&1 &");
        Await.until("a process in fw1", () -> !Stock.sh("ip netns pids fw1").isEmpty());
        drop();
        assertEquals("second", sh("ls /run/netns").strip());
        assertTrue(veths().startsWith("fv2@"), "the other name keeps it: " + veths());
        assertEquals(1, notes.size(), notes::toString);
        assertTrue(notes.get(0).startsWith("the name fw1 is gone, the namespace lives on"), notes::toString);
    }

    @Test
    void where_something_unseen_holds_a_namespace_its_cable_is_cut() throws Exception {
        cables();
        Process holder = new ProcessBuilder("sh", "-c", "exec 3</run/netns/fw1; echo held; exec sleep 600")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals('h', holder.getInputStream().read());
            drop();
            assertEquals("", veths());
        } finally {
            holder.destroyForcibly();
        }
    }
}
