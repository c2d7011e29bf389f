package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import netnsh.plan.Problem;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.verb.Replan;

/** Runs lines that netnsh itself has written, one after the other, until one fails. */
final class Rerun {
    /** Lines that make what the kernel had made. */
    private static final Pattern BY_KERNEL =
            Pattern.compile(".* (route append|route add|rule add) .* protocol kernel\\b.*");

    /** Lines that may need what a later one makes: the gateway of a route is in the prefix of an address. */
    private static final Pattern NEEDS_MORE = Pattern.compile(".* (route|nexthop) (append|add|replace) .*");

    private Rerun() {}

    /**
     * The status of the first that fails, which has been reported; 0 when all went well.
     *
     * @param name what does it: undo
     * @param fate says what becomes of so many lines that were done before one that failed
     */
    static int lines(Session session, List<String> all, String name, Frame f, IntFunction<String> fate) {
        List<String> lines = new ArrayList<>(all);
        int postponed = 0;
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            boolean last = number > lines.size() - postponed;
            Attempt attempt = last ? Attempt.NONE : attempt(session, line);
            if (attempt == Attempt.LATER) {
                postponed++;
                lines.add(line);
            }
            if (attempt != Attempt.NONE) {
                continue;
            }
            // these lines are about home where they name no namespace, wherever the session stands
            boolean away = !(session.context().ns() instanceof NsRef.Home) && !line.startsWith("@");
            int status = session.run(
                    away ? "@/ " + line : line,
                    States.source("(" + name + ")", number),
                    f.scope(),
                    false,
                    f.out(),
                    null);
            if (status != 0) {
                String before = fate.apply(number - 1 - postponed);
                f.out().flush();
                f.out()
                        .error(name + ": stopped; " + before + "; not done: "
                                + Text.visible(String.join("; ", lines.subList(number - 1, lines.size()))) + "\n");
                return status;
            }
        }
        return 0;
    }

    /** What is said of lines that were done before one that failed, where they stand. */
    static String stand(int lines) {
        return fate(lines, "stands", "stand");
    }

    /** The same with other words for one line and for several. */
    static String fate(int lines, String one, String several) {
        return switch (lines) {
            case 0 -> "nothing was changed before it";
            case 1 -> "the line before it was done and " + one;
            default -> "the " + lines + " lines before it were done and " + several;
        };
    }

    private enum Attempt {
        /** It is to be run as any other line. */
        NONE,
        /** It is done. */
        DONE,
        /** It is to be run behind all others. */
        LATER
    }

    /**
     * Tries a line of which nobody can tell beforehand whether it is needed, because the kernel may make the same by itself
     * (the route of an address that has just come back), or whether it can be done already.
     */
    private static Attempt attempt(Session session, String line) {
        boolean byKernel = BY_KERNEL.matcher(line).matches();
        if (!byKernel && !NEEDS_MORE.matcher(line).matches()) {
            return Attempt.NONE;
        }
        session.ports().undoing().already(byKernel);
        try {
            session.perform(Replan.request(line));
            return Attempt.DONE;
        } catch (Problem p) {
            return byKernel && p.errno() == Errno.EEXIST
                    ? Attempt.DONE
                    : p.errno() == Errno.ENETUNREACH ? Attempt.LATER : Attempt.NONE;
        } finally {
            session.ports().undoing().already(false);
        }
    }
}
