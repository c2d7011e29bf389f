package netnsh.grammar;

import java.util.List;

/** The values of variables. */
@FunctionalInterface
public interface Variables {
    /**
     * The value of a variable: one text, for {@code @} and {@code *} as many as there are arguments; null when it is not
     * set. {@code #} and {@code ?} are always set.
     */
    List<String> get(String name);

    /** No variables at all. */
    Variables NONE = name -> null;
}
