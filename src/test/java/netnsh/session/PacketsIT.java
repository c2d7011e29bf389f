package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import netnsh.Stock;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.verb.Lines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine "box" between an outside and two networks: the way out, forwarded ports, what is kept back. */
class PacketsIT {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void make_the_box() {
        bench = new Bench(folder);
        bench.all(
                "netns add box outside one two",
                "@all up lo",
                "cable box:up0 outside:eth0",
                "@box addr 10.0.0.173/24 dev up0",
                "@outside addr 10.0.0.50/24",
                "cable box:veth0 one:eth0",
                "cable box:veth2 two:eth0",
                "@box addr 192.168.0.1/24 dev veth0",
                "@box addr 192.168.1.1/24 dev veth2",
                "@one addr 192.168.0.2/24",
                "@two addr 192.168.1.2/24",
                "@one gw 192.168.0.1",
                "@two gw 192.168.1.1",
                "@box gw 10.0.0.50",
                "use box");
    }

    @AfterEach
    void leave() {
        bench.run("use");
        for (String line : new String[] {"dns one clear", "dns one prefer default", "hosts one clear"}) {
            bench.run(line);
        }
        bench.close();
    }

    private static String get(String where, String address) {
        return "@" + where + " curl -sS -m 5 -o /dev/null http://" + address + "/";
    }

    private static String refusedGet(String where, String address) {
        return "! @" + where + " curl -sS -m 0.4 -o /dev/null http://" + address + "/ 2>/dev/null";
    }

    private void servers() {
        bench.all(
                "@one start --name one python3 -m http.server 8080",
                "@two start --name two python3 -m http.server 8080",
                "@one wait-port 8080 30s",
                "@two wait-port 8080 30s");
    }

    private String ruleset() {
        return Stock.output("ip", "netns", "exec", "box", "nft", "list", "ruleset");
    }

    @Test
    void a_namespace_gets_out_with_the_machines_address_and_nothing_comes_in_unasked() {
        bench.refused("@one ping -c 1 -W 0.3 10.0.0.50");
        bench.all("nat one", "@one ping -c 1 -W 5 -q 10.0.0.50");
        assertEquals("1\n", bench.output("cat /proc/sys/net/ipv4/ip_forward"));
        servers();
        bench.all("@outside route 192.168.0.0/24 via 10.0.0.173", refusedGet("outside", "192.168.0.2:8080"));
        assertTrue(bench.output("nat list").matches("(?s).*nat 192.168.0.0/24 via up0 +1 +84\n"));
        bench.all("nat del one", "@outside route del 192.168.0.0/24");
        bench.refused("@one ping -c 1 -W 0.3 10.0.0.50");
        assertEquals("", ruleset());
    }

    @Test
    void two_servers_on_one_port_are_reached_by_two_ports_from_everywhere() {
        servers();
        bench.all("nat one", "nat two", "forward 6000 -> one:8080", "forward tcp 6001 to 192.168.1.2:8080");
        bench.all(
                get("outside", "10.0.0.173:6000"),
                get("outside", "10.0.0.173:6001"),
                get("box", "127.0.0.1:6000"),
                get("box", "10.0.0.173:6001"),
                get("one", "10.0.0.173:6000"),
                get("one", "192.168.0.1:6001"),
                get("two", "10.0.0.173:6000"));
        assertEquals(
                4,
                bench.output("logs one").lines().filter(l -> l.contains("GET")).count());
        assertEquals(
                3,
                bench.output("logs two").lines().filter(l -> l.contains("GET")).count());
        assertTrue(bench.output("logs one").contains("10.0.0.50 - - "), "the server sees who asks");
        bench.all(refusedGet("outside", "10.0.0.173:8080"));
        assertTrue(bench.output("-j forward list").contains("\"line\":\"forward tcp 6000 to 192.168.0.2:8080\""));
        bench.all("forward del 6000", refusedGet("outside", "10.0.0.173:6000"), get("outside", "10.0.0.173:6001"));
    }

