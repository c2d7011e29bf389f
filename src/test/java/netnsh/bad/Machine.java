package netnsh.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netnsh.Await;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.script.Replay;
import netnsh.session.Heard;
import netnsh.session.Options;
import netnsh.session.Session;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;

/**
 * A sandbox with two namespaces and something in them, a session that stands in one of them, and what it says. What was
 * made is looked at through the installed {@code ip} and the shell, never through netnsh itself.
 */
final class Machine implements AutoCloseable {
    final Kernel kernel = LinuxKernel.open();
    private final Heard heard = new Heard();
    final StringBuilder out = heard.out;
    final StringBuilder errors = heard.errors;
    final Session session = new Session(kernel, LinuxKernel::open, heard, Options.PLAIN);

    Machine() {
        assertEquals("", sh("""
            ip netns add t && ip netns add red && ip -n red link add q type ifb && ip -n t -batch - <<E
            link set lo up
            link add x type ifb
            link add q type ifb
            link add br0 type bridge
            link add va type veth peer name vb
            addr add 10.0.0.2/24 dev va
            addr add fd00::2/64 dev va nodad
            link set va addrgenmode none
            link set vb addrgenmode none
            link set va up
            link set vb up
            E
            """));
        settle();
        session.sourcing(new Replay());
        run("use t");
        out.setLength(0);
        errors.setLength(0);
    }

    /** Waits until carriers have come up and nothing changes by itself any more. */
    private static void settle() {
        Await.until(
                "two ends that are up",
                () -> sh("ip -n t -br link show up type veth | grep -c ' UP '").equals("2\n"));
        Await.until("peace", () -> picture().equals(picture()));
    }

    /** Runs a line as typed at the prompt. */
    int run(String line) {
        return session.run(line, Source.PROMPT);
    }

    /** Everything that a line must not change when it is refused. */
    static String picture() {
        return sh("""
            ls -l --time-style=+ /run/netns 2>&1
            words="link
            addr
            route show table all
            rule
            neigh show nud permanent"
            for n in $(stat -f -c '%T %n' /run/netns/* 2>/dev/null | sed -n 's,^nsfs .*/,,p'); do
                echo "== $n"
                ip -n $n -d -force -batch - <<<"$words"
            done 2>&1 | grep -v "valid_lft"
            ip -d -force -batch - <<<"$words"
            """);
    }

    static String sh(String script) {
        return Stock.run("bash", "-c", script).text();
    }

    /** What the descriptors of this process stand for, sorted. */
    static List<String> descriptors() {
        List<String> targets = new ArrayList<>();
        for (String fd : SysFiles.list("/proc/self/fd")) {
            try {
                String target = SysFiles.readlink("/proc/self/fd/" + fd);
                if (!target.endsWith("/fd")) {
                    targets.add(target);
                }
            } catch (SysException closedMeanwhile) {
                continue; // the one that the list itself was read by
            }
        }
        Collections.sort(targets);
        return targets;
    }

    @Override
    public void close() {
        session.close();
        kernel.close();
        sh("""
            for n in /run/netns/*; do umount -l "$n"; rm -rf "$n"; done 2>/dev/null
            for i in $(ip -o link | sed 's/^[0-9]*: //; s/[@:].*//'); do [ $i = lo ] || ip link del $i; done
            """);
    }
}
