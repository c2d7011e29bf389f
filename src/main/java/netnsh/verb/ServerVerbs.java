package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.flag;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.model.Listener;
import netnsh.model.NamedNs;
import netnsh.plan.Effect;
import netnsh.plan.Effect.JobControl.Kind;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Accounts;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** Servers in namespaces: {@code start}, {@code stop}, {@code logs}, {@code wait-port}, and who listens: {@code servers}. */
final class ServerVerbs {
    private ServerVerbs() {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final ValueType<String> SERVER_TYPE =
            ValueType.of("SERVER", "name", ServerVerbs::server, w -> w, Lookup.What.JOB, "web", "%1");

    private static final Syntax.Slot<String> NAME = slot("name", Names.SERVER, "what it is called");
    private static final Syntax.Word RESTART = exactly("--restart", "start it again whenever it ends");
    private static final Syntax.Word KEEP =
            exactly("--keep", "let it go on when the session ends (it is not started again then)");
    private static final Syntax.Rest PROGRAM = rest("program", "a program and its arguments");
    private static final Syntax.Slot<String> SERVER = slot("server", SERVER_TYPE, "a server's name, or its job");
    private static final ValueType<String> KEPT_TYPE =
            ValueType.of("kept:ID", "name", ServerVerbs::kept, w -> "kept:" + w, "kept:4242-1a2b3c");
    private static final Syntax.Slot<String> KEPT =
            slot("kept", KEPT_TYPE, "one that outlived its session, as its journal calls it");
    private static final Syntax.Word FOLLOW = exactly("-f", "and what it goes on to say, until Ctrl-C");
    private static final Syntax.Slot<Long> PORT =
            slot("port", Numbers.range("PORT", 1, 65535), "the port that somebody must listen on");
    private static final Syntax.Slot<Duration> TIME = slot("time", Numbers.DURATION, "at most this long; 5 s");
    private static final Syntax.Word UDP = exactly("udp", "UDP instead of TCP");

    static List<Form> start() {
        return List.of(Form.of(
                        "start",
                        "start a server: a program in the background, its output kept for logs",
                        seq(anyOrder(maybe(exactly("--name", "call it so"), NAME), flag(RESTART), flag(KEEP)), PROGRAM),
                        ServerVerbs::start)
                .example("start --name nap sleep 60", "a program in the background that ends with the session")
                .example(
                        "@left start --restart sh -c 'sleep 60'",
                        "one in left, started again when it ends",
                        "netns add left"));
    }

    static List<Form> stop() {
        return List.of(
                Form.of("stop kept", "end a server that was kept, also another session's", KEPT, ServerVerbs::stopKept)
                        .example("stop kept:4242-1a2b3c", "what down and undo do with a server that was kept"),
                Form.of("stop", "end a server and whatever it started", SERVER, (r, view) -> control(Kind.STOP, r))
                        .example(
                                "stop nap",
                                "ask it to end; after two seconds it is ended",
                                "start --name nap sleep 60"));
    }

    static List<Form> logs() {
        return List.of(Form.of(
                        "logs",
                        "print what a server said",
                        seq(SERVER, flag(FOLLOW)),
                        (r, view) -> control(r.args().has(FOLLOW) ? Kind.FOLLOW : Kind.LOGS, r))
                .example("logs web", "its output and errors so far", "start --name web echo hello"));
    }

    static List<Form> waitPort() {
        return List.of(Form.of(
                        "wait-port",
                        "wait until somebody listens here",
                        seq(PORT, anyOrder(maybe(TIME), flag(UDP))),
                        ServerVerbs::waitPort)
                .example(
                        "wait-port 53535 10s udp",
                        "until a server here has opened UDP port 53535",
                        "start --name dns python3 -c 'import socket,time; s=socket.socket(2,2); s.bind((\"\",53535));"
                                + " time.sleep(9)'")
                .example(
                        "@left wait-port 8080 10s",
                        "until a server in left takes connections on TCP port 8080",
                        "netns add left",
                        "@left start python3 -m http.server 8080"));
    }

    static List<Form> servers() {
        return List.of(
                Form.of("servers", "show who listens where, in all namespaces", Syntax.EMPTY, ServerVerbs::servers)
                        .example("servers", "sockets that wait for others, here and in every named namespace")
                        .example("-j servers", "the same as JSON")
                        .example("-n left servers", "in one of them", "netns add left"));
    }

    private static String kept(String word) throws BadValue {
        if (!word.matches("kept:[0-9]+-[0-9a-f]+")) {
            throw new BadValue("a server that was kept is called kept:4242-1a2b3c");
        }
        return word.substring(5);
    }

    private static Plan stopKept(Request r, View view) {
        String mark = r.args().need(KEPT);
        return Plan.of(new Effect.Kept(mark, false, r.args().token(KEPT), "stop kept:" + mark));
    }

    private static String server(String word) throws BadValue {
        return word.startsWith("%") || word.chars().allMatch(Character::isDigit) ? word : Names.SERVER.read(word);
    }

    private static Plan start(Request r, View view) {
        List<String> argv = r.args().rest(PROGRAM);
        if (argv.isEmpty()) {
            throw Problem.of("line.start", "a program is missing behind start").at(r.at());
        }
        String place = r.ns() instanceof NsRef.Home ? "" : "@" + r.ns() + " ";
        return Plan.of(new Effect.Start(
                r.ns(),
                argv,
                r.args().get(NAME).orElse(null),
                r.args().has(RESTART),
                r.args().has(KEEP),
                r.args().token(PROGRAM),
                place + Text.words(r.commandWords())));
    }

    private static Plan control(Kind kind, Request r) {
        String words = String.join(" ", r.commandWords());
        return Plan.of(
                new Effect.JobControl(kind, r.args().need(SERVER), "0", r.args().token(SERVER), words));
    }

    private static Plan waitPort(Request r, View view) {
        String place = r.ns() instanceof NsRef.Home ? "" : "@" + r.ns() + " ";
        return Plan.of(new Effect.WaitPort(
                r.ns(),
                r.args().has(UDP) ? "udp" : "tcp",
                r.args().need(PORT).intValue(),
                r.args().get(TIME).orElse(PATIENCE),
                r.args().token(PORT),
                place + String.join(" ", r.commandWords())));
    }

    private static Plan servers(Request r, View view) {
        return Plan.of(new Effect.Show(r.words(), now -> {
            List<NsRef> places = new ArrayList<>();
            if (r.place() != null) {
                places.add(r.ns());
            } else {
                places.add(NsRef.HOME);
                for (NamedNs n : now.namespaces()) {
                    if (n.state() == NamedNs.State.OK) {
                        places.add(new NsRef.Named(n.name()));
                    }
                }
            }
            Map<Long, View.Attached> holders = now.socketHolders();
            List<List<Object>> rows = new ArrayList<>();
            for (NsRef ns : places) {
                for (Listener l : now.listeners(ns)) {
                    rows.add(row(ns, l, holders.get(l.inode()), now));
                }
            }
            List<String> columns = List.of("netns", "protocol", "address", "port", "dev", "user", "program", "pid");
            return new Outcome.Table(columns, rows);
        }));
    }

    private static List<Object> row(NsRef ns, Listener l, View.Attached holder, View now) {
        List<Object> row = new ArrayList<>();
        row.add(ns.toString());
        row.add(l.protocol());
        row.add(Ip.text(l.address()));
        row.add(l.port());
        row.add(l.dev() == 0 ? null : now.names(ns).link((int) l.dev()));
        String user = Accounts.user(l.uid());
        row.add(user == null ? Long.toString(l.uid()) : user);
        row.add(holder == null ? null : holder.program());
        row.add(holder == null ? null : holder.pid());
        return row;
    }
}
