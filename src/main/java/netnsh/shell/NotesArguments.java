package netnsh.shell;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The words behind {@code netnsh notes}.
 *
 * @param files notes to be listed
 * @param notes what is to be different from them
 * @param wrong what is wrong, or null
 */
public record NotesArguments(List<String> files, Arguments.ForNotes notes, String wrong) {
    /** How it is written. */
    public static final String USAGE =
            "netnsh notes [--bash] [--map OLD=NEW] [--uplink NAME] [--patch FILE] [--files FOLDER] FILE...";

    /** Reads them. */
    public static NotesArguments of(List<String> words) {
        try {
            ParseResult r = NoteOptions.read("notes", List.of(), words);
            List<String> files = List.copyOf(r.matchedPositionalValue(0, List.<String>of()));
            return new NotesArguments(files, NoteOptions.notes(r), files.isEmpty() ? "a file is missing" : null);
        } catch (CommandLine.ParameterException e) {
            return new NotesArguments(List.of(), Arguments.ForNotes.NOTHING, e.getMessage());
        }
    }
}
