package netnsh.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a transcript shows of a command's output, while it is being read. */
final class Printed {
    private static final Pattern INTERRUPT = Pattern.compile("\\s*(?:\\^C|C-c(?: C-c)*|Ctrl[-+][Cc])\\s*");

    private final List<Step.Shown> shown = new ArrayList<>();
    private int until = -1;

    /** A line behind the command. */
    void add(Row row) {
        String text = row.text();
        if (INTERRUPT.matcher(text).matches()) {
            until = shown.size();
            return;
        } else if (text.startsWith("^C")) {
            until = shown.size();
            text = text.substring(2);
        }
        shown.add(new Step.Shown(row.number(), text));
    }

    /** The command's step with all that was shown; forgets it. */
    Step of(Step step, boolean last) {
        while (!shown.isEmpty() && shown.get(shown.size() - 1).text().isBlank()) {
            shown.remove(shown.size() - 1);
        }
        boolean left = last && step != null && step.kind() == Step.Kind.RUN && until < 0;
        Step whole = step == null ? null : step.printed(List.copyOf(shown), until, left);
        shown.clear();
        until = -1;
        return whole;
    }
}
