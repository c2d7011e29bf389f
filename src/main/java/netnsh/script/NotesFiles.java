package netnsh.script;

import java.io.File;
import java.util.function.Predicate;
import netnsh.notes.Listing;
import netnsh.notes.Notes;
import netnsh.session.Here;

/** Notes from files. */
public final class NotesFiles {
    private NotesFiles() {}

    /** How a file of notes is understood; nothing of it is run. A file that cannot be read is a Problem. */
    public static String listing(String file, Wishes wishes) {
        return Listing.of(read(file, wishes));
    }

    /** The notes in a file. */
    static Notes read(String file, Wishes wishes) {
        String name = file.equals("-") ? "(standard input)" : file;
        return Notes.of(name, FileText.read(file), wishes.adaptation(), beside(file, wishes.folder()));
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
