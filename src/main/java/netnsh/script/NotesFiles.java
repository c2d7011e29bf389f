package netnsh.script;

import java.io.File;
import java.util.function.Predicate;
import netnsh.notes.Listing;
import netnsh.notes.Notes;
import netnsh.plan.Problem;
import netnsh.session.Here;

/** Notes from files. */
public final class NotesFiles {
    /** The longest line, in characters. */
    private static final int LONGEST = 1 << 20;

    private NotesFiles() {}

    /** How a file of notes is understood; nothing of it is run. A file that cannot be read is a Problem. */
    public static String listing(String file, Wishes wishes) {
        return Listing.of(read(file, wishes));
    }

    /** The notes in a file. */
    static Notes read(String file, Wishes wishes) {
        String name = file.equals("-") ? "(standard input)" : file;
        String text = FileText.read(file);
        measure(name, text);
        return Notes.of(name, text, wishes.adaptation(), beside(file, wishes.folder()));
    }

    /** What nobody has written by hand is no notes. */
    private static void measure(String name, String text) {
        int line = 1;
        for (int from = 0; from < text.length(); line++) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            if (end - from > LONGEST) {
                throw Problem.of(
                        "notes.line",
                        name + ":" + line + ": the line has " + (end - from) + " characters, the limit is " + LONGEST);
            }
            from = end + 1;
        }
    }

    private static Predicate<String> beside(String file, String other) {
        String folder = other != null ? other : new File(file).getParent();
        return name -> Here.file(folder == null || name.startsWith("/") ? name : folder + "/" + name)
                .isFile();
    }

    /** A line of the file as it is understood. */
    static String plain(String line) {
        return Notes.plain(line);
    }
}
