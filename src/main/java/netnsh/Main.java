package netnsh;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import netnsh.bash.BashPrograms;
import netnsh.bash.Leaving;
import netnsh.doc.Help;
import netnsh.front.Front;
import netnsh.grammar.BadValue;
import netnsh.grammar.Source;
import netnsh.journal.Journal;
import netnsh.journal.Recorded;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxCallers;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.render.ProblemText;
import netnsh.script.Recording;
import netnsh.script.Replay;
import netnsh.script.Sandbox;
import netnsh.script.TestRun;
import netnsh.script.Wishes;
import netnsh.session.Options;
import netnsh.session.Output;
import netnsh.session.Session;
import netnsh.session.StreamOutput;
import netnsh.shell.Arguments;
import netnsh.shell.Hooks;
import netnsh.shell.Interrupts;
import netnsh.shell.NoteListing;
import netnsh.shell.Screen;
import netnsh.shell.Shell;
import netnsh.shell.TestArguments;
import netnsh.shell.Training;
import netnsh.shell.TypedWords;
import netnsh.sys.Processes;
import netnsh.uapi.Iff;
import netnsh.value.Account;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.value.Utf8;
import netnsh.verb.Commands;
import netnsh.word.Names;

/** The way in: reads the process's own command line and wires the rooms together. */
public final class Main {
    /** What the program calls itself. */
    public static final String VERSION = "0.1";

    private static final int USAGE = 2;
    private static final int BROKEN_PIPE = 141;

    private final Arguments arguments;
    private final String mode = System.getProperty("netnsh.mode", "host");
    private final Kernel kernel = LinuxKernel.open();
    private Journal journal;
    private boolean tool;
    private Wishes wishes = Wishes.NONE;

    private Main(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Runs the process's own command line. */
    public static void main(String[] args) {
        String archive = System.getProperty("netnsh.archive");
        if (archive != null && !System.getProperty("java.vm.info").contains("sharing")) {
            new File(archive)
                    .delete(); // of another JDK, or damaged: the JVM took nothing from it; the next start makes it anew
        }
        String training = System.getProperty("netnsh.training");
        if (training != null) { // what comes out of it does not matter
            Training.commands(!training.equals("none")).forEach(words -> run(words.toArray(String[]::new)));
        }
        if (Leaving.with(training == null ? run(args) : 0) != 0 || !Leaving.isAlone()) {
            System.exit(Leaving.status()); // only where it is needed: newer JDKs set up their logging in it
        }
    }

    /** Runs a command line and answers with the exit status. */
    private static int run(String... args) {
        List<String> words = TypedWords.of(args);
        try {
            String name = System.getProperty("netnsh.name", "netnsh");
            if (Front.isName(name)) {
                return new Main(Arguments.of(List.of())).front(name, words);
            } else if (!words.isEmpty() && Front.isName(words.get(0))) {
                return new Main(Arguments.of(List.of())).front(words.get(0), words.subList(1, words.size()));
            }
            return words.isEmpty() || !Hooks.isOne(words.get(0)) ? start(words) : hook(words);
        } catch (Output.Closed e) {
            return e.status();
        }
    }

    private static int start(List<String> words) {
        Arguments arguments = Arguments.of(words);
        if (arguments.wrong() != null) {
            System.err.println("netnsh: " + arguments.wrong() + " (netnsh --help says more)");
            return USAGE;
        } else if (arguments.help()) {
            return print(Arguments.usage());
        } else if (arguments.version()) {
            return print("netnsh " + VERSION + "\n");
        }
        if (!arguments.words().isEmpty() && arguments.words().get(0).equals("notes")) {
            return NoteListing.run(
                    arguments.words().subList(1, arguments.words().size()), Main::print);
        }
        if (!arguments.words().isEmpty() && arguments.words().get(0).equals("test")) {
            return test(arguments.words().subList(1, arguments.words().size()));
        }
        return new Main(arguments).run();
    }

    /** Runs files, each in a netnsh of its own. */
    private static int test(List<String> words) {
        TestArguments test = TestArguments.of(words);
        if (test.wrong() != null) {
            System.err.println("netnsh: " + test.wrong() + "; usage: " + TestArguments.USAGE);
            return USAGE;
        }
        try (Kernel kernel = LinuxKernel.open()) {
            StreamOutput out = new StreamOutput(
                    new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), fd -> false);
            List<String> netnsh = new ArrayList<>(Sandbox.netnsh(test.host()));
            netnsh.addAll(test.handed());
            return new TestRun(kernel.programs(), out, netnsh, test.tap()).run(test.files(), test.jobs(), test.junit())
                    ? 0
                    : 1;
        } catch (Problem p) {
            System.err.print(ProblemText.text(p, null, Source.PROMPT, false));
            return p.exit();
        }
    }

