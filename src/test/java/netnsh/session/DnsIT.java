package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.verb.Lines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Name servers, hosts and protocols of one namespace. */
class DnsIT {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void make_namespaces() {
        bench = new Bench(folder);
        bench.all("netns add left right", "@all up lo");
    }

    @AfterEach
    void leave() {
        bench.run("dns left clear");
        bench.run("dns left prefer default");
        bench.run("hosts left clear");
        bench.close();
    }

    @Test
    void programs_in_a_namespace_ask_its_own_name_servers() {
        bench.all("dns left 10.0.0.53 fd00::53 search lab.example");
        String expected = "search lab.example\nnameserver 10.0.0.53\nnameserver fd00::53\n";
        assertEquals(expected, bench.output("@left grep -v '^#' /etc/resolv.conf"));
        assertEquals(expected, bench.output("dns left"));
        String machines = bench.output("cat /etc/resolv.conf");
        assertFalse(machines.contains("10.0.0.53"), machines);
        assertEquals(machines, bench.output("@right cat /etc/resolv.conf"));
        bench.all("dns left clear");
        assertEquals(machines, bench.output("@left cat /etc/resolv.conf"));
        assertFalse(Files.exists(Path.of("/run/netnsh-etc/left")));
    }

    @Test
    void a_program_that_runs_sees_the_change() {
        bench.all(
                "dns left 10.0.0.53",
                "@left start --name reader sh -c 'while ! grep -q 10.0.0.54 /etc/resolv.conf; do sleep 0.02; done; echo new'",
                "dns left 10.0.0.54");
        assertEquals("new\n", bench.output("logs reader -f"));
    }

    @Test
    void hosts_are_known_by_name_in_one_namespace_only() {
        bench.all("hosts left web.lab=10.0.0.2 db=fd00::2");
        assertTrue(bench.output("@left getent hosts web.lab").startsWith("10.0.0.2 "));
        assertTrue(bench.output("@left getent hosts db").startsWith("fd00::2 "));
        bench.refused("@right getent hosts web.lab");
        bench.refused("getent hosts web.lab");
        assertTrue(bench.output("@left getent hosts localhost").contains("localhost"), "the machine's own stay known");
        bench.all("hosts left db= web.lab=10.0.0.3");
        assertEquals("web.lab=10.0.0.3\n", bench.output("hosts left"));
        bench.all("hosts left clear");
        assertEquals("", bench.output("hosts left"));
    }

    @Test
    void the_c_library_prefers_ipv4_where_it_is_told_so() {
        bench.all("dns left prefer ipv4");
        assertTrue(bench.output("@left cat /etc/gai.conf").contains("precedence ::ffff:0:0/96 100"));
        bench.all("hosts left both=10.0.0.2");
        bench.all("dns left prefer default");
        bench.refused("@left grep 'netnsh' /etc/gai.conf");
    }

    @Test
    void wrong_servers_and_hosts_are_refused_and_nothing_is_written() {
        assertTrue(bench.refused("dns nix 10.0.0.1").contains("there is no namespace \"nix\""));
        assertTrue(bench.refused("dns left 10.0.1").contains("incomplete address"));
        assertTrue(bench.refused("dns left 10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4").contains("3 servers at most"));
        assertTrue(bench.refused("hosts left web").contains("an address is missing"));
        assertTrue(bench.refused("hosts left we/b=10.0.0.1").contains("a host's name is made of"));
        assertTrue(bench.refused("hosts left web=").contains("no entry for web"));
        assertFalse(Files.exists(Path.of("/run/netnsh-etc/left")));
    }

    @Test
    void each_change_knows_the_lines_that_take_it_back() {
        assertEquals("dns left clear", back("dns left 10.0.0.53"));
        bench.all("dns left 10.0.0.53 search lab");
        assertEquals("dns left 10.0.0.53 search lab", back("dns left clear"));
        bench.all("hosts left a=10.0.0.1 b=fd00::1");
        assertEquals("hosts left clear; hosts left a=10.0.0.1 b=fd00::1", back("hosts left a="));
        assertEquals("dns left prefer default", back("dns left prefer ipv4"));
        bench.all("dns gone clear");
    }

    @Test
    void what_is_cleared_though_nothing_is_there_is_nothing_to_be_undone() {
        bench.all("dns left clear", "dns left prefer default", "hosts left clear");
        assertTrue(!bench.output("history -p").contains("clear"));
    }

    private String back(String line) {
        Plan plan = Lines.plan(line, bench.kernel, null);
        return String.join("; ", ((Effect.Reversible) plan.effects().get(0)).back(bench.kernel));
    }

    private void dual_stack() {
        bench.all(
                "cable left:eth0 right:eth0",
                "@left addr add 10.0.0.1/24 dev eth0",
                "@left addr add fd00::1/64 dev eth0 nodad",
                "@right addr add 10.0.0.2/24 dev eth0",
                "@right addr add fd00::2/64 dev eth0 nodad",
                "retry 20s @left ping -c 1 -q fd00::2",
                "@right start --name six " + serve("::"),
                "@right wait-port 8080 20s");
    }

    private static String serve(String address) {
        return "python3 -m http.server --bind " + address + " 8080";
    }

    private static String connect(String address) {
        return "@left python3 -c 'import socket; socket.create_connection((\"" + address + "\", 8080), 2)'";
    }

    @Test
    void a_file_that_speaks_of_dns_and_of_nothing_else_is_compared_and_applied() throws Exception {
        Path file = folder.resolve("dns.nsh");
        Files.writeString(file, "dns left 10.0.0.53 search lab\n");
        assertEquals("dns left 10.0.0.53 search lab\n", bench.output("diff " + file));
        bench.all("apply " + file);
        bench.said();
        assertEquals("", bench.output("diff " + file));
        assertEquals("# netnsh\nsearch lab\nnameserver 10.0.0.53\n", bench.output("@left cat /etc/resolv.conf"));
        bench.all("dns left clear");
    }

    @Test
    void with_ipv4_only_a_program_that_wants_ipv6_cannot_connect() {
        dual_stack();
        bench.all(connect("fd00::2"), connect("10.0.0.2"), "ipv4only left");
        bench.refused(connect("fd00::2"));
        bench.refused("@left ping -c 1 -W 1 ::1");
        bench.all(connect("10.0.0.2"));
        assertEquals("", bench.output("@left ip -6 addr"));
        bench.all("ipv4only left off", "@left addr add fd00::1/64 dev eth0 nodad", "retry 20s " + connect("fd00::2"));
    }

    @Test
    void with_ipv6_only_no_ipv4_address_is_reached_not_even_an_own_one() {
        dual_stack();
        bench.all("ipv6only left", "ipv6only left");
        bench.refused(connect("10.0.0.2"));
        bench.refused(connect("127.0.0.1"));
        bench.refused("@right ping -c 1 -W 0.3 10.0.0.1");
        bench.all(connect("fd00::2"), "ipv6only left off", connect("10.0.0.2"));
        assertEquals(
                bench.output("@right ip rule").replace("\t", " "),
                bench.output("@left ip rule").replace("\t", " "));
        assertTrue(bench.refused("ipv6only nix").contains("there is no namespace"));
    }
}
