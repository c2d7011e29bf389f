package netnsh.front;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netnsh.grammar.Args;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.Usage;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Programs;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.session.Output;
import netnsh.session.Session;
import netnsh.value.Errno;
import netnsh.value.Text;
import netnsh.verb.Commands;
import netnsh.verb.Form;
import netnsh.verb.Request;
import netnsh.verb.Verb;

/** netnsh as {@code ip} or {@code bridge}: one line, or a batch of lines, in those programs' manners. */
public final class Front {
    /** The release of iproute2 whose manners these are. */
    private static final String RELEASE = "6.1.0";

    private static final List<String> PLACES = List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin");

    private final Tool tool;
    private final Session session;
    private final String version;
    private final Around around;
    private OptionWords options;
    private boolean ended;

    /**
     * A front over a session that stands at home.
     *
     * @param name what netnsh was called by: {@code ip} or {@code bridge}
     * @param version netnsh's own
     */
    public Front(String name, Session session, String version) {
        this(name, session, version, Around.PROCESS);
    }

    /** The same for whoever stands elsewhere and has other standard streams. */
    public Front(String name, Session session, String version, Around around) {
        this.tool = Tool.named(name).orElseThrow();
        this.session = session;
        this.version = version;
        this.around = around;
        session.notes(this::note);
    }

    /** Whether netnsh behaves as another program under this name. */
    public static boolean isName(String name) {
        return Tool.named(name).isPresent();
    }

    /** The options in front of an object that are read here, by program. */
    public static Map<String, List<String>> options() {
        return Map.of(
                Tool.IP.program(), OptionWords.names(Tool.IP), Tool.BRIDGE.program(), OptionWords.names(Tool.BRIDGE));
    }

    /**
     * Does what the arguments say; answers the exit status.
     *
     * @throws Around.Elsewhere when the program itself must do it; nothing has been done then
     */
    public int run(List<String> args) {
        options = OptionWords.read(tool, args);
        if (options.answer() != null) {
            return say(options.answer(), null);
        }
        try {
            if (options.netns() != null) {
                session.kernel().link(options.netns(), "lo");
            }
        } catch (Problem p) {
            String name = "network namespace \""
                    + Text.visible(options.words().get(options.words().indexOf("-n") + 1)) + "\"";
            if (p.id().equals("privilege")) {
                return say(Answer.ends("setting the " + name + " failed: " + Errno.text(Errno.EPERM)), null);
            }
            int errno = p.errno() == 0 ? Errno.ENOENT : p.errno();
            return say(Answer.ends("Cannot open " + name + ": " + Errno.text(errno)), null);
        }
        return options.batch() == null ? line(options.rest()) : batch();
    }

    private int batch() {
        String name = options.batch();
        try (InputStream in = around.open(name)) {
            return batch(name, new Batch(in));
        } catch (FileNotFoundException e) {
            String why = Files.exists(Path.of(name)) ? "Permission denied" : "No such file or directory";
            return say(Answer.fails("Cannot open file \"" + Text.visible(name) + "\" for reading: " + why), null);
        } catch (IOException e) {
            return 0; // as iproute2: what cannot be read holds no lines
        }
    }

    /** Each line is done as soon as it has been read: whoever writes them may wait for what comes of one. */
    private int batch(String name, Batch lines) throws IOException {
        int status = 0;
        for (Batch.Command command = lines.next(); command != null; command = lines.next()) {
            if (command.fault() != null) {
                return say(Answer.quits(command.fault()), null);
            } else if (command.words().isEmpty()) {
                continue;
            }
            int one = line(command.words());
            if (ended) {
                return one;
            } else if (one != 0) {
                session.output().error("Command failed " + Text.visible(name) + ":" + command.line() + "\n");
                status = Answer.FAILED;
                if (!options.force()) {
                    break;
                }
            }
        }
        return status;
    }

    private int line(List<String> words) {
        String first = words.get(0);
        String object = tool.object(first);
        if (object == null) {
            String text = "Object \"" + Text.visible(first) + "\" is unknown, try \"" + tool.program() + " help\".\n";
            return say(new Answer(text, tool == Tool.IP ? Answer.FAILED : Answer.BAD_USE, false), null);
        } else if (object.equals("help")) {
            return say(OptionWords.USAGE, null);
        }
        Optional<Verb> verb = tool.verb(object);
        List<String> heard = object.equals("netns") ? NetnsWords.heard(words) : words;
        return verb.isPresent() ? own(verb.get(), object, heard) : elsewhere(words);
    }

