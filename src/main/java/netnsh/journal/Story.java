package netnsh.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import netnsh.plan.Problem;

/** What a journal tells: whose it is, and every step with what became of it. */
final class Story {
    /** The Problem that a journal is whose first line cannot be read. */
    static final String UNREADABLE = "journal.unreadable";

    private static final String VERSION = "1";

    /**
     * The first line.
     *
     * @param boot the machine's start that it belongs to: /proc/sys/kernel/random/boot_id
     * @param pid the process; for single lines the one that leads the terminal's session
     * @param ticks when that was started, see {@code Processes.startTicks}; 0 when it was not there
     * @param uid the user
     * @param kind what the session is: prompt, file or lines
     * @param text the file, or nothing
     * @param millis when it began, since 1970
     */
    record Header(String boot, int pid, long ticks, int uid, String kind, String text, long millis) {
        String line() {
            return Checked.line(
                    "H",
                    VERSION,
                    boot,
                    Integer.toString(pid),
                    Long.toString(ticks),
                    Integer.toString(uid),
                    kind,
                    text,
                    Long.toString(millis));
        }
    }

    /** Null in the story of the process that writes it. */
    final Header header;
    /** The marks of transactions that are still open, with how many steps stood before each. */
    final Map<String, Integer> marks = new LinkedHashMap<>();
    /** Those of them that are being taken back: nobody can let them stand any more. */
    private final Set<String> sealed = new HashSet<>();

    private final Map<String, Step> byId = new HashMap<>();
    /** In their order. */
    private final List<Step> steps = new ArrayList<>();

    private record LinkId(long cookie, int index) {}

    /** Who has made which link, as far as the steps up to {@code known} said so when they were asked: a guess to begin with. */
    private final Map<LinkId, Step> makers = new HashMap<>();

    private int known;

    private int unreadable;

    private Story(Header header) {
        this.header = header;
    }

    /** A story that begins now. */
    static Story begin() {
        return new Story(null);
    }

    List<Step> steps() {
        return new ArrayList<>(steps);
    }

    /** Those of these names that it has. */
    List<Step> steps(List<String> ids) {
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** How many lines could not be read, a last one that is not whole left aside. */
    int unreadable() {
        return unreadable;
    }

    boolean stands() {
        return steps.stream().anyMatch(Step::stands);
    }

    /** The lines that end its open transactions. */
    String unmarked() {
        return ofMarks("C");
    }

    /** The lines that let them stand, unless somebody has begun to take them back before. */
    String confirmed() {
        return ofMarks("S");
    }

    /** The lines that say that they are going to be taken back, unless somebody has let them stand before. */
    String sealing() {
        return ofMarks("Z");
    }

    private String ofMarks(String letter) {
        StringBuilder lines = new StringBuilder();
        marks.keySet().forEach(mark -> lines.append(Checked.line(letter, mark)));
        return lines.toString();
    }

    /** Whether one of its open transactions is being taken back. */
    boolean isSealed() {
        return !sealed.isEmpty();
    }

    /**
     * Reads a journal.
     *
     * @param name what it is called in the Problem that a first line which cannot be read is
     */
    static Story read(String text, String name) {
        int end = text.indexOf('\n');
        Optional<List<String>> first = end < 0 ? Optional.empty() : Checked.fields(text.substring(0, end));
        if (first.isEmpty() || !first.get().get(0).equals("H") || first.get().size() < 9) {
            throw unreadable(name);
        }
        List<String> h = first.get();
        if (!h.get(1).equals(VERSION)) {
            throw Problem.of("journal.version", "the journal " + name + " was written by another version of netnsh");
        }
        Story story = new Story(new Header(
                h.get(2),
                Integer.parseInt(h.get(3)),
                Long.parseLong(h.get(4)),
                Integer.parseInt(h.get(5)),
                h.get(6),
                h.get(7),
                Long.parseLong(h.get(8))));
        story.lines(text, end + 1);
        return story;
    }

    /** What can still be read of a journal whose first line is damaged: lines that are whole, behind whatever came between. */
    static Story remains(String text) {
        Story story = new Story(null);
        StringBuilder lines = new StringBuilder();
        text.lines()
                .forEach(line ->
                        lines.append(line.substring(line.lastIndexOf('\0') + 1)).append('\n'));
        story.lines(lines.toString(), 0);
        return story;
    }

    private void lines(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int stop = text.indexOf('\n', at);
            boolean torn = stop < 0; // its process was killed while it wrote: what it announces was not begun
            String line = torn ? text.substring(at) : text.substring(at, stop);
            Optional<List<String>> fields = Checked.fields(line);
            if (!torn && !line.isEmpty() && !understood(fields)) {
                unreadable++;
            }
            at = torn ? text.length() : stop + 1;
        }
    }

