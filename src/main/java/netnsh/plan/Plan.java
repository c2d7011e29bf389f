package netnsh.plan;

import java.util.List;

/**
 * What to do, in order. Everything up to the first failing effect has happened when it is applied.
 *
 * @param effects the steps
 * @param warnings what the user should know beforehand, one sentence each (shown as notes, not errors)
 */
public record Plan(List<Effect> effects, List<String> warnings) {
    /** Nothing to do. */
    public static final Plan NOTHING = new Plan(List.of(), List.of());

    /** A plan of these steps. */
    public static Plan of(Effect... effects) {
        return new Plan(List.of(effects), List.of());
    }

    /** A plan of these steps. */
    public static Plan of(List<? extends Effect> effects) {
        return new Plan(List.copyOf(effects), List.of());
    }

    /** The same, where the kernel tells what it made of each change. */
    public Plan echoing() {
        List<Effect> echoing = effects.stream()
                .map(e -> e instanceof Effect.Net n ? new Effect.Net(n.ns(), n.op(), n.blame(), n.words(), true) : e)
                .toList();
        return new Plan(echoing, warnings);
    }

    /** The same with one more warning. */
    public Plan warn(String warning) {
        List<String> more = new java.util.ArrayList<>(warnings);
        more.add(warning);
        return new Plan(effects, List.copyOf(more));
    }
}
