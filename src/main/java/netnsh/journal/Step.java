package netnsh.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One change, as the journal knows it. */
final class Step {
    /** How far it came. */
    enum State {
        /** It was going to be done: nobody knows whether it was. */
        BEGUN,
        DONE,
        /** The kernel refused it: nothing was changed. */
        REFUSED,
        TAKEN_BACK
    }

    /** What kind of change. */
    enum Sort {
        /** A link or a name is there that was not: it is found again by what it is. */
        MAKES,
        /** Something else is there that was not. */
        ADDS,
        /** Something is otherwise than it was. */
        SETS,
        /** Something is gone. */
        DELETES
    }

    /** Which one: the process's number and a count. */
    final String id;
    /** The namespace that it is about, as {@code NsRef} writes it. */
    final String where;
    /** That namespace's cookie; 0 when it could not be known. */
    final long cookie;
    /** What kind of change it is. */
    final Sort sort;
    /** The line that it stands for. */
    final String words;
    /** The interfaces that it speaks of, by name, with their indices. */
    final Map<String, Integer> devs = new LinkedHashMap<>();

    final List<Made> made = new ArrayList<>();
    /** Lines that take it back, in the order in which they are to be run. */
    final List<String> back = new ArrayList<>();

    State state = State.BEGUN;

    Step(String id, String where, long cookie, Sort sort, String words) {
        this.id = id;
        this.where = where;
        this.cookie = cookie;
        this.sort = sort;
        this.words = words;
    }

    /** Whether there is something that could be taken back. */
    boolean stands() {
        boolean something = !made.isEmpty() || sort != Sort.MAKES && !back.isEmpty();
        return something && (state == State.BEGUN || state == State.DONE);
    }

    /** Adds what it makes, or what more is known of that. */
    void makes(Made thing) {
        made.removeIf(thing::same);
        made.add(thing);
    }

    String devices() {
        StringBuilder out = new StringBuilder();
        devs.forEach((name, index) -> out.append(out.length() == 0 ? "" : " ")
                .append(index)
                .append('=')
                .append(name));
        return out.toString();
    }
}
