package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import netnsh.Await;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What abbreviations mean to the installed ip: the same output, or the same change in a twin namespace. */
class AbbreviationsIT {
    private static final String DUMP =
            " -d a; ip -n %1$s r s t all; ip -n %1$s -6 r s t all; ip -n %1$s ru; ip -n %1$s n";

    private Live live;

    @BeforeEach
    void twins() {
        live = new Live();
        for (String ns : new String[] {"ours", "theirs"}) {
            Live.sh("""
                ip netns add NS; ip -n NS link set lo up
                ip -n NS link add v0 index 7 address 02:00:00:00:00:07 type veth peer name v9
                for v in v0 v9; do ip -n NS link set $v addrgenmode none; ip -n NS link set $v up; done
                ip -n NS addr add 10.7.0.1/24 dev v0
                """.replace("NS", ns));
        }
    }

    @AfterEach
    void no_twins() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a s",
                "a l",
                "ad sh dev lo",
                "addr ls lo",
                "-4 a",
                "-6 a",
                "-f inet a",
                "-fam inet6 a",
                "-o a",
                "-br a",
                "-br l",
                "-det l",
                "-s -s l l",
                "-js -pr a",
                "-j l",
                "l",
                "l sh lo",
                "l ls up",
                "r",
                "r s",
                "r l t 255",
                "r s ta local",
                "r g 127.0.0.1",
                "ru",
                "ru s",
                "-6 ru l",
                "n",
                "nei s",
                "neighb",
            })
    void shows_the_same(String line) {
        String theirs = Live.sh("ip -n ours " + line);
        assertFalse(theirs.contains("Error") || theirs.contains("unknown"), theirs);
        // carriers come up some time later
        Await.same(line, () -> Live.sh("ip -n ours " + line), () -> live.run("ip -n ours " + line));
    }

    @Test
    void changes_the_same_in_twins() {
        String[] lines = {
            "l s v0 u",
            "l s v0 mtu 1400",
            "l s v0 mt 1400",
            "l s v0 al uplink",
            "l s dev v0 tx 77",
            "a a 10.8.0.1/24 d v0",
            "a c 10.8.0.1/24 d v0 pref 100 val 200",
            "a r 10.9.0.1/24 b + dev v0",
            "a d 10.8.0.1/24 de v0",
            "r a 10.20.0.0/16 via 10.7.0.2",
            "r r 10.20.0.0/16 via 10.7.0.3 me 7",
            "r c 10.20.0.0/16 via 10.7.0.4 met 7",
            "ro ap 10.21.0.0/16 dev v0",
            "r d 10.21.0.0/16",
            "n a 10.7.0.9 ll 02:00:00:00:00:09 d v0",
            "n r 10.7.0.9 lladdr 02:00:00:00:00:0a dev v0",
            "n d 10.7.0.9 dev v0",
            "ru a fr 10.0.0.0/8 ta 100 pre 50",
            "ru a from 10.0.0.0/8 ta 100 pre 50",
            "ru d pref 50",
            "li a v1 t bridge",
            "li a v1 ty bridge",
            "l d v1",
            "a f dev v0",
        };
        int changed = 0;
        String before = dump("theirs");
        for (String line : lines) {
            String said = Live.sh("ip -n theirs " + line);
            boolean taken = !said.contains("rror") && !said.contains("unknown") && !said.contains("garbage");
            if (taken) {
                try {
                    live.run("-n ours " + line);
                } catch (Problem p) {
                    fail(line + ": " + p.getMessage() + ", but ip does it: " + said);
                }
            } else {
                assertFalse(Commands.read(Typed.tokens("-n ours " + line)).complete(), line + ": ip says " + said);
            }
            Await.same(line, () -> dump("theirs"), () -> dump("ours"));
            String after = dump("theirs");
            changed += after.equals(before) ? 0 : 1;
            before = after;
        }
        assertTrue(changed > lines.length / 2, changed + " changed something");
    }

    /** Everything in a namespace, without lifetimes that run down and addresses that are made at random. */
    private static String dump(String ns) {
        return Live.sh("ip -n " + ns + DUMP.formatted(ns))
                .replaceAll("(valid_lft|preferred_lft) \\d+sec", "$1 TIMEsec")
                .replaceAll("link/ether \\S+", "link/ether MAC")
                .replaceAll("fe80::\\S+", "LINK-LOCAL");
    }
}
