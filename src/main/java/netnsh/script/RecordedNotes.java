package netnsh.script;

import java.util.ArrayList;
import java.util.List;
import netnsh.notes.OwnPrompts;
import netnsh.plan.Context;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** A recording as notes: prompts, lines and what they printed, in one block that {@code netnsh test} reads. */
final class RecordedNotes implements RecordedForm {
    private final String title;

    /** Notes in a file of this name. */
    RecordedNotes(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        title = Text.visible(name.substring(0, name.lastIndexOf('.')));
    }

    @Override
    public String text(List<RecordedLine> lines) {
        List<String> rows = new ArrayList<>();
        boolean stopped = false;
        for (RecordedLine line : lines) {
            row(line, rows, stopped && line.isAboutJobs());
            stopped |= line.wantsSomebody();
        }
        int ticks = 3;
        for (String row : rows) {
            int run = row.length() - row.stripLeading().length();
            while (run < row.length() && row.charAt(run) == '`') {
                run++;
            }
            ticks = Math.max(ticks, row.stripLeading().startsWith("```") ? run + 1 : 0);
        }
        String fence = "`".repeat(ticks);
        return "# " + title + "\n\n" + fence + "console netnsh\n"
                + String.join("", rows.stream().map(r -> r + "\n").toList()) + fence + "\n";
    }

    private static void row(RecordedLine line, List<String> rows, boolean gone) {
        boolean skip = gone || line.wantsSomebody() || line.fullScreen();
        List<String> printed = skip || line.background() ? List.of() : line.lines();
        boolean harmless = line.text()
                .lines()
                .allMatch(l -> Text.visible(l.replace("\t", " ")).equals(l.replace("\t", " ")));
        List<String> typed = line.text()
                .strip()
                .lines()
                .map(l -> harmless ? l : Text.visible(l))
                .toList();
        String says = skip || !harmless ? "skip" : line.failed() && !line.stopped() ? "expect=fail" : null;
        String comment = says == null ? "" : "  # netnsh: " + says;
        for (int i = 0; i < typed.size(); i++) {
            rows.add((i == 0 ? prompt(line.place()) + "> " : "")
                    + typed.get(i)
                    + (i == typed.size() - 1 ? comment : ""));
        }
        printed.forEach(l -> rows.add(OwnPrompts.printed(l)));
    }

    private static String prompt(Context place) {
        String ns =
                place.ns() instanceof NsRef.Home ? "/" : Text.word(place.ns().toString());
        return ns + (place.dev() == null ? "" : ":" + place.dev().name());
    }
}
