package netnsh.journal;

import java.util.List;
import java.util.function.UnaryOperator;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.script.Replay;
import netnsh.session.Heard;
import netnsh.session.Options;
import netnsh.session.Session;

/** A netnsh with a journal inside the test's own process, which may be left as a killed one is left. */
final class Life implements AutoCloseable {
    final LinuxKernel kernel = LinuxKernel.open();
    final Heard heard = new Heard();
    final Journal journal;
    final Session session;

    Life(Journal journal) {
        this(journal, Options.PLAIN);
    }

    Life(Journal journal, Options options) {
        this(journal, options, kernel -> kernel);
    }

    /** One before whose kernel something stands. */
    Life(Journal journal, Options options, UnaryOperator<Kernel> before) {
        this.journal = journal;
        Recorded recorded = new Recorded(before.apply(kernel), journal);
        session = new Session(recorded, () -> new Recorded(LinuxKernel.open(), journal), heard, options);
        session.keeping().keep(kernel, journal);
        session.keeping().startedBy(netnsh.Netnsh::command);
        session.sourcing(new Replay());
        session.ports().wishing(Rehearsal::wishes);
    }

    /** Somebody at the prompt. */
    static Life atPrompt() {
        return new Life(Journal.ofPrompt());
    }

    /** Runs lines that must go well. */
    Life does(String... lines) {
        for (String line : lines) {
            int status = run(line);
            if (status != 0) {
                throw new AssertionError(line + ": status " + status + "\n" + heard);
            }
        }
        return this;
    }

    Life does(List<String> lines) {
        return does(lines.toArray(String[]::new));
    }

    int run(String line) {
        return session.run(line, Source.PROMPT);
    }

    /** Takes what was printed. */
    String said() {
        String all = heard.out.toString();
        heard.out.setLength(0);
        return all;
    }

    /** Takes what was complained about. */
    String complained() {
        String all = heard.errors.toString();
        heard.errors.setLength(0);
        return all;
    }

    /** Ends as a process that is killed: nothing is tidied, the kernel closes what was open. */
    void die() {
        journal.abandon();
        kernel.close();
    }

    @Override
    public void close() {
        session.close();
        journal.close();
        kernel.close();
    }

    /** What {@code netnsh down} says in a process of its own. */
    static String down(String... words) {
        try (Life other = new Life(Journal.ofLines())) {
            int status = other.run("down" + (words.length == 0 ? "" : " " + String.join(" ", words)));
            return (status == 0 ? "" : status + ": ") + other.said() + other.complained();
        }
    }

    /** Whether anybody waits for a confirmation: a thread here, or the process that outlives a shell, also while it takes back. */
    static boolean somebodyWatches() {
        return Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(t -> t.getName().equals("netnsh-confirm"))
                || !Stock.sh("ps -eo args | grep '[u]nconfirmed$'").isEmpty();
    }

    /** Every name of a namespace and every link but lo, and the journals: what there is for stock tools to see. */
    static List<String> standing() {
        return Stock.sh(
                        "ls /run/netns /run/netnsh 2>/dev/null | grep -v -e : -e '^$'; ip -o link | sed 's/^[0-9]*: //; s/[:@].*//' "
                                + "| grep -vx lo")
                .lines()
                .toList();
    }

    /**
     * Takes away whatever a test has left. Ids of namespaces go with them, a moment later; one that stays is the id of the
     * own namespace, which the kernel gives when a link comes home.
     */
    static void tidy() {
        Stock.sh("{ ip -o link | sed 's/^[0-9]*: /link del /; s/[:@].*//' | grep -vx 'link del lo'; "
                + "for n in $(ls /run/netns); do echo netns del $n; done; "
                + "printf '%s dev lo\\n' 'addr flush' 'addr add 127.0.0.1/8' 'addr add ::1/128'; } | ip -force -batch -; "
                + "umount /run/netnsh 2>/dev/null; rm -rf /run/netnsh; rm -f /run/netns/*; "
                + "for i in $(seq 100); do [ $(ip netns list-id | wc -l) -le $((i / 15)) ] && break; sleep 0.02; done");
    }
}
