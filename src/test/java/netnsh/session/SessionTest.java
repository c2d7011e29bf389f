package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import netnsh.kernel.Programs.Status;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final Desk desk = new Desk();

    @Test
    void runs_a_verb_where_the_session_stands() {
        assertEquals(0, desk.run("netns add left"));
        assertEquals(0, desk.run("use left"));
        assertEquals("left", desk.session.context().ns().toString());
        assertEquals(0, desk.run("use -"));
        assertEquals("/", desk.session.context().ns().toString());
        assertEquals("", desk.complained());
    }

    @Test
    void draws_a_caret_under_a_namespace_that_is_not_there() {
        assertEquals(1, desk.run("use nosuch"));
        String text = desk.complained();
        assertTrue(text.contains("  use nosuch\n      ^~~~~~\n"), text);
        assertEquals("/", desk.session.context().ns().toString());
    }

    @Test
    void refuses_a_word_that_is_neither_command_nor_program() {
        assertEquals(127, desk.run("netsn list"));
        assertEquals("""
            netnsh: "netsn" is neither a command nor a program
              netsn list
              ^~~~~
              hint: did you mean netns?
            """, desk.complained());
        assertEquals(List.of(), desk.effects);
    }

    @Test
    void names_the_way_to_an_old_program_for_what_it_is_not_taken_for() {
        for (String line : List.of("brctl showmacs br0", "ifconfig lo metric 5", "route -e", "arp -s 10.0.0.1")) {
            assertEquals(1, desk.run(line));
            String text = desk.complained();
            assertTrue(text.contains("the program itself: run " + line + "\n"), text);
        }
        assertEquals(1, desk.run("route frob"));
        assertTrue(!desk.complained().contains("program itself"));
        assertEquals(List.of(), desk.effects);
    }

    @Test
    void runs_nothing_of_a_line_when_a_part_is_not_understood() {
        assertEquals(127, desk.run("netns add left; fooo bar"));
        assertEquals(List.of(), desk.effects);
        assertEquals(1, desk.run("netns add left && echo 'x"));
        assertTrue(desk.complained().contains("the quote ' opened at column 24 is never closed"));
        assertEquals(List.of(), desk.effects);
    }

    @Test
    void marks_the_word_that_fits_nothing_and_says_what_would() {
        assertEquals(1, desk.run("sleep soon"));
        assertTrue(desk.complained().contains("\"soon\": not a time such as 5s"));
        assertEquals(1, desk.run("sleep"));
        String text = desk.complained();
        assertTrue(text.contains("TIME is missing behind \"sleep\"") && text.contains("  sleep\n        ^\n"), text);
        assertEquals(1, desk.run("sleep 1 2"));
        assertTrue(desk.complained().contains("\"2\" is one word too many"));
    }

    @Test
    void runs_programs_in_the_namespace_with_their_words_as_they_are() {
        desk.run("netns add left");
        assertEquals(0, desk.run("@left true 'a b' -c"));
        assertEquals(0, desk.run("run sleep 5"));
        assertEquals(List.of("left true a b -c", "/ sleep 5"), desk.started());
        assertEquals(-1, desk.starts.get(0).group());
    }

    @Test
    void hands_operators_and_patterns_of_a_program_to_a_shell() {
        desk.run("IF=eth0");
        desk.run("ls *.nsh");
        desk.run("cat $IF | head -1 > x");
        desk.run("true $(id)");
        assertEquals(
                List.of(
                        "/ /bin/sh -c ls *.nsh netnsh",
                        "/ /bin/sh -c IF=eth0\ncat $IF | head -1 > x netnsh",
                        "/ /bin/sh -c true $(id) netnsh"),
                desk.started());
        desk.run("cat $NO | head -1");
        assertTrue(desk.complained().contains("the variable NO is not set"));
    }

    @Test
    void pipes_what_a_verb_prints_into_a_program() {
        assertEquals(0, desk.run("echo hello | grep ell"));
        assertEquals(List.of("/ /bin/sh -c grep ell netnsh"), desk.started());
        assertEquals("hello\n", desk.written.get(desk.starts.get(0).in() + 1));
        assertEquals("", desk.said());
    }

    @Test
    void redirects_what_a_verb_prints_and_what_it_complains_about() {
        assertEquals(0, desk.run("echo one > a"));
        assertEquals(0, desk.run("echo two >> a"));
        assertEquals(1, desk.run("use nosuch 2>/dev/null"));
        assertEquals(1, desk.run("use nosuch >log 2>&1"));
        assertEquals("one\n", desk.written(">a"));
        assertEquals("two\n", desk.written(">>a"));
        assertTrue(desk.written(">log").contains("nosuch"));
        assertEquals("", desk.complained());
        assertEquals(1, desk.run("echo x < y"));
        assertTrue(desk.complained().contains("reads no input"));
    }

    @Test
    void writes_a_kernel_parameter_where_the_session_stands() {
        desk.run("netns add left");
        desk.effects.clear();
        assertEquals(0, desk.run("echo 1 > /proc/sys/net/ipv4/ip_forward"));
        assertEquals(0, desk.run("@left echo 0 > /proc/sys/net/ipv4/ip_forward"));
        assertEquals(
                List.of("sysctl -w net/ipv4/ip_forward=1", "ip netns exec left sysctl -w net/ipv4/ip_forward=0"),
                desk.effects);
        assertEquals("", desk.said());
    }

    @Test
    void goes_on_or_stops_at_the_operators_of_a_list() {
        desk.run("netns add a && echo yes");
        desk.run("use nosuch && echo no");
        desk.run("use nosuch || echo other");
        desk.run("use nosuch ; echo after");
        assertEquals("yes\nother\nafter\n", desk.said());
        assertEquals(0, desk.run("use nosuch 2>/dev/null || true"));
    }

    @Test
    void turns_a_failure_round_but_not_a_line_that_is_not_understood() {
        desk.complained();
        assertEquals(0, desk.run("! use nosuch"));
        assertEquals("", desk.complained());
        assertEquals(1, desk.run("! echo x"));
        assertEquals(127, desk.run("! uuse nosuch"));
        assertEquals(1, desk.run("! use a b c"));
    }

    @Test
    void tries_again_until_it_succeeds_and_shows_only_the_last_attempt() {
        Status failed = new Status(Status.State.EXITED, 1);
        Status good = new Status(Status.State.EXITED, 0);
        desk.ends.put("false", new ArrayList<>(List.of(failed, failed, good)));
        assertEquals(0, desk.run("retry 5s false"));
        assertEquals(3, desk.starts.size());
        assertEquals(1, desk.run("retry 60ms use nosuch"));
        assertEquals(1, desk.complained().split("there is no", -1).length - 1);
        assertEquals(1, desk.run("retry soon echo x"));
        assertTrue(desk.complained().contains("\"soon\": not a time"));
        assertEquals(0, desk.run("retry 1s @all ! use nosuch || echo x"));
    }

    @Test
    void runs_one_line_in_several_namespaces() {
        desk.run("netns add left right");
        desk.effects.clear();
        assertEquals(0, desk.run("@left,right sysctl -w net.ipv4.ip_forward=1"), desk::complained);
        assertEquals(2, desk.effects.size());
        assertTrue(desk.effects.get(1).startsWith("ip netns exec right sysctl"), desk.effects.get(1));
        desk.said();
        desk.run("@all echo x");
        assertEquals("netns: left\nx\nnetns: right\nx\n", desk.said());
        assertEquals(1, desk.run("@left,no echo x"));
        assertTrue(desk.complained().contains("  @left,no echo x\n  ^~~~~~~~\n"));
        assertEquals("", desk.said());
    }

    @Test
    void keeps_variables_and_passes_some_to_one_program_only() {
        desk.run("A=1 B='x y'");
        desk.run("echo $A \"$B\" $?");
        assertEquals("1 x y 0\n", desk.said());
        desk.run("LANG=C true");
        assertEquals("C", desk.starts.get(0).environment().get("LANG"));
        assertEquals(1, desk.run("A=1 echo x"));
        assertEquals(1, desk.run("echo $NOSUCH"));
        assertTrue(desk.complained().contains("  echo $NOSUCH\n       ^~~~~~~\n"));
    }

    @Test
    void prints_each_step_in_front_when_verbose() {
        Desk loud = new Desk(new Options(false, false, true, false));
        loud.run("netns add left");
        loud.run("@left true");
        assertEquals("+ ip netns add left\n+ ip netns exec left true\n", loud.said());
    }

    @Test
    void keeps_the_steps_out_of_pipes_and_files() {
        Desk loud = new Desk(new Options(false, false, true, false));
        loud.run("netns add left | cat");
        assertEquals("+ ip netns add left\n", loud.said());
        assertEquals(null, loud.written.get(loud.starts.get(0).in() + 1));
    }

    @Test
    void prints_the_plan_and_touches_nothing_in_a_dry_run() {
        Desk dry = new Desk(new Options(false, true, false, false));
        dry.run("netns add left");
        dry.run("use left");
        dry.run("netns add right");
        dry.run("run tcpdump -i lo 'port 80' &");
        dry.run("! retry 5s ping 10.0.0.1 | grep x");
        dry.run("sleep 3");
        dry.run("echo 1 > /proc/sys/net/ipv4/ip_forward");
        String[] lines = dry.said().split("\n");
        assertEquals("ip netns add left", lines[0]);
        assertEquals("ip netns add right", lines[1]);
        assertEquals(7 - 1, lines.length, String.join("|", lines));
        assertEquals("sleep 3s", lines[4]);
        assertEquals("ip netns exec left tcpdump -i lo 'port 80' &", lines[2]);
        assertEquals("ip netns exec left ping 10.0.0.1 | grep x", lines[3]);
        assertEquals(List.of(), dry.starts);
        assertEquals("", dry.complained());
    }

    @Test
    void shows_help_for_a_verb_in_either_order() {
        assertEquals(0, desk.run("help sleep"));
        String text = desk.said();
        assertTrue(text.contains("sleep"), text);
        assertEquals(0, desk.run("sleep help"));
        assertEquals(text, desk.said());
    }

    @Test
    void ends_with_the_status_that_exit_names() {
        desk.run("exit 3; echo x");
        assertEquals(3, desk.session.exit().orElseThrow());
        assertEquals("", desk.said());
    }

    @Test
    void knows_its_own_process_and_the_last_one_in_the_background() {
        assertEquals(0, desk.run("run sleep 9 &"));
        desk.said();
        assertEquals(0, desk.run("echo $! ${!} $$"));
        assertEquals("1001 1001 " + ProcessHandle.current().pid() + "\n", desk.said());
    }

    @Test
    void draws_a_caret_under_the_word_that_names_the_namespace() {
        for (String line : List.of(
                "-n nosuch link",
                "ip -n nosuch link set lo up",
                "netns exec nosuch ip link",
                "netns exec nosuch ip link set lo up",
                "netns exec nosuch ls",
                "netns del nosuch")) {
            assertTrue(desk.run(line) != 0, line);
            String caret = " ".repeat(2 + line.indexOf("nosuch")) + "^~~~~~\n";
            String text = desk.complained();
            assertTrue(text.contains(line + "\n" + caret), text);
        }
    }

    @Test
    void rehearses_a_parameter_that_is_written_with_echo() {
        Desk dry = new Desk(new Options(false, true, false, false));
        assertEquals(0, dry.run("echo 1 > /proc/sys/net/ipv4/ip_forward"));
        assertEquals("sysctl -w net/ipv4/ip_forward=1\n", dry.said());
    }

    @Test
    void a_program_for_all_namespaces_is_run_in_each_whatever_it_says() {
        desk.ends.put("false", List.of(new Status(Status.State.EXITED, 1)));
        assertEquals(0, desk.run("netns add left right"));
        assertEquals(0, desk.run("ip -all netns exec false"));
        assertEquals(List.of("left false", "right false"), desk.started());
        assertEquals("\nnetns: left\n\nnetns: right\n", desk.said());
    }

    @Test
    void what_is_watched_in_several_places_is_watched_in_all_at_once() {
        Desk desk = new Desk();
        assertEquals(0, desk.run("netns add left right"));
        desk.effects.clear();
        assertEquals(0, desk.run("@all monitor link label"));
        assertEquals(0, desk.run("@right monitor"));
        assertEquals(0, desk.run("ip -all monitor"));
        assertEquals(
                List.of("@left,right ip monitor link label", "ip -n right monitor", "ip -all monitor"), desk.effects);
    }
}
