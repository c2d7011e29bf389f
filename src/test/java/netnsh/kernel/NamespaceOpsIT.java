package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netnsh.Await;
import netnsh.grammar.Token;
import netnsh.model.NamedNs;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.sys.Meanwhile;
import netnsh.sys.Processes;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamespaceOpsIT {
    private static final Path DIR = Path.of(NetnsDir.PATH);
    private static final Token WORD = Token.of("word");

    private final Box box = new Box();

    @AfterEach
    void clean() {
        box.close();
    }

    private Problem refused(Effect.OnKernel effect) {
        return assertThrows(Problem.class, () -> box.kernel.run(effect, box.out::add));
    }

    private Problem dropRefused(String name) {
        return refused(new Effect.DropNs(name, WORD, "…"));
    }

    @Test
    void refuses_a_name_that_is_taken() {
        box.netns("opsa");
        Problem problem = refused(new Effect.NewNs("opsa", WORD, "…"));
        assertEquals("netns.exists", problem.id());
        assertEquals("the namespace opsa exists already", problem.getMessage());
        assertEquals(WORD, problem.where());
    }

    @Test
    void refuses_to_drop_what_is_not_there_and_names_what_is_near() {
        box.netns("opsleft");
        Problem problem = dropRefused("opslefft");
        assertEquals("netns.absent", problem.id());
        assertEquals("did you mean opsleft?", problem.hint());
        assertEquals(WORD, problem.where());
    }

    @Test
    void makes_dropped_names_free_for_a_new_cable_at_once() {
        NsRef home = NsRef.HOME;
        for (int i = 0; i < 30; i++) {
            NsRef ns = box.netns("opsa");
            box.net(home, Ops.pair("opsveth", "eth0", ns));
            box.drop("opsa");
            assertTrue(box.kernel.link(home, "opsveth").isEmpty());
        }
    }

    @Test
    void cuts_the_cables_of_a_namespace_that_a_process_sits_in_and_says_which() throws Exception {
        NsRef ns = box.netns("opsa");
        box.net(ns, Ops.pair("v0", "v1", null));
        Process sleeper = new ProcessBuilder("ip", "netns", "exec", "opsa", "sleep", "60").start();
        try {
            Await.until("a process in it", () -> box.kernel.pids(ns).contains((int) sleeper.pid()));
            box.drop("opsa");
            Outcome last = box.out.get(box.out.size() - 1);
            assertTrue(
                    last instanceof Outcome.Note note && note.text().contains("used by process " + sleeper.pid() + ";"),
                    last.toString());
            NsRef process = new NsRef.Pid((int) sleeper.pid());
            assertTrue(box.kernel.link(process, "v0").isEmpty());
        } finally {
            sleeper.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    /** Before each look that is taken at files, at /proc among them: the names are free at once all the same. */
    @Test
    void makes_names_free_also_when_the_process_in_the_namespace_ends_at_that_moment() throws Exception {
        int looks = 0;
        for (boolean more = true; more; looks++) {
            NsRef ns = box.netns("opsa");
            box.net(NsRef.HOME, Ops.pair("opsveth", "eth0", ns));
            Process sleeper = new ProcessBuilder("ip", "netns", "exec", "opsa", "sleep", "60").start();
            int pid = (int) sleeper.pid();
            Await.until("a process in it", () -> box.kernel.pids(ns).contains(pid));
            more = Meanwhile.perhapsBefore("openat", looks + 1, () -> end(sleeper), () -> box.drop("opsa"));
            end(sleeper);
            assertTrue(box.kernel.link(NsRef.HOME, "opsveth").isEmpty(), "ended before look " + (looks + 1));
        }
        assertTrue(looks > 4, "only " + looks);
    }

    private static void end(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keeps_the_links_of_a_namespace_that_a_process_brought_along() throws Exception {
        Process container = new ProcessBuilder("unshare", "-n", "sleep", "60").start();
        try {
            NsRef process = new NsRef.Pid((int) container.pid());
            NsRef home = new NsRef.Pid((int) ProcessHandle.current().pid());
            Await.until(
                    "a namespace of its own",
                    () -> !box.kernel.identify(process).equals(box.kernel.identify(home))
                            || !box.kernel.pids(home).contains((int) container.pid()));
            pause(100); // a process's start is told in hundredths of a second
            box.kernel.run(new Effect.AttachNs("opsb", process, WORD, "…"), box.out::add);
            box.net(process, Ops.pair("v0", "v1", null));
            box.drop("opsb");
            assertTrue(box.kernel.link(process, "v0").isPresent());
        } finally {
            container.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    /** Links of a container would be taken for ours if it seemed to be younger than the name of its namespace. */
    @Test
    void a_process_seems_no_younger_when_one_has_to_wait_between_two_clocks() {
        int own = (int) ProcessHandle.current().pid();
        long known = Processes.startedAt(own);
        long[] late = {0};
        // its own start is read to the end by two calls, and so is the machine's
        Meanwhile.before("read", 4, () -> pause(300), () -> late[0] = Processes.startedAt(own));
        assertTrue(Math.abs(late[0] - known) < 100, late[0] + " instead of " + known);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keeps_the_links_of_a_namespace_that_has_another_name() {
        NsRef ns = box.netns("opsa");
        box.net(ns, Ops.pair("v0", "v1", null));
        box.kernel.run(new Effect.AttachNs("opsb", ns, WORD, "…"), box.out::add);
        assertEquals(List.of("opsa", "opsb"), box.kernel.identify(ns));
        box.drop("opsa");
        assertTrue(box.kernel.link(new NsRef.Named("opsb"), "v0").isPresent());
        box.drop("opsb");
    }

    @Test
    void removes_a_stale_file_and_says_so() throws IOException {
        box.netns("opsa");
        Files.createFile(DIR.resolve("opsstale"));
        NsRef stale = new NsRef.Named("opsstale");
        Problem problem = assertThrows(Problem.class, () -> box.kernel.links(stale));
        assertEquals("netns.unusable", problem.id());
        assertEquals("netns del opsstale removes it", problem.hint());
        assertTrue(box.kernel.namespaces().contains(new NamedNs("opsstale", NamedNs.State.STALE, -1)));
        box.drop("opsstale");
        assertFalse(Files.exists(DIR.resolve("opsstale")));
    }

    @Test
    void leaves_symbolic_links_pipes_and_folders_alone() throws Exception {
        box.netns("opsa");
        Files.createSymbolicLink(DIR.resolve("opslink"), Path.of("/etc/passwd"));
        Files.createDirectory(DIR.resolve("opsdir"));
        Host.sh("mkfifo " + DIR.resolve("opsfifo"));
        try {
            for (String name : List.of("opslink", "opsdir", "opsfifo")) {
                assertEquals("netns.unusable", dropRefused(name).id());
                NsRef ns = new NsRef.Named(name);
                Problem problem = assertThrows(Problem.class, () -> box.kernel.links(ns));
                assertEquals("netns.unusable", problem.id());
                assertTrue(problem.getMessage().startsWith(NetnsDir.PATH + "/" + name + " is no namespace"));
                assertTrue(Files.exists(DIR.resolve(name), java.nio.file.LinkOption.NOFOLLOW_LINKS));
            }
        } finally {
            for (String name : List.of("opslink", "opsdir", "opsfifo")) {
                Files.delete(DIR.resolve(name));
            }
        }
    }

    @Test
    void frees_a_namespace_that_somebody_else_deletes_while_we_talk_to_it() {
        NsRef ns = box.netns("opsa");
        box.net(NsRef.HOME, Ops.pair("opsveth", "eth0", ns));
        assertEquals(2, box.kernel.links(ns).size());
        Host.sh("ip netns del opsa");
        Await.until(
                "the cable goes", () -> box.kernel.link(NsRef.HOME, "opsveth").isEmpty());
        Problem problem = assertThrows(Problem.class, () -> box.kernel.links(ns));
        assertEquals("netns.absent", problem.id());
    }

    @Test
    void talks_to_the_new_namespace_when_somebody_else_makes_one_of_that_name() {
        NsRef ns = box.netns("opsa");
        box.net(ns, Ops.link("br0", "bridge"));
        assertEquals(2, box.kernel.links(ns).size());
        Host.sh("ip netns del opsa; ip netns add opsa");
        assertEquals(1, box.kernel.links(ns).size());
    }

    @Test
    void talks_to_more_namespaces_than_it_keeps_sockets_for() {
        for (int i = 0; i < 70; i++) {
            NsRef ns = box.netns("ops" + i);
            box.net(ns, Ops.up("lo"));
        }
        long sockets = descriptors();
        assertTrue(sockets < 70 + 64, sockets + " descriptors");
        for (int i = 0; i < 70; i++) {
            assertEquals(1, box.kernel.links(new NsRef.Named("ops" + i)).size());
        }
    }

    private static long descriptors() {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(fd -> {
                        try {
                            return Files.readSymbolicLink(fd).toString().startsWith("socket:");
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void leaves_no_descriptor_behind() {
        NsRef ns = box.netns("opsa");
        box.kernel.links(NsRef.HOME);
        long before = descriptors();
        for (int i = 0; i < 10; i++) {
            box.net(NsRef.HOME, Ops.pair("opsveth", "eth0", ns));
            box.net(ns, Ops.delete("eth0"));
        }
        Await.until("idle sockets are closed", () -> descriptors() <= before);
    }
}
