package netnsh.sys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets what one thread does (and the threads that enter namespaces for it) die at a call to the system, as a process that
 * is killed there: whatever the program would do afterwards does not reach the system any more. Only descriptors may
 * still be closed, which the kernel does for a dead process too.
 */
public final class Fatal {
    private Fatal() {}

    /** The end of the process; nothing in the program catches it. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death(String where) {
            super(where, null, false, false);
        }
    }

    private static final class Count implements Fn.Gate {
        private final Thread victim = Thread.currentThread();
        private final long fatal;
        private final List<String> places = new ArrayList<>();
        private long passed;
        private volatile String dead;

        Count(long fatal) {
            this.fatal = fatal;
        }

        private boolean counts(String name) {
            Thread now = Thread.currentThread();
            return !name.equals("close") && (now == victim || now.getName().equals("netns"));
        }

        @Override
        public void before(String name) {
            pass(name, "before");
        }

        @Override
        public void after(String name) {
            pass(name, "after");
        }

        private synchronized void pass(String name, String side) {
            if (!counts(name)) {
                return;
            } else if (dead == null && passed++ == fatal) {
                dead = side + " " + name;
            }
            if (dead != null) {
                throw new Death(dead);
            }
            places.add(side + " " + name);
        }
    }

    /**
     * Does some work, which dies at one of its calls.
     *
     * @param at which place: 0 is before the first call, 1 behind it, 2 before the second…
     * @return where it died ({@code before sendto}); null when it had ended before
     */
    public static String at(long at, Runnable work) {
        Count count = new Count(at);
        Fn.gate = count;
        try {
            work.run();
        } catch (Death expected) {
            return expected.getMessage();
        } finally {
            Fn.gate = null;
        }
        return count.dead;
    }

    /** The places at which work can die, in their order: {@code before openat}, {@code after openat}, and so on. */
    public static List<String> places(Runnable work) {
        Count count = new Count(Long.MAX_VALUE);
        Fn.gate = count;
        try {
            work.run();
        } finally {
            Fn.gate = null;
        }
        return count.places;
    }

    /** How often work calls each function. */
    public static Map<String, Integer> calls(Runnable work) {
        Map<String, Integer> calls = new TreeMap<>();
        for (String place : places(work)) {
            if (place.startsWith("before ")) {
                calls.merge(place.substring("before ".length()), 1, Integer::sum);
            }
        }
        return calls;
    }
}
