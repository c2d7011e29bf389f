package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.value.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs as somebody else, in the sandbox of the tests, which knows one user only. */
class SomebodyIT {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void make_a_namespace() {
        bench = new Bench(folder);
        bench.all("netns add left", "@left up lo");
    }

    @AfterEach
    void leave() {
        bench.close();
    }

    @Test
    void a_program_has_the_users_number_and_no_capability() {
        assertEquals("65534\n65534\n", bench.output("@left as nobody sh -c 'id -u; id -g'"));
        String status = bench.output("@left as nobody grep -E '^Cap(Inh|Prm|Eff|Amb)' /proc/self/status");
        assertEquals(4, status.lines().count());
        assertTrue(status.lines().allMatch(line -> line.endsWith("\t0000000000000000")), status);
    }

    @Test
    void it_runs_in_the_namespace_and_may_not_change_it() {
        String there = bench.output("@left readlink /proc/self/ns/net");
        assertEquals(there, bench.output("@left as nobody readlink /proc/self/ns/net"));
        assertFalse(there.equals(bench.output("as nobody readlink /proc/self/ns/net")));
        bench.refused("@left as nobody ip link set lo down");
        assertTrue(bench.output("@left ip link show lo").contains("UP"));
    }

    @Test
    void home_user_and_logname_are_the_users() {
        String home = Accounts.find("nobody").orElseThrow().home();
        assertEquals(home + " nobody nobody\n", bench.output("@left as nobody sh -c 'echo $HOME $USER $LOGNAME'"));
        assertEquals("", bench.output("as nobody sh -c 'echo -n $XDG_RUNTIME_DIR'"));
    }

    @Test
    void an_ordinary_user_may_ping_in_a_new_namespace() {
        bench.refused("@left run setpriv --bounding-set=-all --inh-caps=-all ping -c 1 -q 127.0.0.1");
        bench.all("@left as nobody ping -c 1 -q 127.0.0.1");
        assertEquals("0\t0\n", bench.output("@left cat /proc/sys/net/ipv4/ping_group_range"));
    }

    @Test
    void the_whole_line_is_the_users_also_what_it_writes() throws Exception {
        Path file = Files.createFile(folder.resolve("roots"));
        assertEquals("65534\n", bench.output("@left as nobody id -u | cat"));
        assertEquals("65534\n", bench.output("as 65534 sh -c 'echo $(id -u)'"));
        assertTrue(bench.refused("as nobody false > /no-such-folder/x").contains("/no-such-folder/x"));
        assertEquals("", Files.readString(file));
    }

    @Test
    void a_session_can_have_a_user_for_all_programs() {
        Options options =
                new Options(false, false, false, false, Accounts.find("nobody").orElseThrow());
        try (Bench other = new Bench(folder, options)) {
            assertEquals("65534\n", other.output("@left id -u"));
            assertEquals("65534\n", other.output("echo x | id -u"));
            other.all("@left link set lo mtu 1400");
        }
    }

    @Test
    void what_netnsh_becomes_is_the_users_too() throws Exception {
        String[] words = {"--as", "nobody", "exec", "left", "--", "sh", "-c", "id -u; grep CapEff /proc/self/status"};
        netnsh.Netnsh.Ended ended = netnsh.Netnsh.run(List.of(), words);
        assertEquals("65534\nCapEff:\t0000000000000000\n", ended.text());
    }

    @Test
    void it_has_netnshs_own_number_and_its_status_and_signals_are_netnshs() throws Exception {
        List<String> first = List.of("sh", "-c", "echo $$; exec \"$@\"", "sh");
        String[] words = {"exec", "left", "--", "sh", "-c", "echo $$; cat /proc/$$/comm; kill -TERM $$"};
        netnsh.Netnsh.Ended ended = netnsh.Netnsh.run(first, words);
        String[] said = ended.text().split("\n");
        assertEquals(List.of(said[0], said[0], "sh"), List.of(said));
        assertEquals(128 + 15, ended.status());
        assertEquals(
                7,
                netnsh.Netnsh.run(List.of(), "exec", "left", "--", "sh", "-c", "exit 7")
                        .status());
    }

    @Test
    void a_user_who_is_not_there_is_named_and_nothing_runs() {
        String why = bench.refused("@left as nobodi touch " + folder.resolve("x"));
        assertTrue(why.startsWith("netnsh: there is no user nobodi; did you mean nobody?"), why);
        assertTrue(why.contains("^~~~~~"), why);
        assertFalse(Files.exists(folder.resolve("x")));
        assertTrue(bench.refused("as nobody").contains("a command is missing"));
        assertTrue(bench.refused("as").contains("a user is missing behind as"));
        assertTrue(bench.refused("@left as nobody addr").contains("behind as stands a program"));
        assertTrue(bench.refused("as nobody no-such-program").contains("no-such-program"));
    }

    @Test
    void a_job_in_the_background_is_the_users_too() {
        bench.all("@left as nobody sh -c 'id -u > " + writable("id") + "' &", "wait");
        assertEquals(List.of("65534"), lines("id"));
    }

    private Path writable(String name) {
        Path file = folder.resolve(name);
        try {
            Files.createFile(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertTrue(file.toFile().setWritable(true, false));
        return file;
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
