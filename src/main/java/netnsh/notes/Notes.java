package netnsh.notes;

import java.util.List;
import java.util.function.Predicate;
import netnsh.notes.Block.What;

/**
 * Notes as they were understood.
 *
 * @param name the file's name
 * @param blocks their blocks in order; prose is not among them
 */
public record Notes(String name, List<Block> blocks) {
    /** Whether a file's name says that it holds notes. */
    public static boolean isNotes(String name) {
        return isMarkdown(name) || name.endsWith(".txt");
    }

    static boolean isMarkdown(String name) {
        return name.endsWith(".md") || name.endsWith(".markdown");
    }

    /**
     * Understands notes; nothing is run.
     *
     * @param adaptation what the one who replays them wants to be different
     * @param isThere whether a file of this name lies beside them
     * @throws netnsh.plan.Problem when a fence is never closed, or a directive is unknown
     */
    public static Notes of(String name, String text, Adaptation adaptation, Predicate<String> isThere) {
        List<Piece> pieces = isMarkdown(name) ? MarkdownPieces.of(name, text) : PlainPieces.of(text);
        return new Notes(name, new NoteReader(name, adaptation, isThere).blocks(pieces));
    }

    /** Whether they have fences in netnsh's own language, and so say themselves what is to be run. */
    public boolean own() {
        return blocks.stream().anyMatch(b -> b.what() == What.OWN);
    }

    /** All lines that say to do something. */
    public List<Step> steps() {
        return blocks.stream().flatMap(b -> b.steps().stream()).toList();
    }

    /** A line of a file without what HTML made of it. */
    public static String plain(String line) {
        return Entities.plain(line).replace('\u00a0', ' ');
    }
}
