package netnsh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of class data: who makes it, who takes it, and that nobody hears of it when it cannot be made. The JDK is a
 * shell script that writes down what it was started with, except in the last tests, which use the real one.
 */
class ArchiveIT {
    private static final String[] AS_USER = {"unshare", "--user", "--map-user=1000", "--map-group=1000"};

    /** Makes what it is told to make, and keeps a line of what it was asked. */
    private static final String JAVA = """
            #!/bin/sh
            echo "$*" >>'REPORT'
            for word; do
                case $word in
                    -Xshare:dump) dump=yes ;;
                    -XX:SharedArchiveFile=*) file=${word#*=} ;;
                esac
            done
            [ ! "$dump" ] || echo archive >"$file" && exit
            """;

    @TempDir
    Path lab;

    private Path project;
    private Path jar;
    private Path cache;
    private Path report;
    private final Map<String, String> environment = new TreeMap<>();

    private record Ended(int status, String out, String err) {}

    private static final Ended SILENT = new Ended(0, "", "");

    @BeforeEach
    void make_a_project_and_a_jdk() throws IOException {
        project = lab.resolve("the project");
        cache = lab.resolve("cache");
        report = lab.resolve("report");
        jar = project.resolve("target/netnsh.jar");
        for (String script : List.of("scripts/netnsh", "scripts/archive")) {
            executable(project.resolve(script), Files.readString(Path.of(script)));
        }
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "not a jar");
        java(JAVA);
        Files.writeString(lab.resolve("jdk/release"), "JAVA_VERSION=\"21.0.2\"\nJAVA_RUNTIME_VERSION=\"21.0.2+13\"\n");
        environment.put("JAVA_HOME", lab.resolve("jdk").toString());
        environment.put("XDG_CACHE_HOME", cache.toString());
        Files.writeString(report, "");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    private void java(String text) throws IOException {
        executable(lab.resolve("jdk/bin/java"), text.replace("REPORT", report.toString()));
    }

