package netnsh.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netnsh.notes.Adaptation;
import netnsh.plan.Problem;

/**
 * What is to be different when notes are replayed.
 *
 * @param adaptation names and lines
 * @param uplink an interface to be made before the first line, or null
 * @param check whether outputs are compared
 * @param folder where files that the notes show are written and programs run, or null
 */
public record Wishes(Adaptation adaptation, String uplink, String folder, Check check) {
    /** Whether the output that the notes show is compared with what comes, and what becomes of the answer. */
    public enum Check {
        NO,
        /** Said to people. */
        YES,
        /** As the Test Anything Protocol. */
        TAP,
        /** Said to people, and written into the file. */
        UPDATE,
        /** Both. */
        TAP_UPDATE
    }

    /** The notes as they stand. */
    public static final Wishes NONE = new Wishes(Adaptation.NONE, null, null, Check.NO);

    boolean tap() {
        return check == Check.TAP || check == Check.TAP_UPDATE;
    }

    boolean update() {
        return check == Check.UPDATE || check == Check.TAP_UPDATE;
    }

    /** The same, with this check. */
    public Wishes check(Check other) {
        return new Wishes(adaptation, uplink, folder, other);
    }

    /**
     * What the process's options ask for.
     *
     * @param maps words {@code OLD=NEW}
     * @param patch a file with lines {@code OLD -> NEW}, or null
     * @param bash whether fences in the shell's language are run, too
     * @throws Problem when one of them cannot be understood
     */
    public static Wishes of(List<String> maps, String uplink, String patch, String folder, boolean bash) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String map : maps) {
            int equals = map.indexOf('=');
            if (equals < 1 || equals == map.length() - 1) {
                throw Problem.of("notes.map", "--map is written OLD=NEW, not " + map);
            }
            names.put(map.substring(0, equals), map.substring(equals + 1));
        }
        Map<String, String> lines = patch == null ? Map.of() : Adaptation.patch(patch, FileText.read(patch));
        return new Wishes(new Adaptation(names, lines, bash), uplink, folder, Check.NO);
    }
}
