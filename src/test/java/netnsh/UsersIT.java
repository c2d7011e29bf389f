package netnsh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import netnsh.value.Accounts;
import netnsh.value.Capability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of root's rights behind sudo(8): a person chris types it, by the launcher as it is. That takes a sandbox that
 * knows more than one user, see the execution "users" in pom.xml; in one that does not, --drop is refused and --as still
 * takes every right away.
 */
class UsersIT {
    private static final int CHRIS = 4711;
    /** Chris is in this group too. */
    private static final int LAB = 4712;

    private static final String WHO =
            "sh -c 'id -u; id -g; id -G; echo $HOME; grep -E \"^Cap(Inh|Prm|Eff|Amb)\" /proc/self/status'";

    /** Of the process that starts programs: netnsh itself. */
    private static final String NETNSH =
            "sh -c 'grep -E \"^(Uid|Gid|Groups|Cap(Inh|Prm|Eff|Bnd|Amb))\" /proc/$PPID/status'";

    /** Whether chris is somebody in the tests' user namespace. */
    private static final boolean KNOWN = Accounts.outsideOf(CHRIS) >= 0;

    @TempDir
    static Path lab;

    @BeforeAll
    static void make_a_project_and_chris() throws IOException {
        Files.createDirectories(lab.resolve("project/scripts"));
        Files.createDirectories(lab.resolve("project/target"));
        Files.createDirectories(lab.resolve("home"));
        Files.copy(Path.of("scripts/netnsh"), lab.resolve("project/scripts/netnsh"));
        assertTrue(lab.resolve("project/scripts/netnsh").toFile().setExecutable(true, false));
        Files.copy(Path.of("target/netnsh.jar"), lab.resolve("project/target/netnsh.jar"));
        // the mounts are the sandbox's own
        Stock.output("sh", "-ec", """
            chmod 755 "$1"
            cd "$1"
            [ "$2" = false ] || chown %1$d:%1$d home
            for file in passwd group shadow; do cat /etc/$file >$file; done
            echo "chris:x:%1$d:%1$d::$1/home:/bin/sh" >>passwd
            printf 'chris:x:%1$d:\\nlab:x:%2$d:chris\\n' >>group
            echo 'chris:*:20000:0:99999:7:::' >>shadow
            printf 'Defaults !use_pty\\nchris ALL=(ALL) NOPASSWD: ALL\\n' >sudoers
            chmod 440 sudoers
            for file in passwd group shadow sudoers; do mount --bind $file /etc/$file; done
            """.formatted(CHRIS, LAB), "sh", lab.toString(), Boolean.toString(KNOWN));
    }

    @AfterAll
    static void forget_chris() {
        Stock.sh("umount /etc/passwd /etc/group /etc/shadow /etc/sudoers");
    }

    @AfterEach
    void tidy() {
        Stock.sh("ip -all netns del; ip link del br0; rm -rf /run/netnsh /run/netnsh-4711");
    }

    /** Chris types "sudo netnsh WORDS"; where the set-user-ID bit of sudo is of no effect, as sudo would start it. */
    private static Netnsh.Ended sudo(String... words) {
        List<String> command = new ArrayList<>(
                Accounts.everybody()
                        ? List.of("setpriv", "--reuid=" + CHRIS, "--regid=" + CHRIS, "--init-groups", "sudo", "-n")
                        : List.of("env", "SUDO_UID=" + CHRIS, "SUDO_GID=" + CHRIS, "SUDO_USER=chris"));
        command.add(lab.resolve("project/scripts/netnsh").toString());
        command.addAll(List.of(words));
        return Stock.run(command.toArray(String[]::new));
    }

    /** Where nobody else is known, nothing can belong to anybody else. */
    @Test
    void a_folder_of_the_journal_that_belongs_to_somebody_else_is_refused() throws Exception {
        Stock.output("install", "-d", "-m", "0700", "/run/netnsh");
        assertEquals(
                KNOWN,
                Stock.run("chown", Integer.toString(CHRIS), "/run/netnsh").status() == 0);
        Netnsh.Ended ended = Netnsh.run(List.of(), "netns", "add", "left");
        assertEquals(KNOWN ? 1 : 0, ended.status(), ended.text());
        if (KNOWN) {
            String why = "netnsh: the folder of the journal /run/netnsh is refused: it belongs to user 4711\n"
                    + "  hint: what stands there was not made by netnsh; remove it\n";
            assertEquals(why, ended.text());
            assertEquals("", Stock.sh("ls /run/netns 2>/dev/null; ls -A /run/netnsh"));
        }
    }

