package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import netnsh.Await;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.session.Options;
import netnsh.session.Session;
import netnsh.session.StreamOutput;
import netnsh.value.Utf8;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The old spellings beside the programs of net-tools and bridge-utils. */
class OldSpellingsIT {
    private static final List<String> LAB = List.of(
            "ip link set lo up",
            "ip link add br0 type bridge",
            "ip link add v0 type veth peer name v1",
            "ip link set v0 addrgenmode none",
            "ip link set v1 addrgenmode none",
            "ip link set br0 addrgenmode none",
            "ip link set v1 master br0");

    @BeforeEach
    void lab() throws IOException, InterruptedException {
        for (String line : LAB) {
            stock(line);
        }
    }

    @AfterEach
    void clean() throws IOException, InterruptedException {
        stock("ip link del br0");
        stock("ip link del v0");
        stock("ip route flush type unreachable");
    }

    @Test
    void shows_interfaces_as_ifconfig_does() throws IOException, InterruptedException {
        stock("ip addr add 10.0.0.1/24 brd + dev v0");
        stock("ip addr add 10.0.1.1/24 dev v0 label v0:x");
        stock("ip addr add fd00::1/64 dev v0 nodad");
        stock("ip link set v0 up promisc on");
        for (String line : List.of(
                "ifconfig -a v0",
                "ifconfig v0:x",
                "ifconfig v1",
                "ifconfig lo",
                "ifconfig -s",
                "ifconfig",
                "ifconfig -a")) {
            same(line);
        }
    }

    @Test
    void shows_routes_and_neighbours_as_route_and_arp_do() throws IOException, InterruptedException {
        stock("ip link set v0 up");
        stock("ip link set v1 up");
        stock("ip addr add 10.0.0.1/24 dev v0");
        stock("ip route add default via 10.0.0.2 metric 7");
        stock("ip route add 10.7.0.1 via 10.0.0.2");
        stock("ip route add unreachable 192.0.2.0/24 metric 5");
        stock("ip neigh add 10.0.0.9 dev v0 lladdr 02:00:00:00:00:09");
        stock("ip neigh add 10.0.0.8 dev v0 lladdr 02:00:00:00:00:08 nud stale");
        stock("ip neigh add proxy 10.0.0.77 dev v0");
        same("route -n");
        same("arp -n");
        same("arp -an");
        same("arp -n 10.0.0.9");
    }

    @Test
    void shows_bridges_as_brctl_does() throws IOException, InterruptedException {
        same("brctl show");
        stock("ip link set br0 type bridge stp_state 1");
        same("brctl show br0");
    }

    @Test
    void changes_what_the_programs_change() throws IOException, InterruptedException {
        for (String line : List.of(
                "ifconfig v0 10.0.0.1 netmask 255.255.255.0 up",
                "ifconfig v0 10.0.0.5/16",
                "ifconfig v0 netmask 255.255.255.0",
                "ifconfig v0:1 10.0.2.1 netmask 255.255.255.0",
                "route add default gw 10.0.0.2",
                "route add -net 10.1.0.0 netmask 255.255.0.0 gw 10.0.0.2",
                "route add -net 172.16.0.0/12 gw 10.0.0.2 metric 3",
                "route add -host 192.0.2.9 gw 10.0.0.2 dev v0",
                "route add -host 192.0.2.10 reject",
                "route del -net 10.1.0.0 netmask 255.255.0.0",
                "arp -s 10.0.0.9 02:00:00:00:00:09",
                "arp -d 10.0.0.9",
                "ifconfig v0:1 down",
                "ifconfig v0 inet6 add fd00::1/64",
                "ifconfig v0 mtu 1400 -multicast promisc",
                "ifconfig v0 hw ether 02:00:00:00:00:01",
                "ifconfig v0 10.0.0.1",
                "ifconfig v0 0.0.0.0",
                "ifconfig v0 down",
                "brctl stp br0 on",
                "brctl setfd br0 2",
                "brctl setbridgeprio br0 4096",
                "brctl delif br0 v1",
                "brctl addif br0 v1")) {
            String before = state();
            stock(line);
            String wanted = state();
            restore();
            replay(line);
            assertEquals(before, state(), () -> "the state before " + line + " comes back");
            assertEquals("", ours(line), line);
            assertEquals(wanted, state(), line);
            done.add(line);
        }
    }

    private final List<String> done = new java.util.ArrayList<>();

    /** Makes the lab anew, so that a line can be tried twice. */
    private void restore() throws IOException, InterruptedException {
        clean();
        lab();
    }

    private void replay(String next) throws IOException, InterruptedException {
        for (String line : done) {
            stock(line);
        }
    }

    private static String state() throws IOException, InterruptedException {
        String all = stock("ip -d link show dev v0")
                + stock("ip -d link show br0")
                + stock("bridge link")
                + stock("ip addr show dev v0")
                + stock("ip route")
                + stock("ip neigh show nud permanent");
        return all.replaceAll("(?m)^\\d+: ", "")
                // what a carrier decides comes some time later
                .replaceAll(
                        "(NO-CARRIER|LOWER_UP|M-DOWN),|,(NO-CARRIER|LOWER_UP|M-DOWN)\\b|\\bstate [A-Z]+| linkdown\\b",
                        "")
                .replaceAll("([0-9a-f]{2}:){5}[0-9a-f]{2}|[0-9a-f]{4}\\.[0-9a-f:.]+", "MAC")
                .replaceAll("(hello|tcn|topology_change|gc)_timer +[\\d.]+", "")
                .replaceAll("(?m)^.*fe80.*\\n.*\\n", "");
    }

    private static void same(String line) {
        Await.same(line, () -> uncounted(Stock.sh(line)), () -> uncounted(ours(line)));
    }

    /** What the kernel sends by itself must not decide. */
    private static String uncounted(String text) {
        return text.replaceAll("(packets|bytes|dropped) \\d+", "$1 N")
                .replaceAll("\\([\\d.]+ [KM]?i?B\\)", "(N)")
                .replaceAll("(?m)^((br0|v0|v1|lo|v0:x) +\\d+) .* ([A-Z]+)$", "$1 … $3");
    }

    private static String stock(String line) throws IOException, InterruptedException {
        Process p =
                new ProcessBuilder(line.split(" ")).redirectErrorStream(true).start();
        p.getOutputStream().close();
        String out = Utf8.decode(p.getInputStream().readAllBytes());
        p.waitFor();
        return out;
    }

    private static String ours(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Kernel kernel = LinuxKernel.open();
                Session session = new Session(
                        kernel, LinuxKernel::open, new StreamOutput(out, out, fd -> false), Options.PLAIN)) {
            session.run(line, Source.PROMPT);
            session.output().flush();
        }
        return Utf8.decode(out.toByteArray());
    }
}
