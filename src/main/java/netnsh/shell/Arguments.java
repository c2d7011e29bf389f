package netnsh.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.grammar.Usage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The process's own command line. Options of netnsh stand in front; from the first word that is none of them (also an
 * option of {@code ip}'s, such as {@code -n}) all words are a line or a file with its arguments.
 *
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
     * @param check whether the output that the notes show is compared with what comes
     * @param tap whether the answer is for programs
     * @param update whether it is replaced by what comes
     */
    public record ForNotes(
            List<String> maps, String uplink, String patch, String files, boolean check, boolean tap, boolean update) {
        static final ForNotes NOTHING = new ForNotes(List.of(), null, null, null, false, false, false);
    }

    private static final String LINE = "--command";
    private static final String DRY_RUN = "--dry-run";
    private static final String KEEP_GOING = "--keep-going";
    private static final String VERBOSE = "--verbose";
    private static final String AS = "--as";
    private static final String SANDBOX = "--sandbox";
    private static final String VERSION = "--version";
    private static final String CHECK = "--check";
    private static final String TAP = "--tap";
    private static final String UPDATE = "--update";
    private static final String MAP = "--map";
    private static final String UPLINK = "--uplink";
    private static final String PATCH = "--patch";
    private static final String FILES = "--files";
    private static final String HELP = "--help";

    /** Short spellings that stand alone; in front of other words they are options of ip's. */
    private static final Map<String, String> ALONE = Map.of(HELP, "-h", VERSION, "-V");

    /** Reads the command line. */
    public static Arguments of(List<String> args) {
        boolean options =
                !args.isEmpty() && args.get(0).startsWith("-") && args.get(0).length() > 1;
        if (!options) { // most starts need no look at options, and picocli takes its time
            return new Arguments(
                    false, false, false, false, false, null, List.of(), List.copyOf(args), ForNotes.NOTHING, null);
        }
        boolean alone = args.size() == 1;
        if (alone && args.get(0).equals(ALONE.get(HELP))) { // with other words it is an option of ip's
            return new Arguments(true, false, false, false, false, null, List.of(), List.of(), ForNotes.NOTHING, null);
        } else if (alone && args.get(0).equals(ALONE.get(VERSION))) {
            return new Arguments(false, true, false, false, false, null, List.of(), List.of(), ForNotes.NOTHING, null);
        }
        return read(args);
    }

    private static Arguments read(List<String> args) {
        try {
            ParseResult r = parser().parseArgs(args.toArray(String[]::new));
            List<String> words = new ArrayList<>(r.matchedPositionalValue(0, List.<String>of()));
            return new Arguments(
                    r.hasMatchedOption(HELP),
                    r.hasMatchedOption(VERSION),
                    r.hasMatchedOption(DRY_RUN),
                    r.hasMatchedOption(KEEP_GOING),
                    r.hasMatchedOption(VERBOSE),
                    r.matchedOptionValue(AS, null),
                    r.matchedOptionValue(LINE, List.<String>of()),
                    words,
                    new ForNotes(
                            r.matchedOptionValue(MAP, List.<String>of()),
                            r.matchedOptionValue(UPLINK, null),
                            r.matchedOptionValue(PATCH, null),
                            r.matchedOptionValue(FILES, null),
                            r.hasMatchedOption(CHECK),
                            r.hasMatchedOption(TAP),
                            r.hasMatchedOption(UPDATE)),
                    null);
        } catch (CommandLine.ParameterException e) {
            return new Arguments(
                    false, false, false, false, false, null, List.of(), List.of(), ForNotes.NOTHING, e.getMessage());
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
        spec.addOption(OptionSpec.builder("-c", LINE)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("LINE")
                .description("run this line; may be given several times")
                .build());
        spec.addOption(flag("print what would be done in iproute2's words, and touch nothing", DRY_RUN));
        spec.addOption(flag("go on after a line that failed", "-k", KEEP_GOING));
        spec.addOption(flag("print every step in iproute2's words before it is done", "-v", VERBOSE));
        spec.addOption(flag(
                "work in fresh namespaces that go with netnsh (always so without root); first option only", SANDBOX));
        spec.addOption(valued(AS, "USER", "run programs as this user; me: who typed sudo, or started the sandbox"));
        spec.addOption(flag("compare the output that notes show with what comes", CHECK));
        spec.addOption(flag("the same, told in the Test Anything Protocol", TAP));
        spec.addOption(flag("the same, and write into the notes what came", UPDATE));
        spec.addOption(OptionSpec.builder(MAP)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("OLD=NEW")
                .description("in notes, what their author called OLD is called NEW; may be given several times")
                .build());
        spec.addOption(
                valued(UPLINK, "NAME", "make this interface for notes: a cable to a namespace that plays the outside"));
        spec.addOption(valued(PATCH, "FILE", "lines OLD -> NEW for notes: what stands in the place of a line"));
        spec.addOption(valued(FILES, "FOLDER", "write the files that notes show there, and run their programs there"));
        spec.addOption(flag("print the version", VERSION));
        spec.addOption(flag("print this help", HELP));
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

    private static OptionSpec valued(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names[0], java.util.Arrays.copyOfRange(names, 1, names.length))
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** The options as help and the man page list them. */
    public static List<Usage.Clause> options() {
        List<Usage.Clause> clauses = new ArrayList<>();
        for (OptionSpec o : spec().options()) {
            String label = o.arity().max() > 0 ? " " + o.paramLabel() : "";
            String alone = ALONE.containsKey(o.longestName()) ? ALONE.get(o.longestName()) + ", " : "";
            clauses.add(new Usage.Clause(alone + String.join(", ", o.names()) + label, o.description()[0]));
        }
        return clauses;
    }

    /** What {@code --help} prints. */
    public static String usage() {
        StringBuilder out = new StringBuilder();
        out.append("""
            usage: netnsh [OPTIONS]                 a prompt (standard input when that is no terminal)
                   netnsh [OPTIONS] FILE [ARG...]   replay a command file, or notes (.md, .txt)
                   netnsh [OPTIONS] LINE...         one line: netnsh addr show; netnsh -n left ip -br a
                   netnsh [OPTIONS] -c LINE...      one or more lines
                   netnsh [OPTIONS] -               lines from standard input

            The interactive shell for Linux network namespaces.

            """);
        for (Usage.Clause c : options()) {
            out.append(String.format("  %-18s  %s%n", c.usage(), c.help()));
        }
        out.append("""

            A first word that is a command is a line, else an existing file is a file. "netnsh help" lists the
            commands, "netnsh help COMMAND" says how one is written.
            """);
        return out.toString();
    }
}
