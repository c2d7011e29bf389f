package netnsh.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.value.Utf8;

/**
 * The programs that carry packets between a namespace of a sandbox and the network outside. They must run outside, where
 * the launcher has left {@code scripts/outside} behind: what it is asked goes through a pipe, what it answers comes in files.
 */
final class Outside {
    /** Where the launcher holds the pipe. */
    private static final int ASK = 9;

    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long LOOK_MILLIS = 20;

    /** Debian's packages and the programs in them, by the words of the command. */
    private static final Map<String, String> PACKAGES = Map.of("pasta", "passt", "slirp", "slirp4netns");

    private static final Outside IT = new Outside(System.getProperty("netnsh.outside"));

    /** The beginning of the answers' names; null where nobody is outside. */
    private final String answers;

    /** What runs, by what it leads out. */
    private final Map<NsRef, Running> running = new HashMap<>();

    private int count;

    private record Running(int number, String program, int pid) {}

    private Outside(String answers) {
        this.answers = answers;
    }

    /** Whoever this process has left outside. */
    static Outside ofThisProcess() {
        return IT;
    }

    /** The program that leads a namespace out; one that has ended by itself does not. */
    synchronized Optional<String> program(NsRef ns) {
        Running r = running.get(ns);
        if (r != null && Processes.startedAt(r.pid()) == 0) {
            running.remove(ns);
            return Optional.empty();
        }
        return Optional.ofNullable(r).map(Running::program);
    }

    /** A namespace goes: so does what leads it out, which would hold it. */
    synchronized void forget(String name) {
        Running r = running.remove(new NsRef.Named(name));
        if (r != null) {
            ask(r.number(), "stop");
        }
    }

    synchronized void run(Effect.LeadOut effect) {
        try {
            if (effect.start()) {
                start(effect.ns(), effect.program());
            } else {
                stop(effect.ns());
            }
        } catch (SysException e) {
            throw Problem.of("uplink.outside", "cannot ask for " + effect.program() + " outside: " + e.words())
                    .at(effect.at())
                    .kernel(e.errno(), null);
        } catch (Problem p) {
            throw p.at(effect.at());
        }
    }

    private void stop(NsRef ns) {
        Running r = running.remove(ns);
        if (r != null) {
            ask(r.number(), "stop");
        }
    }

    private void start(NsRef ns, String word) {
        if (answers == null) {
            throw Problem.of("uplink.mode", "only in the sandbox of an ordinary user does " + word + " lead outside")
                    .hint(instead(ns));
        }
        String program = word.equals("slirp") ? "slirp4netns" : word;
        int number = ++count;
        String[] answer = ask(number, program + " " + path(ns)).split("\n", 2);
        String said = answer.length > 1 ? answer[1] : "";
        if (answer[0].equals("absent")) {
            throw Problem.of("uplink.program", program + " is not installed")
                    .hint("Debian: apt install " + PACKAGES.get(word));
        } else if (!answer[0].startsWith("up ")) {
            throw refused(program, ns, said);
        }
        running.put(ns, new Running(number, word, Integer.parseInt(answer[0].substring(3))));
    }

    /** What else leads out, by how the launcher has started this. */
    private static String instead(NsRef ns) {
        return switch (System.getProperty("netnsh.mode", "host")) {
            case "sandbox" -> "a sandbox that root has made has no way out: start netnsh without root";
            case "rootless" -> "scripts/outside could not be left there: it must be beside scripts/netnsh";
            default -> "here uplink " + ns + " nat does it";
        };
    }

    /** Where the namespace can be opened from outside: through this process, whose mounts show its names. */
    private static String path(NsRef ns) {
        int self = Processes.ownPid();
        if (ns instanceof NsRef.Named named) {
            if (named.name().chars().anyMatch(c -> c <= ' ')) {
                throw Problem.of("uplink.name", "a name with blanks cannot be told to a program outside");
            }
            return "/proc/" + self + "/root" + NetnsDir.PATH + "/" + named.name();
        }
        return "/proc/" + self + "/ns/net";
    }

    private static Problem refused(String program, NsRef ns, String said) {
        String why = said.lines()
                .filter(line ->
                        !line.isBlank() && !line.startsWith("Failed to send ") && !line.startsWith("child failed"))
                .reduce((first, second) -> second)
                .orElse("it says nothing");
        boolean route = said.contains("No external routable interface");
        boolean tun = said.contains("/dev/net/tun") || said.contains("tun socket"); // slirp4netns, pasta
        return Problem.of(
                        "uplink.refused",
                        program + " cannot lead " + ns + " outside: "
                                + Text.visible(route ? "the machine has no default route" : why.strip()))
                .hint(
                        route
                                ? "a machine that reaches nothing has nothing to lend"
                                : tun ? "/dev/net/tun must be there, and everybody may write to it" : null);
    }

    /** Asks, and waits for the answer. */
    private String ask(int number, String what) {
        String answer = answers + "." + number;
        Fd.of(ASK).write(Utf8.encode(number + " " + what + "\n"));
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!SysFiles.exists(answer)) {
            if (System.nanoTime() > deadline) {
                throw Problem.of("uplink.silent", "nobody outside of the sandbox answers")
                        .hint("a new session of netnsh leaves somebody there again");
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.of("run.interrupted", "interrupted");
            }
        }
        String text = SysFiles.readText(answer);
        SysFiles.unlink(answer);
        return text;
    }
}
