package netnsh.shell;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The words behind {@code netnsh test}.
 *
 * @param files what is to be run
 * @param jobs how many at once
 * @param junit a file for JUnit's XML, or null
 * @param tap whether the answer is TAP
 * @param host whether they run on the host's network instead of in sandboxes
 * @param handed options that each netnsh gets
 * @param wrong what is wrong, or null
 */
public record TestArguments(
        List<String> files, int jobs, String junit, boolean tap, boolean host, List<String> handed, String wrong) {
    /** How it is written. */
    public static final String USAGE =
            "netnsh test [--jobs N] [--junit OUT.xml] [--tap] [--update] [--host] [--map OLD=NEW] [--uplink NAME]"
                    + " [--patch FILE] [--files FOLDER] FILE...";

    private static final List<String> VALUED = List.of("--map", "--uplink", "--patch", "--files");

    /** Reads them. */
    public static TestArguments of(List<String> words) {
        CommandSpec spec = CommandSpec.create().name("netnsh test");
        spec.addOption(
                OptionSpec.builder("-j", "--jobs").type(int.class).arity("1").build());
        spec.addOption(
                OptionSpec.builder("--junit").type(String.class).arity("1").build());
        for (String flag : List.of("--tap", "--host", "--update")) {
            spec.addOption(OptionSpec.builder(flag).type(boolean.class).build());
        }
        for (String option : VALUED) {
            spec.addOption(OptionSpec.builder(option)
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .arity("1")
                    .build());
        }
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        try {
            ParseResult r = new CommandLine(spec)
                    .setExpandAtFiles(false)
                    .setTrimQuotes(false)
                    .parseArgs(words.toArray(String[]::new));
            List<String> handed = new ArrayList<>();
            for (String option : VALUED) {
                for (String value : r.matchedOptionValue(option, List.<String>of())) {
                    handed.addAll(List.of(option, value));
                }
            }
            if (r.hasMatchedOption("--update")) {
                handed.add("--update");
            }
            int jobs = r.matchedOptionValue("--jobs", Runtime.getRuntime().availableProcessors());
            List<String> files = List.copyOf(r.matchedPositionalValue(0, List.<String>of()));
            String wrong = files.isEmpty() ? "a file is missing" : jobs < 1 ? "--jobs is at least 1" : null;
            boolean tap = r.hasMatchedOption("--tap");
            String junit = r.matchedOptionValue("--junit", null);
            return new TestArguments(files, jobs, junit, tap, r.hasMatchedOption("--host"), handed, wrong);
        } catch (CommandLine.ParameterException e) {
            return new TestArguments(List.of(), 1, null, false, false, List.of(), e.getMessage());
        }
    }
}