    @Test
    void udp_is_forwarded_too_and_by_ipv6() {
        bench.all(
                "addr add fd00::1/64 dev veth0 nodad",
                "@one addr add fd00::2/64 dev eth0 nodad",
                "forward udp 6053 -> one:53",
                "forward 6080 -> [fd00::2]:8080",
                "@one start --name echo python3 -c 'import socket; s=socket.socket(2,2); s.bind((\"\",53));"
                        + " d,a=s.recvfrom(9); s.sendto(d,a)'",
                "@one wait-port 53 30s udp",
                "@one start --name six python3 -m http.server --bind fd00::2 8080",
                "retry 30s @one wait-port 8080 30s");
        assertEquals(
                "hi\n",
                bench.output("@outside python3 -c 'import socket; s=socket.socket(2,2); s.settimeout(5);"
                        + " s.sendto(b\"hi\",(\"10.0.0.173\",6053)); print(s.recvfrom(9)[0].decode())'"));
        bench.all("@box curl -sS -g -m 5 -o /dev/null http://[fd00::1]:6080/");
    }

    @Test
    void packets_between_two_namespaces_are_kept_back_and_let_through() {
        bench.all("sysctl -q net.ipv4.ip_forward=1", "@one ping -c 1 -W 5 -q 192.168.1.2", "block one two");
        bench.refused("@one ping -c 1 -W 0.3 192.168.1.2");
        bench.refused("@two ping -c 1 -W 0.3 192.168.0.2");
        bench.all("allow one two", "@one ping -c 1 -W 5 -q 192.168.1.2", "allow del one two");
        bench.refused("@one ping -c 1 -W 0.3 192.168.1.2");
        bench.all("block del one two", "block veth0 veth2");
        bench.refused("@one ping -c 1 -W 0.3 192.168.1.2");
        bench.all("block del veth0 veth2", "@one ping -c 1 -W 5 -q 192.168.1.2");
        assertEquals("", ruleset());
    }

    @Test
    void on_a_bridge_packets_are_kept_back_as_well() {
        bench.all(
                "netns add a b",
                "switch br0 a:eth0 b:eth0",
                "@a addr 10.9.0.1/24",
                "@b addr 10.9.0.2/24",
                "retry 20s @a ping -c 1 -W 1 -q 10.9.0.2",
                "block a b");
        bench.refused("@a ping -c 1 -W 0.3 10.9.0.2");
        bench.all("block del a b", "@a ping -c 1 -W 5 -q 10.9.0.2");
        assertEquals("", ruleset());
    }

    @Test
    void a_foreign_chain_that_drops_is_named_with_the_lines_that_open_it() {
        bench.all("iptables -P FORWARD DROP");
        String before = ruleset();
        String why = bench.refused("nat one");
        assertTrue(why.contains("the chain ip filter FORWARD drops packets of 192.168.0.0/24 (policy drop)"), why);
        assertEquals(before, ruleset());
        assertEquals("0\n", bench.output("cat /proc/sys/net/ipv4/ip_forward"));
        String remedy =
                why.substring(why.indexOf("let them through first: ") + 24).strip();
        bench.all(remedy.split("; ")[0], remedy.split("; ")[1], "nat one", "@one ping -c 1 -W 5 -q 10.0.0.50");

        bench.all("nat del one", "iptables -F FORWARD", "iptables -P FORWARD ACCEPT", "nft add table inet fw");
        bench.all(
                "nft add chain inet fw passing '{ type filter hook forward priority 10; }'",
                "nft add rule inet fw passing counter reject");
        String other = bench.refused("forward 6000 -> one:8080");
        assertTrue(
                other.contains("the chain inet fw passing drops packets of 192.168.0.2 (its last rule rejects)"),
                other);
        remedy = other.substring(other.indexOf("let them through first: ") + 24).strip();
        servers();
        bench.all(
                remedy.split("; ")[0],
                remedy.split("; ")[1],
                "forward 6000 -> one:8080",
                get("outside", "10.0.0.173:6000"));
    }