    private int own(Verb verb, String object, List<String> words) {
        List<String> all = new ArrayList<>(List.of(tool.program()));
        all.addAll(options.words());
        all.add(tool == Tool.IP ? verb.name() : object);
        int from = all.size();
        all.addAll(words.subList(1, words.size()));
        List<Token> tokens = Said.tokens(all);
        Reading reading = Commands.readStrictly(tokens);
        String command = from == tokens.size() ? "" : command(verb, object, reading, tokens.get(from));
        Said said = new Said(
                tool,
                object.equals("neighbour") ? "neighbor" : object,
                command == null ? "" : command,
                tokens,
                from + 1,
                family(options.words()));
        if (object.equals("link") && (asksForKind(words) || words.size() > 2 && isHelp(words.get(2)))) {
            return kind(verb, words);
        }
        boolean help = from < tokens.size()
                        && "help".startsWith(tokens.get(from).text())
                || reading.mistake().map(m -> m.token().text().equals("help")).orElse(false);
        if (command == null || help) {
            return say(help ? OptionWords.USAGE : unknown(tokens.get(from).text(), object), help ? verb : null);
        } else if (!reading.complete()) {
            Answer answer = tool == Tool.IP ? Misread.of(reading, said) : BridgeMisread.of(reading, said);
            return say(answer, answer == OptionWords.USAGE ? verb : null);
        }
        try {
            if (lasts(said) && left()) {
                throw new Around.Elsewhere();
            }
            Request request = Commands.request(reading, new Context(around.ns(), null, true));
            int status = session.perform(request);
            return status == LinuxKernel.STATUS_INCOMPLETE ? Answer.FAILED : status;
        } catch (Problem p) {
            if (isElsewhere(p)) {
                return elsewhere(words);
            }
            return say(tool == Tool.IP ? IpProblemText.of(p, said) : BridgeMisread.of(p, said), null);
        }
    }

    /** Whether a line is about a program, or goes on until it is ended: best a process of whoever asks. */
    private static boolean lasts(Said said) {
        boolean program =
                said.object().equals("netns") && List.of("exec", "monitor").contains(said.command());
        return program || said.object().equals("monitor");
    }

    /** Whether whoever asks runs the program, which must be there. */
    private boolean left() {
        return around.runsPrograms() && options.batch() == null && installed().isPresent();
    }

    private static boolean isHelp(String word) {
        return !word.isEmpty() && "help".startsWith(word);
    }

    /** {@code link help KIND}, {@code link add … type KIND help}. */
    private static boolean asksForKind(List<String> words) {
        boolean first = words.size() > 2 && words.get(1).equals("help");
        return first || words.contains("type") && words.get(words.size() - 1).equals("help");
    }

    /** The usage of a kind; of links where no kind is named, or none that netnsh knows. */
    private int kind(Verb verb, List<String> words) {
        boolean asked = words.get(1).equals("help");
        int type = asked ? 1 : words.indexOf("type");
        LinkKind kind = type < 0 || type + 1 >= words.size()
                ? null
                : Kinds.find(words.get(type + 1)).orElse(null);
        if (kind == null) {
            return say(OptionWords.USAGE, verb);
        }
        Syntax shape = Syntax.seq(Syntax.exactly(kind.name(), kind.summary()), kind.syntax(!kind.slave()));
        String usage = "Usage: ... " + Usage.of(shape) + "\n";
        if (asked) {
            session.output().text(usage);
            session.output().flush();
            return 0;
        }
        session.output().error(usage);
        return Answer.FAILED;
    }

    /** Whether netnsh leaves a line to the program. */
    private static boolean isElsewhere(Problem p) {
        return p.id().endsWith(".elsewhere") || p.id().endsWith(".dump") || p.id().equals("route.bpf");
    }

    private static int family(List<String> options) {
        boolean six = options.contains("-6") || options.contains("inet6");
        return six ? 10 : options.contains("-4") || options.contains("inet") ? 2 : 0;
    }

    /** The command that a word means, empty for a verb that has none; null when it means none. */
    private String command(Verb verb, String object, Reading reading, Token word) {
        boolean any = false;
        for (Form form : verb.forms()) {
            any |= command(form, object) != null;
        }
        if (!any) {
            return "";
        }
        for (Args.Binding b : reading.soFar().bindings()) {
            if (b.token() != null
                    && b.token().start() == word.start()
                    && b.token().end() == word.end()) {
                return b.node() instanceof Syntax.Word w ? command(verb, object, w) : null;
            }
        }
        return null;
    }

