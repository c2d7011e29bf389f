package netnsh.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attrs;

/**
 * A kind of link. A plain one is a list of rows; one whose options depend on one another overrides {@link #finish},
 * one whose output does not follow the order of its rows {@link #print}.
 */
public abstract class LinkKind {
    private final String name;
    private final String summary;
    private final String module;
    private List<Row> rows;
    private Syntax adding;
    private Syntax setting;

    /**
     * A kind.
     *
     * @param name IFLA_INFO_KIND; one that ends in {@code _slave} describes the ports of its master's kind
     * @param summary a few words
     */
    protected LinkKind(String name, String summary) {
        this(name, summary, name);
    }

    /**
     * A kind whose kernel module has another name.
     *
     * @param module what modprobe(8) is told; empty when it is a part of the kernel that is there or not
     */
    protected LinkKind(String name, String summary, String module) {
        this.name = name;
        this.summary = summary;
        this.module = module;
    }

    /** The name that follows {@code type}. */
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

    /**
     * Whether a change must say everything, because the kernel puts defaults where something is missing: then what the
     * link has already is sent with what the words say.
     */
    public boolean whole() {
        return false;
    }

    /** Whether it has something to send or to refuse though no option is given. */
    boolean always() {
        return true;
    }

    /** Whether it describes the ports of a master: then its options belong in IFLA_INFO_SLAVE_DATA. */
    public final boolean slave() {
        return name.endsWith("_slave");
    }

    /** Whether {@code link show -d} has something to say of it. */
    public boolean shows() {
        return true;
    }

    /** Its rows, in the order of the output; made when first needed. */
    protected abstract List<Row> make();

    /** Its rows, in the order of the output. */
    public final synchronized List<Row> rows() {
        if (rows == null) {
            rows = make();
        }
        return rows;
    }

    /** The options that may follow {@code type NAME}. */
    public synchronized Syntax syntax(boolean create) {
        Syntax known = create ? adding : setting;
        if (known == null) {
            known = Syntax.anyOrder(clauses(rows(), create));
            if (create) {
                adding = known;
            } else {
                setting = known;
            }
        }
        return known;
    }

    /** The clauses of these rows, in iproute2's order of reading. */
    static List<Syntax> clauses(List<Row> rows, boolean create) {
        List<Row> order = new ArrayList<>();
        for (Row row : rows) {
            if (row.readBefore() == null) {
                order.add(row);
            }
        }
        for (Row row : rows) {
            if (row.readBefore() != null) {
                int at = 0;
                while (!row.readBefore().equals(order.get(at).keyword())) {
                    at++;
                }
                order.add(at, row);
            }
        }
        List<Syntax> clauses = new ArrayList<>();
        for (Row row : order) {
            if (!row.syntax().equals(Syntax.EMPTY)) {
                clauses.add(create && row.isRequired() ? row.syntax() : Syntax.maybe(row.syntax()));
            }
        }
        return clauses;
    }

    /**
     * Puts what the words say into IFLA_INFO_DATA (or IFLA_INFO_SLAVE_DATA).
     *
     * @throws Refusal when they do not go together
     */
    public final void write(Args args, Build build) {
        // the first binding is the kind's name
        if (always() || args.bindings().size() > 1) {
            for (Row row : rows()) {
                row.write(args, build);
            }
            finish(args, build);
        }
    }

    /** Adds what follows from the words together; {@link Refusal} when they do not go together. */
    protected void finish(Args args, Build build) {
        // most kinds leave that to the kernel
    }

    /** Prints IFLA_INFO_DATA (or IFLA_INFO_SLAVE_DATA) as iproute2 does. */
    public void print(Attrs data, Printer out, IntFunction<String> names) {
        for (Row row : rows()) {
            row.print(data, out, names);
        }
    }

    /**
     * What a new link of this kind is set to when nothing is said, each clause in its own words; of several for one
     * keyword (kernels differ) the first is what it is set back to.
     */
    public List<String> usual() {
        return List.of();
    }

    /** The same for what every link has; where the kind says nothing {@link LinkRows#USUAL} holds. */
    public List<String> usualOfLink() {
        return List.of();
    }

    /**
     * The name of the link of this kind that the kernel makes by itself in every namespace as soon as its module is loaded
     * (unless net.core.fb_tunnels_only_for_init_net says otherwise) and that nobody can take away; empty when it makes none.
     */
    public String fallback() {
        return "";
    }

    /** The keywords whose settings the kernel does not change once the link is there. */
    public Set<String> fixed() {
        return Set.of();
    }

    /** Whether it is one end of two that are made and go together. */
    public boolean pair() {
        return false;
    }

    /** Whether it goes on working in the namespace where it was made when it is moved (get_link_net of its driver). */
    public boolean staysBehind() {
        return onLink();
    }

    /**
     * Whether one that is made for another namespace works there, and not where the line runs: one that works elsewhere is
     * made there and then moved.
     */
    public boolean worksAtHome() {
        return false;
    }

    /** Whether it is made with {@code link DEV}, the link below. */
    public boolean onLink() {
        return false;
    }

    /** The settings by keyword (without a leading {@code no}), each as the words that make it so again. */
    public Map<String, List<String>> settings(Attrs data, IntFunction<String> names) {
        return Clauses.of(words(data, names), this);
    }

    /** The keyword that a clause is about: {@code learning} and {@code nolearning} are about the same. */
    public static String key(String first) {
        boolean negative = first.startsWith("no") && first.length() > 4 && !first.equals("nodst");
        return negative ? first.substring(2) : first;
    }

    /** iproute2's words that make it so again. */
    public List<String> words(Attrs data, IntFunction<String> names) {
        List<String> words = new ArrayList<>();
        for (Row row : rows()) {
            row.words(data, names, words);
        }
        return words;
    }
}
