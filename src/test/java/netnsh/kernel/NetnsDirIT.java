package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import netnsh.model.NamedNs.State;
import netnsh.sys.Fd;
import netnsh.sys.Mounts;
import netnsh.sys.Namespaces;
import netnsh.sys.Processes;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetnsDirIT {
    @AfterEach
    void clean_up() {
        for (NetnsDir.Entry entry : NetnsDir.list()) {
            if (entry.state() == State.DIRECTORY) {
                SysFiles.rmdir(NetnsDir.path(entry.name()));
            } else if (entry.state() == State.SYMLINK || entry.state() == State.FOREIGN) {
                SysFiles.unlink(NetnsDir.path(entry.name()));
            } else {
                NetnsDir.remove(entry.name());
            }
        }
    }

    private static State state(String name) {
        return NetnsDir.find(name).orElseThrow().state();
    }

    private static int errno(org.junit.jupiter.api.function.Executable what) {
        return assertThrows(SysException.class, what).errno();
    }

    @Test
    void what_we_make_ip_sees_enters_and_removes() {
        NetnsDir.create("ours");
        assertEquals("ours\n", Host.sh("ip netns list"));
        assertTrue(Host.sh("ip -n ours link").contains("lo:"));
        Host.sh("ip netns del ours");
        assertEquals(List.of(), NetnsDir.list());
    }

    @Test
    void what_ip_makes_we_see_enter_and_remove() {
        Host.sh("ip netns add theirs");
        assertEquals(State.OK, state("theirs"));
        try (Fd ns = NetnsDir.open("theirs")) {
            assertTrue(NsThread.call(ns, Namespaces::ownNet).sameFile(ns.stat()));
        }
        NetnsDir.remove("theirs");
        assertEquals("", Host.sh("ip netns list"));
    }

    @Test
    void the_directory_is_a_shared_mount_and_mounted_once() {
        NetnsDir.create("one");
        NetnsDir.create("two");
        Host.sh("ip netns add three");
        String mounts = SysFiles.readText("/proc/self/mountinfo");
        // the machine may have one too, hidden below the sandbox's own /run
        String run = mounts.lines()
                .filter(l -> l.split(" ")[4].equals("/run"))
                .reduce("", (earlier, later) -> later.split(" ")[0]);
        List<String> ours = mounts.lines()
                .filter(l -> l.split(" ")[4].equals("/run/netns") && l.split(" ")[1].equals(run))
                .toList();
        assertEquals(1, ours.size(), mounts);
        assertTrue(ours.get(0).contains("shared:"));
    }

    @Test
    void a_taken_name_is_refused_and_left_as_it_is() {
        NetnsDir.create("taken");
        Stat before = NetnsDir.find("taken").orElseThrow().identity();
        assertEquals(Errno.EEXIST, errno(() -> NetnsDir.create("taken")));
        assertTrue(NetnsDir.find("taken").orElseThrow().identity().sameFile(before));
    }

    @Test
    void names_that_lead_elsewhere_are_refused() {
        for (String bad : List.of("", ".", "..", "a/b", "../x", "/etc/passwd", "x\0y", "y".repeat(256))) {
            assertEquals(Errno.EINVAL, errno(() -> NetnsDir.create(bad)), bad);
            assertEquals(Errno.EINVAL, errno(() -> NetnsDir.open(bad)), bad);
            assertEquals(Errno.EINVAL, errno(() -> NetnsDir.remove(bad)), bad);
        }
        NetnsDir.create("y".repeat(255));
        assertEquals(State.OK, state("y".repeat(255)));
    }

    @Test
    void names_are_bytes() {
        String raw = "b\udcff\udc80 \u00e9\u001b";
        NetnsDir.create(raw);
        assertEquals(raw, NetnsDir.list().get(0).name());
        assertEquals("62ff8020c3a91b\n", Host.sh("cd /run/netns && printf %s * | od -An -tx1 | tr -d ' '"));
        NetnsDir.open(raw).close();
        NetnsDir.remove(raw);
        assertEquals(List.of(), NetnsDir.list());
    }

    @Test
    void a_fifo_does_not_hang_and_is_not_touched() {
        NetnsDir.create("real");
        Host.sh("mkfifo /run/netns/fifo");
        assertTimeoutPreemptively(Duration.ofSeconds(40), () -> {
            assertEquals(State.FOREIGN, state("fifo"));
            assertEquals(2, NetnsDir.list().size());
            assertEquals(Errno.EINVAL, errno(() -> NetnsDir.open("fifo")));
            assertEquals(Errno.EINVAL, errno(() -> NetnsDir.openPath("/run/netns/fifo")));
            assertEquals(Errno.EINVAL, errno(() -> NetnsDir.remove("fifo")));
            assertEquals(Errno.EEXIST, errno(() -> NetnsDir.create("fifo")));
            assertEquals(
                    List.of("real"),
                    NetnsDir.namesOf(NetnsDir.find("real").orElseThrow().identity()));
        });
        assertTrue(SysFiles.lstat("/run/netns/fifo").isFifo());
    }

    @Test
    void a_plain_file_is_stale_and_can_be_removed() {
        NetnsDir.create("real");
        SysFiles.create("/run/netns/stale", 0).close();
        assertEquals(State.STALE, state("stale"));
        assertEquals(Errno.EINVAL, errno(() -> NetnsDir.open("stale")));
        assertEquals(Errno.EEXIST, errno(() -> NetnsDir.create("stale")));
        NetnsDir.remove("stale");
        assertFalse(SysFiles.exists("/run/netns/stale"));
    }

    @Test
    void a_symbolic_link_is_neither_followed_nor_removed() {
        NetnsDir.create("real");
        SysFiles.symlink("/run/netns/real", "/run/netns/link");
        SysFiles.symlink("/nowhere", "/run/netns/dangling");
        assertEquals(State.SYMLINK, state("link"));
        assertEquals(State.SYMLINK, state("dangling"));
        assertEquals(Errno.EINVAL, errno(() -> NetnsDir.open("link")));
        assertEquals(Errno.ELOOP, errno(() -> NetnsDir.remove("link")));
        assertEquals(Errno.EEXIST, errno(() -> NetnsDir.create("dangling")));
        assertEquals(State.OK, state("real"));
        assertTrue(SysFiles.lstat("/run/netns/link").isSymlink());
    }

    @Test
    void a_directory_is_neither_opened_nor_removed() {
        NetnsDir.create("real");
        SysFiles.mkdir("/run/netns/dir", 0755);
        assertEquals(State.DIRECTORY, state("dir"));
        assertEquals(Errno.EINVAL, errno(() -> NetnsDir.open("dir")));
        assertEquals(Errno.EISDIR, errno(() -> NetnsDir.remove("dir")));
        assertTrue(SysFiles.stat("/run/netns/dir").isDirectory());
    }

    @Test
    void a_namespace_of_another_kind_is_not_entered() {
        NetnsDir.create("real");
        SysFiles.create("/run/netns/uts", 0).close();
        Mounts.bind("/proc/self/ns/uts", "/run/netns/uts");
        assertEquals(State.OTHER_KIND, state("uts"));
        assertEquals(Errno.EINVAL, errno(() -> NetnsDir.open("uts")));
        NetnsDir.remove("uts");
        assertFalse(SysFiles.exists("/run/netns/uts"));
    }

    @Test
    void a_failed_attempt_leaves_no_file_behind() {
        NetnsDir.create("real");
        try (Fd plain = Fd.open("/etc", Fd.O_RDONLY)) {
            // A folder cannot be mounted over a file.
            assertEquals(Errno.ENOTDIR, errno(() -> NetnsDir.attach("broken", plain)));
        }
        assertFalse(SysFiles.exists("/run/netns/broken"));
    }

    @Test
    void a_namespace_can_have_several_names() {
        NetnsDir.create("first");
        try (Fd ns = NetnsDir.open("first")) {
            NetnsDir.attach("second", ns);
            assertEquals(List.of("first", "second"), NetnsDir.namesOf(ns.stat()));
        }
        NetnsDir.remove("first");
        assertEquals(State.OK, state("second"));
    }

    @Test
    void names_that_begin_alike_are_sorted_and_stand_for_namespaces() {
        for (String name : List.of("b2", "b10", "a1")) {
            NetnsDir.create(name);
        }
        SysFiles.create(NetnsDir.path("b-stale"), 0).close();
        SysFiles.mkdir(NetnsDir.path("b-folder"), 0755);
        assertEquals(List.of("b10", "b2"), NetnsDir.starting("b"));
        assertEquals(List.of("a1", "b10", "b2"), NetnsDir.starting(""));
    }

    @Test
    void a_process_s_namespace_can_be_found_named_and_its_processes_listed() {
        NetnsDir.create("busy");
        Fd ns = NetnsDir.open("busy");
        int pid = NsThread.call(
                ns,
                () -> netnsh.sys.Spawn.of("/bin/sleep", List.of("sleep", "100")).start());
        try {
            assertEquals(List.of("busy"), NetnsDir.identify(pid));
            assertEquals(List.of(pid), NetnsDir.pids(ns));
            assertEquals(pid + "\n", Host.sh("ip netns pids busy"));
            try (Fd through = NetnsDir.openProcess(pid)) {
                assertTrue(through.stat().sameFile(ns.stat()));
                NetnsDir.attach("adopted", through);
            }
            assertEquals(List.of("adopted", "busy"), NetnsDir.identify(pid));
        } finally {
            Processes.kill(pid, Processes.SIGKILL);
            Processes.waitFor(pid, true);
            ns.close();
        }
        assertEquals(Errno.ENOENT, errno(() -> NetnsDir.identify(pid)));
        assertEquals(List.of(), NetnsDir.identify(Processes.ownPid()));
    }

    @Test
    void listing_survives_names_that_come_and_go() throws InterruptedException {
        NetnsDir.create("stays");
        AtomicBoolean over = new AtomicBoolean();
        Thread other = new Thread(() -> {
            while (!over.get()) {
                NetnsDir.create("flickers");
                NetnsDir.remove("flickers");
            }
        });
        other.start();
        try {
            for (int i = 0; i < 300; i++) {
                assertTrue(NetnsDir.list().stream().anyMatch(e -> e.name().equals("stays")));
            }
        } finally {
            over.set(true);
            other.join();
        }
    }

    @Test
    void of_two_who_make_the_same_name_at_once_exactly_one_wins() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            AtomicInteger made = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            Runnable attempt = () -> {
                try {
                    NetnsDir.create("race");
                    made.incrementAndGet();
                } catch (SysException e) {
                    assertEquals(Errno.EEXIST, e.errno());
                    refused.incrementAndGet();
                }
            };
            Thread one = new Thread(attempt);
            Thread two = new Thread(attempt);
            one.start();
            two.start();
            one.join();
            two.join();
            assertEquals(1, made.get());
            assertEquals(1, refused.get());
            NetnsDir.remove("race");
        }
    }
}
