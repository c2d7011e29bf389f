package netnsh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import netnsh.notes.Said;
import netnsh.plan.Context;
import netnsh.session.Output;
import netnsh.session.Recorder;
import netnsh.session.TeeOutput;
import netnsh.value.Utf8;

/** One line of the prompt while it runs: where one stood, what was printed, how it ended. */
final class RecordedLine implements Recorder.Witness {
    /** So much of what one line prints is kept; the rest is left out and said to be. */
    private static final int MOST = 256 << 10;

    /** The status of what was stopped by one of these signals. */
    private static final int SIGSTOP = 128 + 19;

    private static final int SIGTSTP = 128 + 20;
    private static final int INTERRUPTED = 128 + 2;
    private static final String INTERRUPT = "^C";

    private final Recording recording;
    private final String text;
    private final Context place;
    private final StringBuilder printed = new StringBuilder();
    private final List<String> messages = new ArrayList<>();
    private boolean more;
    private boolean typed;
    private boolean interrupted;
    private boolean marked;
    private boolean misunderstood;
    private boolean over;
    private int status;

    RecordedLine(Recording recording, String text, Context place) {
        this.recording = recording;
        this.text = text;
        this.place = place;
    }

    /** As it was typed. */
    String text() {
        return text;
    }

    /** Where one stood. */
    Context place() {
        return place;
    }

    @Override
    public Output over(Output to) {
        return new TeeOutput(to, this::print, this::message);
    }

    @Override
    public Consumer<byte[]> programs() {
        return bytes -> print(Utf8.decode(bytes));
    }

    private synchronized void print(String more) {
        if (over) {
            return; // a program that was stopped goes on
        }
        if (interrupted && !marked) {
            marked = true;
            printed.append(printed.length() > 0 && printed.charAt(printed.length() - 1) != '\n' ? "\n" : "")
                    .append(INTERRUPT)
                    .append('\n');
        }
        if (printed.length() < MOST) {
            printed.append(more);
        } else {
            this.more = true;
        }
    }

    private synchronized void message(String message) {
        messages.add(message);
        print(message);
    }

    @Override
    public synchronized void typed() {
        typed = true;
    }

    @Override
    public synchronized void unseen() {
        typed = true; // nobody knows whether it would say the same again
    }

    @Override
    public synchronized void interrupted() {
        interrupted = true;
    }

    @Override
    public synchronized void misunderstood() {
        misunderstood = true;
    }

    @Override
    public void end(int ended) {
        synchronized (this) {
            status = ended;
            interrupted |= ended == INTERRUPTED
                    && TerminalText.lines(printed.toString()).stream().noneMatch(l -> l.startsWith(INTERRUPT));
            if (interrupted && !marked) {
                print("");
            }
            over = true;
        }
        recording.add(this);
    }

    /** What was printed, as it stood on the terminal; messages of netnsh's own by their first line. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Said said : Sayings.of(printed.toString(), messages)) {
            String name = said.spellings().isEmpty() ? "" : "netnsh: ";
            lines.addAll(TerminalText.lines(name + said.text()));
            if (said.text().isBlank()) {
                lines.add("");
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        if (more) {
            lines.remove(lines.size() - 1);
            lines.add("...");
        }
        return lines;
    }

    /** Whether a program took the whole screen. */
    synchronized boolean fullScreen() {
        return TerminalText.isFullScreen(printed.toString());
    }

    /** Whether it wants somebody who types: what a program reads, or Ctrl-Z. */
    synchronized boolean wantsSomebody() {
        return typed || status == SIGSTOP || status == SIGTSTP || text.strip().matches("fg(?:\\s.*)?");
    }

    /** Whether it is about jobs, which are others when a line that made one is left out. */
    boolean isAboutJobs() {
        return text.strip().matches("(?:jobs|fg|bg|wait|kill\\s+(?:-\\S+\\s+)?%)(?:\\b.*)?");
    }

    /** Whether Ctrl-C ended it. */
    synchronized boolean stopped() {
        return interrupted || lines().stream().anyMatch(l -> l.startsWith(INTERRUPT));
    }

    synchronized boolean failed() {
        return status != 0;
    }

    synchronized boolean isMisunderstood() {
        return misunderstood;
    }

    /** Whether it runs beside the session. */
    boolean background() {
        return text.strip().endsWith("&") && !text.strip().endsWith("&&");
    }
}
