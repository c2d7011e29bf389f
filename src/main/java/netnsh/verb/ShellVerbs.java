package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.Effect.JobControl.Kind;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Text;
import netnsh.word.Numbers;

/** The words of the session itself: echo, sleep, source, jobs and what deals with them, help, exit, run. */
final class ShellVerbs {
    private ShellVerbs() {}

    private static final ValueType<String> JOB_TYPE =
            ValueType.of("JOB", "name", ShellVerbs::job, w -> w, Lookup.What.JOB, "%1", "%%");
    private static final ValueType<String> FILE_TYPE =
            ValueType.of("FILE", "value", ShellVerbs::file, w -> w, Lookup.What.FILE, "lab.nsh");
    private static final ValueType<Integer> SIGNAL_TYPE =
            ValueType.of("-SIGNAL", "value", ShellVerbs::signal, n -> "-" + n, "-TERM", "-INT", "-9", "-KILL");

    private static final Syntax.Rest WORDS = rest("words", "what is printed");
    private static final Syntax.Rest ARGUMENTS = rest("arguments", "$1, $2 and so on in the file");
    private static final Syntax.Rest TOPIC = rest("topic", "a command");
    private static final Syntax.Rest PIDS = rest("pids", "process ids: the program kill is run");
    private static final Syntax.Rest PROGRAM = rest("program", "a program and its arguments");
    private static final Syntax.Slot<Duration> TIME = slot("time", Numbers.DURATION, "how long");
    private static final Syntax.Slot<String> FILE = slot("file", FILE_TYPE, "a command file, or notes in Markdown");
    private static final Syntax.Slot<String> JOB = slot("job", JOB_TYPE, "a job; the latest one when left out");
    private static final Syntax.Slot<String> JOBS = slot("jobs", JOB_TYPE, "jobs");
    private static final Syntax.Slot<Integer> SIGNAL = slot("signal", SIGNAL_TYPE, "the signal; TERM when left out");
    private static final Syntax.Slot<Long> STATUS =
            slot("status", Numbers.range("STATUS", 0, 255), "exit status; that of the last line when left out");
    private static final Syntax.Word NO_NEWLINE = exactly("-n", "without a line end");

    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15),
            Map.entry("CONT", 18),
            Map.entry("STOP", 19),
            Map.entry("TSTP", 20),
            Map.entry("WINCH", 28));
    private static final int SIGTERM = 15;

    static List<Form> echo() {
        return List.of(Form.of("echo", "print words", seq(maybe(NO_NEWLINE), WORDS), ShellVerbs::echo)
                .example("echo the lab stands", "a line of text")
                .example("echo 1 > /proc/sys/net/ipv4/ip_forward", "set a parameter of the kernel where one stands"));
    }

    static List<Form> sleep() {
        return List.of(Form.of(
                        "sleep",
                        "wait",
                        TIME,
                        (r, view) -> Plan.of(new Effect.Sleep(
                                r.args().need(TIME),
                                "sleep " + Numbers.DURATION.write(r.args().need(TIME)))))
                .example("sleep 200ms", "wait for a fifth of a second"));
    }

    static List<Form> source() {
        return List.of(Form.of("source", "run the lines of a file here", seq(FILE, ARGUMENTS), ShellVerbs::source)
                .example("source /dev/null", "the lines of that file, as if they were typed (here: none)"));
    }

    static List<Form> jobs() {
        return List.of(Form.of(
                        "jobs",
                        "list what runs in the background",
                        Syntax.EMPTY,
                        (r, view) -> control(Kind.LIST, null, 0, r, "jobs"))
                .example("jobs", "what runs in the background"));
    }

    static List<Form> foreground() {
        return List.of(Form.of("fg", "bring a job to the foreground", maybe(JOB), (r, view) -> one(Kind.FOREGROUND, r))
                .example("fg", "the latest one gets the terminal", "run sleep 0.1 &"));
    }

    static List<Form> background() {
        return List.of(Form.of("bg", "let a stopped job go on", maybe(JOB), (r, view) -> one(Kind.BACKGROUND, r))
                .example("bg %1", "the first one goes on", "run sleep 9 &", "kill -STOP %1"));
    }

    static List<Form> awaiting() {
        return List.of(Form.of("wait", "wait for a job, or for all", maybe(JOB), (r, view) -> one(Kind.WAIT, r))
                .example("wait", "until nothing runs in the background any more"));
    }

    static List<Form> kill() {
        return List.of(
                Form.of("kill JOB", "end a job", seq(maybe(SIGNAL), some(JOBS)), ShellVerbs::kill)
                        .example("kill %1", "end the first one", "run sleep 9 &"),
                Form.of("kill", "send signals to processes", PIDS, ShellVerbs::killProgram)
                        .example("kill -l", "which signals there are"));
    }

    static List<Form> help() {
        return List.of(Form.of(
                        "help",
                        "say what there is and how it is written",
                        TOPIC,
                        (r, view) -> Plan.of(new Effect.Help(r.args().rest(TOPIC), String.join(" ", r.commandWords()))))
                .example("help addr", "how addresses are given"));
    }

    static List<Form> exit() {
        return List.of(Form.of(
                        "exit",
                        "end the session",
                        maybe(STATUS),
                        (r, view) -> Plan.of(new Effect.Exit(
                                r.args().get(STATUS).map(Long::intValue).orElse(-1),
                                String.join(" ", r.commandWords()))))
                .example("exit 0", "the end, and all went well"));
    }

    static List<Form> run() {
        return List.of(Form.of("run", "run a program, also one with a command's name", PROGRAM, ShellVerbs::run)
                .example("run true", "the program true"));
    }

    private static Plan echo(Request r, View view) {
        String text = String.join(" ", r.args().rest(WORDS));
        boolean open = r.args().has(NO_NEWLINE);
        String words = (open ? "echo -n" : "echo") + (text.isEmpty() ? "" : " " + Text.word(text));
        return Plan.of(new Effect.Echo(open ? text : text + "\n", words));
    }

    private static Plan source(Request r, View view) {
        List<String> arguments = r.args().rest(ARGUMENTS);
        String words = Text.words(r.commandWords());
        return Plan.of(
                new Effect.Source(r.args().need(FILE), arguments, r.args().token(FILE), words));
    }

    private static Plan one(Kind kind, Request r) {
        return control(kind, r.args().get(JOB).orElse(null), 0, r, String.join(" ", r.commandWords()));
    }

    private static Plan control(Kind kind, String job, int signal, Request r, String words) {
        Token at = r.args().token(JOB) == null ? r.at() : r.args().token(JOB);
        return Plan.of(new Effect.JobControl(kind, job, String.valueOf(signal), at, words));
    }

    private static Plan kill(Request r, View view) {
        String signal = String.valueOf(r.args().get(SIGNAL).orElse(SIGTERM));
        List<Effect> effects = new ArrayList<>();
        r.args().bindings().stream().filter(b -> b.node().equals(JOBS)).forEach(b -> {
            String words = "kill -" + signal + " " + b.value();
            effects.add(new Effect.JobControl(Kind.KILL, (String) b.value(), signal, b.token(), words));
        });
        return Plan.of(effects);
    }

    private static Plan killProgram(Request r, View view) {
        List<String> argv = new ArrayList<>(List.of("kill"));
        argv.addAll(r.args().rest(PIDS));
        return Plan.of(new Effect.Exec(r.ns(), argv, r.at(), Text.words(argv)));
    }

    private static Plan run(Request r, View view) {
        List<String> argv = r.args().rest(PROGRAM);
        if (argv.isEmpty()) {
            throw Problem.of("line.run", "a program is missing behind run").at(r.at());
        }
        return Plan.of(new Effect.Exec(r.ns(), argv, r.args().token(PROGRAM), Text.words(argv)));
    }

    private static String job(String word) throws BadValue {
        String number = word.startsWith("%") ? word.substring(1) : "";
        if (number.equals("%") || number.equals("+")) {
            return word;
        } else if (number.isEmpty()) {
            throw new BadValue("a job is written %1");
        }
        Numbers.decimal(number, 1, Integer.MAX_VALUE);
        return word;
    }

    private static String file(String word) throws BadValue {
        if (word.isEmpty()) {
            throw new BadValue("the file's name is empty");
        } else if (word.indexOf(0) >= 0) {
            throw new BadValue("NUL byte in a file's name", word.indexOf(0));
        }
        return word;
    }

    private static int signal(String word) throws BadValue {
        if (!word.startsWith("-") || word.length() < 2) {
            throw new BadValue("a signal is written -TERM or -15");
        }
        String name = word.substring(1);
        name = name.startsWith("SIG") ? name.substring(3) : name;
        Integer number = SIGNALS.get(name);
        return number != null ? number : (int) Numbers.decimal(name, 0, 64);
    }
}