    private static String[] lines(String option, String... lines) {
        List<String> words = new ArrayList<>(List.of(option.split(" ")));
        List.of(lines).forEach(line -> words.addAll(List.of("-c", line)));
        return words.toArray(String[]::new);
    }

    private static void refused() {
        Netnsh.Ended ended = sudo("--drop", "netns", "add", "left");
        assertEquals(1, ended.status(), ended.text());
        assertTrue(ended.text().startsWith("netnsh: --drop cannot go on as user 4711: set"), ended.text());
        assertEquals("", Stock.sh("ls /run/netns 2>/dev/null"));
    }

    private static String chris() {
        return CHRIS + "\n" + CHRIS + "\n" + CHRIS + " " + LAB + "\n" + lab.resolve("home") + "\n" + nothing();
    }

    private static String nothing() {
        StringBuilder all = new StringBuilder();
        for (String set : List.of("Inh", "Prm", "Eff", "Amb")) {
            all.append("Cap" + set + ":\t0000000000000000\n");
        }
        return all.toString();
    }

    @Test
    void behind_drop_netnsh_is_the_person_with_six_capabilities_and_programs_have_none() {
        if (!KNOWN) {
            refused();
            return;
        }
        Netnsh.Ended ended = sudo(lines("--drop", "netns add left", NETNSH, WHO, "@left " + WHO));
        String kept = String.format(
                "%016x",
                Stream.of(Capability.values()).mapToLong(c -> 1L << c.bit()).sum());
        StringBuilder own = new StringBuilder();
        String four = ("\t" + CHRIS).repeat(4) + "\n";
        own.append("Uid:" + four + "Gid:" + four + "Groups:\t" + CHRIS + " " + LAB + " \n");
        List.of("Inh", "Prm", "Eff", "Bnd", "Amb").forEach(set -> own.append("Cap" + set + ":\t" + kept + "\n"));
        assertEquals(own + chris() + chris(), ended.text());
        assertEquals("down: 1 namespace\n", sudo("--drop", "down").text());
        Netnsh.Ended other = sudo("--drop", "as", "nobody", "true");
        assertTrue(other.text().contains("CAP_SETUID is missing"), other.text());
        assertTrue(other.text().contains("hint: sudo netnsh without --drop can"), other.text());
        Netnsh.Ended become = sudo("--drop", "exec", "/", "--", "sh", "-c", WHO.substring(7, WHO.length() - 1));
        assertEquals(chris(), become.text());
    }

    @Test
    void behind_drop_a_sandbox_is_the_persons_own() {
        if (!KNOWN) {
            refused();
            return;
        }
        Netnsh.Ended ended =
                sudo(lines("--drop --sandbox", "netns add left", "netns list", NETNSH, "@left as me id -u"));
        assertEquals(0, ended.status(), ended.text());
        assertTrue(ended.text().startsWith("left\nUid:\t0\t0\t0\t0\n"), ended.text());
        assertTrue(ended.text().endsWith("\n" + CHRIS + "\n"), ended.text());
        assertEquals("", Stock.sh("ls /run/netns 2>/dev/null"));
    }

    @Test
    void behind_drop_a_lab_is_built_tried_and_taken_down() {
        if (!KNOWN) {
            refused();
            return;
        }
        Netnsh.Ended ended = sudo(lines(
                "--drop",
                "netns add left right",
                "cable left:eth0 right:eth0",
                "@left addr 10.0.0.1/24",
                "@right addr 10.0.0.2/24",
                "@left ping -c 1 -W 5 -q 10.0.0.2 >/dev/null",
                "@left sysctl net.ipv4.ip_forward=1",
                "dns left 10.0.0.53",
                "@left grep nameserver /etc/resolv.conf",
                "spawn web sleep 60",
                "@web sh -c 'uname -n; id -u; until grep sleep /proc/1/comm; do sleep 0.1; done'",
                "@right start --name s python3 -m http.server 8080",
                "@right wait-port 8080 20s",
                "servers",
                "nat right via lo",
                "dns left clear"));
        assertEquals(0, ended.status(), ended.text());
        String text = ended.text();
        assertTrue(text.contains("nameserver 10.0.0.53\n"), text);
        assertTrue(text.contains("\nweb\n" + CHRIS + "\nsleep\n"), text);
        assertEquals(0, sudo("--drop", "down").status());
        assertTrue(text.matches("(?s).*right +tcp .*8080 .*python3.*"), text);
        assertEquals("", Stock.sh("ls /run/netns 2>/dev/null; nft list ruleset"));
    }

