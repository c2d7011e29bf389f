package netnsh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the launcher makes of its caller, his words and his machine. */
class LauncherIT extends LauncherLab {
    @Test
    void root_starts_on_the_host_with_all_words_as_they_are() throws Exception {
        Ended ended = start("-n", "left", "a b", "*");

        assertEquals(new Ended(0, "", ""), ended);
        List<String> words = reported();
        assertEquals(List.of("-n", "left", "a b", "*"), words.subList(words.size() - 4, words.size()));
        assertEquals("-Dnetnsh.mode=host", words.get(0));
    }

    @Test
    void a_symbolic_link_finds_the_project_and_gives_its_name() throws Exception {
        Path link = Files.createSymbolicLink(lab.resolve("ip"), project.resolve("scripts/netnsh"));

        run(List.of(link.toString(), "addr"));

        assertTrue(reported().contains("-Dnetnsh.name=ip"), () -> "name of the link");
        assertTrue(reported().contains(project.resolve("target/netnsh.jar").toString()));
    }

    @Test
    void as_ip_it_stays_where_its_caller_is_and_takes_no_option_for_itself() throws Exception {
        Path link = Files.createSymbolicLink(lab.resolve("ip"), project.resolve("scripts/netnsh"));
        for (String[] caller : List.of(new String[0], AS_USER, WITHOUT_CAPABILITIES)) {
            List<String> command = new ArrayList<>(List.of(caller));
            command.addAll(List.of(link.toString(), "--sandbox", "link"));

            run(command);

            assertTrue(reported().contains("-Dnetnsh.mode=host"), () -> String.join(" ", command));
            assertTrue(reported().contains("--sandbox"), () -> String.join(" ", command));
            Files.delete(report);

            List<String> spelled = new ArrayList<>(List.of(caller));
            spelled.addAll(List.of(project.resolve("scripts/netnsh").toString(), "ip", "link"));

            run(spelled);

            assertTrue(reported().contains("-Dnetnsh.mode=host"), () -> String.join(" ", spelled));
            Files.delete(report);
        }
    }

    @Test
    void closed_descriptors_are_opened_on_dev_null() throws Exception {
        java("""
            for fd in 0 1 2; do
                to=$(readlink /proc/$$/fd/$fd) || to=closed
                echo "$to" >>"$REPORT"
            done
            """);
        for (String shell : List.of("sh", "bash")) {
            for (String closed : List.of("0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-", "1>&- 2>&-")) {
                Files.deleteIfExists(report);
                run(List.of("sh", "-c", shell + " " + project.resolve("scripts/netnsh") + " x " + closed));
                for (int fd = 0; fd < 3; fd++) {
                    String where = shell + " " + closed + " fd " + fd;
                    String expected = fd == 0 || closed.contains(fd + ">") ? "/dev/null" : "";
                    assertTrue(reported().get(fd).startsWith(expected), where);
                    assertNotEquals("closed", reported().get(fd), where);
                }
            }
        }
    }

