package netnsh.plan;

import java.util.Set;
import netnsh.grammar.Token;
import netnsh.value.Errno;

/**
 * Whatever the user must be told: one message, the word it is about, the kernel's own words and a hint. Carries no stack
 * trace. Immutable; the {@code with…} methods answer copies.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Set<Integer> SHORTAGES =
            Set.of(Errno.EMFILE, Errno.ENFILE, Errno.ENOMEM, Errno.ENOBUFS, Errno.ETIMEDOUT);

    private final String id;
    private final transient Token where;
    private final int offset;
    private final int errno;
    private final String kernel;
    private final String hint;
    private final int exit;

    private Problem(
            String id, String message, Token where, int offset, int errno, String kernel, String hint, int exit) {
        super(message, null, false, false);
        this.id = id;
        this.where = where;
        this.offset = offset;
        this.errno = errno;
        this.kernel = kernel;
        this.hint = hint;
        this.exit = exit;
    }

    /**
     * A problem.
     *
     * @param id what kind it is, stable, for tests and documentation: {@code link.absent}
     * @param message what is wrong, one sentence without a full stop
     */
    public static Problem of(String id, String message) {
        return new Problem(id, message, null, 0, 0, null, null, 1);
    }

    /** The same, about this word; a null or a word that was already known changes nothing. */
    public Problem at(Token word) {
        return word == null || where != null ? this : new Problem(id, getMessage(), word, 0, errno, kernel, hint, exit);
    }

    /** The same, about this word from {@code offset} on. */
    public Problem at(Token word, int from) {
        return new Problem(id, getMessage(), word, from, errno, kernel, hint, exit);
    }

    /** The same, with the kernel's error number and its own words (extended ack), which may be null. */
    public Problem kernel(int number, String words) {
        return new Problem(id, getMessage(), where, offset, number, words, hint, exit);
    }

    /** The same, with advice. */
    public Problem hint(String advice) {
        return new Problem(id, getMessage(), where, offset, errno, kernel, advice, exit);
    }

    /** The same, with an exit status other than 1: 2 where ping(8) has it, 127 for a program that is not there. */
    public Problem exit(int status) {
        return new Problem(id, getMessage(), where, offset, errno, kernel, hint, status);
    }

    /** The exit status of a line that ends so. */
    public int exit() {
        return exit;
    }

    /** What kind it is. */
    public String id() {
        return id;
    }

    /** The word it is about, or null. */
    public Token where() {
        return where;
    }

    /** Where in that word the trouble starts, UTF-16 units. */
    public int offset() {
        return offset;
    }

    /** The kernel's error number, or 0. */
    public int errno() {
        return errno;
    }

    /**
     * Whether something was short (descriptors, memory, room in a socket, time): then nothing is known, also not that it
     * is not there.
     */
    public boolean isShortage() {
        return SHORTAGES.contains(errno);
    }

    /** The kernel's own words, or null. */
    public String kernel() {
        return kernel;
    }

    /** Advice, or null. */
    public String hint() {
        return hint;
    }
}
