package netnsh.session;

import java.io.File;

/** Files as lines name them: from the folder that the process stands in now. The JDK knows only the one it started in. */
public final class Here {
    private static final String FOLDER = "/proc/self/cwd/";

    private Here() {}

    /** A file by a name that may be relative. */
    public static File file(String name) {
        return new File(name.startsWith("/") ? name : FOLDER + name);
    }
}
