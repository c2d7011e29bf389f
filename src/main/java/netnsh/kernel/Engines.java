package netnsh.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netnsh.plan.Problem;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import netnsh.value.Text;

/**
 * Finds the process in which a container or unit lives, by asking whoever runs it. The answer is kept for as long as that very
 * process lives.
 */
final class Engines {
    private record Known(int pid, long started) {}

    private static final Map<NsRef.Held, Known> KNOWN = new HashMap<>();

    private Engines() {}

    /** The process of a container or unit; whatever is wrong is a Problem. */
    static synchronized int pid(NsRef.Held held) {
        Known known = KNOWN.get(held);
        if (known != null && Processes.startedAt(known.pid()) == 0) {
            KNOWN.remove(held);
            known = null;
        }
        if (known == null) {
            int pid = ask(held);
            known = new Known(pid, Processes.startedAt(pid));
            KNOWN.put(held, known);
        }
        return known.pid();
    }

    private static List<String> question(NsRef.Held held) {
        return held.engine().equals("systemd")
                ? List.of("systemctl", "show", "--property=MainPID", "--value", "--", held.name())
                : List.of(held.engine(), "inspect", "--format", "{{.State.Pid}}", "--", held.name());
    }

    private static int ask(NsRef.Held held) {
        List<String> argv = question(held);
        String what = (held.engine().equals("systemd") ? "unit " : "container ") + Text.visible(held.name());
        Tool.Ended ended;
        try {
            ended = Tool.run(NsRef.HOME, argv, "");
        } catch (SysException e) {
            boolean absent = e.is(Errno.ENOENT);
            throw Problem.of(
                            "engine.absent",
                            "cannot ask for the " + what + ": "
                                    + (absent ? "there is no program " + argv.get(0) + " on the PATH" : e.words()))
                    .kernel(e.errno(), null)
                    .hint("pid:N with the number of one of its processes leads there too");
        }
        String answer = ended.out().strip();
        if (ended.status() != 0) {
            throw Problem.of(
                    "netns.absent",
                    held.engine() + " gives no process for the " + what + ": " + Text.visible(ended.why()));
        } else if (!answer.matches("[0-9]{1,9}")) {
            throw Problem.of("engine.answer", held.engine() + " gives no process for the " + what);
        } else if (Integer.parseInt(answer) == 0) {
            throw Problem.of("netns.absent", "the " + what + " is not running");
        }
        return Integer.parseInt(answer);
    }
}
