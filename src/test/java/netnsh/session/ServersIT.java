package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.Await;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers in namespaces: started, waited for, listed, read, restarted and ended. */
class ServersIT {
    private static final String SERVE = "python3 -u -c 'import socket,sys; s=socket.socket(); s.bind((\"127.0.0.1\","
            + " int(sys.argv[1]))); s.listen(); print(\"up\"); s.accept()' ";

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
        bench.close();
    }

    private static int running(String words) {
        return (int) Stock.sh("pgrep -fx '" + words + "'").lines().count();
    }

    @Test
    void two_servers_on_one_port_in_two_namespaces_are_waited_for_and_listed() {
        bench.all(
                "@left start --name one " + SERVE + "8080",
                "@right start --name two " + SERVE + "8080",
                "@left wait-port 8080 20s",
                "@right wait-port 8080 20s");
        String servers = bench.output("servers");
        assertTrue(servers.startsWith("NETNS"), servers);
        assertTrue(
                servers.lines().anyMatch(l -> l.matches("left +tcp +127.0.0.1 +8080 +- +root +python3 +\\d+")),
                servers);
        assertTrue(servers.lines().anyMatch(l -> l.startsWith("right ")), servers);
        String one = bench.output("-j -n left servers");
        assertTrue(
                one.matches("\\[\\{\"netns\":\"left\",\"protocol\":\"tcp\",\"address\":\"127.0.0.1\",\"port\":8080,"
                        + "\"user\":\"root\",\"program\":\"python3\",\"pid\":\\d+}]\n"),
                one);
        assertEquals("up\n", bench.output("logs two"));
    }

    @Test
    void a_udp_socket_counts_when_udp_is_waited_for() {
        String serve = "python3 -c 'import socket,time; s=socket.socket(socket.AF_INET6, socket.SOCK_DGRAM);"
                + " s.bind((\"::1\", 5353)); time.sleep(60)'";
        bench.all("@left start --name dns " + serve, "@left wait-port 5353 20s udp");
        assertTrue(bench.output("-n left servers").contains("::1"));
        assertTrue(bench.refused("@left wait-port 5353 100ms").contains("nobody listens on tcp port 5353 in left"));
    }

    @Test
    void a_port_on_which_nobody_listens_is_named_with_the_place() {
        String why = bench.refused("@left wait-port 80 50ms");
        assertTrue(why.startsWith("netnsh: nobody listens on tcp port 80 in left\n"), why);
        assertTrue(why.contains("^~"), why);
        assertTrue(bench.refused("wait-port 0").contains("wait-port 0"));
        assertTrue(bench.refused("wait-port 65536").contains("wait-port 65536"));
    }

    @Test
    void it_is_started_again_when_it_ends_until_it_is_stopped() throws Exception {
        bench.all("@left start --restart --name flap sh -c 'echo once; sleep 0.01'");
        Await.until("it is started again", () -> bench.output("logs flap").startsWith("once\nonce\n"));
        bench.all("stop flap");
        String last = bench.output("logs flap");
        Thread.sleep(300);
        assertEquals(last, bench.output("logs flap"));
        assertEquals("", bench.output("jobs"));
    }

    @Test
    void whatever_it_started_ends_with_it_also_a_daemon() throws Exception {
        bench.all("@left start --name d sh -c 'setsid sleep 1234567 & setsid sleep 1234568 & sleep 1234569'");
        Await.until("the daemons run", () -> running("sleep 123456[789]") == 3);
        bench.all("stop d");
        Await.until("none of them runs", () -> running("sleep 123456[789]") == 0);
    }

    @Test
    void a_daemon_whose_first_program_has_ended_is_a_server_still() throws Exception {
        bench.all("@left start --name d sh -c 'sleep 7177 & exit 0'");
        Await.until("only the daemon runs", () -> running("sleep 7177") == 1 && running("sh -c sleep 7177 .*") == 0);
        assertTrue(bench.output("jobs").contains("Running"));
        bench.all("stop d");
        Await.until("it runs no more", () -> running("sleep 7177") == 0);
        try (Bench other = new Bench(folder)) {
            other.all("start --name d sh -c 'sleep 7178 & exit 0'");
            Await.until("it runs", () -> running("sleep 7178") == 1);
        }
        Await.until("it runs no more", () -> running("sleep 7178") == 0);
    }

    @Test
    void what_is_not_stopped_ends_with_the_session_unless_it_is_to_be_kept() throws Exception {
        try (Bench other = new Bench(folder)) {
            other.all(
                    "start --name a sleep 1234570",
                    "start --keep --name b sleep 1234571",
                    "start --name c sh -c 'setsid sleep 1234572 & sleep 1234573'");
            Await.until("all run", () -> running("sleep 123457.") == 4);
        }
        Await.until("those that are not kept run no more", () -> running("sleep 123457[023]") == 0);
        assertEquals(1, running("sleep 1234571"));
        Stock.sh("pkill -fx 'sleep 1234571'");
    }

    @Test
    void nothing_is_left_in_the_temporary_files_when_none_could_be_started() {
        List<String> before = logFolders();
        bench.refused("start --name nix no-such-program");
        bench.refused("@left start no-such-program");
        // others make and remove theirs in the same place
        Await.until(() -> "no new one in " + logFolders(), () -> before.containsAll(logFolders()));
    }

    private static List<String> logFolders() {
        return Stock.sh("ls -d ${TMPDIR:-/tmp}/netnsh-jobs-*").lines().toList();
    }

    @Test
    void its_output_is_followed_until_it_ends() {
        bench.all("start --name talk sh -c 'for i in 1 2 3; do echo $i; sleep 0.1; done; printf end; echo bad >&2'");
        assertEquals("1\n2\n3\nendbad\n", bench.output("logs talk -f"));
        assertTrue(bench.output("jobs").isEmpty() || bench.run("jobs") == 0);
        assertEquals("1\n2\n3\nendbad\n", bench.output("logs talk"));
    }

    @Test
    void a_line_with_pipes_is_one_server_and_a_user_can_be_given() throws Exception {
        bench.all("@left start --name pipe as nobody id -u | sed s/^/uid/");
        Await.until("it has spoken", () -> bench.output("logs pipe").equals("uid65534\n"));
        bench.all("wait"); // servers are not waited for
    }

    @Test
    void wrong_words_are_refused_before_anything_starts() {
        assertTrue(bench.refused("start").contains("start"));
        assertTrue(bench.refused("start --name").contains("a name is missing"));
        assertTrue(bench.refused("start --quickly sleep 9").contains("start has no option --quickly"));
        assertTrue(bench.refused("start addr").contains("behind start stands a program"));
        assertTrue(bench.refused("start --name a/b sleep 9").contains("a server's name is made of"));
        assertTrue(bench.refused("start no-such-program").contains("no-such-program"));
        assertTrue(bench.refused("stop nix").contains("there is no server nix"));
        assertTrue(bench.refused("logs nix").contains("there is no server nix"));
        bench.all("start --name web sleep 9");
        String twice = bench.refused("start --name web sleep 9");
        assertTrue(twice.contains("there is a server called web already") && twice.contains("stop web"), twice);
        assertEquals(1, bench.output("jobs").lines().count());
        bench.all("sleep 9 &");
        assertTrue(bench.refused("stop %2").contains("job %2 is no server"));
        assertFalse(Files.exists(folder.resolve("a")));
    }
}
