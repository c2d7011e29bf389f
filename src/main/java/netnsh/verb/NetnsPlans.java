package netnsh.verb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;
import netnsh.model.NamedNs;
import netnsh.model.Nsid;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Netnsa;
import netnsh.value.Near;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Names;

/** What the forms of {@code netns} mean. */
final class NetnsPlans {
    private NetnsPlans() {}

    static Plan list(Request r, View view) {
        NsRef here = r.ns();
        return Plan.of(new Effect.Show(r.words(), v -> new Outcome.Namespaces(known(v, here))));
    }

    /** The names with the ids by which {@code here} knows them (the view has those of the home namespace). */
    private static List<NamedNs> known(View view, NsRef here) {
        List<NamedNs> all = view.namespaces();
        if (here instanceof NsRef.Home) {
            return all;
        }
        Map<String, Integer> ids = new TreeMap<>();
        View.Names names = view.names(here);
        for (Nsid n : view.nsids(here)) {
            int id = n.attrs().get(Netnsa.NETNSA_NSID).orElse(-1);
            names.namespace(id).ifPresent(name -> ids.put(name, id));
        }
        return all.stream()
                .map(n -> new NamedNs(n.name(), n.state(), ids.getOrDefault(n.name(), -1)))
                .toList();
    }

    static Plan listId(Request r, View view) {
        NsRef here = r.ns();
        Token target = r.args().token(NetnsVerb.TARGET);
        Optional<Long> of = r.args().get(NetnsVerb.TARGET);
        Token one = r.args().token(NetnsVerb.ONLY);
        Optional<Long> only = r.args().get(NetnsVerb.ONLY);
        return Plan.of(new Effect.Show(r.words(), v -> {
            List<Nsid> ids = of.isEmpty() ? v.nsids(here) : seenFrom(v, here, of.get(), target);
            if (only.isPresent()) {
                ids = ids.stream().filter(n -> id(n) == only.get()).toList();
                if (ids.isEmpty()) {
                    throw Problem.of("nsid.absent", "no namespace has the id " + only.get())
                            .at(one);
                }
            }
            return new Outcome.Nsids(ids, v.names(here));
        }));
    }

    /** The ids that the namespace with id {@code target} has given, each with the id the same one has here. */
    private static List<Nsid> seenFrom(View view, NsRef here, long target, Token at) {
        View.Names names = view.names(here);
        if (view.nsids(here).stream().noneMatch(n -> id(n) == target)) {
            throw Problem.of("nsid.absent", "no namespace has the id " + target).at(at);
        }
        NsRef there = new NsRef.Named(names.namespace((int) target)
                .orElseThrow(() -> Problem.of("nsid.unnamed", "the namespace with the id " + target + " has no name")
                        .at(at)));
        View.Names theirs = view.names(there);
        Map<String, Integer> mine = new TreeMap<>();
        for (Nsid n : view.nsids(here)) {
            names.namespace((int) id(n)).ifPresent(name -> mine.put(name, (int) id(n)));
        }
        List<Nsid> out = new ArrayList<>();
        for (Nsid n : view.nsids(there)) {
            int current = theirs.namespace((int) id(n))
                    .map(name -> mine.getOrDefault(name, -1))
                    .orElse(-1);
            out.add(new Nsid(n.attrs().with(Netnsa.NETNSA_CURRENT_NSID, current)));
        }
        return out;
    }

    private static long id(Nsid n) {
        return n.attrs().get(Netnsa.NETNSA_NSID).orElse(-1);
    }

    static Plan add(Request r, View view) {
        List<Effect> effects = new ArrayList<>();
        Set<String> now = new HashSet<>();
        for (Args.Binding b : r.args().bindings()) {
            if (b.node().equals(NetnsVerb.NEW)) {
                String name = (String) b.value();
                free(name, b.token(), view);
                if (!now.add(name)) {
                    throw Problem.of("netns.twice", "the name " + name + " stands here twice")
                            .at(b.token());
                }
                effects.add(new Effect.NewNs(name, b.token(), "ip netns add " + Text.word(name)));
            }
        }
        return Plan.of(effects);
    }

    static Plan attach(Request r, View view) {
        String name = r.args().need(NetnsVerb.NEW);
        Token at = r.args().token(NetnsVerb.NEW);
        free(name, at, view);
        NsRef of = new NsRef.Pid(r.args().need(NetnsVerb.PID).intValue());
        return Plan.of(new Effect.AttachNs(name, of, r.args().token(NetnsVerb.PID), r.words()));
    }