    @Test
    void without_a_capability_that_drop_keeps_the_sentence_names_it() {
        if (!KNOWN) {
            refused();
            return;
        }
        Stock.output("sh", "-c", "ip netns add left && ip -n left link set lo up");
        String other = Stock.output("sh", "-c", "unshare --net sleep 60 >/dev/null 2>&1 & echo $!")
                .strip();
        try {
            Map<Capability, String> lines = Map.of(
                    Capability.CAP_NET_ADMIN, "link add br0 type bridge",
                    Capability.CAP_SYS_ADMIN, "@left sysctl net.ipv4.ip_forward=1",
                    Capability.CAP_DAC_OVERRIDE, "netns add right",
                    Capability.CAP_NET_RAW, "@left ping -c 1 127.0.0.1",
                    Capability.CAP_SYS_PTRACE, "@pid:" + other + " link");
            lines.forEach((capability, line) -> {
                String said = without(capability, line);
                assertTrue(said.contains(capability.name()), capability + ": " + said);
                assertTrue(said.contains("hint: "), said);
            });
            String home = without(Capability.CAP_NET_ADMIN, "sysctl net.ipv4.ip_forward=1");
            assertTrue(home.contains("CAP_NET_ADMIN is missing"), home);
            String host = without(Capability.CAP_SYS_CHROOT, "spawn web sleep 9", "@web true");
            assertTrue(host.contains("CAP_SYS_CHROOT is missing"), host);
        } finally {
            Stock.sh("kill " + other + "; ip netns del left");
        }
    }

    /** What netnsh says as chris with all that is kept but one. */
    private static String without(Capability missing, String... lines) {
        String kept = "-all";
        for (Capability one : Capability.values()) {
            kept += one == missing ? "" : ",+" + one.name().substring(4).toLowerCase(Locale.ROOT);
        }
        List<String> command = new ArrayList<>(List.of("env", "HOME=" + lab, "XDG_RUNTIME_DIR=" + lab.resolve("home")));
        command.addAll(List.of("setpriv", "--reuid=" + CHRIS, "--regid=" + CHRIS, "--init-groups"));
        command.addAll(List.of("--inh-caps=" + kept, "--ambient-caps=" + kept, "--bounding-set=" + kept));
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:-UsePerfData", "-jar"));
        command.add(lab.resolve("project/target/netnsh.jar").toString()); // Maven's own jars he may not read
        List.of(lines).forEach(line -> command.addAll(List.of("-c", line)));
        Netnsh.Ended ended = Stock.run(command.toArray(String[]::new));
        assertTrue(ended.status() != 0, missing + ": " + ended.text());
        return ended.text();
    }

    @Test
    void as_me_every_program_is_the_person_who_typed_sudo_and_netnsh_is_root() {
        Netnsh.Ended ended = sudo(lines("--as me", "netns add left", "@left " + WHO, "link add br0 type bridge"));
        assertEquals(0, ended.status(), ended.text());
        itIsChris(ended);
    }

    @Test
    void as_somebody_a_program_has_his_groups_and_home_and_no_capability() {
        Netnsh.Ended ended = sudo("as", "chris", "sh", "-c", WHO.substring(7, WHO.length() - 1));
        itIsChris(ended);
    }

    /** With all his groups, where these are known. */
    private static void itIsChris(Netnsh.Ended ended) {
        assertTrue(ended.text().startsWith(CHRIS + "\n" + CHRIS + "\n"), ended.text());
        assertTrue(ended.text().endsWith(lab.resolve("home") + "\n" + nothing()), ended.text());
        assertEquals(KNOWN, ended.text().equals(chris()), ended.text());
    }
}
