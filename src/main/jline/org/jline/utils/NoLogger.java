package org.jline.utils;

import java.util.logging.Level;

/**
 * A logger that nobody reads. The step of the build that writes the jar anew ({@code FlatJar}) puts it in the place of the
 * JDK's in JLine's classes, so that the JDK's logging is not set up for a prompt.
 */
public final class NoLogger {
    private static final NoLogger ONLY = new NoLogger();

    private NoLogger() {}

    /** The same for all names. */
    public static NoLogger getLogger(String name) {
        return ONLY;
    }

    /** Nothing is. */
    public boolean isLoggable(Level level) {
        return false;
    }

    /** Says nothing. */
    public void log(Level level, String message) {}

    /** Says nothing. */
    public void log(Level level, String message, Throwable thrown) {}
}