    /** netnsh behaves as another program. */
    private int front(String name, List<String> words) {
        tool = true;
        try (kernel) {
            loopback();
            try (Session session = session(standard(), Options.PLAIN)) {
                return new Front(name, session, VERSION).run(words);
            }
        } finally {
            closed();
        }
    }

    /** Closes the journal, which goes when nothing of the session stands. */
    private void closed() {
        if (journal != null) {
            journal.close();
        }
    }

    private StreamOutput standard() {
        return new StreamOutput(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                fd -> kernel.programs().isTerminal(fd));
    }

    private int run() {
        try {
            wishes = NoteListing.wishes(arguments.notes());
        } catch (Problem p) {
            System.err.print(ProblemText.text(p, null, Source.PROMPT, false));
            return USAGE;
        }
        Account as = null;
        boolean dropped = System.getProperty("netnsh.dropped") != null;
        String user = arguments.as() == null && dropped ? "me" : arguments.as();
        try {
            as = user == null ? null : Names.USER.read(user);
        } catch (BadValue e) {
            System.err.println("netnsh: --as " + Text.visible(user) + ": " + e.getMessage());
            return USAGE;
        }
        Options options = new Options(false, arguments.dryRun(), arguments.verbose(), arguments.keepGoing(), as);
        boolean prompt = arguments.words().isEmpty() && arguments.lines().isEmpty();
        try (kernel) {
            loopback();
            if (prompt && kernel.programs().isTerminal(0) && kernel.programs().isTerminal(1)) {
                return prompt(options);
            }
            StreamOutput out = standard();
            if (mode.equals("rootless") && kernel.programs().isTerminal(2)) {
                System.err.println(greeting()); // nobody asked for it by a word, so whoever watches is told
            }
            try (Session session = session(out, options)) {
                Runtime.getRuntime().addShutdownHook(Leaving.hook(session.keeping()::told));
                if (arguments.atomic()) {
                    session.keeping().atomic();
                }
                int status = prompt ? file(session, List.of("-")) : lines(session);
                if (arguments.atomic()) {
                    status = session.keeping().settle(status);
                }
                if (mode.equals("host") && journal.ofOneFile()) {
                    session.keeping().farewell();
                }
                out.flush();
                session.endJobs();
                return become(session, status);
            }
        } finally {
            closed();
        }
    }

    /** What comes after the session: nothing, or the program that it is to become. */
    private int become(Session session, int status) {
        if (session.becoming() == null) {
            return status;
        }
        Problem p = kernel.programs().become(session.becoming());
        System.err.print(ProblemText.text(p, null, Source.PROMPT, false));
        return p.exit();
    }

    private int prompt(Options plain) {
        Options options = new Options(true, plain.dryRun(), plain.verbose(), plain.keepGoing(), plain.as());
        // a shell is not stopped by its keys, and taking the terminal back from a program must not stop it either
        Processes.ignore(Processes.SIGQUIT, Processes.SIGTSTP, Processes.SIGTTOU);
        Session ended;
        int status;
        try (Screen screen = Screen.open(System.getenv());
                Session session = session(screen.output(), options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(session.keeping()::told));
            session.recorder(Recording::new);
            Shell shell = new Shell(session, screen, System.getenv());
            shell.greet(List.of(greeting(), "TAB completes, \"help\" lists the commands, Ctrl-D leaves"));
            status = shell.run();
            ended = session;
        }
        return become(ended, status);
    }

    private String greeting() {
        return switch (mode) {
            case "rootless" -> "netnsh " + VERSION + "  sandbox (rootless): the host's network is not visible here";
            case "sandbox" -> "netnsh " + VERSION + "  sandbox: the host's network is not visible here";
            default -> "netnsh " + VERSION + "  on the host's network";
        };
    }

