package netnsh.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What commands are wrapped in: {@code sudo}, {@code ip netns exec NS}. */
final class Wrapping {
    private static final Pattern SUDO = Pattern.compile("sudo\\s+(?:-[EnHS]+\\s+|--\\s+)*(?=[^-\\s])");
    private static final Pattern EXEC =
            Pattern.compile("(?:/\\S*/)?ip\\s+(?:net|netn|netns)\\s+(?:e|ex|exe|exec)\\s+(\\S+)(?:\\s+(.*))?");
    private static final Pattern SHELL = Pattern.compile(
            "(?:/(?:usr/)?bin/)?(?:ba|da|z|k)?sh(?:\\s+-[il]+)?(?:\\s+--(?:norc|login|rcfile\\s+\\S+))*");
    private static final Pattern ROOT_SHELL =
            Pattern.compile("sudo\\s+(?:-[isE]+|su(?:\\s+-)?|(?:-[EH]+\\s+)?(?:ba)?sh)|su(?:\\s+-)?");
    private static final Set<String> ELSEWHERE = Set.of(
            "su", "ssh", "docker", "podman", "lxc", "lxc-attach", "chroot", "screen", "tmux", "machinectl", "vagrant");

    /** Commands of netnsh's own that notes mean as the programs of this name. */
    static final Set<String> PROGRAMS = Set.of("route", "run", "use", "switch", "cable", "gw");

    private Wrapping() {}

    /** The line without {@code sudo}, also where it stands behind {@code |}, {@code &&} or {@code do}. */
    static String withoutSudo(String line) {
        String out = line.strip();
        Matcher m = SUDO.matcher(out);
        while (m.lookingAt()) {
            out = out.substring(m.end());
            m = SUDO.matcher(out);
        }
        return out.replaceAll("(\\||&&|;|\n|\\b(?:do|then|else)\\b)\\s*" + SUDO.pattern(), "$1 ");
    }

    /** The namespace whose shell a command opens; null when it opens none. */
    static String opens(String command) {
        Matcher m = EXEC.matcher(command);
        boolean shell = m.matches()
                && m.group(2) != null
                && SHELL.matcher(withoutSudo(m.group(2))).matches();
        return shell ? m.group(1) : null;
    }

    /** Whether it opens a shell of root's where one stands. */
    static boolean opensRoot(String typed) {
        return ROOT_SHELL.matcher(typed.strip()).matches();
    }

    /** Whether it goes to another machine, user or container, where netnsh cannot follow. */
    static boolean leaves(String command) {
        String inner = inner(command);
        String[] words = inner.split("\\s+");
        return ELSEWHERE.contains(words[0]) || SHELL.matcher(inner).matches();
    }

    /** The command inside of all {@code ip netns exec NS}. */
    static String inner(String command) {
        String now = withoutSudo(command);
        Matcher m = EXEC.matcher(now);
        while (m.matches() && m.group(2) != null) {
            now = withoutSudo(m.group(2));
            m = EXEC.matcher(now);
        }
        return now;
    }

    /** The commands of a line, one inside the other: the line, what its {@code ip netns exec NS} runs, and so on. */
    static List<String> layers(String command) {
        List<String> layers = new ArrayList<>();
        String now = withoutSudo(command);
        while (now != null && !now.isBlank()) {
            layers.add(now);
            Matcher m = EXEC.matcher(now);
            now = m.matches() && m.group(2) != null ? withoutSudo(m.group(2)) : null;
        }
        return layers;
    }
}
