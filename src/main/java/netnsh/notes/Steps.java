package netnsh.notes;

import java.util.List;
import netnsh.notes.Step.Kind;

/** Makes a step of a command, and moves the notes' place as it says. */
final class Steps {
    private final Adaptation adaptation;
    private final Judge judge;
    private final Levels levels;

    Steps(Adaptation adaptation, Judge judge, Levels levels) {
        this.adaptation = adaptation;
        this.judge = judge;
        this.levels = levels;
    }

    /**
     * The step of a command.
     *
     * @param any whether any program may be meant, because it stands behind a prompt that cannot be mistaken
     */
    Step of(Row row, int column, String typed, boolean any) {
        String place = levels.place();
        String patched = adaptation.command(row.number(), typed);
        if (patched.isEmpty()) {
            return null;
        } else if (levels.strange() != null) {
            return unclear(
                    row,
                    column,
                    typed,
                    "the prompt changed to \"" + levels.strange() + "\", and no line before says why");
        } else if (Wrapping.opensRoot(patched)) {
            levels.enter(null);
            return step(Kind.ENTER, row, column, place == null ? "" : place, place, null);
        } else if (patched.matches("exit(?: \\d+)?|logout|\\^D|quit")) {
            boolean left = levels.leave();
            return left
                    ? step(Kind.LEAVE, row, column, patched, levels.place(), null)
                    : unclear(row, column, patched, "no shell was opened that it could leave");
        }
        String command = Wrapping.withoutSudo(patched);
        String missing = judge.missing(command);
        if (missing != null) {
            return step(Kind.INCOMPLETE, row, column, command, place, missing);
        }
        String absent = judge.absent(command);
        if (absent != null) {
            String like = judge.like(absent);
            String map = like == null ? "" : "; --map " + absent + "=" + like + " takes the one that the notes show";
            return unclear(row, column, command, "the file " + absent + " is not here" + map);
        }
        String ns = Wrapping.opens(command);
        if (ns != null) {
            levels.enter(ns);
            return step(Kind.ENTER, row, column, ns, place, null);
        } else if (command.matches("(?s)(?:source|\\.|eval|exec|alias|function)(?:\\s.*)?|[\\w-]+\\s*\\(\\).*")) {
            return unclear(row, column, command, "it is for the shell of the notes, which netnsh is not");
        } else if (Wrapping.leaves(command)) {
            return unclear(row, column, command, "it goes where netnsh cannot follow");
        } else if (command.startsWith("sudo ")) {
            return unclear(row, column, command, "sudo with these options changes who runs it");
        } else if (!any && !adaptation.patches(row.number(), typed) && !Shape.fits(Wrapping.inner(command), 1)) {
            String name = Wrapping.inner(command).split("\\s+")[0];
            return unclear(row, column, command, "\"" + name + "\" so written is no command of the network's tools");
        }
        return step(Kind.RUN, row, column, command, place, null);
    }

    /** The step that a patch makes of a line that is no clear command; null when no patch is about it. */
    Step patched(Row row, int column, String typed) {
        return adaptation.patches(row.number(), typed) ? of(row, column, typed, true) : null;
    }

    private static Step step(Kind kind, Row row, int column, String command, String place, String why) {
        return new Step(
                kind,
                row.number(),
                row.column() + column,
                command,
                place,
                why,
                List.of(),
                -1,
                false,
                false,
                Directives.NONE);
    }

    static Step unclear(Row row, int column, String command, String why) {
        return step(Kind.UNCLEAR, row, column, command, null, why);
    }
}