    private static Problem unreadable(String name) {
        return Problem.of(UNREADABLE, "the journal " + name + " cannot be read: its first line is damaged")
                .hint("nothing is removed by guess; scan lists what was left, and how it goes");
    }

    private boolean understood(Optional<List<String>> fields) {
        try {
            fields.ifPresent(this::accept);
            return fields.isPresent();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            return false; // the sum is right, and yet it makes no sense: written by somebody else
        }
    }

    private void accept(List<String> f) {
        Step step = f.size() > 1 ? byId.get(f.get(1)) : null;
        switch (f.get(0)) {
            case "I" -> begin(f);
            case "B" -> step.back.add(f.get(2));
            case "N" -> step.back.clear(); // what follows is better known
            case "W" -> step.makes(Made.of(f));
            case "D" -> step.state = Step.State.DONE;
            case "R" -> step.state = Step.State.REFUSED;
            case "U" -> step.returning = true;
            case "T" -> takenBack(step, f);
            case "K" -> step.again = Made.of(f);
            case "X" -> step.going = Made.of(f);
            case "G" -> {
                Step by = step != null ? step : new Step(f.get(1), f.get(3), 0, Step.Sort.DELETES, "");
                by.gone = Made.of(f);
                gone(by);
            }
            case "F" -> step.moves(f); // that it is there, nobody knows yet
            case "V" -> {
                Step by = step != null ? step : new Step(f.get(1), f.get(3), 0, Step.Sort.SETS, "");
                by.moves(f);
                moved(by);
            }
            case "A" -> step.seen.put(f.get(2), f.get(3));
            case "M" -> marks.put(f.get(1), steps.size());
            case "C" -> {
                marks.remove(f.get(1));
                sealed.remove(f.get(1));
            }
            case "S" -> {
                if (!sealed.contains(f.get(1))) {
                    marks.remove(f.get(1));
                }
            }
            case "Z" -> {
                if (marks.containsKey(f.get(1))) {
                    sealed.add(f.get(1));
                }
            }
            default -> unreadable++;
        }
    }

    private void takenBack(Step step, List<String> f) {
        step.state = Step.State.TAKEN_BACK;
        // what it had taken away is there again, and with it what must be taken back of it; lines W say what was made
        for (Step.Passed p : step.passed) {
            p.step().back.addAll(p.back());
            for (Made was : p.made()) {
                p.step().made.stream()
                        .filter(now -> now.what() == was.what() && now.name().equals(was.name()))
                        .forEach(now -> again(steps, was, now));
            }
        }
        step.passed.clear();
        if (f.size() > 2) {
            step.home(Integer.parseInt(f.get(2)));
            movedBack(steps, step);
        }
    }

    private void begin(List<String> f) {
        Step step = new Step(f.get(1), f.get(2), Long.parseLong(f.get(3)), Step.Sort.valueOf(f.get(4)), f.get(5));
        for (String pair : f.get(6).split(" ")) {
            int is = pair.indexOf('=');
            if (is > 0) {
                step.devs.put(pair.substring(is + 1), Integer.parseInt(pair.substring(0, is)));
            }
        }
        add(step);
    }

