package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Objects of {@code ip} that netnsh does not have: the installed program does them, or they are refused by name. */
class LeftOutIT {
    @AfterEach
    void no_namespace() {
        Stock.sh("ip netns del left");
    }

    @Test
    void the_installed_program_does_them_in_the_namespace_and_is_named_with_v() throws Exception {
        Netnsh.Ended ended = run("-v", "-c", "netns add left", "-c", "ip -n left ntable show dev lo");
        assertEquals(0, ended.status(), ended.text());
        assertTrue(ended.text().contains("+ ip -n left ntable show dev lo"), ended.text());
        assertTrue(ended.text().contains("inet arp_cache"), ended.text());
        assertEquals(
                Stock.sh("ip -n left addrlabel list"),
                run("-c", "@left ip addrlabel list").text());
    }

    @Test
    void without_the_program_they_are_refused_by_name() throws Exception {
        Netnsh.Ended ended = Netnsh.run(List.of("/usr/bin/env", "PATH=/nonexistent"), "-c", "ip xfrm state");
        assertEquals(127, ended.status(), ended.text());
        assertTrue(ended.text().contains("ip xfrm is not built in, and the program ip is not installed"), ended.text());
        assertTrue(ended.text().contains("run ip xfrm"), ended.text());
        ended = Netnsh.run(List.of("/usr/bin/env", "PATH=/nonexistent"), "-c", "ip -o link show lo");
        assertEquals(0, ended.status(), ended.text());
    }

    private static Netnsh.Ended run(String... words) throws IOException, InterruptedException {
        return Netnsh.run(List.of(), words);
    }
}
