package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import netnsh.Await;
import netnsh.sys.SysFiles;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Namespaces that are made before they are asked for. */
class NurseryIT {
    private final Box box = new Box();

    @AfterEach
    void clean() {
        box.close();
    }

    /** The namespaces that descriptors of this process hold, but for its own. */
    private static Set<String> held() {
        Set<String> all = new TreeSet<>();
        for (String fd : SysFiles.list("/proc/self/fd")) {
            String target = EveryNamespace.target("/proc/self/fd/" + fd); // other threads open and close some, too
            if (target.startsWith("net:")) {
                all.add(target);
            }
        }
        all.remove(SysFiles.readlink("/proc/self/ns/net"));
        return all;
    }

    @Test
    void get_their_names_when_it_is_time_and_are_as_all_others() {
        box.kernel.expect(3);
        Set<Long> cookies = new TreeSet<>();
        for (String name : new String[] {"nufirst", "nusecond", "nuthird", "nunotforeseen"}) {
            assertTrue(NetnsDir.find(name).isEmpty());
            NsRef made = box.netns(name);
            cookies.add(box.kernel.cookie(made));
            assertTrue(Box.ip("-n", name, "link", "show").contains("lo"));
        }
        assertEquals(4, cookies.size());
        assertEquals(Set.of(), held());
    }

    @Test
    void go_when_nobody_asks_for_them() {
        box.kernel.expect(5);
        Await.until("some are made", () -> !held().isEmpty());
        box.kernel.expect(0);
        assertEquals(Set.of(), held());
    }
}
