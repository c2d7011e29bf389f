package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import netnsh.Netnsh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whether notes still tell the truth: {@code --check}, {@code --update} and {@code netnsh test}. */
class CheckIT {
    private static final String TRUE = """
        ```
        # ip netns add red
        # ip netns exec red bash
        # ip link set lo up
        # ip a
        9: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noop state UNKNOWN group default qlen 1000
            link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
            inet 127.0.0.1/8 scope host lo
        ...
        # ping 10.1.1.1
        connect: Network is unreachable
        # ip netns add red
        Cannot create namespace file "/var/run/netns/red": File exists
        # false
        ```
        """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Netnsh.Ended test(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("test"));
        all.addAll(List.of(words));
        return Netnsh.run(List.of(), all.toArray(String[]::new));
    }

    @Test
    void agrees_where_only_what_is_volatile_differs_and_names_what_it_does_not_run() throws Exception {
        Netnsh.Ended ended = test(file("n.md", TRUE));
        assertEquals(0, ended.status(), ended.text());
        assertTrue(ended.text().startsWith("ok     "), ended.text());
        assertTrue(ended.text().contains("(6 commands, 1 not run, "), ended.text());
        assertTrue(ended.text().contains("1 file, 0 failed, "), ended.text());
    }

    @Test
    void shows_a_difference_with_its_file_and_line() throws Exception {
        String notes = file("n.md", TRUE.replace("127.0.0.1/8", "127.0.0.2/8"));
        Netnsh.Ended ended = test(notes);
        assertEquals(1, ended.status());
        assertTrue(ended.text().contains("n.md:5: red> ip a\n"), ended.text());
        assertTrue(ended.text().contains("--- " + notes + ":6\n"), ended.text());
        assertTrue(ended.text().contains("-    inet 127.0.0.2/8 scope host lo\n"), ended.text());
        assertTrue(ended.text().contains("+    inet 127.0.0.1/8 scope host lo\n"), ended.text());
        assertFalse(ended.text().contains("-9: lo"), ended.text());
    }

    @Test
    void runs_each_file_in_a_sandbox_of_its_own() throws Exception {
        String one = file("a.nsh", "netns add here\n! ip netns add here\n");
        String two = file("b.md", "```\n# ip netns add here\n# ip netns\nhere\n```\n");
        String bad = file("c.nsh", "netns add here\nuse nosuch\n");
        Netnsh.Ended ended = test("--jobs", "3", one, two, bad);
        assertEquals(1, ended.status(), ended.text());
        assertTrue(ended.text().contains("3 files, 1 failed"), ended.text());
        assertTrue(ended.text().contains("c.nsh:2:5: there is no namespace"), ended.text());
        assertEquals("", Netnsh.run(List.of(), "netns").text());
    }

    @Test
    void writes_junit_xml() throws Exception {
        Path xml = folder.resolve("out.xml");
        String notes = file("n.md", TRUE.replace("UNKNOWN", "DOWN"));
        assertEquals(
                1,
                test("--junit", xml.toString(), notes, file("a.nsh", "echo x\n"))
                        .status());
        Document d = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        Element first = (Element) d.getElementsByTagName("testsuite").item(0);
        assertEquals("6", first.getAttribute("tests"));
        assertEquals("1", first.getAttribute("failures"));
        assertEquals("1", first.getAttribute("skipped"));
        assertEquals(2, d.getElementsByTagName("testsuite").getLength());
        assertTrue(d.getElementsByTagName("failure").item(0).getTextContent().contains("-9: lo"));
    }

    @Test
    void tells_it_in_tap() throws Exception {
        Netnsh.Ended ended = test("--tap", file("n.md", "```\n# ip netns add red\n# ip netns\nblue\n```\n"));
        assertEquals(1, ended.status());
        assertTrue(ended.text().startsWith("TAP version 14\n1..1\n    ok - "), ended.text());
        assertTrue(ended.text().contains("\n    not ok - ") && ended.text().contains("\n    # -blue\n"), ended.text());
        assertTrue(ended.text().contains("\n    1..2\nnot ok 1 - "), ended.text());
    }

    @Test
    void a_fence_may_say_that_it_fails_or_how_long_it_may_take() throws Exception {
        assertEquals(
                0,
                test(file("a.md", "```console expect=fail\n# ip link set nosuch up\n...\n```\n"))
                        .status());
        assertEquals(
                1,
                test(file("b.md", "```console expect=fail\n# ip netns add x\n```\n"))
                        .status());
        Netnsh.Ended slow = test(file("c.md", "```console timeout=200ms\n$ sleep 9\n$ ip netns\n```\n"));
        assertTrue(slow.status() == 1 && slow.text().contains("it did not end in time"), slow.text());
        assertEquals(1, test(file("d.md", "```\n# ip addr add dev lo\n```\n")).status());
    }

    @Test
    void update_changes_the_lines_that_differ_and_no_other_byte() throws Exception {
        String before = """
            # Title\r
            \r
            * a list  \r
            \r
              ```\r
              # ip netns add red\r
              # ip netns exec red bash\r
              # ip link set lo up\r
              # ip -4 a\r
              7: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN\r
                  inet 127.0.0.1/8   scope host lo\r
                     valid_lft forever preferred_lft forever\r
              # ip netns\r
              # ip netns exec red cat /proc/sys/net/ipv4/ip_forward\r
              0  \r
              and more\r
              ```\r
            \tThe end\
            """;
        String notes = file("n.md", before);
        Netnsh.Ended ended = test("--update", notes);
        assertEquals(1, ended.status(), ended.text());
        String after = Files.readString(Path.of(notes));
        assertEquals(
                before.replace(
                                "7: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN",
                                "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default"
                                        + " qlen 1000")
                        .replace("# ip netns\r\n", "# ip netns\r\n  red\r\n")
                        .replace("  and more\r\n", ""),
                after);
        assertEquals(0, test(notes).status());
    }

    @Test
    void update_keeps_entities_tabs_the_authors_names_and_a_file_without_a_last_line_end() throws Exception {
        String before = "Notes &amp; more:\n\n\t# ip netns add red &amp;&amp; ip -n red link set lo up\n"
                + "\t# ip -n red -4 addr\n"
                + "\t1: lo: &lt;LOOPBACK,UP,LOWER_UP&gt; mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n"
                + "\t    inet 127.0.0.9/8 scope host lo\n\t       valid_lft forever preferred_lft forever\n"
                + "\t# ip link show eth7\n\tDevice \"eth7\" does not exist.\n\t# ip link set eth7 up\n\tthe old\n\t# ip netns";
        String notes = file("n.md", before);
        assertEquals(1, test("--update", "--map", "eth7=veth-here", notes).status());
        assertEquals(
                before.replace("127.0.0.9", "127.0.0.1").replace("the old", "Cannot find device \"eth7\"") + "\n\tred",
                Files.readString(Path.of(notes)));
        assertEquals(0, test("--map", "eth7=veth-here", notes).status());
    }

    @Test
    void netnshs_own_verbs_have_a_time_limit_too() throws Exception {
        Netnsh.Ended slow = test(file("s.md", """
            ```console netnsh
            /> sleep 20  # netnsh: timeout=300ms
            /> monitor link  # netnsh: timeout=300ms
            /> ping 127.0.0.1 -c 100  # netnsh: timeout=300ms
            /> echo still here
            still here
            ```
            """));
        assertEquals(1, slow.status(), slow.text());
        assertTrue(slow.text().contains("(4 commands, 3 failed, "), slow.text());
        assertEquals(3, slow.text().split("it did not end in time", -1).length - 1, slow.text());
    }

    @Test
    void where_a_block_shows_no_output_only_the_status_counts() throws Exception {
        String notes = """
            ```bash
            $ sudo ip netns add red
            $ ip netns
            ```

            which says "red".

            ```bash
            $ ip netns
            $ ip -n red link set nosuch up
            ```
            """;
        Netnsh.Ended ended = test("--update", file("n.md", notes));
        assertEquals(1, ended.status(), ended.text());
        assertTrue(ended.text().contains("(4 commands, 1 failed, "), ended.text());
        assertTrue(
                ended.text().contains("n.md:10: /> ip -n red link set nosuch up\n    it ended with status "),
                ended.text());
        assertEquals(notes, Files.readString(folder.resolve("n.md")));
    }

    @Test
    void loops_run_as_they_stand() throws Exception {
        Netnsh.Ended ended = test("--bash", file("n.md", """
            ```bash
            for ns in red blue; do
              sudo ip netns add $ns
              sudo ip -n $ns addr add 10.0.0.1/24 dev lo
            done
            ```

            ```
            # for i in red blue; do
            >   ip -n $i -br -4 addr | tr -d ' '
            > done
            loDOWN10.0.0.1/24
            loDOWN10.0.0.1/24
            # n=$(ip netns | wc -l)
            # if [ $n = 2 ]; then echo two; fi
            two
            # ip -V
            ip utility, iproute2-...
            ```
            """));
        assertEquals(0, ended.status(), ended.text());
        assertTrue(ended.text().contains("(5 commands, "), ended.text());
    }

    @Test
    void a_comment_may_say_that_one_command_fails_or_is_left_out() throws Exception {
        Netnsh.Ended ended =
                test(file("a.md", """
            ```
            # ip link set nosuch up  # netnsh: expect=fail
            Cannot find device "nosuch"
            # false
            # ip netns add x
            ```

            ```console
            $ ip netns add y  # netnsh: skip
            $ ip netns
            x
            ```
            """.replace("# false\n", "# netnsh: expect=fail\n# ip netns del nosuch\n...\n")));
        assertEquals(0, ended.status(), ended.text());
        assertTrue(ended.text().contains("(5 commands, 1 not run, "), ended.text());
    }

    @Test
    void says_what_is_wrong_with_its_own_words() throws Exception {
        assertEquals(2, test().status());
        assertEquals(2, test("--jobs", "x", "y").status());
        Netnsh.Ended none = test(folder.resolve("none.md").toString());
        assertEquals(1, none.status());
        assertTrue(none.text().contains("No such file"), none.text());
    }
}