    void add(Step step) {
        Step former = byId.put(step.id, step);
        if (former != null) { // no netnsh writes two with one name
            remove(former);
        }
        steps.add(step);
    }

    void drop(Step step) {
        byId.remove(step.id);
        remove(step);
    }

    private void remove(Step step) {
        int at = steps.lastIndexOf(step);
        if (at >= 0) {
            steps.remove(at);
            known = Math.min(known, at);
        }
    }

    /** A step has removed something, and with a namespace of the session's own all that was in it. */
    void gone(Step by) {
        gone(steps, by);
    }

    static void gone(Collection<Step> steps, Step by) {
        Made thing = by.gone;
        boolean own = false;
        for (Step s : steps) {
            own |= !thing.isLink() && s.makesNamespace(thing);
        }
        for (Step s : steps) {
            if (s.state == Step.State.DONE && s.speaksOf(thing)) {
                gone(s, by, own);
            }
        }
    }

    private static void gone(Step s, Step by, boolean own) {
        Made thing = by.gone;
        Predicate<Made> goes = m -> m.same(thing) || own && m.isLink() && m.cookie() == thing.cookie();
        boolean pair = s.made.stream().anyMatch(m -> goes.test(m) && m.kind().equals("veth"));
        List<Made> made =
                s.made.stream().filter(m -> goes.test(m) || pair && m.isLink()).toList();
        s.made.removeAll(made);
        List<String> back = List.of();
        boolean here = s.cookie == thing.cookie();
        if (here && (own || thing.isLink() && s.devs.containsValue(thing.index())) || pair) {
            back = List.copyOf(s.back);
            s.back.clear();
        }
        if (!made.isEmpty() || !back.isEmpty()) {
            by.passed.add(new Step.Passed(s, made, back));
        }
    }

    /** A step has renamed or moved a link: whoever has made it made the one that it is now. */
    void moved(Step by) {
        moved(steps, by);
    }

    static void moved(Iterable<Step> steps, Step by) {
        Made old = by.before;
        for (Step s : steps) {
            if (s.made.removeIf(m -> m.isLink() && m.cookie() == old.cookie() && m.index() == old.index())) {
                s.made.add(by.after);
            }
        }
    }

    /** What was taken away is there again as something new: steps that have renamed or moved it speak of that. */
    static void again(Iterable<Step> steps, Made was, Made now) {
        for (Step s : steps) {
            if (s.after != null) {
                s.after = s.after.as(was, now);
                s.before = s.before.as(was, now);
            }
        }
    }

    /** The opposite of {@link #moved}. */
    static void movedBack(Iterable<Step> steps, Step by) {
        Made old = by.after;
        for (Step s : steps) {
            if (s != by && s.made.removeIf(m -> m.isLink() && m.cookie() == old.cookie() && m.index() == old.index())) {
                s.made.add(by.before);
            }
        }
    }

    /** Whether a step of it has made this link. */
    boolean made(long cookie, int index) {
        while (known < steps.size() - 1) { // the last one may not have made yet what it makes
            Step step = steps.get(known++);
            step.made.stream().filter(Made::isLink).forEach(m -> makers.put(new LinkId(m.cookie(), m.index()), step));
        }
        Step maker = makers.get(new LinkId(cookie, index));
        return maker != null && made(maker, cookie, index) || madeByAny(cookie, index);
    }

    /** Most lines are about links of a moment ago, so the last step comes first. */
    private boolean madeByAny(long cookie, int index) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (made(steps.get(i), cookie, index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean made(Step step, long cookie, int index) {
        for (Made m : step.made) {
            if (step.stands() && m.isLink() && m.cookie() == cookie && m.index() == index) {
                return true;
            }
        }
        return false;
    }
}
