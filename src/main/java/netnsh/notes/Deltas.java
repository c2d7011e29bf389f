package netnsh.notes;

import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.InsertDelta;
import java.util.List;

/** Differences between lines of one type as the same differences between their texts. */
final class Deltas {
    private Deltas() {}

    static AbstractDelta<String> of(AbstractDelta<?> d, List<String> left, List<String> right) {
        Chunk<String> source = chunk(d.getSource(), left);
        Chunk<String> target = chunk(d.getTarget(), right);
        return switch (d.getType()) {
            case INSERT -> new InsertDelta<>(source, target);
            case DELETE -> new DeleteDelta<>(source, target);
            default -> new ChangeDelta<>(source, target);
        };
    }

    private static Chunk<String> chunk(Chunk<?> c, List<String> lines) {
        return new Chunk<>(c.getPosition(), List.copyOf(lines.subList(c.getPosition(), c.getPosition() + c.size())));
    }
}
