package netnsh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sandboxes that the launcher makes, and what it says where it can make none. */
class LauncherSandboxIT extends LauncherLab {
    @Test
    void root_gets_a_sandbox_of_its_own_on_request() throws Exception {
        java("""
            { echo "$1"; stat -c %a /run; ls /sys/class/net; ip netns add red && ip netns exec red ls /sys/class/net
            ls /run/netns; } >"$REPORT" 2>&1
            """);
        Ended ended = start("--sandbox", "x");

        assertEquals(new Ended(0, "", ""), ended);
        assertEquals(List.of("-Dnetnsh.mode=sandbox", "755", "lo", "lo", "red"), reported());
        assertFalse(Files.exists(Path.of("/run/netns/red")));
    }

    @Test
    void an_ordinary_user_gets_a_rootless_sandbox() throws Exception {
        java("{ echo \"$1\"; id -u; stat -c %a /run; ip netns add red && ls /run/netns; } >\"$REPORT\" 2>&1");
        Ended ended = start(AS_USER, "x");

        assertEquals(new Ended(0, "", ""), ended);
        assertEquals(List.of("-Dnetnsh.mode=rootless", "0", "755", "red"), reported());
    }

    @Test
    void what_a_sandbox_needs_of_run_stays_in_sight_and_nothing_else() throws Exception {
        Files.createDirectories(Path.of("/run/here/home/lab"));
        Files.createDirectories(Path.of("/run/other"));
        java("""
            { ls /run; ls -d "$HOME"; pwd; ls; for word; do case $word in -Djava.io.tmpdir=*) ls -d "${word#*=}" ;; esac; done
            } >"$REPORT" 2>&1
            """);
        String[] there = {"env", "--chdir=/run/here/home", "HOME=/var/run/here/home", "XDG_CACHE_HOME=/run/here/home/c"
        };
        environment.remove("XDG_CACHE_HOME");
        for (String[] as : List.of(AS_USER, new String[0])) {
            List<String> inside = new ArrayList<>(List.of(there));
            inside.addAll(List.of(as));
            Ended ended = start(inside.toArray(String[]::new), "--sandbox", "x");
            assertEquals(new Ended(0, "", ""), ended);
            List<String> said = reported();
            List<String> wanted = List.of("here", "netnsh-etc", "/var/run/here/home", "/run/here/home", "lab");
            assertTrue(said.containsAll(wanted) && !said.contains("other"), said::toString);
            assertTrue(said.get(said.size() - 1).startsWith("/"), said::toString);
        }
        assertTrue(Files.isDirectory(Path.of("/run/here/home/c/netnsh")));
    }

    @Test
    void refused_user_namespaces_name_every_setting() throws Exception {
        Ended ended = start(WHERE_SANDBOXES_ARE_REFUSED, "--sandbox", "x");

        assertEquals(1, ended.status());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("user.max_user_namespaces = 0"), ended::err);
        assertTrue(ended.err().contains("sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"), ended::err);
        assertFalse(Files.exists(report));
    }

    @Test
    void help_needs_no_sandbox() throws Exception {
        assertEquals(new Ended(0, "", ""), start(WHERE_SANDBOXES_ARE_REFUSED, "--help"));
        assertEquals("-Dnetnsh.mode=none", reported().get(0));
    }

    @Test
    void a_root_without_capabilities_is_told_which() throws Exception {
        Ended ended = start(WITHOUT_CAPABILITIES, "x");

        assertEquals(1, ended.status());
        assertTrue(ended.err().startsWith("netnsh: root has no CAP_NET_ADMIN and CAP_SYS_ADMIN here"), ended::err);
        assertTrue(ended.err().contains("netnsh --sandbox"), ended::err);
    }

    @Test
    void temporary_files_go_to_a_folder_of_the_users_own() throws Exception {
        environment.put("TMPDIR", lab.toString());
        environment.put("XDG_CACHE_HOME", lab.resolve("cache").toString());
        java("""
            for word; do case $word in -Djava.io.tmpdir=*) stat -c '%a %u' "${word#*=}" >"$REPORT" ;; esac; done
            """);
        start("x");
        assertEquals(List.of("700 0"), reported());

        start(AS_USER, "x");
        assertEquals(List.of("700 0"), reported());
        assertTrue(Files.isDirectory(lab.resolve("cache/netnsh")));
    }
}
