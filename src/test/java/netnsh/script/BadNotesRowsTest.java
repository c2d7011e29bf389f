package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import netnsh.plan.Problem;
import netnsh.session.Desk;
import netnsh.session.Options;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The rows about files in {@code bad-inputs.tsv}, each as notes: with Markdown's fences, and as plain text. */
class BadNotesRowsTest {
    private static final String BEFORE = "```\n# ip netns add never\n```\n\n";
    private static final long LARGE = 100_000_000;

    @TempDir
    private Path folder;

    private interface Scene {
        void play(Desk desk) throws Exception;
    }

    private Map<String, Scene> scenes() {
        Map<String, Scene> all = new TreeMap<>();
        all.put("source {file with UTF-8 BOM}", d -> made(d, "\ufeff```\n# ip netns add x\n```\n", "ip netns add x"));
        all.put(
                "source {UTF-16 file}",
                d -> refused(
                        d, write("u.md", (BEFORE + "x\n").getBytes(StandardCharsets.UTF_16)), "looks like UTF-16"));
        all.put(
                "source {file with a NUL byte in line 3}",
                d -> refused(d, "```\n# ip netns add never\n\0\n```\n", "n.md:3:1: NUL"));
        all.put("source {100 MB file}", this::large);
        all.put(
                "link add b5 type \"ifb",
                d -> refused(
                        d,
                        BEFORE + "```\n# ip link add b5 type \"ifb\n```\n",
                        "n.md:6: incomplete: ip link add b5 type \"ifb: the quote \" opened at column 21"));
        all.put("source a (a sources b, b sources a)", d -> {
            write("b.md", ("```netnsh\nsource " + folder + "/a.md\n```\n").getBytes(StandardCharsets.UTF_8));
            String a = write("a.md", ("```netnsh\nsource " + folder + "/b.md\n```\n").getBytes(StandardCharsets.UTF_8));
            refused(d, a, "files source each other in a circle: a.md -> b.md -> a.md");
        });
        all.put("source /nonexistent", d -> refused(d, "/nonexistent.md", "No such file: /nonexistent.md"));
        all.put("source {file without read right}", this::denied);
        all.put("source {line 5 of 10 fails}", this::middle);
        all.put(
                "source {Markdown with an unclosed ``` fence}",
                d -> refused(
                        d, BEFORE + "```\n# ip netns add x\n", "n.md:5: the code fence opened here is never closed"));
        all.put("source {Markdown with a ```bash fence}", d -> {
            made(d, "```bash\nip netns add never\n```\n");
            assertTrue(d.said().contains("n.md:1: a fence in bash is not run"));
        });
        all.put("source {Markdown: rm -rf in a code fence}", d -> {
            refused(d, BEFORE + "```netnsh\nrm -rf /\n```\n", "\"rm\" is no command");
            made(d, "```\nrm -rf /\n```\n\n```sh\nrm -rf /\n```\n");
        });
        all.put(
                "link add x type ifb # comment",
                d -> made(d, "```\n# ip link add x type ifb # comment\n```\n", "ip link add x type ifb"));
        all.put("{empty file}", d -> made(d, ""));
        all.put("{file without a last newline}", d -> {
            made(d, "```\n# ip netns add x\n```", "ip netns add x");
            madeBy("n.txt", new Desk(), "$ ip netns add y", "ip netns add y");
        });
        all.put("foo bar", d -> {
            refused(d, BEFORE + "```netnsh\nfoo bar\n```\n", "n.md:6:1: \"foo\" is no command");
            made(d, "```\n# foo bar\n```\n");
            assertTrue(d.said().contains("n.md:2: not run: foo bar"));
        });
        all.put("link foo", d -> refused(d, BEFORE + "```\n# ip link foo\n```\n", "n.md:6: incomplete: ip link foo: "));
        all.put(
                "li a x t v",
                d -> refused(d, BEFORE + "```\n# ip li a x t v\n```\n", "n.md:6: incomplete: ip li a x t v: "));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> notes_meet_what_command_files_meet() throws IOException {
        Map<String, Scene> scenes = scenes();
        try (var in = BadNotesRowsTest.class.getResourceAsStream("/bad/bad-inputs.tsv")) {
            List<String> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(l -> l.split("\t", -1))
                    .filter(l -> l[3].equals("script"))
                    .map(l -> l[0])
                    .toList();
            assertEquals(18, rows.size());
            return rows.stream()
                    .map(row -> DynamicTest.dynamicTest(row, () -> {
                        Scene scene = scenes.get(row);
                        assertTrue(scene != null, "no scene for " + row);
                        scene.play(new Desk());
                    }));
        }
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private static void replays(Desk desk) {
        desk.session.sourcing(new Replay());
    }

    private String replay(Desk desk, String file, boolean well) {
        replays(desk);
        int status = desk.run("source " + file);
        String said = desk.complained().replace(folder + "/", "");
        if (well) {
            assertEquals(0, status, said);
        } else {
            assertNotEquals(0, status);
        }
        return said;
    }

    private void refused(Desk desk, String fileOrText, String says) throws IOException {
        boolean text = fileOrText.contains("\n");
        String file = text ? write("n.md", fileOrText.getBytes(StandardCharsets.UTF_8)) : fileOrText;
        String said = replay(desk, file, false);
        assertTrue(said.contains(says), said);
        assertEquals(List.of(), desk.effects);
        assertEquals(List.of(), desk.starts);
    }

    private void made(Desk desk, String text, String... effects) throws IOException {
        madeBy("n.md", desk, text, effects);
    }

    private void madeBy(String name, Desk desk, String text, String... effects) throws IOException {
        replay(desk, write(name, text.getBytes(StandardCharsets.UTF_8)), true);
        assertEquals(
                List.of(effects),
                desk.effects.stream().filter(e -> !e.contains("show")).toList());
        assertEquals(List.of(), desk.starts);
    }

    private void large(Desk desk) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("l.md").toFile(), "rw")) {
            file.setLength(LARGE);
        }
        refused(desk, folder.resolve("l.md").toString(), "l.md has 100000000 bytes, the limit is 16777216");
    }

    /** Root reads everything, so the words are held against the exception that others get. */
    private void denied(Desk desk) throws IOException {
        Path file = Path.of(write("d.md", BEFORE.getBytes(StandardCharsets.UTF_8)));
        file.toFile().setReadable(false);
        if (Files.isReadable(file)) {
            Problem p = FileText.refusal(new java.nio.file.AccessDeniedException("d.md"), "d.md");
            assertEquals("Permission denied: d.md", p.getMessage());
        } else {
            refused(desk, file.toString(), "Permission denied: ");
        }
    }

    private void middle(Desk desk) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            text.append("# ip netns add ").append(i == 5 ? "n1" : "n" + i).append('\n');
        }
        String said = replay(desk, write("m.md", ("```\n" + text + "```\n").getBytes(StandardCharsets.UTF_8)), false);
        assertTrue(said.contains("m.md:6: the command ended with status"), said);
        assertTrue(said.contains("m.md: stopped; the 4 commands before it were run and stand"), said);
        assertEquals(
                4,
                desk.effects.stream().filter(e -> !e.contains("n5")).distinct().count(),
                desk.effects.toString());
        Desk goes = new Desk(new Options(false, false, false, true));
        replays(goes);
        assertNotEquals(0, goes.run("source " + folder + "/m.md"));
        assertTrue(goes.effects.contains("ip netns add n10"));
    }
}