    @Test
    void chains_like_dockers_get_their_exceptions_where_docker_wants_them() {
        bench.all(
                "iptables -N DOCKER-USER",
                "iptables -N DOCKER-FORWARD",
                "iptables -A FORWARD -j DOCKER-USER",
                "iptables -A FORWARD -j DOCKER-FORWARD",
                "iptables -A DOCKER-FORWARD -i docker0 -j ACCEPT",
                "iptables -P FORWARD DROP");
        String before = ruleset();
        bench.all("netns add bare");
        assertTrue(bench.refused("uplink bare nat").contains("drops packets of 10.213.0.0/24 (policy drop)"));
        String why = bench.refused("forward 6000 -> one:8080");
        assertTrue(why.contains("iptables -I DOCKER-USER -s 192.168.0.2 -j ACCEPT; iptables -I DOCKER-USER -d"), why);
        assertEquals(before, ruleset());
        assertEquals("", bench.output("@bare link show type veth"));
        String remedy = why.substring(why.indexOf("through first: ") + 15).strip();
        servers();
        bench.all(remedy.split("; "));
        bench.all("forward 6000 -> one:8080", get("outside", "10.0.0.173:6000"));
        assertTrue(ruleset().contains("jump DOCKER-FORWARD"));
    }

    @Test
    void what_the_older_iptables_drops_is_named_too_where_the_kernel_has_it() {
        boolean has = bench.run("iptables-legacy -P FORWARD DROP") == 0;
        bench.complained();
        assertEquals(has ? 1 : 0, bench.run("nat one"));
        String why = bench.complained();
        assertEquals(
                has,
                why.contains("the chain ip filter FORWARD of iptables-legacy drops packets of 192.168.0.0/24"),
                why);
        if (has) {
            bench.all(why.substring(why.indexOf("through first: ") + 15).strip().split("; "));
            bench.all("nat one", "@one ping -c 1 -W 5 -q 10.0.0.50");
        }
    }

    @Test
    void a_file_that_speaks_of_nat_and_of_nothing_else_is_compared_and_applied() throws Exception {
        Path file = folder.resolve("nat.nsh");
        java.nio.file.Files.writeString(file, "-n box nat 192.168.0.0/24 via up0\n");
        bench.all("use", "diff " + file);
        assertEquals("-n box nat 192.168.0.0/24 via up0\n", bench.said().replaceAll("(?m)^.*ip_forward.*\\n", ""));
        bench.all("apply " + file, "@one ping -c 1 -W 5 -q 10.0.0.50");
        bench.said();
        assertEquals("", bench.output("diff " + file));
    }

    @Test
    void questions_for_names_go_to_one_server_whomever_a_program_asks() {
        String ask = "python3 -c 'import socket; s=socket.socket(2,2); s.settimeout(5);"
                + " s.sendto(b\"who\",(\"ADDRESS\",53)); print(s.recvfrom(9)[0].decode())'";
        bench.all(
                "nat one",
                "@outside start --name dns python3 -c 'import socket; s=socket.socket(2,2); s.bind((\"\",53))\n"
                        + "while True:\n d,a=s.recvfrom(9); s.sendto(b\"me\",a)'",
                "@outside wait-port 53 30s udp",
                "dns one --redirect 10.0.0.50");
        assertEquals("me\n", bench.output("@one " + ask.replace("ADDRESS", "8.8.8.8")));
        assertEquals("me\n", bench.output("@one " + ask.replace("ADDRESS", "127.0.0.53")));
        bench.all("dns one --redirect off");
        bench.refused("@one " + ask.replace("ADDRESS", "8.8.8.8").replace("(5)", "(0.3)"));
        assertEquals("", Stock.output("ip", "netns", "exec", "one", "nft", "list", "ruleset"));
    }

