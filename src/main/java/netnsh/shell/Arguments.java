package netnsh.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.grammar.Usage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The process's own command line. Options of netnsh stand in front; from the first word that is none of them (also an
 * option of {@code ip}'s, such as {@code -n}) all words are a line or a file with its arguments.
 *
 * @param atomic whether everything is taken back when a line fails
 * @param as who programs run as, or null
 * @param lines what {@code -c} gave
 * @param words the other words
 * @param notes how notes are to be replayed
 * @param wrong what is wrong with the options, or null
 */
public record Arguments(
        boolean help,
        boolean version,
        boolean dryRun,
        boolean keepGoing,
        boolean verbose,
        boolean atomic,
        String as,
        List<String> lines,
        List<String> words,
        ForNotes notes,
        String wrong) {
    /**
     * What is asked for when notes are replayed.
     *
     * @param maps words OLD=NEW
     * @param uplink an interface to be made, or null
     * @param patch a file of lines OLD -> NEW, or null
     * @param files a folder for the files that the notes show, or null
     * @param bash whether fences in the shell's language are run, and other files are bash programs whatever they say
     * @param check whether the output that the notes show is compared with what comes
     * @param tap whether the answer is for programs
     * @param update whether it is replaced by what comes
     */
    public record ForNotes(
            List<String> maps,
            String uplink,
            String patch,
            String files,
            boolean bash,
            boolean check,
            boolean tap,
            boolean update) {
        /** The notes as they stand. */
        static final ForNotes NOTHING = new ForNotes(List.of(), null, null, null, false, false, false, false);
    }

    private static final String LINE = "--command";
    private static final String DRY_RUN = "--dry-run";
    private static final String KEEP_GOING = "--keep-going";
    private static final String VERBOSE = "--verbose";
    private static final String AS = "--as";
    static final String BASH = "--bash";
    private static final String SANDBOX = "--sandbox";
    private static final String DROP = "--drop";
    private static final String VERSION = "--version";
    private static final String ATOMIC = "--atomic";
    private static final String CHECK = "--check";
    private static final String TAP = "--tap";
    private static final String UPDATE = "--update";
    static final String MAP = "--map";
    static final String UPLINK = "--uplink";
    static final String PATCH = "--patch";
    static final String FILES = "--files";
    private static final String HELP = "--help";

    /**
     * An option.
     *
     * @param names its spellings, the longest one last
     * @param label what its value is called, or null when it has none; with a value it may be given several times
     */
    record Option(List<String> names, String label, String help) {
        String longest() {
            return names.get(names.size() - 1);
        }
    }

    static Option flag(String help, String... names) {
        return new Option(List.of(names), null, help);
    }

    static Option valued(String label, String help, String... names) {
        return new Option(List.of(names), label, help);
    }

    private static final List<Option> OPTIONS = List.of(
            valued("LINE", "run this line; may be given several times", "-c", LINE),
            flag("print what would be done in iproute2's words, and touch nothing", DRY_RUN),
            flag("go on after a line that failed", "-k", KEEP_GOING),
            flag("print every step in iproute2's words before it is done", "-v", VERBOSE),
            flag("work in fresh namespaces that go with netnsh (always so without root); first option only", SANDBOX),
            flag("take everything back when a line fails", ATOMIC),
            flag(
                    "under sudo: go on as who typed it, with the capabilities that it needs and none for programs; first option only",
                    DROP),
            valued("USER", "run programs as this user; me: who typed sudo, or started the sandbox", AS),
            flag(
                    "run a program that asks for sh, or for nothing, with bash; in notes also fences of bash commands",
                    BASH),
            flag("compare the output that notes show with what comes", CHECK),
            flag("the same, told in the Test Anything Protocol", TAP),
            flag("the same, and write into the notes what came", UPDATE),
            valued("OLD=NEW", "in notes, what their author called OLD is called NEW; may be given several times", MAP),
            valued("NAME", "make this interface for notes: a cable to a namespace that plays the outside", UPLINK),
            valued("FILE", "lines OLD -> NEW for notes: what stands in the place of a line", PATCH),
            valued("FOLDER", "write the files that notes show there, and run their programs there", FILES),
            flag("print the version", VERSION),
            flag("print this help", HELP));

    /** Short spellings that stand alone; in front of other words they are options of ip's. */
    private static final Map<String, String> ALONE = Map.of(HELP, "-h", VERSION, "-V");

    /** What the options say so far; which they are, {@link #OPTIONS} declares. */
    private static final class Said {
        private final Set<String> flags = new HashSet<>();
        private final Map<String, List<String>> values = new HashMap<>();

        private Arguments arguments(List<String> words) {
            return new Arguments(
                    flags.contains(HELP),
                    flags.contains(VERSION),
                    flags.contains(DRY_RUN),
                    flags.contains(KEEP_GOING),
                    flags.contains(VERBOSE),
                    flags.contains(ATOMIC),
                    last(AS),
                    all(LINE),
                    List.copyOf(words),
                    new ForNotes(
                            all(MAP),
                            last(UPLINK),
                            last(PATCH),
                            last(FILES),
                            flags.contains(BASH),
                            flags.contains(CHECK),
                            flags.contains(TAP),
                            flags.contains(UPDATE)),
                    wrong());
        }

        /** Which options do not go together; what only the launcher can do must be in front, where it looks. */
        private String wrong() {
            for (String first : List.of(SANDBOX, DROP)) {
                if (flags.contains(first)) {
                    return first + " comes before all other options";
                }
            }
            return flags.contains(ATOMIC) && flags.contains(KEEP_GOING)
                    ? ATOMIC + " takes everything back when a line fails, and " + KEEP_GOING + " goes on: choose one"
                    : null;
        }

        private List<String> all(String option) {
            return values.containsKey(option) ? List.copyOf(values.get(option)) : List.of();
        }

        private String last(String option) {
            List<String> all = all(option);
            return all.isEmpty() ? null : all.get(all.size() - 1);
        }
    }

    /** Reads the command line. */
    public static Arguments of(List<String> args) {
        boolean alone = args.size() == 1;
        if (alone && args.get(0).equals(ALONE.get(HELP))) { // with other words it is an option of ip's
            args = List.of(HELP);
        } else if (alone && args.get(0).equals(ALONE.get(VERSION))) {
            args = List.of(VERSION);
        }
        Said said = new Said();
        for (int i = 0; i < args.size(); i++) {
            String word = args.get(i);
            Option option = option(word);
            if (option == null) {
                return unusual(word) ? read(args) : said.arguments(args.subList(i, args.size()));
            } else if (option.label() == null) {
                said.flags.add(option.longest());
            } else if (i + 1 == args.size()) {
                return read(args);
            } else {
                i++;
                said.values
                        .computeIfAbsent(option.longest(), o -> new ArrayList<>())
                        .add(args.get(i));
            }
        }
        return said.arguments(List.of());
    }

    private static Option option(String word) {
        for (Option o : OPTIONS) {
            if (o.names().contains(word)) {
                return o;
            }
        }
        return null;
    }

    /**
     * Whether picocli is to say what a word is: an option written together with its value, {@code --}, a missing value. It
     * is not asked at every start, because it takes as long as all the rest of a short one.
     */
    private static boolean unusual(String word) {
        if (word.equals("--")) {
            return true;
        }
        for (Option o : OPTIONS) {
            for (String name : o.names()) {
                if (word.startsWith(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Arguments read(List<String> args) {
        try {
            ParseResult r = parser().parseArgs(args.toArray(String[]::new));
            Said said = new Said();
            for (Option o : OPTIONS) {
                if (o.label() != null) {
                    said.values.put(o.longest(), r.matchedOptionValue(o.longest(), List.of()));
                } else if (r.hasMatchedOption(o.longest())) {
                    said.flags.add(o.longest());
                }
            }
            return said.arguments(r.matchedPositionalValue(0, List.of()));
        } catch (CommandLine.ParameterException e) {
            return new Arguments(
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    null,
                    List.of(),
                    List.of(),
                    ForNotes.NOTHING,
                    e.getMessage());
        }
    }

    private static CommandLine parser() {
        return new CommandLine(spec())
                .setStopAtPositional(true)
                .setUnmatchedOptionsArePositionalParams(true)
                .setPosixClusteredShortOptionsAllowed(false)
                .setExpandAtFiles(false)
                .setTrimQuotes(false)
                .setOverwrittenOptionsAllowed(true);
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("netnsh");
        OPTIONS.forEach(o -> spec.addOption(NoteOptions.spec(o)));
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("WORD")
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("a line; or a command file and its arguments; - for standard input")
                .build());
        return spec;
    }

    /** Those that say what is to be different from the notes. */
    static List<Option> forNotes() {
        return OPTIONS.stream()
                .filter(o -> List.of(BASH, MAP, UPLINK, PATCH, FILES).contains(o.longest()))
                .toList();
    }

    /** The options as help and the man page list them. */
    public static List<Usage.Clause> options() {
        return clauses(OPTIONS);
    }

    /** Options as help lists them. */
    static List<Usage.Clause> clauses(List<Option> options) {
        List<Usage.Clause> clauses = new ArrayList<>();
        for (Option o : options) {
            String label = o.label() == null ? "" : " " + o.label();
            String alone = ALONE.containsKey(o.longest()) ? ALONE.get(o.longest()) + ", " : "";
            clauses.add(new Usage.Clause(alone + String.join(", ", o.names()) + label, o.help()));
        }
        return clauses;
    }

    /** What {@code --help} prints. */
    public static String usage() {
        StringBuilder out = new StringBuilder();
        out.append("""
            usage: netnsh [OPTIONS]                 a prompt (standard input when that is no terminal)
                   netnsh [OPTIONS] FILE [ARG...]   replay a command file, notes (.md, .txt), or
                                                    run a bash program (.sh)
                   netnsh [OPTIONS] LINE...         one line: netnsh addr show; netnsh -n left ip -br a
                   netnsh [OPTIONS] -c LINE...      one or more lines
                   netnsh [OPTIONS] -               lines from standard input
                   netnsh notes FILE...             say how notes are understood, and run nothing
                   netnsh test [OPTIONS] FILE...    run notes and command files in sandboxes and check them

            The interactive shell for Linux network namespaces.

            """);
        for (Usage.Clause c : options()) {
            out.append(String.format("  %-18s  %s%n", c.usage(), c.help()));
        }
        out.append("\nOptions of test, and those for notes:\n\n");
        for (Usage.Clause c : clauses(TestArguments.OWN)) {
            out.append(String.format("  %-18s  %s%n", c.usage(), c.help()));
        }
        out.append("""

            A first word that is a command is a line, else an existing file is a file. "netnsh help" lists the
            commands, "netnsh help COMMAND" says how one is written.
            """);
        return out.toString();
    }
}
