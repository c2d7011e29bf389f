package netnsh.script;

import java.time.Duration;
import java.util.regex.Pattern;
import netnsh.notes.Step;
import netnsh.session.Watch;

/** Ends a program of notes when it has said as much as they show, or makes it a job where they leave it running. */
final class Patience implements Watch {
    private static final Pattern SERVER =
            Pattern.compile("(?s).*(?:http\\.server|\\bnc\\b.* -\\w*l|\\bncat\\b.* -\\w*l|iperf3?\\b.*"
                    + " -s|\\.py\\b|socat\\b|dnsmasq|nginx|tcpdump|sleep).*");
    private static final long MILLI = 1_000_000L;
    private static final long QUIET = 400 * MILLI;
    private static final long FOR_SHOWN = 5_000 * MILLI;
    private static final long AFTER_INTERRUPT = 2_000 * MILLI;

    private final Step step;
    private final Capture said;
    private final long limit;
    private final boolean counts;
    private final long start = System.nanoTime();
    private long news = start;
    private int lines;
    private long interrupted;
    private boolean late;

    Patience(Step step, Duration limit, Capture said) {
        this.step = step;
        this.limit = limit.toNanos();
        this.counts = NoteLine.counts(step.command());
        this.said = said;
    }

    /** Whether it had to be ended because it took too long. */
    synchronized boolean late() {
        return late;
    }

    @Override
    public synchronized Verdict look() {
        long now = System.nanoTime();
        if (interrupted != 0) {
            return now - interrupted > AFTER_INTERRUPT ? Verdict.KILL : Verdict.WAIT;
        }
        if (said.lines() != lines) {
            lines = said.lines();
            news = now;
        }
        int shown = (int) step.shown().stream()
                .limit(step.stopped() ? step.until() : Long.MAX_VALUE)
                .filter(s -> !s.text().isBlank())
                .count();
        boolean quiet = now - news > QUIET && lines >= shown;
        boolean waited = now - start > FOR_SHOWN;
        if (step.stopped() && !counts && (quiet || waited)) {
            return interrupt(now);
        }
        boolean runs = shown > 0 || SERVER.matcher(step.command()).matches();
        if (step.left() && runs && (quiet || waited)) {
            return Verdict.LEAVE;
        } else if (now - start > limit) {
            late = !step.left();
            return step.left() ? Verdict.LEAVE : interrupt(now);
        }
        return Verdict.WAIT;
    }

    private Verdict interrupt(long now) {
        interrupted = now;
        return Verdict.INTERRUPT;
    }
}
