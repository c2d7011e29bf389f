package netnsh.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private record Change(int from, int count, List<String> lines, int column) {}

    private final List<Change> changes = new ArrayList<>();

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
        changes.add(new Change(behind, count, List.copyOf(lines), column));
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
            for (Change c : changes) {
                List<String> old = lines.subList(c.from() - 1, c.from() - 1 + c.count());
                List<String> now = new ArrayList<>();
                c.lines().forEach(l -> now.add((l.isEmpty() ? "" : " ".repeat(c.column())) + l + end));
                keepSame(old, now);
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

    /** Lines that say the same keep their own bytes: tabs in front, entities, blanks behind. */
    private static void keepSame(List<String> old, List<String> now) {
        List<String> left = new ArrayList<>(old);
        for (int i = 0; i < now.size(); i++) {
            String mine = now.get(i);
            int at = -1;
            for (int j = 0; j < left.size() && at < 0; j++) {
                at = left.get(j).strip().equals(mine.strip()) ? j : -1;
            }
            if (at >= 0) {
                now.set(i, left.remove(at));
            }
        }
    }
}
