package netnsh.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.notes.Adaptation;
import netnsh.notes.Block;
import netnsh.notes.Comparison;
import netnsh.notes.Notes;
import netnsh.notes.Said;
import netnsh.notes.Step;
import netnsh.script.Report.Verdict;

/** Compares what commands of notes print with what the notes show. */
final class Checking {
    private final Notes notes;
    private final Adaptation adaptation;
    private final String uplink;
    private final Report report;
    private final Update update;

    /**
     * For one file.
     *
     * @param uplink an interface that plays the author's, or null: what is known of it differs
     * @param update collects what the notes should show instead, or null
     */
    Checking(Notes notes, Adaptation adaptation, String uplink, Report report, Update update) {
        this.uplink = uplink;
        this.notes = notes;
        this.adaptation = adaptation;
        this.report = report;
        this.update = update;
    }

    /** How the output compares. */
    Comparison compare(Step s, List<Said> came) {
        List<String> shown =
                s.shown().stream().map(l -> adaptation.renamed(l.text())).toList();
        boolean ping = s.command().contains("ping")
                && !s.shown().isEmpty()
                && shown.stream().noneMatch(l -> l.contains("packets transmitted"));
        boolean beside = s.command().endsWith("&"); // what it says comes when it likes
        return Comparison.of(shown, came, s.left() && !shown.isEmpty() || ping || beside, uplink);
    }

    /** A command was run; without outputs in its block only its status counts. */
    boolean ran(Step s, Block block, List<Said> came, int status, boolean late, long nanos) {
        Comparison c = block.showsOutput() ? compare(s, came) : null;
        boolean meant = block.says(s).fails();
        String why = null;
        List<String> details = new ArrayList<>();
        if (late) {
            why = "it did not end in time";
        } else if (meant && status == 0) {
            why = "it was to fail, and did not";
        } else if (c != null && !c.agrees()) {
            why = "the output is another one";
            details.addAll(c.diff(
                    notes.name() + ":"
                            + (s.shown().isEmpty() ? s.line() : s.shown().get(0).line()),
                    "now"));
        } else if (status != 0 && !meant && !s.stopped() && s.shown().isEmpty()) {
            why = "it ended with status " + status;
            came.forEach(l -> details.add(l.text()));
        }
        if (c != null && !c.agrees() && update != null && !late) {
            update.add(s, block.lines(), c.updated());
        }
        report.add(title(s), why == null ? Verdict.OK : Verdict.FAILED, why, details, nanos);
        return why == null;
    }

    /** A command was not run. */
    void skipped(Step s, String why) {
        boolean wrong = s.kind() == Step.Kind.INCOMPLETE;
        report.add(title(s), wrong ? Verdict.FAILED : Verdict.SKIPPED, why, List.of(), 0);
    }

    /** A fence of netnsh's own, or a shell, went well or not. */
    void done(int line, String what, int status, long nanos) {
        report.add(
                notes.name() + ":" + line + ": " + what,
                status == 0 ? Verdict.OK : Verdict.FAILED,
                status == 0 ? null : "it ended with status " + status,
                List.of(),
                nanos);
    }

    private String title(Step s) {
        String place = s.place() == null ? "/" : s.place();
        return notes.name() + ":" + s.line() + ": " + place + "> " + s.command();
    }

    /** Ends the report and writes what is to be updated; whether all agreed. */
    boolean end(Path file) {
        if (update != null && !update.isEmpty()) {
            update.write(file);
        }
        return report.end(notes.name());
    }
}
