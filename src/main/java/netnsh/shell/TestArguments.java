package netnsh.shell;

import java.util.ArrayList;
import java.util.List;
import netnsh.shell.Arguments.Option;
import picocli.CommandLine;
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
            "netnsh test [--jobs N] [--junit OUT.xml] [--tap] [--update] [--bash] [--host] [--map OLD=NEW] [--uplink NAME]"
                    + " [--patch FILE] [--files FOLDER] FILE...";

    private static final String JOBS = "--jobs";
    private static final String JUNIT = "--junit";
    private static final String TAP = "--tap";
    private static final String UPDATE = "--update";
    private static final String HOST = "--host";

    /** Its options, but for those for notes. */
    static final List<Option> OWN = List.of(
            Arguments.valued(
                    "N", "run so many files at once; as many as there are processors when left out", "-j", JOBS),
            Arguments.valued("OUT.xml", "write the answer there in JUnit's XML, too", JUNIT),
            Arguments.flag("tell it in the Test Anything Protocol", TAP),
            Arguments.flag("write into the notes what came", UPDATE),
            Arguments.flag("run on the network where one stands, not in sandboxes", HOST));

    /** Reads them. */
    public static TestArguments of(List<String> words) {
        try {
            ParseResult r = NoteOptions.read("test", OWN, words);
            List<String> handed = new ArrayList<>();
            Arguments.ForNotes notes = NoteOptions.notes(r);
            notes.maps().forEach(m -> handed.addAll(List.of(Arguments.MAP, m)));
            hand(handed, Arguments.UPLINK, notes.uplink());
            hand(handed, Arguments.PATCH, notes.patch());
            hand(handed, Arguments.FILES, notes.files());
            if (r.hasMatchedOption(UPDATE)) {
                handed.add(UPDATE);
            }
            if (notes.bash()) {
                handed.add(Arguments.BASH);
            }
            String said = NoteOptions.last(r, JOBS);
            int jobs = said == null ? Runtime.getRuntime().availableProcessors() : jobs(said);
            List<String> files = List.copyOf(r.matchedPositionalValue(0, List.<String>of()));
            String wrong = files.isEmpty() ? "a file is missing" : jobs < 1 ? "--jobs is a number from 1 on" : null;
            boolean tap = r.hasMatchedOption(TAP);
            String junit = NoteOptions.last(r, JUNIT);
            return new TestArguments(files, jobs, junit, tap, r.hasMatchedOption(HOST), handed, wrong);
        } catch (CommandLine.ParameterException e) {
            return new TestArguments(List.of(), 1, null, false, false, List.of(), e.getMessage());
        }
    }

    private static int jobs(String number) {
        return number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
    }

    private static void hand(List<String> handed, String option, String value) {
        if (value != null) {
            handed.addAll(List.of(option, value));
        }
    }
}