    private static void free(String name, Token at, View view) {
        NamedNs there = view.namespace(name).orElse(null);
        if (there != null) {
            Problem p = Problem.of("netns.exists", "the namespace " + name + " exists already")
                    .at(at);
            throw there.state() == NamedNs.State.OK
                    ? p
                    : Problem.of(
                                    "netns.exists",
                                    "there is already something called " + name + ", but it is no namespace")
                            .at(at)
                            .hint("it is listed as " + there.state().word() + "; netns del " + name + " takes it away");
        }
    }

    /** What somebody else put among the names; it is never touched. */
    private static final Set<NamedNs.State> STRANGE =
            Set.of(NamedNs.State.DIRECTORY, NamedNs.State.SYMLINK, NamedNs.State.FOREIGN);

    static Plan delete(Request r, View view) {
        if (r.all()) {
            return deleteAll(r, view);
        }
        List<Effect> effects = new ArrayList<>();
        Set<String> now = new HashSet<>();
        for (Args.Binding b : r.args().bindings()) {
            if (b.node().equals(NetnsVerb.NAME)) {
                String name = (String) b.value();
                NamedNs there = view.namespace(name).orElse(null);
                if (there == null) {
                    throw absent(name, view.namespaces()).at(b.token());
                } else if (STRANGE.contains(there.state())) {
                    throw Problem.of(
                                    "netns.unusable",
                                    name + " is no namespace: it is listed as "
                                            + there.state().word())
                            .at(b.token())
                            .hint("it is left alone: remove it by hand if it is not wanted");
                } else if (!now.add(name)) {
                    throw Problem.of("netns.twice", "the name " + name + " stands here twice")
                            .at(b.token());
                }
                effects.add(new Effect.DropNs(name, b.token(), "ip netns delete " + Text.word(name)));
            }
        }
        if (effects.isEmpty()) {
            throw Problem.of("netns.missing", "which namespace?")
                    .at(r.at())
                    .hint("ip -all netns del takes all names away");
        }
        return Plan.of(effects);
    }

    private static Problem absent(String name, List<NamedNs> all) {
        Problem problem = Problem.of("netns.absent", "there is no namespace \"" + name + "\"");
        List<String> near = Near.of(name, all.stream().map(NamedNs::name).toList());
        return near.isEmpty() ? problem : problem.hint(Near.question(near));
    }

    /** All names that are namespaces or were left by some; what somebody else put there stays, and is named. */
    private static Plan deleteAll(Request r, View view) {
        Token name = r.args().token(NetnsVerb.NAME);
        if (name != null) {
            throw Problem.of("netns.all", "-all takes all names away; a name beside it makes no sense")
                    .at(name);
        }
        List<Effect> effects = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (NamedNs n : view.namespaces()) {
            if (!STRANGE.contains(n.state())) {
                effects.add(new Effect.DropNs(n.name(), r.at(), "ip netns delete " + Text.word(n.name())));
            } else {
                warnings.add(Text.word(n.name()) + " stays: it is no network namespace ("
                        + n.state().word() + ")");
            }
        }
        return new Plan(effects, warnings);
    }

    static Plan set(Request r, View view) {
        Attrs attrs = Attrs.NONE
                .with(Netnsa.NETNSA_FD, r.args().need(NetnsVerb.NS))
                .with(Netnsa.NETNSA_NSID, r.args().need(NetnsVerb.NSID));
        Blame blame = new Blame(r.args().token(NetnsVerb.NS))
                .put(r.args().token(NetnsVerb.NS), Netnsa.NETNSA_FD.id())
                .put(r.args().token(NetnsVerb.NSID), Netnsa.NETNSA_NSID.id());
        return Plan.of(new Effect.Net(r.ns(), new NetOp.SetNsid(new Nsid(attrs)), blame, r.words()));
    }

    static Plan identify(Request r, View view) {
        NsRef of = r.args()
                .get(NetnsVerb.PID)
                .map(pid -> (NsRef) new NsRef.Pid(pid.intValue()))
                .orElse(r.ns());
        Token at = r.args().token(NetnsVerb.PID);
        return Plan.of(new Effect.Show(
                r.words(),
                v -> blamed(at, () -> {
                    List<String> names = v.identify(of);
                    // ip ends the line of names even where there are none
                    return new Outcome.Lines(names.isEmpty() && r.context().strict() ? List.of("") : names);
                })));
    }

