package netnsh.session;

import netnsh.plan.Outcome;

/** The line that tells how far something is; it stands on a terminal until something else is written there. */
final class ProgressLine {
    private static final String ERASE = "\r\u001b[K";

    private final Output out;
    private boolean standing;

    ProgressLine(Output out) {
        this.out = out;
    }

    /** Whether that was all that is to be done about an outcome; otherwise the line is gone before it is printed. */
    boolean takes(Outcome outcome) {
        boolean more = outcome instanceof Outcome.Progress;
        if (more && out.terminal()) {
            Outcome.Progress p = (Outcome.Progress) outcome;
            out.text(ERASE + p.done() + " of " + p.of());
            out.flush();
        } else if (standing) {
            out.text(ERASE);
        }
        standing = more && out.terminal();
        return more;
    }
}
