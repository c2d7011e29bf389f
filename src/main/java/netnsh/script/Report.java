package netnsh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netnsh.session.Output;
import netnsh.value.Text;

/** Says of each command of checked notes whether it still does what they show: for people, or as TAP version 14. */
final class Report {
    /** How it went. */
    enum Verdict {
        OK,
        FAILED,
        /** It was not run. */
        SKIPPED
    }

    private static final double NANOS = 1e9;

    private final Output out;
    private final boolean tap;
    private int ok;
    private int failed;
    private int skipped;

    Report(Output out, boolean tap) {
        this.out = out;
        this.tap = tap;
        if (tap) {
            out.text("TAP version 14\n");
        }
    }

    /**
     * One command.
     *
     * @param title its place and the command
     * @param why what is wrong or why it was not run, or null
     * @param details more lines: a diff, what it said
     */
    void add(String title, Verdict verdict, String why, List<String> details, long nanos) {
        String name = Text.visible(title.replace("\n", " "));
        String reason = why == null ? "" : Text.visible(why);
        List<String> shown = new ArrayList<>();
        details.forEach(d -> shown.add(Text.visible(d.replace("\t", "        "))));
        switch (verdict) {
            case OK -> ok++;
            case FAILED -> failed++;
            case SKIPPED -> skipped++;
        }
        if (tap) {
            tap(name.replace("#", "\\#"), verdict, reason, shown, nanos);
        } else if (verdict == Verdict.FAILED) {
            out.text(name + "\n  " + reason + "\n");
            shown.forEach(d -> out.text("  " + d + "\n"));
        } else if (verdict == Verdict.SKIPPED) {
            out.text(name + "\n  not run: " + reason + "\n");
        }
        out.flush();
    }

    private void tap(String name, Verdict verdict, String why, List<String> details, long nanos) {
        int number = ok + failed + skipped;
        out.text((verdict == Verdict.FAILED ? "not ok " : "ok ") + number + " - " + name
                + (verdict == Verdict.SKIPPED ? " # SKIP " + why : "") + "\n");
        out.text(String.format(Locale.ROOT, "# time=%.3f%n", nanos / NANOS));
        if (verdict == Verdict.FAILED) {
            out.text("# " + why + "\n");
            details.forEach(d -> out.text("# " + d + "\n"));
        }
    }

    /** Says how many there were; whether all went well. */
    boolean end(String file) {
        if (tap) {
            out.text("1.." + (ok + failed + skipped) + "\n");
        } else {
            out.text(Text.visible(file) + ": " + ok + (ok == 1 ? " command agrees" : " commands agree")
                    + (failed == 0 ? "" : ", " + failed + (failed == 1 ? " does not" : " do not"))
                    + (skipped == 0 ? "" : ", " + skipped + " not run") + "\n");
        }
        return failed == 0;
    }
}
