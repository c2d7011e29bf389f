package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.Await;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code maddr} against the installed {@code ip}. */
class MaddrVerbIT {
    private final Live live = new Live();

    @BeforeEach
    void make_two_of_everything() {
        for (String ns : List.of("a", "b")) {
            sh("ip netns add " + ns + "; ip -n " + ns
                    + " link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02"
                    + "; for i in lo v0 v1; do ip -n " + ns + " link set $i up; done"
                    + "; ip -n " + ns + " addr add 10.0.0.1/24 dev v0; ip -n " + ns
                    + " addr add fd00::1/64 dev v0 nodad; ip -n " + ns
                    + " link property add dev v0 altname the-other-name-of-v0");
        }
        // with an address of its own an interface joins a group, and the groups are listed in the order of joining
        for (String ns : List.of("a", "b")) {
            for (String dev : List.of("v0", "v1")) {
                Await.until(
                        "a link-local address",
                        () -> !sh("ip -n " + ns + " -6 addr show dev " + dev + " scope link")
                                .isEmpty());
            }
        }
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    private void both(String line) {
        String ip = sh("ip -n a " + line);
        if (ip.isEmpty()) {
            assertEquals("", live.run("ip -n b " + line), line);
        } else {
            assertThrows(Throwable.class, () -> live.run("ip -n b " + line), ip);
        }
    }

    @Test
    void adds_and_deletes_what_ip_would() {
        for (String line : List.of(
                "maddr add 33:33:00:00:00:99 dev v0",
                "maddr add 33:33:00:00:00:99 dev v0",
                "maddress add address 01:00:5e:00:00:77 dev v1",
                "maddr add dev v1 02:00:00:00:00:07",
                "maddr add 33:33:00:00:99 dev v0",
                "maddr del 33:33:00:00:00:98 dev v0",
                "maddr del 33:33:00:00:00:01 dev nosuch",
                "maddr del 01:00:5e:00:00:77 dev v1")) {
            both(line);
            assertEquals(sh("ip -n a -0 maddr"), sh("ip -n b -0 maddr"), line);
        }
        assertTrue(sh("ip -n b maddr").contains("33:33:00:00:00:99 static"), sh("ip -n b maddr"));
    }

    @Test
    void prints_what_ip_prints() {
        sh("ip -n b maddr add 33:33:00:00:00:99 dev v0");
        for (String question :
                List.of("maddr", "maddr show dev v0", "maddress list v1", "-4 maddr", "-6 maddr", "-0 maddr")) {
            for (String options : List.of("", "-o ", "-j ", "-j -p ", "-o -j ", "-c ")) {
                String line = "ip -n b " + options + question;
                Await.same(line, () -> sh(line), () -> live.run(line, options.equals("-c ")));
            }
        }
    }

    @Test
    void an_alternative_name_will_do_and_words_that_are_wrong_are_named() {
        live.run("ip -n b maddr add 33:33:00:00:00:99 dev the-other-name-of-v0");
        assertTrue(sh("ip -n b -0 maddr show dev v0").contains("33:33:00:00:00:99"));
        Problem twice = assertThrows(Problem.class, () -> live.run("ip -n b maddr del 33:33:00:00:00:98 dev v0"));
        assertEquals("33:33:00:00:00:98", twice.where().text());
        Problem absent = assertThrows(Problem.class, () -> live.run("ip -n b maddr add 33:33:00:00:00:98 dev nosuch"));
        assertEquals("nosuch", absent.where().text());
        assertEquals("link.absent", absent.id());
    }
}
