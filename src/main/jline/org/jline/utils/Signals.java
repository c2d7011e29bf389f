package org.jline.utils;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals of the process, in the place of JLine's own class of this name. That one reaches the JDK's handlers by reflection
 * and by a class that is written at run time, which is a good part of the time until the first prompt.
 */
public final class Signals {
    private Signals() {}

    /**
     * Has something run whenever a signal comes.
     *
     * @param name without SIG: {@code INT}
     * @return what {@link #unregister} takes; null for a signal that this machine does not have, or that the JVM needs itself
     */
    public static Object register(String name, Runnable handler) {
        return handle(name, signal -> handler.run());
    }

    /** The same; the loader of classes is not needed. */
    public static Object register(String name, Runnable handler, ClassLoader loader) {
        return register(name, handler);
    }

    /** Leaves a signal to the kernel. */
    public static Object registerDefault(String name) {
        return handle(name, SignalHandler.SIG_DFL);
    }

    /** Has a signal do what it did before; {@code previous} may be null. */
    public static void unregister(String name, Object previous) {
        if (previous != null) {
            handle(name, (SignalHandler) previous);
        }
    }

    private static Object handle(String name, SignalHandler handler) {
        try {
            return Signal.handle(new Signal(name), handler);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
