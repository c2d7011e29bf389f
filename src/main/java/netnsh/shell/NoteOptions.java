package netnsh.shell;

import java.util.List;
import netnsh.shell.Arguments.Option;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Options as picocli reads them, wherever notes are named: replayed, tested or listed. */
final class NoteOptions {
    private NoteOptions() {}

    static OptionSpec spec(Option o) {
        OptionSpec.Builder built =
                OptionSpec.builder(o.names().toArray(String[]::new)).description(o.help());
        return o.label() == null
                ? built.type(boolean.class).build()
                : built.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .paramLabel(o.label())
                        .build();
    }

    /** Reads the words behind a task's name; these options and those for notes may stand anywhere. */
    static ParseResult read(String task, List<Option> own, List<String> words) {
        CommandSpec spec = CommandSpec.create().name("netnsh " + task);
        own.forEach(o -> spec.addOption(spec(o)));
        Arguments.forNotes().forEach(o -> spec.addOption(spec(o)));
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setTrimQuotes(false)
                .parseArgs(words.toArray(String[]::new));
    }

    /** What the options for notes say. */
    static Arguments.ForNotes notes(ParseResult r) {
        return new Arguments.ForNotes(
                all(r, Arguments.MAP),
                last(r, Arguments.UPLINK),
                last(r, Arguments.PATCH),
                last(r, Arguments.FILES),
                r.hasMatchedOption(Arguments.BASH),
                false,
                false,
                false);
    }

    static List<String> all(ParseResult r, String option) {
        return List.copyOf(r.matchedOptionValue(option, List.<String>of()));
    }

    /** The last value of an option, or null. */
    static String last(ParseResult r, String option) {
        List<String> all = all(r, option);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }
}