    private String command(Verb verb, String object, Syntax.Word word) {
        for (String spelling : word.spellings()) {
            for (Form form : verb.forms()) {
                if (spelling.equals(command(form, object))) {
                    return spelling;
                }
            }
        }
        return null;
    }

    /** {@code add} of a form {@code link add …}, of bridge's {@code bridge fdb add …}; null when it has none. */
    private String command(Form form, String object) {
        String name = form.name();
        int start = name.indexOf(' ') + 1;
        if (tool == Tool.BRIDGE) {
            if (start == 0 || !name.startsWith(object + " ", start)) {
                return null;
            }
            start += object.length() + 1;
        }
        int end = name.indexOf(' ', start);
        return start == 0 ? null : end < 0 ? name.substring(start) : name.substring(start, end);
    }

    private Answer unknown(String word, String object) {
        String name = switch (object) {
            case "neighbor", "neighbour" -> "neigh";
            case "maddress" -> "maddr";
            default -> object;
        };
        return Answer.ends("Command \"" + Text.visible(word) + "\" is unknown, try \"" + tool.program() + " " + name
                + " help\"" + (name.equals("tunnel") ? "" : "."));
    }

    /** What netnsh has no object for is done by the program itself, where it is installed. */
    private int elsewhere(List<String> words) {
        Optional<Path> program = installed();
        if (program.isEmpty()) {
            return say(
                    Answer.fails("Object \"" + Text.visible(words.get(0)) + "\" is not built in, and no other "
                            + tool.program() + " is installed."),
                    null);
        } else if (left()) {
            throw new Around.Elsewhere();
        }
        List<String> argv = new ArrayList<>(List.of(program.get().toString()));
        argv.addAll(options.words());
        argv.addAll(words);
        Programs programs = session.kernel().programs();
        Output out = session.output();
        out.flush();
        int pid = programs.start(
                new Programs.Start(around.ns(), argv, Map.of(), around.inFd(), out.outFd(), out.errorFd(), -1, false));
        return programs.waitFor(pid, true).exit();
    }

    private Optional<Path> installed() {
        return PLACES.stream()
                .map(place -> Path.of(place, tool.program()))
                .filter(this::isProgram)
                .findFirst();
    }

    /** Another program of this name, not a link to this one. */
    private boolean isProgram(Path program) {
        try {
            return Files.isExecutable(program)
                    && program.toRealPath().getFileName().toString().equals(tool.program());
        } catch (IOException e) {
            return false;
        }
    }

    private int say(Answer answer, Verb verb) {
        ended |= answer.ends();
        if (answer == OptionWords.VERSION) {
            session.output()
                    .text(tool.program() + " utility, " + (tool == Tool.IP ? "iproute2-" : "") + RELEASE + ", netnsh "
                            + version + "\n");
            session.output().flush();
        } else {
            session.output().error(answer == OptionWords.USAGE ? usage(verb) : answer.text());
        }
        return answer.status();
    }

    private String usage(Verb verb) {
        if (verb != null) {
            StringBuilder out = new StringBuilder();
            for (Form form : verb.forms()) {
                String usage = Usage.of(Syntax.seq(verb.word(), form.syntax()));
                out.append(out.length() == 0 ? "Usage: " : "       ");
                out.append(tool == Tool.IP ? "ip " : "").append(usage).append('\n');
            }
            return out.toString();
        }
        String objects = String.join(" | ", tool.objects());
        return "Usage: " + tool.program() + " [ OPTIONS ] OBJECT { COMMAND | help }\n       " + tool.program()
                + " [ -force ] -batch FILE\nwhere  OBJECT := { " + objects + " }\n";
    }

    private void note(String text) {
        if (text.startsWith("kernel: ")) {
            String words = text.substring("kernel: ".length());
            session.output().error("Warning: " + Text.visible(words) + (words.endsWith(".") ? "" : ".") + "\n");
        } else if (text.startsWith("/") && text.contains("the question is about")) {
            String length = text.substring(1, text.indexOf(' '));
            session.output()
                    .error("Warning: /" + length + " as prefix is invalid, only /"
                            + (text.lastIndexOf(':') < text.lastIndexOf(' ') ? "32" : "128")
                            + " (or none) is supported.\n");
        } else if (text.startsWith("may be incomplete")) {
            session.output().error("Dump was interrupted and may be inconsistent.\n");
        }
    }
}
