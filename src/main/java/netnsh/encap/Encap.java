package netnsh.encap;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.kind.Build;
import netnsh.kind.Printer;
import netnsh.kind.Row;
import netnsh.netlink.Attrs;
import netnsh.value.Ip;

/** A type of light-weight tunnel: LWTUNNEL_ENCAP_* of linux/lwtunnel.h. */
public abstract class Encap {
    private final int number;
    private final String name;
    private final String summary;
    private final String module;
    private List<Row> rows;
    private Syntax syntax;

    /**
     * A type.
     *
     * @param number LWTUNNEL_ENCAP_*
     * @param name the word behind {@code encap}
     * @param summary a few words
     * @param module the kernel module that has it; empty when it is a part of the kernel that is there or not
     */
    Encap(int number, String name, String summary, String module) {
        this.number = number;
        this.name = name;
        this.summary = summary;
        this.module = module;
    }

    /** LWTUNNEL_ENCAP_*. */
    public final int number() {
        return number;
    }

    /** The word behind {@code encap}. */
    public final String name() {
        return name;
    }

    /** What it is, a few words. */
    public final String summary() {
        return summary;
    }

    /** The kernel module that has it; empty when none can be loaded. */
    public final String module() {
        return module;
    }

    /** Its rows in the order of the output. */
    abstract List<Row> make();

    private synchronized List<Row> rows() {
        if (rows == null) {
            rows = make();
        }
        return rows;
    }

    /** What may follow its name. */
    public final synchronized Syntax syntax() {
        if (syntax == null) {
            syntax = shape(rows());
        }
        return syntax;
    }

    /** The clauses of its rows: in any order, those that are not required may be left out. */
    Syntax shape(List<Row> all) {
        List<Syntax> clauses = new ArrayList<>();
        for (Row row : all) {
            if (!row.syntax().equals(Syntax.EMPTY)) {
                clauses.add(row.isRequired() ? row.syntax() : Syntax.maybe(row.syntax()));
            }
        }
        return Syntax.anyOrder(clauses);
    }

    /**
     * Puts what the words say into RTA_ENCAP (or NHA_ENCAP).
     *
     * @throws netnsh.kind.Refusal when they do not go together
     */
    public final void write(Args args, Build build) {
        for (Row row : rows()) {
            row.write(args, build);
        }
    }

    /** Prints RTA_ENCAP (or NHA_ENCAP) as iproute2 does; {@code names} gives the names of interfaces. */
    public final void print(Attrs data, Printer out, IntFunction<String> names) {
        for (Row row : rows()) {
            row.print(data, out, names);
        }
    }

    /** Prints a number in decimal. */
    static void decimal(Printer out, String key, String format, Number value, IntFunction<String> names) {
        out.number(key, format, value.longValue());
    }

    /** Prints an address, in its colour. */
    static void address(Printer out, String key, String format, InetAddress value, IntFunction<String> names) {
        out.string(value instanceof Inet4Address ? Printer.Role.INET : Printer.Role.INET6, key, format, Ip.text(value));
    }

    /** Prints an address, without a colour. */
    static void plain(Printer out, String key, String format, InetAddress value, IntFunction<String> names) {
        out.string(key, format, Ip.text(value));
    }

    /** Whether {@link #words} make it again. */
    boolean sayable(Attrs data) {
        return true;
    }

    /** iproute2's words that make it so again, without {@code encap} and the type's name. */
    public final List<String> words(Attrs data, IntFunction<String> names) {
        List<String> words = new ArrayList<>();
        for (Row row : rows()) {
            row.words(data, names, words);
        }
        return words;
    }
}
