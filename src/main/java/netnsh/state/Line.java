package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import netnsh.value.NsRef;
import netnsh.value.Text;

/**
 * One line that changes something, spelled out.
 *
 * @param ns where it happens; for {@link Tool#NETNS} it is home
 * @param words what stands behind the program's name and its options
 */
public record Line(NsRef ns, Tool tool, List<String> words) {
    private static final String HOME = place(NsRef.HOME);

    /** The program whose line it is. */
    public enum Tool {
        /** {@code ip}. */
        IP("ip"),
        /** {@code ip -6}: where no address says the family. */
        IP6("ip"),
        /** {@code ip -M}: labels. */
        MPLS("ip"),
        /** {@code bridge}. */
        BRIDGE("bridge"),
        /** {@code sysctl}. */
        SYSCTL("sysctl"),
        /** {@code ip netns}, which is about all namespaces. */
        NETNS("ip"),
        /** A word of netnsh's own. */
        OWN("netnsh");

        private final String program;

        Tool(String program) {
            this.program = program;
        }
    }

    /** How a line calls a namespace into which a link goes; home has no name in others. */
    static String place(NsRef ns) {
        return ns instanceof NsRef.Home ? "path:" + NsRef.SELF : ns.toString();
    }

    static Line ip(NsRef ns, List<String> words) {
        return new Line(ns, Tool.IP, List.copyOf(words));
    }

    static Line ip(NsRef ns, String... words) {
        return new Line(ns, Tool.IP, List.of(words));
    }

    static Line bridge(NsRef ns, List<String> words) {
        return new Line(ns, Tool.BRIDGE, List.copyOf(words));
    }

    static Line own(NsRef ns, String words) {
        return new Line(ns, Tool.OWN, List.of(words.split(" ")));
    }

    static Line netns(String... words) {
        return new Line(NsRef.HOME, Tool.NETNS, List.of(words));
    }

    static Line sysctl(NsRef ns, String key, String value) {
        return new Line(ns, Tool.SYSCTL, List.of("-q", "-w", key + "=" + value));
    }

    /** The same with another word at that place. */
    Line instead(int at, String word) {
        List<String> other = new ArrayList<>(words);
        other.set(at, word);
        return new Line(ns, tool, List.copyOf(other));
    }

    /** The same about an interface that was called otherwise. */
    Line renamed(String now, String before) {
        return new Line(
                ns, tool, words.stream().map(w -> w.equals(now) ? before : w).toList());
    }

    /** As netnsh reads it: {@code ip -n left link set eth0 up}, {@code @left sysctl -q -w KEY=VALUE}. */
    public String text() {
        boolean home = ns instanceof NsRef.Home;
        List<String> out = new ArrayList<>();
        if (tool == Tool.OWN) {
            return netnsh.plan.Effect.Packets.words(ns, String.join(" ", words));
        } else if (tool == Tool.SYSCTL && !home) {
            out.add("@" + ns);
        }
        out.add(tool.program);
        if (tool != Tool.SYSCTL && !home) {
            out.add("-n");
            out.add(ns instanceof NsRef.Path path ? "path:" + path.path() : ns.toString());
        }
        return Text.words(behind(out));
    }

    /** As sh(1) runs it with iproute2 and sysctl(8); what these have no words for is done where netnsh is installed. */
    public String shell() {
        List<String> out = new ArrayList<>();
        if (tool == Tool.OWN) {
            return "! command -v netnsh >/dev/null || netnsh " + text();
        } else if (ns instanceof NsRef.Named named) {
            out.addAll(
                    tool == Tool.SYSCTL
                            ? List.of("ip", "netns", "exec", named.name(), tool.program)
                            : List.of(tool.program, "-n", named.name()));
        } else {
            if (ns instanceof NsRef.Pid process) {
                out.addAll(List.of("nsenter", "-n", "-t", Integer.toString(process.pid())));
            } else if (ns instanceof NsRef.Path file) {
                out.addAll(List.of("nsenter", "--net=" + file.path()));
            }
            out.add(tool.program);
        }
        List<String> all = behind(out);
        boolean home = all.contains(HOME);
        // unquoted: the shell itself is at home, wherever ip goes before it looks
        return home
                ? String.join(
                        " ",
                        all.stream()
                                .map(w -> w.equals(HOME) ? "/proc/$$/ns/net" : Text.word(w))
                                .toList())
                : Text.words(all);
    }

    private List<String> behind(List<String> out) {
        if (tool == Tool.IP6) {
            out.add("-6");
        } else if (tool == Tool.MPLS) {
            out.add("-M");
        }
        out.addAll(words);
        return out;
    }

    @Override
    public String toString() {
        return text();
    }
}
