package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.value.Dev;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TAB offers and what stands right of the cursor. */
class TabTest {
    private final Typist typist = new Typist();

    @TempDir
    Path folder;

    @BeforeEach
    void two_hosts() {
        typist.desk.run("netns add left right");
        typist.desk.run("cable left:eth7 right:eth8");
        typist.sees("/>");
    }

    @AfterEach
    void leave() throws IOException {
        typist.close();
    }

    @Test
    void completes_a_verb_with_its_first_letters() {
        typist.type("cab\t").endsWith("/> cable NS:IF");
    }

    @Test
    void lists_candidates_with_their_help() {
        typist.type("netns \t").sees("add").sees("(").type("li\t").sees("list");
    }

    @Test
    void the_menu_keeps_the_blank_in_front_of_a_word_not_begun() {
        typist.type("use \t")
                .sees("left")
                .type("\t")
                .sees("> use left")
                .type("\t")
                .sees("> use right");
        typist.type("\r").type("\r").sees("right (gone)>");
    }

    @Test
    void completes_interfaces_of_the_namespace_that_the_line_is_about() {
        typist.type("@left addr add 10.0.0.1/24 dev e\t").sees("dev eth7");
        typist.type("\003")
                .endsWith("[130] />")
                .type("-n right link set dev e\t")
                .sees("set dev eth8");
        typist.type("\003").endsWith("[130] />").type("@left,rig\t").sees("@left,right");
    }

    @Test
    void completes_the_namespace_of_a_cables_end_without_a_blank_behind() {
        typist.type("cable le\t").endsWith("cable left:");
    }

    @Test
    void completes_files_and_puts_odd_names_in_quotes() throws IOException {
        Files.createFile(folder.resolve("odd name; rm.nsh"));
        typist.type("source " + folder + "/od\t").sees("/odd name; rm.nsh'");
        typist.type("\r").sees("/>");
        assertTrue(typist.sent().contains("source"));
    }

    @Test
    void completes_variables() {
        typist.desk.run("LAN_PREFIX=10.0.0.0/24");
        typist.type("route add $LAN_P\t").sees("$LAN_PREFIX");
    }

    @Test
    void behind_a_pipe_only_programs_are_offered() {
        typist.type("netns list | netn\t");
        typist.type("\003").endsWith("[130] />");
        assertFalse(typist.shown().contains("| netns"));
    }

    @Test
    void asks_before_it_shows_a_hundred_and_more_and_is_quick_with_ten_thousand() {
        List<Link> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Link(Dev.named("if" + i), 0, 0, 0, 0, Attrs.NONE));
        }
        typist.desk.links = many;
        long start = System.nanoTime();
        typist.type("@left link set dev \t")
                .sees("do you wish to see all 10000")
                .type("n");
        long millis = (System.nanoTime() - start) / 1_000_000;
        // the limit is wide, because the machine may be busy
        assertTrue(millis < 3000, () -> "took " + millis + " ms");
        typist.type("7777\t").sees("dev if7777");
    }

    @Test
    void says_what_is_expected_next() {
        typist.type("cable ").endsWith("/> cable NS:IF");
        typist.type("left:a ").endsWith("/> cable left:a NS:IF");
    }

    @Test
    void the_right_arrow_takes_over_the_rest_of_a_word() {
        typist.type("netns a").sees("netns add").type("\033[C" + "new\r").sees("\n/> netns add new\n/>");
        assertEquals("ip netns add new", typist.desk.effects.get(typist.desk.effects.size() - 1));
        assertEquals(List.of(), typist.desk.starts);
    }
}
