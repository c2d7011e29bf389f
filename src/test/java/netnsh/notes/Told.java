package netnsh.notes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes as short lines: number, place, command, and what is wrong. */
final class Told {
    private Told() {}

    static Notes read(String name, String text) {
        return read(name, text, Adaptation.NONE);
    }

    static Notes read(String name, String text, Adaptation adaptation) {
        return Notes.of(name, text, adaptation, Set.of("beside.sh")::contains);
    }

    static Adaptation renaming(String from, String to) {
        return new Adaptation(Map.of(from, to), Map.of(), false);
    }

    static List<String> markdown(String text) {
        return lines(read("n.md", text));
    }

    static List<String> plain(String text) {
        return lines(read("n.txt", text));
    }

    static List<String> lines(Notes notes) {
        return notes.steps().stream().map(Told::line).toList();
    }

    private static String line(Step s) {
        String place = s.place() == null ? "/" : s.place();
        String what = switch (s.kind()) {
            case RUN -> place + " " + s.command();
            case ENTER -> place + " -> " + s.command();
            case LEAVE -> "<- " + place;
            case INCOMPLETE -> "incomplete " + s.command();
            case UNCLEAR -> "unclear " + s.command();
        };
        return s.line() + " " + what;
    }

    static List<String> shown(Step step) {
        return step.shown().stream().map(Step.Shown::text).toList();
    }
}
