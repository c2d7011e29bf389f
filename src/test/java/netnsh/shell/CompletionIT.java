package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import netnsh.Netnsh;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The completion scripts of the project in the real shells: TAB is pressed in bash and zsh on a terminal (see type.zsh),
 * fish is asked what it would offer.
 */
class CompletionIT {
    private static final List<String> SPACES = List.of("cleft", "cright", "c d", "c'q", "c\u001b[31m");

    @TempDir
    static Path folder;

    /** What is typed, and the line behind it; all candidates are inserted where a star stands in front. */
    private static final Map<String, String> LINES = new LinkedHashMap<>();

    static {
        LINES.put("netnsh us", "netnsh use ");
        LINES.put("netnsh use cl", "netnsh use cleft ");
        LINES.put("*netnsh use c", "netnsh use c\\ d c\\'q cleft cright ");
        LINES.put("netnsh use c\\ ", "netnsh use c\\ d ");
        LINES.put("netnsh use 'c ", "netnsh use 'c d' ");
        LINES.put("netnsh @cl", "netnsh @cleft ");
        LINES.put("netnsh @cleft,cri", "netnsh @cleft,cright ");
        LINES.put("*netnsh @cleft addr add 10.0.0.1/24 dev ", "netnsh @cleft addr add 10.0.0.1/24 dev eth7 lo ");
        LINES.put("netnsh -n cleft link set eth", "netnsh -n cleft link set eth7 ");
        LINES.put("*netnsh @'c d' link show dev ", "netnsh @'c d' link show dev lo ");
        LINES.put("netnsh @c\\'q link show dev l", "netnsh @c\\'q link show dev lo ");
        LINES.put("netnsh cable cleft:", "netnsh cable cleft:eth0 ");
        LINES.put("netnsh -k use cri", "netnsh -k use cright ");
        LINES.put("netnsh ip -n cleft addr fl", "netnsh ip -n cleft addr flush ");
        LINES.put("netnsh source /et", "netnsh source /etc/");
        LINES.put("netnsh --sand", "netnsh --sandbox ");
        LINES.put("netnsh note", "netnsh notes ");
        LINES.put("netnsh test --jun", "netnsh test --junit ");
        LINES.put("netnsh notes --patch /et", "netnsh notes --patch /etc/");
        LINES.put("netnsh use nothing", "netnsh use nothing");
    }

    @BeforeAll
    static void make_namespaces_and_a_netnsh_on_the_path() throws Exception {
        Path program = folder.resolve("netnsh");
        Files.writeString(program, "#!/bin/sh\nexec " + Netnsh.commandLine() + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        for (String space : SPACES) {
            run("ip", "netns", "add", space);
        }
        run("ip", "-n", "cleft", "link", "add", "eth7", "type", "veth", "peer", "name", "eth8", "netns", "cright");
    }

    @AfterAll
    static void delete_the_namespaces() throws Exception {
        for (String space : SPACES) {
            run("ip", "netns", "del", space);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void tab_completes_in_a_real_shell(String shell) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "zsh",
                "-f",
                "src/test/resources/netnsh/shell/type.zsh",
                shell,
                script(shell),
                folder.resolve(shell + ".line").toString()));
        command.addAll(LINES.keySet());
        List<String> got = List.of(run(command.toArray(String[]::new)).split("\n"));
        assertEquals(String.join("\n", LINES.values()), String.join("\n", got));
    }

    @Test
    void fish_offers_the_same_with_help_beside_it() throws Exception {
        assertEquals("use\twhere the following lines run\n", fish("netnsh us"));
        assertEquals("c d\nc'q\ncleft\ncright\n", fish("netnsh use c"));
        assertEquals("@cleft,cright\tnamespace\n", fish("netnsh @cleft,cri"));
        assertEquals("c d\n", fish("netnsh use 'c "));
        assertEquals("lo\tdown\n", fish("netnsh @c\\'q link show dev l"));
        assertEquals("lo\tdown\neth7\tdown\n", fish("netnsh @cleft addr add 10.0.0.1/24 dev "));
        assertTrue(fish("netnsh -n cleft link set e").contains("eth7\tdown\n"));
        assertEquals("flush\ttake many addresses away\n", fish("netnsh ip -n cleft addr fl"));
        assertEquals("/etc/\tfolder\n", fish("netnsh source /et"));
        assertEquals("test\trun notes and command files in sandboxes and check them\n", fish("netnsh test"));
        assertTrue(fish("netnsh test --ju").startsWith("--junit\twrite the answer there"));
        assertEquals("/etc/\tfolder\n", fish("netnsh notes /et"));
        assertTrue(fish("netnsh --sand").startsWith("--sandbox\twork in fresh namespaces"));
    }

    @Test
    void the_hook_says_nothing_when_it_knows_nothing_and_never_complains() throws Exception {
        assertEquals("", netnsh("complete"));
        assertEquals("", netnsh("complete", "no-such-command", "no-such-file"));
        assertEquals("", netnsh("complete", "-n", "no-such-namespace", "addr", "show", "dev", ""));
        assertEquals("", netnsh("complete", "@no-such-namespace", "link", "show", "dev", ""));
        assertEquals("", netnsh("complete", "--no-such-option", "use", ""));
        assertEquals("", netnsh("complete", "-c", ""));
        assertEquals("", netnsh("complete", "use", "c\u001b"));
    }

    @Test
    void names_that_cannot_be_shown_are_not_offered() throws Exception {
        String offered = netnsh("complete", "use", "c");
        assertTrue(offered.contains("cleft\t"), offered);
        assertFalse(offered.contains("\u001b"), offered);
        assertFalse(offered.contains("31m"), offered);
    }

    private static String script(String shell) {
        return Path.of("completions", "netnsh." + shell).toAbsolutePath().toString();
    }

    private static String fish(String line) throws Exception {
        return run("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script("fish"), line);
    }

    private static String netnsh(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(folder.resolve("netnsh").toString()));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    /** What a program prints, both streams; it has to succeed. */
    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TERM", "xterm", "HOME", folder.toString()));
        Process p = builder.start();
        p.getOutputStream().close();
        String text = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(p.waitFor(50, TimeUnit.SECONDS), () -> String.join(" ", command));
        assertEquals(0, p.exitValue(), () -> String.join(" ", command) + "\n" + text);
        return text;
    }
}
