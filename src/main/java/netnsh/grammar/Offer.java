package netnsh.grammar;

/**
 * One completion candidate.
 *
 * @param text what would stand in the line
 * @param help a few words beside it, possibly empty
 */
public record Offer(String text, String help) {}
