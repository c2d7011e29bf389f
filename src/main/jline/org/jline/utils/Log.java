package org.jline.utils;

import java.util.function.Supplier;

/**
 * What JLine has to tell about itself, which nobody reads here, in the place of JLine's own class of this name. That one
 * sets up the JDK's logging.
 */
public final class Log {
    private Log() {}

    /** Says nothing. */
    public static void trace(Object... messages) {}

    /** Says nothing. */
    public static void trace(Supplier<String> message) {}

    /** Says nothing. */
    public static void debug(Object... messages) {}

    /** Says nothing. */
    public static void debug(Supplier<String> message) {}

    /** Says nothing. */
    public static void info(Object... messages) {}

    /** Says nothing. */
    public static void warn(Object... messages) {}

    /** Says nothing. */
    public static void error(Object... messages) {}

    /** Nobody listens. */
    public static boolean isDebugEnabled() {
        return false;
    }
}
