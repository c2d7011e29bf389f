package netnsh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import netnsh.sys.Pty;
import org.junit.jupiter.api.Test;

/** Colours on a real terminal: what netnsh and the installed {@code ip} write to one of the same lines. */
class TerminalColoursIT {
    private static final List<String> LINES = List.of(
            "ip -br link show lo",
            "ip -c -br link show lo",
            "ip -c=auto -br addr show lo",
            "ip -c=always addr show lo",
            "ip -c=never -br link show lo",
            "ip -c -j link show lo",
            "ip -c route show table local",
            "ip -c -br link show lo | cat",
            "ip -c=auto -br link show lo | cat");

    /** A variable in front of each, as env(1) reads it; the last number of COLORFGBG is the background's. */
    private static final List<String> SURROUNDINGS = List.of(
            "TERM=xterm", "TERM=dumb", "NO_COLOR=1", "COLORFGBG=15;0", "COLORFGBG=15;default;8", "COLORFGBG=0;15");

    @Test
    void lines_have_the_colours_that_ip_has() {
        for (String around : SURROUNDINGS) {
            List<String> netnsh = new ArrayList<>(Netnsh.command());
            LINES.forEach(line -> netnsh.addAll(List.of("-c", line)));
            String theirs = screen(around, List.of("sh", "-ec", String.join("\n", LINES)));
            assertTrue(theirs.contains("\u001b["), theirs);
            assertEquals(shown(theirs), shown(screen(around, netnsh)), around);
        }
    }

    @Test
    void the_front_has_the_colours_that_ip_has() {
        for (List<String> options : List.of(List.<String>of(), List.of("-c"), List.of("-c=auto"))) {
            List<String> ip = new ArrayList<>(List.of("ip"));
            ip.addAll(options);
            ip.addAll(List.of("addr", "show", "lo"));
            List<String> netnsh = new ArrayList<>(Netnsh.command());
            netnsh.addAll(ip);
            String around = "COLORFGBG=15;0";
            assertEquals(shown(screen(around, ip)), shown(screen(around, netnsh)), options::toString);
        }
    }

    private static String screen(String around, List<String> command) {
        List<String> argv = new ArrayList<>(List.of("/usr/bin/env", "-u", "NO_COLOR", "-u", "COLORFGBG", around));
        argv.addAll(command);
        return Pty.screen(argv);
    }

    private static String shown(String screen) {
        return screen.replace("\u001b", "\\e");
    }
}
