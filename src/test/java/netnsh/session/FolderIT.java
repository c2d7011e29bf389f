package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.Netnsh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The folder and the environment that a session gives to programs, in a process of its own: cd moves a whole process. */
class FolderIT {
    private Path folder;

    @BeforeEach
    void a_folder_with_a_file() throws Exception {
        folder = Files.createTempDirectory("netnsh-folder").toRealPath();
        Files.writeString(folder.resolve("lab.nsh"), "echo replayed $1\n");
    }

    @AfterEach
    void remove_it() throws Exception {
        Files.deleteIfExists(folder.resolve("kept"));
        Files.delete(folder.resolve("lab.nsh"));
        Files.delete(folder);
    }

    private static String lines(String... lines) throws Exception {
        List<String> words = new java.util.ArrayList<>();
        for (String line : lines) {
            words.add("-c");
            words.add(line);
        }
        Netnsh.Ended ended = Netnsh.run(List.of(), words.toArray(String[]::new));
        assertEquals(0, ended.status(), ended.text());
        return ended.text();
    }

    @Test
    void programs_start_in_the_folder_that_cd_went_to() throws Exception {
        assertEquals(folder + "\n", lines("cd " + folder, "run pwd"));
        assertEquals(
                folder + "\n", lines("netns add folder", "cd " + folder, "@folder run pwd | cat", "netns del folder"));
    }

    @Test
    void files_are_found_from_the_folder_that_cd_went_to() throws Exception {
        assertEquals("replayed it\n", lines("cd " + folder, "source lab.nsh it", "echo x > kept"));
        assertEquals("x\n", Files.readString(folder.resolve("kept")));
    }

    @Test
    void cd_minus_goes_back_and_says_where_to() throws Exception {
        assertEquals("/tmp\n", lines("cd /tmp", "cd " + folder, "cd -"));
        assertEquals(System.getenv("HOME") + "\n", lines("cd", "echo $PWD"));
    }

    @Test
    void a_folder_that_is_not_there_is_refused_under_its_word() throws Exception {
        Netnsh.Ended ended = Netnsh.run(List.of(), "-c", "cd /no/such/folder");
        assertNotEquals(0, ended.status());
        assertTrue(ended.text().contains("cannot go to /no/such/folder: No such file or directory"), ended.text());
        assertTrue(ended.text().contains("^"), ended.text());
    }

    @Test
    void programs_see_exported_variables_and_no_others() throws Exception {
        assertEquals("[one][]\n", lines("A=one", "B=two", "export A", "run sh -c 'echo \"[$A][$B]\"'"));
        assertEquals("[three]\n", lines("export C=three", "run sh -c 'echo \"[$C]\"'"));
    }

    @Test
    void a_wrong_name_cannot_be_exported() throws Exception {
        assertNotEquals(0, Netnsh.run(List.of(), "-c", "export 1x=2").status());
    }
}
