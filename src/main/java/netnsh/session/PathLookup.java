package netnsh.session;

import java.io.File;

/** Finds programs on the caller's PATH. */
final class PathLookup {
    private PathLookup() {}

    /** Whether a word is a program: found on the PATH, or a path to an executable file. */
    static boolean isProgram(String word) {
        if (word.isEmpty() || word.indexOf(0) >= 0) {
            return false;
        }
        if (word.indexOf('/') >= 0) {
            return executable(Here.file(word));
        }
        String path = System.getenv("PATH");
        path = path == null ? "/usr/local/bin:/usr/bin:/bin" : path;
        for (String folder : path.split(":", -1)) {
            if (executable(new File(Here.file(folder), word))) {
                return true;
            }
        }
        return false;
    }

    private static boolean executable(File file) {
        return file.isFile() && file.canExecute();
    }
}
