package netnsh.script;

import java.util.List;
import netnsh.plan.Context;
import netnsh.value.NsRef;
import netnsh.value.Text;

/**
 * A recording as a command file: the lines as they were typed. Those that failed are expected to; those that need somebody
 * at a terminal, or were never understood, are comments.
 */
final class RecordedCommands implements RecordedForm {
    private final Context start;

    /** One that begins where the session stands. */
    RecordedCommands(Context start) {
        this.start = start;
    }

    @Override
    public String text(List<RecordedLine> lines) {
        StringBuilder out = new StringBuilder("# Recorded by netnsh.\n");
        if (!(start.ns() instanceof NsRef.Home)) {
            out.append("use ").append(Text.word(start.ns().toString()));
            out.append(
                            start.dev() == null
                                    ? ""
                                    : " dev " + Text.word(start.dev().name()))
                    .append('\n');
        }
        boolean stopped = false;
        for (RecordedLine line : lines) {
            String why = stopped && line.isAboutJobs() ? "its job was left out" : leftOut(line);
            stopped |= line.wantsSomebody();
            String text = line.text().strip();
            if (why != null) {
                out.append("# left out, ").append(why).append(": ").append(Text.visible(text.replace("\n", " ")));
            } else {
                out.append(line.failed() && !text.startsWith("!") ? "! " : "").append(text);
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** Why a line would not do the same again, or null. */
    private static String leftOut(RecordedLine line) {
        boolean plain = line.text()
                .lines()
                .allMatch(l -> Text.visible(l.replace("\t", " ")).equals(l.replace("\t", " ")));
        if (!plain) {
            return "it holds bytes that a terminal obeys";
        } else if (line.isMisunderstood()) {
            return "it was not understood";
        } else if (line.stopped()) {
            return "it was interrupted";
        } else if (line.fullScreen()) {
            return "it took the whole screen";
        } else if (line.wantsSomebody()) {
            return "somebody typed what it read";
        }
        return null;
    }
}
