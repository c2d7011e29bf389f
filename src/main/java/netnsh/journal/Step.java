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

    /** What of a step went with something that a later one took away. */
    record Passed(Step step, List<Made> made, List<String> back) {}

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

    /** A link that it renames or moves, as it was; null where it does not. */
    Made before;
    /** The same as it is afterwards: planned at first, then what came of it. */
    Made after;
    /** What it is going to take away, in a step of which nobody knows whether it was done. */
    Made going;
    /** What it takes away: a link or a name of a namespace; null when it is neither. */
    Made gone;
    /** A namespace that was made anew in place of {@link #gone}, as far as it is known: the file of its name, its cookie. */
    Made again;
    /** What earlier steps had made or would have taken back until this one took it away. */
    final List<Passed> passed = new ArrayList<>();
    /** What it has set on a link that somebody else had made, by key, as it was right afterwards. */
    final Map<String, String> seen = new LinkedHashMap<>();

    /** Whether the link is what it was before again. */
    boolean home;
    /** The index that the link had before it was renamed or moved, when it is home again and has another one. */
    int former;
    /** Whether somebody has begun to take it back: as long as it is not {@link State#TAKEN_BACK}, he did not come to the end. */
    boolean returning;

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

    /**
     * Whether another step has added to another interface what this one deletes, as uplink bridge does with addresses and
     * routes. When that goes, nobody has wished for an interface without them.
     */
    boolean isMove(List<Step> steps) {
        return sort == Sort.DELETES
                && back.size() == 1
                && steps.stream()
                        .anyMatch(s -> s.sort == Sort.ADDS
                                && s.stands()
                                && s.cookie == cookie
                                && anywhere(s.words).equals(anywhere(back.get(0))));
    }

    private static String anywhere(String line) {
        return line.replaceFirst(" dev \\S+", "");
    }

    /** Whether it has made that namespace. */
    boolean makesNamespace(Made thing) {
        for (Made m : made) {
            if (m.what() == Made.What.NAMESPACE && m.same(thing)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is about a thing or what is in it: few are of the thousands that are asked at each deletion. */
    boolean speaksOf(Made thing) {
        boolean speaks = cookie == thing.cookie();
        for (int i = 0; !speaks && i < made.size(); i++) {
            speaks = made.get(i).cookie() == thing.cookie() || made.get(i).same(thing);
        }
        return speaks;
    }

    /** Adds what it makes, or what more is known of that. */
    void makes(Made thing) {
        made.removeIf(thing::same);
        made.add(thing);
    }

    /** The fields of a line about what it renames or moves. */
    String[] moves(String mark) {
        List<String> fields = new ArrayList<>(List.of(after.fields(mark, id)));
        fields.addAll(List.of(
                Long.toString(before.cookie()), Integer.toString(before.index()), before.name(), before.where()));
        return fields.toArray(String[]::new);
    }

    /** Its link is what it was again, with that index. */
    void home(int index) {
        former = before.index();
        before = new Made(before.what(), before.where(), before.cookie(), before.name(), index, before.detail());
        home = true;
    }

    /** The line that says that it is going to be taken back. */
    String returning() {
        return Checked.line("U", id);
    }

    /** The line that says that it was taken back, and which index its link then had. */
    String takenBack() {
        return home ? Checked.line("T", id, Integer.toString(before.index())) : Checked.line("T", id);
    }

    /** Reads such fields. */
    void moves(List<String> f) {
        after = Made.of(f);
        String name = f.size() > 10 ? f.get(10) : after.name();
        String where = f.size() > 11 ? f.get(11) : after.where();
        before = new Made(
                Made.What.LINK, where, Long.parseLong(f.get(8)), name, Integer.parseInt(f.get(9)), after.detail());
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