    private Process begin(String[] inside, int number) throws IOException {
        List<String> command = new ArrayList<>(List.of(inside));
        command.addAll(List.of(project.resolve("scripts/netnsh").toString(), "--version"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(lab.resolve("out" + number).toFile())
                .redirectError(lab.resolve("err" + number).toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Ended end(Process process, int number) throws Exception {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "hangs");
        return new Ended(
                process.exitValue(),
                Files.readString(lab.resolve("out" + number)),
                Files.readString(lab.resolve("err" + number)));
    }

    private Ended start(String... inside) throws Exception {
        return end(begin(inside, 0), 0);
    }

    /** All files in the cache whose name ends so. */
    private List<Path> cached(String ending) throws IOException {
        if (!Files.exists(cache)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        // whoever makes one takes its working folder away when the archive is there already
        Files.walkFileTree(cache, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Makers go on beside everybody: what they still write must not be in the way of those who take the folder away. */
    @AfterEach
    void nobody_is_at_work_any_more() {
        Await.until(
                "makers of archives",
                () -> ProcessHandle.allProcesses()
                        .noneMatch(p -> p.info().commandLine().orElse("").contains(lab.toString())));
    }

    private void awaitMade() {
        awaitMade(1);
    }

    /** So many of them, and nobody is at work any more. */
    private void awaitMade(int many) {
        // a real one is made by three JVMs behind everybody else
        Await.until(
                () -> "an archive",
                200,
                () -> cached(".jsa").size() == many && cached(".try").isEmpty());
    }

    private void awaitFailed() {
        Await.until("the note that it failed with this jar", () -> {
            List<Path> notes = cached(".try");
            return notes.size() == 1
                    && Files.readString(notes.get(0)).equals("failed\n")
                    && Files.getLastModifiedTime(notes.get(0)).equals(Files.getLastModifiedTime(jar));
        });
    }

    private long reported(String part) throws IOException {
        try (Stream<String> lines = Files.lines(report)) {
            return lines.filter(l -> l.contains(part)).count();
        }
    }

    @Test
    void the_first_start_has_it_made_and_the_next_one_takes_it() throws Exception {
        assertEquals(SILENT, start(AS_USER));
        assertEquals(0, reported("-Dnetnsh.archive"));
        awaitMade();
        assertEquals(
                Files.getLastModifiedTime(jar),
                Files.getLastModifiedTime(cached(".jsa").get(0)));
        assertEquals(1, reported("-Xshare:dump"));
        assertEquals(1, reported("-XX:DumpLoadedClassList="));

        assertEquals(SILENT, start(AS_USER));

        assertEquals(1, reported("-XX:SharedArchiveFile=" + cached(".jsa").get(0) + " -Dnetnsh.archive="));
        assertEquals(1, reported("-Xshare:dump"), "made once");
    }

    @Test
    void it_is_not_taken_when_the_jar_is_another_one_older_or_newer() throws Exception {
        start(AS_USER);
        awaitMade();
        for (int seconds : new int[] {-1000, 1000}) {
            FileTime time = FileTime.from(Instant.now().plusSeconds(seconds));
            Files.setLastModifiedTime(jar, time);
            long before = reported("-Dnetnsh.archive");

            assertEquals(SILENT, start(AS_USER));

            assertEquals(before, reported("-Dnetnsh.archive"));
            Await.until(
                    "a new archive",
                    () -> Files.getLastModifiedTime(cached(".jsa").get(0)).equals(Files.getLastModifiedTime(jar))
                            && cached(".try").isEmpty());
        }
    }

    @Test
    void it_is_not_taken_by_another_jdk_of_the_same_major_version() throws Exception {
        start(AS_USER);
        awaitMade();
        Files.writeString(lab.resolve("jdk/release"), "JAVA_VERSION=\"21.0.2\"\nJAVA_RUNTIME_VERSION=\"21.0.2+14\"\n");

        assertEquals(SILENT, start(AS_USER));

        assertEquals(0, reported("-Dnetnsh.archive"));
        awaitMade(2);
    }

    @Test
    void many_first_starts_at_once_make_one() throws Exception {
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(begin(AS_USER, i));
        }
        for (int i = 0; i < 8; i++) {
            assertEquals(SILENT, end(all.get(i), i));
        }
        awaitMade();
        assertEquals(1, reported("-Xshare:dump"));
    }

    @Test
    void a_failure_is_silent_and_not_repeated_until_the_jar_changes() throws Exception {
        java(JAVA.replace("echo archive >\"$file\"", "{ echo no >&2; exit 1; }"));
        assertEquals(SILENT, start(AS_USER));
        awaitFailed();
        assertEquals(SILENT, start(AS_USER));
        assertEquals(SILENT, start(AS_USER));
        assertEquals(1, reported("-Xshare:dump"));
        assertEquals(0, reported("-Dnetnsh.archive"));

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        start(AS_USER);
        awaitFailed();
        assertEquals(2, reported("-Xshare:dump"));
    }

    @Test
    void what_a_killed_maker_left_does_not_stop_the_next_one() throws Exception {
        start(AS_USER);
        awaitMade();
        Path archive = cached(".jsa").get(0);
        Path left = Path.of(archive + ".try");
        Files.delete(archive);
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(left, dead.pid() + "\n");
        Files.setLastModifiedTime(left, Files.getLastModifiedTime(jar));
        Path folder = Files.createDirectory(Path.of(archive + ".Ab12Cd"));
        Files.writeString(folder.resolve("made"), "half of an archive");

        start(AS_USER);

        awaitMade();
        assertFalse(Files.exists(folder), "nobody works there any more");
    }

    @Test
    void a_full_disk_or_a_read_only_folder_is_nobodys_concern() throws Exception {
        Files.createDirectories(cache);
        String full = "mount -t tmpfs -o size=64k tmpfs " + cache + " && mkdir -m 700 " + cache + "/netnsh && "
                + "head -c 1000000 /dev/zero >" + cache + "/filler 2>/dev/null; exec \"$@\"";
        String readOnly = "mkdir -p -m 700 " + cache + "/netnsh && mount --bind " + cache + " " + cache
                + " && mount -o remount,bind,ro " + cache + " && exec \"$@\"";
        for (String prepare : List.of(full, readOnly)) {
            String[] inside = {
                "unshare", "--mount", "sh", "-c", prepare, "sh", AS_USER[0], AS_USER[1], AS_USER[2], AS_USER[3]
            };
            for (int i = 0; i < 2; i++) {
                assertEquals(SILENT, start(inside), prepare);
            }
        }
        assertEquals(0, reported("-Dnetnsh.archive"));
    }

    @Test
    void two_users_have_one_each() throws Exception {
        start(AS_USER);
        awaitMade();
        environment.put("XDG_CACHE_HOME", lab.resolve("other").toString());
        assertEquals(SILENT, start(AS_USER));
        assertEquals(0, reported("-Dnetnsh.archive"));
        cache = lab.resolve("other");
        awaitMade();
    }

    private void real() throws IOException {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Files.copy(Path.of("target/netnsh.jar"), jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void the_prompt_of_the_built_jar_edits_lines() throws Exception {
        real();
        Path typed = Files.writeString(lab.resolve("typed"), "exit\n");
        String command = System.getProperty("java.home") + "/bin/java -jar '" + jar + "'";
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", command, "/dev/null")
                .redirectInput(typed.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("HOME", lab.toString());
        Process prompt = builder.start();
        String text = new String(prompt.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(prompt.waitFor(30, TimeUnit.SECONDS), "hangs");
        assertTrue(text.contains("\u001b[?2004h"), () -> "bracketed paste is for editors only: " + text);
    }

    @Test
    void a_real_jvm_starts_from_it_and_a_damaged_one_goes() throws Exception {
        real();
        Ended version = new Ended(0, "netnsh " + Main.VERSION + "\n", "");
        assertEquals(version, start(AS_USER));
        awaitMade();
        Path archive = cached(".jsa").get(0);
        assertEquals(version, start(AS_USER));
        assertTrue(Files.exists(archive), "a good one stays");
        assertFalse(Files.exists(Path.of(archive + ".try")));

        byte[] content = Files.readAllBytes(archive);
        Files.delete(archive);
        // not one that was cut: where the JVM cannot put it at its address, which is by chance, it dies of that
        java.util.Arrays.fill(content, 0, 4096, (byte) 0);
        Files.write(archive, content);
        Files.setLastModifiedTime(archive, Files.getLastModifiedTime(jar));
        assertEquals(version, start(AS_USER));
        assertFalse(Files.exists(archive), "the JVM could not use it");
    }
}
