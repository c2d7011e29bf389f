package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netnsh.Await;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces that others hold: containers, units, processes, mounts, descriptors and sockets. The engines are stubs on the PATH. */
class ContainersIT {
    /** Where the system's own folders come first for everybody; the tests' /run is theirs. */
    private static final Path STUBS = Path.of("/run/stubs");

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void sit_down() {
        bench = new Bench(folder);
    }

    @AfterEach
    void leave() {
        bench.close();
        Stock.sh("umount /usr/local/bin 2>/dev/null; rm -rf " + STUBS);
    }

    /** Puts programs over /usr/local/bin, which is on every PATH, in the mount namespace of the tests. */
    private void stub(String name, String script) throws IOException {
        Files.createDirectories(STUBS);
        Path file = STUBS.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
        Stock.output("/bin/sh", "-c", "umount /usr/local/bin 2>/dev/null; mount --bind " + STUBS + " /usr/local/bin");
    }

    /** A process in a network namespace of its own; its number. */
    private String stranger() throws InterruptedException {
        bench.all("start unshare --net sh -c 'echo $$; exec sleep 60'");
        Await.until("it has spoken", () -> bench.output("logs unshare").endsWith("\n"));
        return bench.output("logs unshare").strip();
    }

    @Test
    void a_container_is_entered_by_its_name() throws Exception {
        String pid = stranger();
        stub("docker", "[ \"$1 $2 $3 $4 $5\" = 'inspect --format {{.State.Pid}} -- web' ] && echo " + pid);
        stub("podman", "for name; do :; done; [ \"$name\" = db-1 ] && echo " + pid);
        stub("systemctl", "[ \"$*\" = 'show --property=MainPID --value -- nginx.service' ] && echo " + pid);
        String there = Stock.output("readlink", "/proc/" + pid + "/ns/net");
        for (String name : new String[] {"docker:web", "podman:db-1", "systemd:nginx.service"}) {
            assertEquals(there, bench.output("@" + name + " readlink /proc/self/ns/net"), name);
            bench.all("use " + name);
            assertEquals(there, bench.output("readlink /proc/self/ns/net"), name);
            assertTrue(bench.output("link").startsWith("1: lo: <LOOPBACK>"), name);
            bench.all("use");
        }
        bench.all("link add v0 type veth peer name v1 netns docker:web");
        assertTrue(bench.output("-n docker:web -br link").contains("v1@"));
        bench.all("link del v0");
    }

    @Test
    void what_is_not_there_or_does_not_run_is_named() throws Exception {
        stub(
                "docker",
                "for name; do :; done; [ \"$name\" = off ] && echo 0 && exit; echo \"No such object: $name\" >&2; exit 1");
        assertTrue(bench.refused("use docker:off").contains("the container off is not running"));
        String absent = bench.refused("use docker:nix");
        assertTrue(absent.contains("docker gives no process for the container nix: No such object: nix"), absent);
        assertTrue(absent.contains("^~~~~~~~~~"), absent);
        String engine = bench.refused("use podman:x");
        assertTrue(engine.contains("there is no program podman on the PATH") && engine.contains("pid:N"), engine);
        stub("docker", "echo pid");
        assertTrue(bench.refused("use docker:odd").contains("docker gives no process for the container odd"));
        assertTrue(bench.refused("use docker:").contains("a name is missing"));
        assertTrue(bench.refused("use docker:-f").contains("cannot start with '-'"));
        assertTrue(bench.refused("netns add docker:x").contains("ambiguous"));
    }

    @Test
    void every_namespace_is_listed_with_who_holds_it() throws Exception {
        bench.all("netns add left right", "cable left:eth0 right:eth1", "cable v0 left:up0");
        String pid = stranger();
        Files.createFile(folder.resolve("mounted"));
        Stock.output("unshare", "--net", "mount", "--bind", "/proc/self/ns/net", folder + "/mounted");
        try {
            bench.all(
                    "start --name fd unshare --net sh -c 'exec 9</proc/self/ns/net; echo on; exec nsenter --net=/proc/"
                            + pid + "/ns/net sleep 60'");
            bench.all("start --name socket unshare --net python3 -u -c '" + HOLDS_A_SOCKET.replace("PID", pid) + "'");
            Await.until(
                    "both have spoken",
                    () -> bench.output("logs fd").startsWith("on")
                            && bench.output("logs socket").startsWith("on"));
            Await.until("sleep", () -> bench.output("netns list -a").contains("a descriptor of sleep"));

            String all = bench.output("netns list -a");

            assertTrue(line(all, "left +\\d+ +0 .* eth0 to right:eth1, up0 to /:v0"), all);
            assertTrue(line(all, "right .* eth1 to left:eth0"), all);
            assertTrue(line(all, "/ .*java.* v0 to left:up0"), all);
            assertTrue(line(all, "- +\\d+ +[23] .*sleep " + pid + ".*"), all);
            assertTrue(line(all, "- +\\d+ +0 +mounted on " + folder + "/mounted +-"), all);
            assertTrue(line(all, "- +\\d+ +0 +a descriptor of sleep \\d+ +-"), all);
            assertTrue(line(all, "- +\\d+ +0 +a socket of python3 \\d+ +-"), all);
            assertTrue(bench.output("-j netns list -a").contains("\"cables\":\"eth1 to left:eth0\""));
            assertFalse(bench.output("netns list").contains("mounted"));
        } finally {
            Stock.output("umount", folder + "/mounted");
            bench.run("link del v0");
        }
    }

    private static final String HOLDS_A_SOCKET = """
        import ctypes,os,socket,time
        s=socket.socket()
        libc=ctypes.CDLL(None)
        assert libc.setns(os.open("/proc/PID/ns/net",os.O_RDONLY|os.O_CLOEXEC),0x40000000)==0
        os.closerange(s.fileno()+1,64)
        print("on")
        time.sleep(60)
        """.replace("\n", ";").replace(";;", ";");

    private static boolean line(String text, String shape) {
        return text.lines().anyMatch(l -> l.matches(shape));
    }
}
