package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import netnsh.Stock;
import netnsh.doc.Help;
import netnsh.grammar.Source;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples of the reference on the real kernel, each in a network with nothing but lo. */
class FormExamplesIT {
    /** Makes the sandbox's network what it was when it was new, with lo up as the launcher leaves it. */
    static final String FRESH = """
        for n in /run/netns/*; do [ -e "$n" ] && ip netns del "${n##*/}"; done
        for l in $(ip -o link | sed 's/^[0-9]*: \\([^:@]*\\).*/\\1/' | grep -vx lo); do ip link del "$l"; done
        nft delete table inet netnsh 2>/dev/null; nft delete table bridge netnsh 2>/dev/null
        ip -6 -force -batch - >/dev/null 2>&1 <<END
        rule flush
        rule del pref 0
        rule add pref 0 lookup local
        rule add pref 32766 lookup main
        route flush table all
        END
        ip -4 -force -batch - >/dev/null 2>&1 <<END
        rule flush
        rule del pref 0
        rule add pref 0 lookup local
        rule add pref 32766 lookup main
        rule add pref 32767 lookup default
        route flush table all
        link property del dev lo altname loopback0
        addr flush dev lo
        neigh flush dev lo
        nexthop flush
        link set lo down
        link set lo mtu 65536
        link set lo up
        END
        sysctl -q -w net.ipv4.ip_forward=0 net.ipv4.ip_default_ttl=64
        for i in $(seq 100); do [ -z "$(ip netns list-id)" ] && break; sleep 0.02; done  # namespaces go some time later
        true
        """;

    @TestFactory
    Stream<DynamicTest> every_example_works_in_a_fresh_network() {
        return Examples.all().stream()
                .map(c -> DynamicTest.dynamicTest(c.toString(), () -> {
                    sh(FRESH);
                    try (LinuxKernel kernel = LinuxKernel.open();
                            Collected out = new Collected(kernel.programs());
                            Session session = new Session(kernel, LinuxKernel::open, out, Options.PLAIN)) {
                        session.helper(topic -> String.join("\n", Help.on(topic)) + "\n");
                        session.recorder(Unrecorded::new);
                        session.sourcing((s, file, args, from, at) -> new File(file).exists() ? 0 : 1);
                        session.ports().wishing(Rehearsal::wishes);
                        session.ports().undoing().keep();
                        if (c.form().name().startsWith("bridge vlan") && !filtersVlans()) {
                            refused(c, session, out);
                            return;
                        }
                        if (c.form().name().startsWith("vconfig") && !makesVlans()) {
                            assertEquals(0, session.run(c.example().before().get(0), Source.PROMPT), out::toString);
                            assertEquals(2, session.run("vconfig add v0 5", Source.PROMPT), out::toString);
                            assertTrue(out.errors.toString().contains("no link kind"), out::toString);
                            return;
                        }
                        if (c.form().name().matches("tunnel (add|change|delete|6rd)") && !makesTunnels()) {
                            List<String> lines = new ArrayList<>(c.example().before());
                            lines.add(c.example().line());
                            assertEquals(2, session.run(lines.get(0), Source.PROMPT), out::toString);
                            assertTrue(out.errors.toString().contains("no link kind"), out::toString);
                            return;
                        }
                        if (c.form().name().matches("uplink (pasta|off)")) { // UplinkOutsideIT has an outside
                            session.run("netns add left", Source.PROMPT);
                            assertEquals(1, session.run("uplink left pasta", Source.PROMPT), out::toString);
                            assertTrue(
                                    out.errors.toString().contains("only in the sandbox of an ordinary"),
                                    out::toString);
                            return;
                        }
                        for (String line : c.example().before()) {
                            assertEquals(0, session.run(line, Source.PROMPT), () -> line + ": " + out);
                        }
                        assertEquals(0, session.run(c.example().line(), Source.PROMPT), out::toString);
                        assertEquals("", out.errors.toString());
                    } finally {
                        // cd is one of the examples, and it moves this whole process
                        LinuxKernel.open().programs().changeFolder(System.getProperty("user.dir"));
                    }
                }));
    }

    /** A kernel without CONFIG_BRIDGE_VLAN_FILTERING makes no bridge that filters VLANs. */
    private static boolean filtersVlans() {
        String probe = "ip link add probe type bridge vlan_filtering 1 && ip link del probe";
        return Stock.run("/bin/sh", "-c", probe).status() == 0;
    }

    /** A kernel without CONFIG_VLAN_8021Q makes no VLANs. */
    private static boolean makesVlans() {
        String probe = "ip link add link lo name probe type vlan id 5 && ip link del probe";
        return Stock.run("/bin/sh", "-c", probe).status() == 0;
    }

    /** Tunnels are modules: CONFIG_NET_IPGRE, CONFIG_IPV6_SIT. */
    private static boolean makesTunnels() {
        String probe =
                "ip link add probe type gre && ip link del probe && ip link add probe type sit && ip link del probe";
        return Stock.run("/bin/sh", "-c", probe).status() == 0;
    }

    /** There the example ends with the kernel's own words, at the bridge that it wants first. */
    private static void refused(Examples.Case c, Session session, Collected out) {
        assertTrue(session.run(c.example().before().get(0), Source.PROMPT) != 0, out::toString);
        assertTrue(out.errors.toString().contains("Operation not supported"), out::toString);
    }

    @AfterEach
    void tidy() {
        sh(FRESH);
    }

    private static void sh(String script) {
        Stock.output("/bin/sh", "-c", script);
    }
}