    static Plan pids(Request r, View view) {
        NsRef ns = r.args().need(NetnsVerb.NS);
        Token at = r.args().token(NetnsVerb.NS);
        return Plan.of(new Effect.Show(
                r.words(),
                v -> blamed(
                        at,
                        () -> new Outcome.Lines(
                                v.pids(ns).stream().map(String::valueOf).toList()))));
    }

    private static Outcome blamed(Token at, Supplier<Outcome> read) {
        try {
            return read.get();
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    static Plan exec(Request r, View view) {
        if (r.all()) {
            return execAll(r, view);
        }
        Token at = r.args().token(NetnsVerb.WHERE);
        NsRef ns = where(r);
        List<Token> argv = command(r.args(), false);
        if (argv.isEmpty()) {
            throw Problem.of("netns.exec.command", "the command is missing: netns exec NS CMD…")
                    .at(at);
        }
        try {
            // a program that cannot be started is drawn under its own word, a namespace that is not there under this
            // one
            view.link(ns, "lo");
        } catch (Problem p) {
            throw p.at(at);
        }
        return Plan.of(new Effect.Exec(ns, texts(argv), argv.get(0), r.words()));
    }

    private static NsRef where(Request r) {
        Token at = r.args().token(NetnsVerb.WHERE);
        try {
            return Names.NS.read(r.args().need(NetnsVerb.WHERE));
        } catch (BadValue e) {
            throw Problem.of("netns.name", e.getMessage()).at(at, e.offset());
        }
    }

    /** {@code ip -all netns exec}: every namespace under its heading. */
    private static Plan execAll(Request r, View view) {
        List<Token> argv = command(r.args(), true);
        boolean ours = inner(argv).isPresent();
        List<Effect> effects = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (NamedNs n : view.namespaces()) {
            if (n.state() != NamedNs.State.OK) {
                warnings.add(Text.word(n.name()) + " is left out: it is no network namespace ("
                        + n.state().word() + ")");
                continue;
            }
            NsRef ns = new NsRef.Named(n.name());
            String heading = "netns: " + Text.visible(n.name());
            effects.add(new Effect.Echo("\n" + heading + "\n", "# " + heading));
            if (ours) {
                Request each = Commands.request(inner(argv).orElseThrow(), new Context(ns, null));
                effects.addAll(each.form().planner().plan(each, view).effects());
            } else {
                String words = "ip netns exec " + Text.word(n.name()) + " " + Text.words(texts(argv));
                effects.add(new Effect.Exec(ns, texts(argv), argv.get(0), words, true));
            }
        }
        return new Plan(effects, warnings);
    }

    private static List<Token> command(Args args, boolean all) {
        List<Token> out = new ArrayList<>();
        for (Args.Binding b : args.bindings()) {
            if (b.node().equals(NetnsVerb.PROGRAM)
                    || b.node().equals(NetnsVerb.ARGUMENTS)
                    || all && b.node().equals(NetnsVerb.WHERE)) {
                out.add(b.token());
            }
        }
        return out;
    }

    private static List<String> texts(List<Token> tokens) {
        return tokens.stream().map(Token::text).toList();
    }

    /** {@code ip …} that netnsh understands; empty for every other program, and for what only the program ip can do. */
    private static Optional<Reading> inner(List<Token> argv) {
        if (argv.isEmpty() || !argv.get(0).text().equals("ip")) {
            return Optional.empty();
        }
        Reading reading = Commands.read(argv);
        return reading.complete() && NetnsVerb.done(Commands.request(reading, Context.HOME))
                ? Optional.of(reading)
                : Optional.empty();
    }

    /**
     * What {@code netns exec NS ip …} means: the same line run in NS by netnsh itself. It is the most typed line of the
     * trade, and a process, two mounts and a new socket are saved each time.
     */
    static Request through(Request r) {
        Optional<Reading> inner = inner(command(r.args(), r.all()));
        if (inner.isEmpty()) {
            return r;
        } else if (r.all()) {
            // the heading and the loop are ours, how each result is printed is said by the inner line
            Request each = Commands.request(inner.get(), Context.HOME);
            return new Request(r.verb(), r.form(), r.args(), r.context(), each.display(), true, r.at(), null);
        }
        Request meant = Commands.request(inner.get(), new Context(where(r), null));
        Token place = meant.place() == null ? r.args().token(NetnsVerb.WHERE) : meant.place();
        return new Request(
                meant.verb(),
                meant.form(),
                meant.args(),
                meant.context(),
                meant.display(),
                meant.all(),
                meant.at(),
                place);
    }
}