    private Session session(Output out, Options options) {
        boolean line = !arguments.words().isEmpty() && !isFile(arguments.words().get(0));
        journal =
                tool ? Journal.ofTool() : Journal.of(line || !arguments.lines().isEmpty(), arguments.words());
        Recorded recorded = new Recorded(kernel, journal);
        Supplier<Kernel> more = () -> new Recorded(LinuxKernel.open(), journal);
        Session session = new Session(options.dryRun() ? Rehearsal.of(kernel) : recorded, more, out, options);
        session.keeping().keep(kernel, journal);
        session.sourcing(new BashPrograms(
                new Replay(wishes),
                LinuxCallers::new,
                more,
                VERSION,
                arguments.notes().bash()));
        Leaving.early(s -> Runtime.getRuntime().halt(s));
        session.ports().wishing(Rehearsal::wishes);
        // a rehearsal of one line says what it would take away for good
        boolean keeps = line && options.dryRun() || arguments.lines().toString().contains("undo");
        if (options.interactive() || keeps) {
            session.ports().undoing().keep();
        }
        session.patience(() -> Interrupts.reach(session));
        session.helper(topic -> String.join("\n", Help.on(topic)) + "\n");
        return session;
    }

    /** A fresh network namespace has its loopback down; nobody wants that at home. */
    private void loopback() {
        if (mode.equals("sandbox") || mode.equals("rootless")) {
            Link up = new Link(Dev.named("lo"), 0, 0, Iff.IFF_UP, Iff.IFF_UP, Attrs.NONE);
            try {
                kernel.run(
                        new Effect.Net(NsRef.HOME, new NetOp.SetLink(up), new Blame(null), "ip link set lo up"),
                        o -> {});
            } catch (Problem p) {
                System.err.println("netnsh: lo stays down: " + p.getMessage());
            }
        }
    }

    private int lines(Session session) {
        int status = 0;
        for (String line : arguments.lines()) {
            status = session.run(
                    line, new Source("-c", 1, 0, null), session.scope().file("-c", arguments.words()), true);
            boolean stop = status != 0 && !arguments.keepGoing();
            if (session.exit().isPresent() || stop) {
                return status;
            }
        }
        if (!arguments.lines().isEmpty()) {
            return status;
        }
        return isFile(arguments.words().get(0))
                ? file(session, arguments.words())
                : session.run(oneLine(arguments.words()), Source.PROMPT);
    }

    /** A first word that is a verb is a verb; else what exists as a file, or looks like one, is a file. */
    private static boolean isFile(String word) {
        if (word.equals("-")) {
            return true;
        } else if (Commands.isVerb(word) || word.startsWith("@") || word.equals("!")) {
            return false;
        }
        return word.indexOf('/') >= 0
                || word.endsWith(".nsh")
                || word.endsWith(".md")
                || word.endsWith(".sh")
                || new File(word).isFile();
    }

    /** The words as a line that is read back as they are; a lone {@code !} stays what it is. */
    private static String oneLine(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.length() == 0 ? "" : " ").append(word.equals("!") ? word : Text.word(word));
        }
        return line.toString();
    }

    private int file(Session session, List<String> words) {
        String file = words.get(0);
        try {
            return session.replay(file, words.subList(1, words.size()));
        } catch (Problem p) {
            return session.report(p, null, Source.PROMPT);
        }
    }

    /** For the completion scripts of the shells, and for writing the documentation; no session is made. */
    private static int hook(List<String> words) {
        Kernel[] opened = new Kernel[1];
        String text = Hooks.text(words, VERSION, () -> {
            if (System.getProperty("netnsh.mode", "").equals("none")) { // a prompt would not see what is here
                throw Problem.of("complete.elsewhere", "netnsh would work in a sandbox");
            }
            opened[0] = opened[0] == null ? LinuxKernel.open() : opened[0];
            return opened[0];
        });
        if (opened[0] != null) {
            opened[0].close();
        }
        if (text == null) {
            System.err.println("netnsh: usage: " + Hooks.USAGE);
            return USAGE;
        }
        return print(text);
    }

    private static int print(String text) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false);
        byte[] bytes = Utf8.encode(text);
        out.write(bytes, 0, bytes.length);
        out.flush();
        return out.checkError() ? BROKEN_PIPE : 0;
    }
}
