package netnsh.kind;

import netnsh.grammar.Token;

/** Options that do not go together. The message is shown to the user. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Token at;

    /** A reason, and the word it is about (or null). */
    public Refusal(String reason, Token at) {
        super(reason, null, false, false);
        this.at = at;
    }

    /** The word it is about, or null. */
    public Token at() {
        return at;
    }
}
