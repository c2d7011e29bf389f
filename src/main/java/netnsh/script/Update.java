package netnsh.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import netnsh.notes.Adaptation;
import netnsh.notes.Row;
import netnsh.notes.Step;
import netnsh.plan.Problem;
import netnsh.value.Utf8;

/** Writes what came in the place of what notes showed; every other byte of the file stays. */
final class Update {
    /**
     * One change.
     *
     * @param from first line that is replaced, from 1
     * @param count how many lines are replaced
     */
    private record Change(int from, int count, List<String> lines, int command, int column) {}

    private final List<Change> changes = new ArrayList<>();
    private final Adaptation adaptation;

    /** {@code adaptation}: what is called otherwise here keeps the name that the notes give it. */
    Update(Adaptation adaptation) {
        this.adaptation = adaptation;
    }

    /** The output of this step is to be these lines. */
    void add(Step step, List<Row> block, List<String> lines) {
        int behind = step.line()
                + (int) step.command().chars().filter(c -> c == '\n').count()
                + 1;
        int column = block.stream()
                .filter(r -> r.number() == step.line())
                .mapToInt(Row::column)
                .findFirst()
                .orElse(0);
        int count = 0;
        if (!step.shown().isEmpty()) {
            int first = step.shown().get(0).line();
            int last = step.shown().get(step.shown().size() - 1).line();
            behind = first;
            count = last - first + 1;
        }
        changes.add(new Change(behind, count, List.copyOf(lines), step.line(), column));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Writes the file anew, whole or not at all. */
    void write(Path file) {
        try {
            String text = Utf8.decode(Files.readAllBytes(file));
            String end = text.contains("\r\n") ? "\r\n" : "\n";
            List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
            changes.sort(Comparator.comparingInt(Change::from).reversed());
            boolean open = !text.endsWith("\n"); // the last line has no end, and keeps none
            for (Change c : changes) {
                List<String> old = lines.subList(c.from() - 1, c.from() - 1 + c.count());
                String margin = margin(lines.get(c.command() - 1), c.column());
                List<String> now = new ArrayList<>();
                c.lines().forEach(l -> now.add((l.isEmpty() ? "" : margin) + adaptation.original(l) + end));
                boolean last = open && c.from() - 1 + c.count() == lines.size();
                keepSame(old, now, end);
                if (last && c.count() == 0) {
                    lines.set(lines.size() - 1, lines.get(lines.size() - 1) + end);
                }
                if (last && !now.isEmpty()) {
                    String bare = now.get(now.size() - 1);
                    now.set(
                            now.size() - 1,
                            bare.endsWith(end) ? bare.substring(0, bare.length() - end.length()) : bare);
                }
                old.clear();
                lines.addAll(c.from() - 1, now);
            }
            Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".netnsh", ".new");
            Files.write(beside, Utf8.encode(String.join("", lines)));
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Problem.of("notes.update", "cannot write " + file + ": " + e.getMessage());
        }
    }

    /** What stands in front of a command, a prompt or not: blanks, tabs, the sign of a quotation. */
    private static String margin(String line, int column) {
        int at = Math.min(column, line.length());
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return line.substring(0, at);
    }

    /** Lines that say the same keep their own bytes: tabs in front, entities, names of the author's, blanks behind. */
    private void keepSame(List<String> old, List<String> now, String end) {
        List<String> left = new ArrayList<>(old);
        for (int i = 0; i < now.size(); i++) {
            String mine = now.get(i).strip();
            int at = -1;
            for (int j = 0; j < left.size() && at < 0; j++) {
                String plain = NotesFiles.plain(left.get(j)).strip();
                boolean same = plain.equals(mine) || plain.endsWith(mine) && !mine.isEmpty() && quoted(plain, mine);
                at = same ? j : -1;
            }
            if (at >= 0) {
                String kept = left.remove(at);
                now.set(i, kept.endsWith("\n") ? kept : kept + end);
            }
        }
    }

    /** In a quotation or a list of Markdown a sign stands in front. */
    private static boolean quoted(String plain, String mine) {
        return plain.substring(0, plain.length() - mine.length()).matches("[>\\s]*");
    }
}
