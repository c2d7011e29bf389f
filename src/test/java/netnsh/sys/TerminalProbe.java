package netnsh.sys;

import java.util.List;
import netnsh.sys.Processes.News;

/** A small shell that is the leader of a terminal's session, for {@link TerminalIT}. It prints what it finds. */
final class TerminalProbe {
    private TerminalProbe() {}

    private static void say(String what, Object value) {
        System.out.println("* " + what + "=" + value);
    }

    /** Hands the terminal to a program that spoils it, stops and goes on, and takes it back each time. */
    public static void main(String[] args) {
        int own = Processes.group(0);
        Terminal.Settings settings = Terminal.settings(0);
        say("terminal", Terminal.isTerminal(0));
        say("size", Terminal.size(0));
        say("foreground", Terminal.foreground(0) == own);
        int pid = Spawn.of("/bin/sh", List.of("sh", "-c", "stty raw -echo; kill -STOP $$; stty -a >&2; exit 3"))
                .group(0)
                .foreground(0)
                .start();
        News stopped = Processes.waitFor(pid, true);
        say("stopped", stopped.change());
        say("program had it", Terminal.foreground(0) == pid);
        Terminal.foreground(0, own);
        Terminal.restore(0, settings);
        say("taken back", Terminal.foreground(0) == own);
        Terminal.foreground(0, pid);
        // From the background: the kernel would stop us here.
        Terminal.restore(0, settings);
        Processes.kill(-pid, Processes.SIGCONT);
        News news = Processes.waitFor(pid, true);
        if (news.change() == News.Change.CONTINUED) {
            news = Processes.waitFor(pid, true);
        }
        Terminal.foreground(0, own);
        Terminal.restore(0, settings);
        say("end", news.change() + " " + news.code());
        int background =
                Spawn.of("/bin/sh", List.of("sh", "-c", "read x")).group(0).start();
        say("background reader", Processes.waitFor(background, true).change());
        Processes.kill(-background, Processes.SIGKILL);
        say("killed", Processes.waitFor(background, true).code());
    }
}
