package netnsh.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.notes.Block;
import netnsh.notes.Step;

/**
 * Commands without prompts that find done already what they are to do. Who writes a page says a thing again when he comes to
 * the whole of it, and begins with taking away what an earlier try may have left. Where the notes show a transcript, what
 * is printed counts, and not this.
 */
final class Restated {
    private static final Pattern REMOVES =
            Pattern.compile("ip (?:netns|link) del(?:ete)? (?:dev )?([\\w.:-]+)", Pattern.DOTALL);
    private static final List<String> THERE = List.of("exists already", "File exists");
    private static final List<String> ABSENT =
            List.of("there is no namespace", "Cannot find device", "No such file or directory");

    private final List<Step> all;
    private final Map<String, Block> done = new HashMap<>();

    /** For the steps of one file. */
    Restated(List<Step> all) {
        this.all = all;
    }

    private static String key(Step s) {
        return s.place() + "> " + s.command();
    }

    /** A command went well. */
    void done(Step s, Block block) {
        done.putIfAbsent(key(s), block);
    }

    /** Why a command that failed has nothing to do any more, or not yet; null when it should have gone well. */
    String why(Step s, Block block, String came) {
        if (block.what() != Block.What.COMMANDS) {
            return null;
        }
        Block before = done.get(key(s));
        if (before != null && before != block && THERE.stream().anyMatch(came::contains)) {
            return "it is done already, in the block of line " + before.line();
        }
        Matcher removes = REMOVES.matcher(s.command());
        if (removes.matches() && ABSENT.stream().anyMatch(came::contains)) {
            Pattern makes =
                    Pattern.compile("(?s)ip (?:netns|link) add .*\\b" + Pattern.quote(removes.group(1)) + "\\b.*");
            for (Step later : all) {
                if (later.line() > s.line() && makes.matcher(later.command()).matches()) {
                    return "it is not there yet, and line " + later.line() + " makes it";
                }
            }
        }
        return null;
    }
}
