package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import netnsh.Await;
import netnsh.sys.Fd;
import netnsh.sys.Namespaces;
import netnsh.sys.NetlinkSocket;
import netnsh.sys.Processes;
import netnsh.sys.Pty;
import netnsh.sys.Spawn;
import netnsh.sys.SysFiles;
import netnsh.sys.WakeUp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A namespace ends when its name was taken away, whatever was done in it before: one test for each way in which a JVM can hold
 * on to it. A veth pair tells: when the namespace ends, so does the end that is left at home.
 */
class NamespaceIsFreedIT {
    private static final String NAME = "freed";
    private static final String HOME_END = "freedveth";

    @BeforeEach
    void make_a_namespace_with_a_cable_to_home() {
        NetnsDir.create(NAME);
        Host.sh("ip link add " + HOME_END + " type veth peer name inside netns " + NAME);
    }

    @AfterEach
    void clean_up() {
        if (NetnsDir.find(NAME).isPresent()) {
            NetnsDir.remove(NAME);
        }
        if (Files.exists(Path.of("/sys/class/net", HOME_END)) || cableIsThere()) {
            Host.sh("ip link del " + HOME_END);
        }
    }

    private static boolean cableIsThere() {
        return Host.sh("ip -o link show type veth").contains(HOME_END);
    }

    private static void assertFreed() {
        assertTrue(cableIsThere());
        NetnsDir.remove(NAME);
        gone();
    }

    private static void gone() {
        Await.until("the namespace goes, and its end of the cable", () -> !cableIsThere());
    }

    @Test
    void when_nothing_was_done_in_it() {
        assertFreed();
    }

    @Test
    void but_not_while_a_descriptor_holds_it() {
        try (Fd held = NetnsDir.open(NAME)) {
            NetnsDir.remove(NAME);
            NetnsDir.create("later");
            Host.sh("ip link add laterveth type veth peer name inside netns later");
            NetnsDir.remove("later");
            Await.until(
                    "one that was taken away later goes",
                    () -> !Host.sh("ip -o link show type veth").contains("laterveth"));
            assertTrue(cableIsThere(), held + " holds nothing: this test sees nothing");
        }
        gone();
    }

    @Test
    void when_a_thread_was_in_it_and_failed() {
        try (Fd ns = NetnsDir.open(NAME)) {
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalStateException.class,
                    () -> NsThread.run(ns, () -> {
                        throw new IllegalStateException("as planned");
                    }));
        }
        assertFreed();
    }

    @Test
    void when_a_program_was_run_in_it() {
        try (Fd ns = NetnsDir.open(NAME)) {
            int pid = NsThread.call(ns, () -> {
                MountView.enter(NAME);
                return Spawn.of("/bin/true", List.of("true")).start();
            });
            assertEquals(0, Processes.waitFor(pid, true).code());
        }
        assertFreed();
    }

    @Test
    void when_a_program_that_ran_in_it_was_killed() {
        try (Fd ns = NetnsDir.open(NAME)) {
            int pid = NsThread.call(
                    ns,
                    () -> Spawn.of("/bin/sleep", List.of("sleep", "100"))
                            .group(0)
                            .start());
            Processes.kill(-pid, Processes.SIGKILL);
            assertEquals(
                    Processes.News.Change.KILLED, Processes.waitFor(pid, true).change());
        }
        assertFreed();
    }

    @Test
    void when_a_file_was_read_in_it() {
        try (Fd ns = NetnsDir.open(NAME)) {
            String forward = NsThread.call(ns, () -> SysFiles.readText("/proc/sys/net/ipv4/ip_forward"));
            assertEquals(2, forward.length());
            NsThread.run(ns, () -> SysFiles.write("/proc/sys/net/ipv4/ip_forward", "1"));
            assertTrue(NsThread.call(ns, () -> SysFiles.readText("/proc/thread-self/net/dev"))
                    .contains("inside"));
        }
        assertFreed();
    }

    /** Without the warm-up of NsThread the first channel's hidden socket pair stays inside for the JVM's life. */
    @Test
    void while_a_jvm_lives_whose_first_channel_was_opened_in_it() throws Exception {
        List<String> command = new ArrayList<>(Pty.java(FreshJvm.class));
        command.add(NAME);
        Process jvm = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals("used", jvm.inputReader().readLine());
            assertFreed();
            assertTrue(jvm.isAlive());
        } finally {
            jvm.outputWriter().close();
            jvm.waitFor();
        }
    }

    @Test
    void when_its_events_were_watched() throws InterruptedException {
        try (Fd ns = NetnsDir.open(NAME);
                WakeUp end = new WakeUp();
                NetlinkSocket events = NsThread.call(ns, NetlinkSocket::open)) {
            events.join(1);
            CountDownLatch heard = new CountDownLatch(1);
            Thread watcher = new Thread(() -> {
                while (events.await(-1, end)) {
                    if (events.receive().length > 0) {
                        heard.countDown();
                    }
                }
            });
            watcher.start();
            Host.sh("ip -n " + NAME + " link set inside up");
            assertTrue(heard.await(40, java.util.concurrent.TimeUnit.SECONDS));
            end.wake();
            watcher.join();
        }
        assertFreed();
    }

    @Test
    void when_a_hundred_threads_were_started_meanwhile() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        try (Fd ns = NetnsDir.open(NAME)) {
            for (int i = 0; i < 100; i++) {
                Thread thread = new Thread(() -> await(over));
                threads.add(thread);
                thread.start();
                if (i % 10 == 0) {
                    assertTrue(NsThread.call(ns, Namespaces::ownNet).sameFile(ns.stat()));
                }
            }
        }
        try {
            assertFreed();
        } finally {
            over.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void when_a_hundred_threads_entered_it_at_once() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        try (Fd ns = NetnsDir.open(NAME)) {
            for (int i = 0; i < 100; i++) {
                Thread thread = new Thread(() -> NsThread.run(ns, () -> SysFiles.read("/proc/thread-self/net/dev")));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertFreed();
    }

    @Test
    void when_the_java_process_starts_processes_of_its_own_afterwards() {
        try (Fd ns = NetnsDir.open(NAME)) {
            NsThread.run(ns, () -> SysFiles.read("/proc/thread-self/net/dev"));
        }
        Host.sh("true");
        assertFreed();
    }

    @Test
    void when_its_name_was_given_twice() {
        try (Fd ns = NetnsDir.open(NAME)) {
            NetnsDir.attach("freed2", ns);
        }
        NetnsDir.remove("freed2");
        assertFreed();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
