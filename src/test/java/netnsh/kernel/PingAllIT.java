package netnsh.kernel;

import static netnsh.Stock.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import netnsh.Netnsh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** pingall as a process: what it prints, its exit status, and what it leaves in the kernel. */
class PingAllIT {
    private int made;

    /** Namespaces m1 to m<i>n</i> on one bridge, with the addresses 10.77.0.<i>n</i>. */
    private void hosts(int n) throws IOException, InterruptedException {
        made = n;
        StringBuilder lines = new StringBuilder("set -e; ip link add mbr type bridge; ip link set mbr up;");
        StringBuilder batch = new StringBuilder();
        for (int i = 1; i <= n; i++) {
            lines.append("ip netns add m").append(i).append(';');
            batch.append("link add mv")
                    .append(i)
                    .append(" type veth peer name eth0 netns m")
                    .append(i)
                    .append('\n');
            batch.append("link set mv").append(i).append(" master mbr up\n");
        }
        sh(
                lines + "ip -batch - <<'E'\n" + batch + "E\nfor i in $(seq " + n + "); do"
                        + " printf 'addr add 10.77.0.%s/24 dev eth0\\nlink set lo up\\nlink set eth0 up\\n' $i | ip -n m$i -batch -; done");
    }

    @AfterEach
    void take_them_down() throws IOException, InterruptedException {
        sh("for i in $(seq " + made + "); do ip link del mv$i; ip netns del m$i; done; ip link del mbr");
    }

    private static Netnsh.Ended pingall(String... words) throws IOException, InterruptedException {
        return Netnsh.run(List.of(), words);
    }

    @Test
    void every_pair_has_its_time_in_the_matrix() throws Exception {
        hosts(3);
        Netnsh.Ended ended = pingall("pingall");
        assertEquals(0, ended.status(), ended::text);
        List<String> lines = ended.text().lines().toList();
        assertEquals("from\\to  m1     m2     m3", lines.get(0));
        assertTrue(lines.get(1).matches("m1 +- +[0-9.]+ +[0-9.]+"), ended::text);
        assertTrue(lines.get(3).matches("m3 +[0-9.]+ +[0-9.]+ +-"), ended::text);
        assertEquals("6 of 6 pairs answered", lines.get(4));
        assertEquals("6 of 6 pairs answered\n", pingall("pingall", "-q").text());
    }

    @Test
    void a_pair_that_fails_is_named_with_its_reason_and_in_the_status() throws Exception {
        hosts(3);
        sh("ip -n m3 link set eth0 down && ip netns exec m1 ip route add prohibit 10.77.0.2");
        Netnsh.Ended ended = pingall("pingall", "-W", "0.3");
        assertEquals(1, ended.status(), ended::text);
        assertTrue(ended.text().contains("0 of 6 pairs answered\n"), ended::text);
        assertTrue(ended.text().contains("m3 -> m1: Network is unreachable\n"), ended::text);
        assertTrue(ended.text().contains("m2 -> m3: no answer\n"), ended::text);
        assertTrue(ended.text().contains("m1 -> m2: "), ended::text);
    }

    @Test
    void for_programs_it_is_an_array_of_pairs() throws Exception {
        hosts(2);
        JsonArray pairs =
                JsonParser.parseString(pingall("-j", "pingall").text()).getAsJsonArray();
        assertEquals(2, pairs.size());
        assertEquals("m1", pairs.get(0).getAsJsonObject().get("from").getAsString());
        assertEquals("10.77.0.2", pairs.get(0).getAsJsonObject().get("address").getAsString());
        assertTrue(pairs.get(0).getAsJsonObject().get("answered").getAsBoolean());
        assertTrue(pairs.get(0).getAsJsonObject().get("micros").getAsInt() > 0);
    }

    @Test
    void many_hosts_do_not_fill_the_table_of_neighbours_and_what_was_known_before_stays() throws Exception {
        hosts(26); // 650 pairs, more than half of the 1,024 entries that all namespaces share
        sh("ip -n m1 neigh add 10.77.0.2 lladdr $(ip -n m2 -br link show eth0 | awk '{print $3}') dev eth0");
        Netnsh.Ended ended = pingall("pingall");
        assertEquals(0, ended.status(), ended::text);
        assertTrue(ended.text().contains("650 of 650 pairs answered\n"), ended::text);
        assertTrue(ended.text().contains("\nm26    " + ".".repeat(25) + "-\n"), ended::text);
        assertTrue(sh("ip -n m1 neigh").startsWith("10.77.0.2 dev eth0 lladdr "), "it was there before");
        assertEquals(1, sh("ip -n m1 -4 neigh").lines().count());
        assertEquals("", sh("ip -n m9 -4 neigh"));
    }

    @Test
    void few_descriptors_are_enough() throws Exception {
        hosts(10);
        Netnsh.Ended ended = Netnsh.run(List.of("sh", "-c", "ulimit -n 112; exec \"$@\"", "sh"), "pingall", "-q");
        assertEquals("90 of 90 pairs answered\n", ended.text());
        assertEquals(0, ended.status());
    }

    @Test
    void alone_it_says_what_is_missing() throws Exception {
        hosts(1);
        Netnsh.Ended ended = pingall("pingall");
        assertEquals(1, ended.status());
        assertTrue(ended.text().startsWith("netnsh: pingall takes two namespaces with an address"), ended::text);
    }
}
