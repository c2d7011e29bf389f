package netnsh.kind;

import netnsh.grammar.Token;

/** Options that do not go together. The message is shown to the user. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Token at;
    private final boolean elsewhere;

    /** A reason, and the word it is about (or null). */
    public Refusal(String reason, Token at) {
        this(reason, at, false);
    }

    private Refusal(String reason, Token at, boolean elsewhere) {
        super(reason, null, false, false);
        this.at = at;
        this.elsewhere = elsewhere;
    }

    /** A reason that ends with the line that runs the program, to which it is left. */
    public static Refusal elsewhere(String reason, Token at) {
        return new Refusal(reason, at, true);
    }

    /**
     * The problem's id where it is one of {@code noun}'s: {@code link.options}, or {@code link.elsewhere} for what is left
     * to the program.
     */
    public String id(String noun, String otherwise) {
        return noun + "." + (elsewhere ? "elsewhere" : otherwise);
    }

    /** The word it is about, or null. */
    public Token at() {
        return at;
    }
}
