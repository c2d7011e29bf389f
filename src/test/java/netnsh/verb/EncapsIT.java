package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.Await;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Light-weight tunnels on the running kernel. Options of tunnels (geneve_opts and the like) never are among
 * them: some kernels panic on them, and take the machine's networks with them.
 */
class EncapsIT {
    private final Live live = new Live();
    private final Live ours = live.in("ours");

    @BeforeEach
    void twins() {
        for (String ns : new String[] {"ours", "theirs"}) {
            sh(("ip netns add NS; ip -n NS link add v0 index 7 type veth peer name v1 index 8;"
                            + "ip -n NS addr add 10.0.0.1/24 dev v0; ip -n NS addr add fd00::1/64 dev v0 nodad;"
                            + "ip -n NS link set v0 up; ip -n NS link set v1 up")
                    .replace("NS", ns));
        }
    }

    @AfterEach
    void no_twins() {
        live.close();
    }

    /** Either both make it and it looks the same, or the kernel refuses it to both in the same words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "route add 10.1.0.0/16 encap mpls 100/200 ttl 3 via 10.0.0.2",
                "route add 10.1.0.0/16 encap ip id 42 dst 192.0.2.1 src 192.0.2.2 tos 0x10 ttl 64 key csum dev v0",
                "route add 10.1.0.0/16 nexthop encap ip id 1 dst 192.0.2.1 via 10.0.0.2 weight 2 nexthop via 10.0.0.3",
                "-6 route add fd01::/32 encap ip6 id 42 dst 2001:db8::1 tc 0x1c hoplimit 9 dev v0",
                "-6 route add fd01::/32 encap seg6 mode encap segs 2001:db8::1,2001:db8::2 dev v0",
                "-6 route add fd01::/32 encap seg6 mode inline segs 2001:db8::1 dev v0",
                "-6 route add fd01::/32 encap seg6local action End.X nh6 fd00::2 count dev v0",
                "-6 route add fd01::/32 encap seg6local action End.DT6 table main dev v0",
                "-6 route add fd01::/32 encap seg6local action End.DT4 vrftable 100 dev v0",
                "-6 route add fd01::/32 encap rpl segs 2001:db8::1 dev v0",
                "-6 route add fd01::/32 encap ioam6 trace prealloc type 0x800000 ns 1 size 12 dev v0",
                "-6 route add fd01::/32 encap ila 1:2:3:4 csum-mode no-action dev v0",
                "nexthop add id 7 encap ip id 42 dst 192.0.2.1 dev v0",
                "nexthop add id 7 encap seg6 mode encap segs 2001:db8::1 via fd00::2 dev v0",
                "-M route add 100 as 200 via inet 10.0.0.2"
            })
    void sets_what_ip_sets(String line) {
        String theirs = sh("ip -n theirs " + line);
        try {
            ours.run(line);
        } catch (Problem refused) {
            assertTrue(
                    refused.kernel() != null
                            ? theirs.contains(refused.kernel())
                            : theirs.contains(netnsh.value.Errno.text(refused.errno())),
                    theirs + " / " + refused.getMessage());
            return;
        }
        assertEquals("", theirs);
        for (String show :
                new String[] {"-6 -s route show", "-j route show", "-d route show", "-6 -j route", "nexthop"}) {
            Await.same(show, () -> sh("ip -n theirs " + show), () -> ours.run("ip " + show));
        }
    }

    @Test
    void a_type_that_the_kernel_lacks_is_refused_with_its_module() {
        if (sh("ip -n theirs -6 route add fd01::/32 encap ila 1:2:3:4 csum-mode no-action dev v0")
                .isEmpty()) {
            ours.run("-6 route add fd01::/32 encap ila 1:2:3:4 csum-mode no-action dev v0");
            return;
        }
        Problem p = assertThrows(
                Problem.class, () -> ours.run("-6 route add fd01::/32 encap ila 1:2:3:4 csum-mode no-action dev v0"));
        assertTrue(p.hint().contains("modprobe ila"), p.hint());
    }
}
