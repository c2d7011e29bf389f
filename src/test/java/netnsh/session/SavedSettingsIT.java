package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No parameter that somebody has changed is lost when a namespace is saved; what is read of them is what is there. */
class SavedSettingsIT {
    /** Changes whatever of the namespace can be changed, a little, and says what each of them is then. */
    private static final String CHANGE = """
        import os
        def files():
            for folder, _, names in sorted(os.walk('/proc/sys/net')):
                for name in sorted(names):
                    path = folder + '/' + name
                    if os.stat(path).st_mode & 0o600 == 0o600:
                        yield path
        def read(path):
            try:
                return ' '.join(open(path).read().split())
            except OSError:
                return None
        for path in files():
            words = (read(path) or '').split()
            if words and words[0].lstrip('-').isdigit():
                for step in (1, -1, 2):
                    try:
                        open(path, 'w').write(' '.join([str(int(words[0]) + step)] + words[1:]))
                        break
                    except OSError:
                        pass
        """;

    private static final String TELL = """
        for path in files():
            if read(path) is not None:
                print(path[len('/proc/sys/'):], read(path))
        """;

    /** Named in the file as left out; and the mtu of no interface, which nothing looks at. */
    private static final Pattern LEFT_OUT = Pattern.compile("net/ipv6/conf/(all|default)/(addr_gen_mode|mtu)");

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
        SavedLabsIT.clear();
    }

    private Map<String, String> settings(String script) throws IOException {
        Path file = folder.resolve("settings.py");
        Files.writeString(file, script);
        Map<String, String> all = new TreeMap<>();
        Stock.sh("ip netns exec ss-a python3 " + file).lines().forEach(line -> {
            String[] parts = line.split(" ", 2);
            all.put(parts[0], parts[1]);
        });
        return all;
    }

    @Test
    void every_parameter_that_was_changed_is_saved_and_set_again() throws IOException {
        Path file = folder.resolve("saved.nsh");
        bench.all("netns add ss-a ss-b", "cable ss-a:eth0 ss-b:eth0");
        Map<String, String> before = settings(CHANGE.substring(0, CHANGE.indexOf("for path in files()")) + TELL);
        Map<String, String> wanted = settings(CHANGE + TELL);
        long changed = wanted.entrySet().stream()
                .filter(e -> !e.getValue().equals(before.get(e.getKey())))
                .count();
        assertTrue(changed > 300, changed + " of " + wanted.size());
        bench.all("save " + file + " ss-a ss-b");
        SavedLabsIT.clear();
        bench.all("apply " + file);
        Map<String, String> now = settings(CHANGE.substring(0, CHANGE.indexOf("for path in files()")) + TELL);
        assertTrue(
                Files.readString(file).contains("# not in this file: net.ipv6.conf.default.addr_gen_mode in ss-a\n"));
        wanted.keySet().removeIf(LEFT_OUT.asMatchPredicate());
        Map<String, String> lost = new TreeMap<>();
        wanted.forEach((path, value) -> {
            if (!value.equals(now.get(path))) {
                lost.put(path, value + " before, now " + now.get(path));
            }
        });
        assertEquals(
                "",
                String.join(
                        "\n",
                        lost.keySet().stream().map(k -> k + ": " + lost.get(k)).toList()));
    }

    @Test
    void each_of_many_namespaces_has_its_own_parameters_saved() throws IOException {
        Path file = folder.resolve("saved.nsh");
        Stock.sh("for i in $(seq 1 40); do ip netns add ss-$i;"
                + " ip netns exec ss-$i sysctl -q net.ipv4.ip_default_ttl=$((100 + i)); done");
        bench.all("save " + file);
        List<String> saved = Files.readAllLines(file);
        for (int i = 1; i <= 40; i++) {
            String line = "@ss-" + i + " sysctl -q -w net.ipv4.ip_default_ttl=" + (100 + i);
            assertTrue(saved.contains(line), line);
        }
    }
}
