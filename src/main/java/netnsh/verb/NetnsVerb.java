package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.flag;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.option;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;
import static netnsh.grammar.Syntax.word;

import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.plan.Problem;
import netnsh.value.NsRef;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code netns}: ip-netns(8). What the forms mean stands in {@link NetnsPlans}. */
final class NetnsVerb {
    private NetnsVerb() {}

    /** Largest process id: PID_MAX_LIMIT of linux/threads.h. */
    private static final long PID_MAX = 4194304;

    static final Syntax.Slot<String> NEW = slot("new", Names.NEW_NS, "the new namespace's name");
    static final Syntax.Slot<String> NAME = slot("name", Names.NS_NAME, "a namespace's name");
    static final Syntax.Slot<NsRef> NS = slot("ns", Names.NS, "the namespace");
    static final Syntax.Slot<Long> PID = slot("pid", Numbers.range("PID", 1, PID_MAX), "a process id");
    static final Syntax.Slot<Integer> NSID =
            slot("netnsid", ValueType.of("NSID", "number", NetnsVerb::nsid, NetnsVerb::nsid, "5", "auto"), "the id");
    static final Syntax.Slot<Long> ONLY =
            slot("nsid", Numbers.range("NSID", 0, Integer.MAX_VALUE), "only the namespace with this id");
    static final Syntax.Slot<Long> TARGET = slot(
            "target-nsid", Numbers.range("NSID", 0, Integer.MAX_VALUE), "ids as the namespace with this id knows them");
    /** With {@code -all} the program stands in its place, so that any word is taken. */
    static final Syntax.Slot<String> WHERE = slot(
            "where",
            ValueType.of("NS", "name", w -> w, w -> w, Lookup.What.NAMESPACE, "left", "right"),
            "the namespace (with -all: none, all are meant)");

    static final Syntax.Slot<String> PROGRAM =
            slot("program", ValueType.of("CMD", "value", w -> w, w -> w, Lookup.What.PROGRAM, "true"), "what to run");
    static final Syntax.Rest ARGUMENTS = rest("args", "its arguments");
    private static final Syntax.Word LIST = word(List.of("list", "show", "lst"), "names, with the ids known here");

    /** The form whose lines are often about the program ip, which netnsh then need not start. */
    static final String EXEC = "netns exec";

    private static final String MONITOR = "netns monitor";

    static List<Form> forms() {
        return List.of(
                Form.of("netns list", "list the namespaces with a name", flag(LIST), NetnsPlans::list)
                        .example("netns list", "the names, with the ids that are known here", "netns add left right")
                        .example("ip -j netns", "the same as JSON"),
                Form.of(
                                "netns list -a",
                                "list every network namespace of the machine",
                                seq(LIST, exactly("-a", "also those without a name, with who holds them")),
                                NetnsEvery::list)
                        .example("netns list -a", "who holds each of them, and where its cables lead", "netns add left")
                        .example("-j netns list -a", "the same as JSON")
                        .asOwn(),
                Form.of(
                                "netns list-id",
                                "list the ids by which namespaces are known here",
                                seq(
                                        word("list-id", "ids by which namespaces are known here"),
                                        anyOrder(option("target-nsid", TARGET), option("nsid", ONLY))),
                                NetnsPlans::listId)
                        .example("netns list-id", "all ids", "netns add left", "netns set left 5")
                        .example("netns list-id nsid 5", "one of them", "netns add left", "netns set left 5"),
                Form.of("netns add", "make namespaces", seq(word("add", "make namespaces"), some(NEW)), NetnsPlans::add)
                        .example("netns add left right", "two new namespaces; their lo is down"),
                Form.of(
                                "netns set",
                                "give a namespace an id",
                                seq(word("set", "give a namespace an id here"), NS, NSID),
                                NetnsPlans::set)
                        .example("netns set left 5", "left is known by the id 5 here", "netns add left")
                        .example("netns set left auto", "the kernel picks the id", "netns add left"),
                Form.of(
                                "netns delete",
                                "take names away",
                                seq(word(List.of("delete", "del"), "take names away"), Syntax.many(NAME)),
                                NetnsPlans::delete)
                        .example("netns del left right", "both names go", "netns add left right")
                        .example("ip -all netns del", "all names go", "netns add left right"),
                Form.of(
                                "netns identify",
                                "name the namespace of a process",
                                seq(word("identify", "name the namespace of a process"), maybe(PID)),
                                NetnsPlans::identify)
                        .example("netns identify", "the name of the namespace that the line runs in")
                        .example("netns identify $$", "the name of the namespace of a process, here netnsh's own"),
                Form.of(
                                "netns pids",
                                "list the processes in a namespace",
                                seq(word("pids", "list the processes in a namespace"), NS),
                                NetnsPlans::pids)
                        .example("netns pids left", "their process ids, one a line", "netns add left"),
                Form.of(
                                EXEC,
                                "run a program in a namespace",
                                seq(word("exec", "run a program there"), WHERE, maybe(PROGRAM, ARGUMENTS)),
                                NetnsPlans::exec)
                        .example("netns exec left cat /proc/net/dev", "the program runs in left", "netns add left")
                        .example(
                                "ip netns exec left ip link set lo up",
                                "netnsh does this itself, without starting ip",
                                "netns add left")
                        .example("ip -all netns exec ip -br link", "in every namespace", "netns add left right"),
                Form.of(
                        MONITOR,
                        "watch names come and go",
                        word("monitor", "names that come and go" + Syntax.REFUSED),
                        (request, view) -> {
                            throw Problem.of("netns.elsewhere", "netns monitor is not built in")
                                    .at(request.at())
                                    .hint("the program ip has it: run ip netns monitor");
                        }),
                Form.of(
                                "netns attach",
                                "give a process's namespace a name",
                                seq(word("attach", "give a process's namespace a name"), NEW, PID),
                                NetnsPlans::attach)
                        .example("netns attach here $$", "the namespace of a process, here netnsh's own, gets a name"));
    }

    /** Whether netnsh does what the line says, not only refuses it by name. */
    static boolean done(Request request) {
        return !request.form().name().equals(MONITOR);
    }

    private static int nsid(String word) throws BadValue {
        if (word.equals("auto")) {
            return -1;
        }
        return (int) Numbers.decimal(word, 0, Integer.MAX_VALUE);
    }

    private static String nsid(int id) {
        return id < 0 ? "auto" : Integer.toString(id);
    }
}