    @Test
    void what_cannot_work_is_refused_and_nothing_is_changed() {
        bench.all("netns add bare", "@box start --name x python3 -m http.server 7000", "wait-port 7000 30s");
        assertTrue(bench.refused("nat bare").contains("bare has no IPv4 address"));
        assertTrue(bench.refused("nat nix").contains("there is no namespace \"nix\""));
        assertTrue(bench.refused("nat one via eht0").contains("Cannot find device \"eht0\""));
        assertTrue(bench.refused("@outside nat one").contains("there is no default route here"));
        assertTrue(bench.refused("forward 7000 -> one:80").contains("tcp port 7000 is in use here: python3"));
        assertTrue(bench.refused("forward 6000 -> bare:80").contains("bare has no address"));
        assertTrue(bench.refused("forward 6000 -> one").contains("a port is missing"));
        assertTrue(bench.refused("forward 6000 -> fd00::2:80").contains("stands in brackets"));
        assertTrue(bench.refused("forward del 6000").contains("tcp port 6000 is not forwarded here"));
        assertTrue(bench.refused("nat del one").contains("nothing of one is masqueraded here"));
        assertTrue(bench.refused("block one bare").contains("bare has no address"));
        for (String line : new String[] {"block one veth9", "block veth9 one", "-n box block one veth9"}) {
            String why = bench.refused(line);
            assertTrue(why.contains("there is no namespace \"veth9\", and no interface of that name here"), why);
            assertTrue(why.contains("^~~~~"), why);
        }
        assertEquals("", ruleset());
        bench.all("forward 6000 -> one:8080");
        assertTrue(bench.refused("forward 6000 -> two:8080").contains("port 6000 is forwarded already"));
    }

    @Test
    void without_nft_the_package_is_named() {
        Stock.output("mount", "--bind", "/dev/null", "/usr/sbin/nft");
        try {
            String why = bench.refused("nat one");
            assertTrue(why.contains("nft"), why);
            assertTrue(why.contains("apt install nftables"), why);
            assertEquals("0\n", bench.output("cat /proc/sys/net/ipv4/ip_forward"));
        } finally {
            Stock.output("umount", "/usr/sbin/nft");
        }
    }

    @Test
    void each_change_knows_the_line_that_takes_it_back() {
        assertEquals("-n box nat del 192.168.0.0/24 via up0", back("-n box nat one"));
        assertEquals("-n box forward del udp 53", back("-n box forward udp 53 -> one:5353"));
        bench.all("nat one", "forward 6000 -> one:80");
        assertEquals("-n box nat 192.168.0.0/24 via up0", back("-n box nat del one"));
        assertEquals("-n box forward tcp 6000 to 192.168.0.2:80", back("-n box forward del 6000"));
        assertEquals("-n box block del 192.168.0.2 veth2", back("-n box block one veth2"));
        for (String line : new String[] {"-n box nat one", "-n box block one two"}) {
            bench.run(line);
            bench.all(back(line));
        }
        assertFalse(ruleset().contains("block"));
    }

    @Test
    void what_was_set_up_so_is_saved_compared_and_set_up_again() throws Exception {
        String saved = folder.resolve("saved.nsh").toString();
        bench.all(
                "use",
                "-n box nat one",
                "-n box forward 6000 -> one:8080",
                "-n box block one two",
                "dns one 10.0.0.53 search lab",
                "dns one prefer ipv4",
                "hosts one a=10.0.0.1 b=fd00::1",
                "dns one --redirect 10.0.0.53",
                "save " + saved,
                "diff " + saved);
        assertEquals("", bench.said());
        String file = java.nio.file.Files.readString(Path.of(saved));
        for (String line : new String[] {
            "-n box nat 192.168.0.0/24 via up0",
            "-n box forward tcp 6000 to 192.168.0.2:8080",
            "-n box block 192.168.0.2 192.168.1.2",
            "dns one 10.0.0.53 search lab",
            "dns one prefer ipv4",
            "hosts one a=10.0.0.1 b=fd00::1",
            "dns one --redirect 10.0.0.53",
            "@box sysctl -q -w net.ipv4.ip_forward=1"
        }) {
            assertTrue(file.lines().anyMatch(line::equals), () -> line + " is not in\n" + file);
        }
        bench.all("-n box nat del one", "dns one clear", "hosts one clear");
        bench.run("diff " + saved);
        String differs = bench.said();
        assertTrue(differs.contains("-n box nat 192.168.0.0/24 via up0\n"), differs);
        assertTrue(differs.contains("dns one 10.0.0.53 search lab\n"), differs);
        bench.all("apply " + saved, "diff " + saved);
        assertTrue(bench.output("dns one").contains("10.0.0.53"));
        assertTrue(ruleset().contains("masquerade"));
    }

    private String back(String line) {
        Plan plan = Lines.plan(line, bench.kernel, null);
        return String.join("; ", ((Effect.Reversible) plan.effects().get(0)).back(bench.kernel));
    }
}
