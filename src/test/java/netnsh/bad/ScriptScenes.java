package netnsh.bad;

import static netnsh.bad.Machine.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.Netnsh;

/** Bad command files: each is sourced in a session that stands in the namespace t. */
final class ScriptScenes {
    private ScriptScenes() {}

    static void play(String scene, Machine m, Path dir) throws Exception {
        switch (scene) {
            case "bom" -> {
                file(dir, "bom.nsh", "\ufefflink add made type ifb\n");
                accepted(m, dir, "bom.nsh");
                assertTrue(made());
            }
            case "utf16" -> {
                Files.write(dir.resolve("utf16.nsh"), "link add made type ifb\n".getBytes(StandardCharsets.UTF_16));
                refused(m, dir, "utf16.nsh", "UTF-16");
            }
            case "nul" -> {
                file(dir, "nul.nsh", "link add made type ifb\n\nlink set ma\0de up\n");
                refused(m, dir, "nul.nsh", "NUL");
                assertTrue(m.errors.toString().contains(":3"), m.errors.toString());
            }
            case "big" -> big(m, dir);
            case "open-quote" -> {
                file(dir, "open-quote.nsh", "link add b5 type \"ifb\n");
                refused(m, dir, "open-quote.nsh", "18");
                assertTrue(m.errors.toString().contains(":1:18"), m.errors.toString());
            }
            case "cycle" -> {
                file(dir, "a.nsh", "link add made type ifb\nsource b.nsh\n");
                file(dir, "b.nsh", "source a.nsh\n");
                assertNotEquals(0, m.run("source " + dir + "/a.nsh"));
                String said = m.errors.toString();
                assertTrue(said.contains("a.nsh") && said.contains("b.nsh") && said.contains("->"), said);
                assertTrue(said.contains("b.nsh:1:8:") && said.contains("nothing of the file was run"), said);
                assertFalse(made());
            }
            case "unreadable" -> unreadable(m, dir);
            case "middle" -> middle(m, dir);
            case "open-fence" -> {
                file(dir, "open-fence.md", "# Notes\n\ntext\n\n```netnsh\nlink add made type ifb\n");
                refused(m, dir, "open-fence.md", "fence");
                assertTrue(m.errors.toString().contains(":5"), m.errors.toString());
            }
            case "bash-fence" -> {
                file(dir, "bash-fence.md", "# Notes\n\n```bash\nip link add made type ifb\n```\n");
                assertEquals(0, m.run("source " + dir + "/bash-fence.md"), m.errors.toString());
                assertTrue(m.out.toString().contains("bash"), m.out.toString());
                assertFalse(made());
            }
            case "hostile" -> {
                file(dir, "victim", "precious");
                file(dir, "hostile.md", "```netnsh\nrm -rf " + dir + "/victim\n```\n");
                refused(m, dir, "hostile.md", "rm");
                assertTrue(Files.exists(dir.resolve("victim")));
            }
            case "empty" -> {
                file(dir, "empty.nsh", "");
                String before = Machine.picture();
                accepted(m, dir, "empty.nsh");
                assertEquals(before, Machine.picture());
            }
            case "no-newline" -> {
                file(dir, "no-newline.nsh", "# nothing\nlink add made type ifb");
                accepted(m, dir, "no-newline.nsh");
                assertTrue(made());
            }
            default -> throw new IllegalArgumentException("no scene " + scene);
        }
    }

    private static void file(Path dir, String name, String text) throws Exception {
        Files.writeString(dir.resolve(name), text);
    }

    private static boolean made() {
        return sh("ip -n t link show made").contains("made:");
    }

    private static void accepted(Machine m, Path dir, String name) {
        assertEquals(0, m.run("source " + dir + "/" + name), m.errors.toString());
        assertEquals("", m.errors.toString());
    }

    private static void refused(Machine m, Path dir, String name, String says) {
        String before = Machine.picture();
        assertNotEquals(0, m.run("source " + dir + "/" + name), name);
        assertTrue(m.errors.toString().contains(says), m.errors.toString());
        assertEquals(before, Machine.picture(), "nothing of it may run");
    }

    /** 100 MB: either replayed with a bounded heap, or refused by a documented limit before anything ran. */
    private static void big(Machine m, Path dir) throws Exception {
        Scenes.large(dir, 100L << 20);
        String before = Machine.picture();
        int status = m.run("source " + dir + "/big.nsh");
        if (status == 0) {
            assertTrue(sh("ip -n t link show last").contains("last:"));
        } else {
            assertTrue(m.errors.toString().contains("limit"), m.errors.toString());
            assertEquals(before, Machine.picture());
        }
    }

    /** As root every file can be read; then the privilege to do so is what is missing, in a process of its own. */
    private static void unreadable(Machine m, Path dir) throws Exception {
        file(dir, "unreadable.nsh", "link add made type ifb\n");
        sh("chmod 0 " + dir + "/unreadable.nsh");
        Netnsh.Ended ended = Netnsh.run(
                List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"),
                "-c",
                "source " + dir + "/unreadable.nsh");
        assertNotEquals(0, ended.status(), ended.text());
        assertTrue(ended.text().contains("Permission denied"), ended.text());
        assertFalse(made());
    }

    private static void middle(Machine m, Path dir) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            text.append(i == 5 ? "link set nosuch up\n" : "link add l" + i + " type ifb\n");
        }
        file(dir, "middle.nsh", text.toString());
        assertNotEquals(0, m.run("source " + dir + "/middle.nsh"));
        String said = m.out.toString() + m.errors;
        assertTrue(said.contains("middle.nsh:5:"), said);
        assertTrue(said.contains("4 lines"), said);
        String links = sh("ip -n t -br link");
        assertTrue(links.contains("l4") && !links.contains("l6"), links);
    }
}
