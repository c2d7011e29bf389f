package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import netnsh.grammar.Syntax;

/** A command: a noun of iproute2's, or a word of netnsh's own. Its forms are built when a line first needs them. */
public final class Verb {
    private final Syntax.Word word;
    private final boolean ip;
    private final Supplier<Syntax> options;
    private final Supplier<List<Form>> supplier;
    private List<Form> forms;

    private Verb(Syntax.Word word, boolean ip, Supplier<Syntax> options, Supplier<List<Form>> supplier) {
        this.word = word;
        this.ip = ip;
        this.options = options;
        this.supplier = supplier;
    }

    /** An object of iproute2's {@code ip}: may be abbreviated and may stand behind {@code ip}. */
    public static Verb ip(List<String> spellings, String summary, Supplier<List<Form>> forms) {
        return new Verb(Syntax.word(spellings, summary), true, null, forms);
    }

    /** A command of netnsh's own; may be abbreviated where no object of iproute2's is meant. */
    public static Verb own(List<String> spellings, String summary, Supplier<List<Form>> forms) {
        return new Verb(Syntax.word(spellings, summary), false, null, forms);
    }

    /** An object of iproute2's {@code ip} that is refused by name. */
    static Verb leftOut(String name, String summary, String... others) {
        List<String> spellings = new java.util.ArrayList<>(List.of(name));
        spellings.addAll(List.of(others));
        return new Verb(
                Syntax.word(spellings, summary + " (left to the program ip)"), true, null, () -> LeftOut.forms(name));
    }

    /** Another program of iproute2's, with options of its own between its name and its objects. */
    static Verb program(String name, String summary, Supplier<Syntax> options, Supplier<List<Form>> forms) {
        return new Verb(Syntax.exactly(name, summary), false, options, forms);
    }

    /** A program from before iproute2, whose lines stand for iproute2's; never abbreviated. */
    static Verb old(String name, String summary, Supplier<List<Form>> forms) {
        return new Verb(Syntax.exactly(name, summary), false, null, forms);
    }

    /** The keyword with all its spellings; its help is the summary. */
    public Syntax.Word word() {
        return word;
    }

    /** The canonical name. */
    public String name() {
        return word.text();
    }

    /** What it is about, a few words. */
    public String summary() {
        return word.help();
    }

    /** Whether it is an object of iproute2's {@code ip}. */
    public boolean isIp() {
        return ip;
    }

    /** Whether it is another program of iproute2's, as {@code bridge}. */
    public boolean isProgram() {
        return options != null;
    }

    /** The options between its name and its objects; empty for all but programs. */
    public Syntax options() {
        return options == null ? Syntax.EMPTY : Syntax.later(options);
    }

    /** The forms, in the order in which iproute2 tries abbreviations. */
    public synchronized List<Form> forms() {
        if (forms == null) {
            forms = supplier.get();
        }
        return forms;
    }

    /**
     * Its whole shape: the keyword, then one of the forms, each marked with itself.
     *
     * @param strict without forms that iproute2 does not have
     */
    Syntax syntax(boolean strict) {
        return Syntax.seq(word, options(), Syntax.later(() -> new Syntax.OneOf(choices(strict))));
    }

    private List<Syntax> choices(boolean strict) {
        List<Syntax> choices = new ArrayList<>();
        for (Form f : forms()) {
            if (!strict || !f.own()) {
                choices.add(new Syntax.Tag(new Taken(this, f), f.syntax()));
            }
        }
        return choices;
    }

    /** What a reading's tag says. */
    record Taken(Verb verb, Form form) {}
}
