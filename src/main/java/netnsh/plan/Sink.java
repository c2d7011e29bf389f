package netnsh.plan;

/** Where outcomes go as they come. */
@FunctionalInterface
public interface Sink {
    /** Takes one outcome. */
    void accept(Outcome outcome);
}
