package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.plan.Effect;
import netnsh.plan.Effect.JobControl.Kind;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Text;
import netnsh.word.Names;

/** {@code spawn}: hosts of their own, for which a network namespace is not enough. */
final class SpawnVerb {
    private SpawnVerb() {}

    private static final Syntax.Slot<String> NAME =
            slot("name", Names.SERVER, "what the host and its namespace are called");
    private static final Syntax.Word UTS = exactly("--uts", "a hostname of its own: its name");
    private static final Syntax.Word PID = exactly("--pid", "process numbers of its own, from 1");
    private static final Syntax.Word MOUNT =
            exactly("--mount", "mounts of its own; with --pid a /proc that shows its processes");
    private static final Syntax.Word IPC = exactly("--ipc", "System V IPC and message queues of its own");
    private static final Syntax.Word TERMINAL =
            exactly("-t", "give it the terminal and wait for it, as is done for a shell without arguments");
    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "zsh", "fish", "ksh", "mksh", "ash", "busybox");
    private static final List<Syntax.Word> KINDS = List.of(UTS, PID, MOUNT, IPC);
    private static final Syntax.Rest PROGRAM = rest("program", "what runs there; the host goes when it ends");

    static List<Form> forms() {
        return List.of(
                Form.of("spawn list", "list the hosts that run", exactly("list", "the hosts that run"), SpawnVerb::list)
                        .example("spawn list", "names, process numbers, what each has to itself"),
                Form.of(
                                "spawn",
                                "start a program as a host of its own",
                                seq(
                                        NAME,
                                        anyOrder(Stream.concat(KINDS.stream(), Stream.of(TERMINAL))
                                                .map(Syntax::flag)
                                                .toList()),
                                        PROGRAM),
                                SpawnVerb::spawn)
                        .example("spawn web sleep 60", "hostname web, process 1, an own /proc, a namespace web")
                        .example("spawn h1 -t sh -c 'uname -n; echo $$'", "here and now; spawn h1 bash needs no -t")
                        .example("spawn db --uts --ipc sleep 60", "with only these apart, beside the network"));
    }

    private static Plan list(Request r, View view) {
        return Plan.of(new Effect.JobControl(Kind.SPAWNED, null, "0", r.at(), "spawn list"));
    }

    private static Plan spawn(Request r, View view) {
        String name = r.args().need(NAME);
        Token at = r.args().token(NAME);
        List<String> argv = r.args().rest(PROGRAM);
        if (argv.isEmpty()) {
            throw Problem.of("line.spawn", "a program is missing behind spawn " + name)
                    .at(r.at());
        } else if (argv.get(0).startsWith("-")) {
            throw Problem.of("line.spawn", "spawn has no option " + Text.visible(argv.get(0)))
                    .at(r.args().token(PROGRAM));
        } else if (view.namespaces().stream().anyMatch(n -> n.name().equals(name))) {
            throw Problem.of("netns.exists", "the namespace " + name + " exists already")
                    .at(at);
        }
        List<String> kinds = new ArrayList<>();
        for (Syntax.Word kind : KINDS) {
            if (r.args().has(kind)) {
                kinds.add(kind.text().substring(2));
            }
        }
        if (kinds.isEmpty()) {
            KINDS.forEach(kind -> kinds.add(kind.text().substring(2)));
        }
        List<Effect> effects = new ArrayList<>();
        effects.addAll(Lines.plan("ip netns add " + name, view, at).effects());
        effects.addAll(
                Lines.plan("ip -n " + name + " link set dev lo up", view, at).effects());
        String program = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        // a shell without arguments asks for somebody to talk to: in the background it would end at once
        boolean terminal = r.args().has(TERMINAL) || argv.size() == 1 && SHELLS.contains(program);
        String words = Text.words(r.commandWords());
        effects.add(new Effect.Spawn(name, argv, kinds, terminal, r.args().token(PROGRAM), words));
        return Plan.of(effects);
    }
}
