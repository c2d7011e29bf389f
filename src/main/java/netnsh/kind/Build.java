package netnsh.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import netnsh.grammar.Token;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.value.NsRef;

/**
 * A link request while rows write into it: attributes, header flags, and which word each of them came from. One Build
 * stands for one level of attributes; {@link #nest} gives the level inside.
 */
public final class Build {
    private final boolean create;
    private final UnaryOperator<NsRef> places;
    private final List<Integer> path;
    private final Map<List<Integer>, Token> marks;
    private Attrs attrs = Attrs.NONE;
    private int flags;
    private int change;

    /**
     * An empty request.
     *
     * @param create whether it makes a link rather than changes one
     * @param places what a namespace's word is taken for: digits may mean a process
     */
    public Build(boolean create, UnaryOperator<NsRef> places) {
        this(create, places, List.of(), new LinkedHashMap<>());
    }

    private Build(boolean create, UnaryOperator<NsRef> places, List<Integer> path, Map<List<Integer>, Token> marks) {
        this.create = create;
        this.places = places;
        this.path = path;
        this.marks = marks;
    }

    /** Whether a link is made. */
    public boolean create() {
        return create;
    }

    /** The namespace that a word means. */
    public NsRef place(NsRef word) {
        return places.apply(word);
    }

    /** An empty level inside these attributes; marks are shared. */
    public Build nest(Attr<?>... inside) {
        List<Integer> deeper = new ArrayList<>(path);
        for (Attr<?> a : inside) {
            deeper.add(a.id());
        }
        return new Build(create, places, List.copyOf(deeper), marks);
    }

    /** Sets an attribute that came from a word (which may be null). */
    public <T> void put(Attr<T> attr, T value, Token at) {
        attrs = attrs.with(attr, value);
        mark(attr, at);
    }

    /** Adds an attribute though there be one of that number. */
    public <T> void add(Attr<T> attr, T value, Token at) {
        attrs = attrs.add(attr, value);
        mark(attr, at);
    }

    /** Begins with what a link has already, for a kind whose changes must say everything. */
    public void begin(Attrs old) {
        attrs = old;
    }

    /** Sets an attribute that neither a word nor the link itself has set. */
    public <T> void otherwise(Attr<T> attr, T value) {
        if (!attrs.has(attr)) {
            attrs = attrs.add(attr, value);
        }
    }

    /** Takes an attribute away. */
    public void drop(Attr<?> attr) {
        attrs = attrs.without(attr);
    }

    /** Takes all attributes away but these. */
    public void keep(Attr<?> one, Attr<?>... more) {
        for (Attrs.Entry entry : attrs.entries()) {
            boolean kept = entry.id() == one.id();
            for (Attr<?> attr : more) {
                kept |= entry.id() == attr.id();
            }
            if (!kept) {
                attrs = attrs.without(new Attr<>(entry.id(), entry.name(), Codec.BYTES));
            }
        }
    }

    /** Notes a word for an attribute. */
    public void mark(Attr<?> attr, Token at) {
        if (at != null) {
            List<Integer> full = new ArrayList<>(path);
            full.add(attr.id());
            marks.put(List.copyOf(full), at);
        }
    }

    /** What was set so far, or {@code otherwise}. */
    public <T> T get(Attr<T> attr, T otherwise) {
        return attrs.get(attr, otherwise);
    }

    /** Whether it is set. */
    public boolean has(Attr<?> attr) {
        return attrs.has(attr);
    }

    /** Sets or clears an IFF_* flag of the header. */
    public void flag(int bit, boolean on) {
        change |= bit;
        flags = on ? flags | bit : flags & ~bit;
    }

    /** The attributes of this level. */
    public Attrs attrs() {
        return attrs;
    }

    /** IFF_* bits wanted. */
    public int flags() {
        return flags;
    }

    /** IFF_* bits meant. */
    public int change() {
        return change;
    }

    /** For each attribute's path the word it came from. */
    public Map<List<Integer>, Token> marks() {
        return marks;
    }
}
