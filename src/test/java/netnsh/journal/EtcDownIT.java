package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What down does with the files that stand over those of /etc: in a sandbox they lie under its own /run. */
class EtcDownIT {
    private static final Path FOLDER = Path.of("/run/netnsh-etc/left");

    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
        Stock.sh("rm -rf " + FOLDER);
    }

    @Test
    void files_of_its_own_go_with_their_folder() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "dns left 10.0.0.53", "dns left prefer ipv4", "hosts left a=10.0.0.1", "down");
        }
        assertFalse(Files.exists(FOLDER));
    }

    @Test
    void files_of_others_stay_and_get_their_old_text_back() throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("nsswitch.conf"), "hosts: files\n");
        Files.writeString(FOLDER.resolve("hosts"), "10.0.0.9 old\n");
        Files.writeString(FOLDER.resolve("gai.conf"), "label ::1/128 0\n");
        Stock.sh("ip netns add left");
        try (Life life = Life.atPrompt()) {
            life.does("dns left 10.0.0.53", "hosts left a=10.0.0.1", "hosts left b=10.0.0.2");
            assertTrue(Files.readString(FOLDER.resolve("hosts")).startsWith("10.0.0.9 old\n10.0.0.1\ta"));
            assertEquals(1, life.run("dns left prefer ipv4"));
            assertTrue(life.complained().contains("gai.conf of left is there already, and is not netnsh's"));
            assertEquals(1, life.run("dns left prefer default"));
            life.does("down");
        }
        assertEquals("gai.conf\nhosts\nnsswitch.conf\n", Stock.sh("ls " + FOLDER));
        assertEquals("10.0.0.9 old\n", Files.readString(FOLDER.resolve("hosts")));
    }

    @Test
    void a_session_that_was_killed_leaves_them_to_down_too() throws IOException {
        Life life = Life.atPrompt();
        life.does("netns add left", "dns left 10.0.0.53");
        life.die();
        Files.writeString(FOLDER.resolve("other"), "");
        assertEquals("down: 1 namespace, 1 other change\n", Life.down());
        assertEquals("other\n", Stock.sh("ls " + FOLDER));
    }
}
