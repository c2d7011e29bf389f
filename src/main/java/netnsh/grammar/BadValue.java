package netnsh.grammar;

/**
 * A word that a {@link ValueType} cannot read. The message is the reason in plain words and is shown to the user;
 * an empty one says no more than that another word is meant.
 */
public final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;

    /** A reason that concerns the whole word. */
    public BadValue(String reason) {
        this(reason, 0);
    }

    /** A reason that concerns the word from {@code offset} (UTF-16 units) on. */
    public BadValue(String reason, int offset) {
        super(reason, null, false, false);
        this.offset = offset;
    }

    /** Where in the word the trouble starts. */
    public int offset() {
        return offset;
    }
}