    @Test
    void what_would_load_strangers_code_is_cleared() throws Exception {
        List<String> names =
                List.of("LD_PRELOAD", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");
        names.forEach(name -> environment.put(name, ""));
        java("env >\"$REPORT\"");

        start("x");

        for (String name : names) {
            assertFalse(reported().stream().anyMatch(line -> line.startsWith(name + "=")), name);
        }
    }

    @Test
    void the_callers_path_is_for_programs_and_not_for_the_launcher() throws Exception {
        for (String name : List.of("unshare", "sh", "mount", "readlink", "find", "cat", "mkdir")) {
            executable(lab.resolve("evil/" + name), "#!/bin/sh\n: >" + lab.resolve("caught") + "\n");
        }
        String path = lab.resolve("evil") + ":" + System.getenv("PATH");
        java("echo \"$PATH\" >\"$REPORT\"");
        Path link = Files.createSymbolicLink(lab.resolve("link"), project.resolve("scripts/netnsh"));
        environment.put("PATH", path);

        run(List.of(link.toString(), "--sandbox", "x"));

        assertEquals(List.of(path), reported());
        assertFalse(Files.exists(lab.resolve("caught")));
    }

    @Test
    void java_home_wins_when_it_is_new_enough_and_else_the_newest_installed() throws Exception {
        Path installed = lab.resolve("installed");
        for (String version : List.of("9.0.4", "17.0.1", "101.0.1", "1.8.0_402")) {
            jdk("installed/jdk-" + version, version, REPORT_ARGUMENTS + "; echo " + version + " >>\"$REPORT\"");
        }
        String[] among = {
            "unshare", "--mount", "sh", "-c", "mount --bind " + installed + " /usr/lib/jvm && exec \"$@\"", "sh"
        };
        environment.put("JAVA_HOME", jdk("old", "16.0.2", "exit 9").toString());
        start(among, "x");
        assertEquals("101.0.1", reported().get(reported().size() - 1));

        environment.put("JAVA_HOME", installed.resolve("jdk-17.0.1").toString());
        start(among, "x");
        assertEquals("17.0.1", reported().get(reported().size() - 1));
    }

    @Test
    void without_a_jdk_it_says_so_once() throws Exception {
        environment.put("JAVA_HOME", "");
        environment.put("PATH", "/usr/sbin:/sbin");
        String[] hidden = {
            "/usr/bin/unshare",
            "--mount",
            "/bin/sh",
            "-c",
            "for d in /usr/lib/jvm /usr/local /opt; do /bin/mount -t tmpfs tmpfs $d; done; exec \"$@\"",
            "sh"
        };
        Ended ended = start(hidden, "x");

        assertEquals(1, ended.status());
        assertEquals(
                "netnsh: needs a JDK 17 or newer: apt install openjdk-17-jdk-headless, or set JAVA_HOME\n",
                ended.err());
    }

    @Test
    void a_missing_or_stale_jar_is_built_once_and_quietly() throws Exception {
        Path jar = project.resolve("target/netnsh.jar");
        Path source = project.resolve("src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "");
        Files.writeString(project.resolve("pom.xml"), "");
        executable(
                lab.resolve("bin/mvn"),
                "#!/bin/sh\necho noise; echo noise >&2; echo $PWD >>../built; echo jar >target/netnsh.jar\n");
        environment.put("PATH", lab.resolve("bin") + ":" + System.getenv("PATH"));
        Files.delete(jar);

        assertEquals(new Ended(0, "", ""), start("x"));
        assertEquals(new Ended(0, "", ""), start("x"));
        assertEquals(List.of(project.toString()), Files.readAllLines(lab.resolve("built")));

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        start("x");
        assertEquals(2, Files.readAllLines(lab.resolve("built")).size());
    }

    @Test
    void a_build_that_fails_shows_what_maven_said() throws Exception {
        Files.delete(project.resolve("target/netnsh.jar"));
        Files.writeString(project.resolve("pom.xml"), "");
        executable(lab.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] A.java'; exit 1\n");
        environment.put("PATH", lab.resolve("bin") + ":" + System.getenv("PATH"));

        Ended ended = start("x");

        assertEquals(new Ended(1, "", "[ERROR] A.java\nnetnsh: could not be built in " + project + "\n"), ended);
        assertFalse(Files.exists(report));
    }

    @Test
    void the_real_program_prints_its_version_and_nothing_else() throws Exception {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Ended ended = run(List.of(LAUNCHER.toString(), "--version"));

        assertEquals(0, ended.status(), ended::err);
        assertTrue(ended.out().startsWith("netnsh 0.1"), ended::out);
        assertEquals("", ended.err());
    }

    @Test
    void a_program_in_a_named_namespace_is_entered_without_a_jvm() throws Exception {
        String name = "launcher-exec";
        Stock.output("ip", "netns", "add", name);
        try {
            String there = "readlink /proc/self/ns/net; ls /sys/class/net; echo \"$*\"; exit 3";
            Ended ended = start("exec", name, "--", "sh", "-c", there, "sh", "a b", "*");
            String inode = Stock.output("ip", "netns", "exec", name, "readlink", "/proc/self/ns/net");
            assertEquals(new Ended(3, inode + "lo\na b *\n", ""), ended);
            assertFalse(Files.exists(report), "java was started");
            List<String> same =
                    List.of("sh", "-c", "echo $$; exec \"$@\"", "sh", project + "/scripts/netnsh", "exec", name);
            List<String> killed = new ArrayList<>(same);
            killed.addAll(List.of("--", "sh", "-c", "echo $$; kill -TERM $$"));
            ended = run(killed);
            String[] pids = ended.out().split("\n");
            assertEquals(pids[0], pids[1], "it has the place of the launcher");
            assertEquals(128 + 15, ended.status(), "and its signal is heard");
            String absent = "netnsh: there is no program no-such-program\n";
            assertEquals(new Ended(127, "", absent), start("exec", name, "no-such-program"));
        } finally {
            Stock.output("ip", "netns", "del", name);
        }
    }

    @Test
    void what_is_no_plain_namespace_is_left_to_the_program_itself() throws Exception {
        for (String ns : List.of("no-such-name", "pid:1", "../x", "-n")) {
            Files.deleteIfExists(report);
            start("exec", ns, "true");
            List<String> words = reported();
            assertEquals(List.of("exec", ns, "true"), words.subList(words.size() - 3, words.size()));
        }
    }

    @Test
    void rights_are_dropped_only_by_root_who_knows_for_whom() throws Exception {
        assertTrue(start(AS_USER, "--drop").err().contains("this is not root: start it with sudo"));
        assertTrue(start("--drop").err().contains("does not know whose rights to take"));
        environment.putAll(Map.of("SUDO_UID", "0", "SUDO_GID", "0"));
        assertTrue(start("--drop").err().contains("does not know whose rights to take"));
        start("--dropped", "addr");
        assertTrue(reported().containsAll(List.of("-Dnetnsh.dropped=yes", "-Dnetnsh.mode=host")));
    }
}
