package netnsh.script;

import java.util.regex.Pattern;
import netnsh.notes.Block;
import netnsh.notes.Step;

/** Whether the notes themselves show that a command fails. */
final class Excuse {
    private static final Pattern LOSS = Pattern.compile(".*\\d+ packets transmitted, .*packet loss.*");

    private Excuse() {}

    /** Whether it was ended by Ctrl-C, was meant to fail, or said what the notes show of its failure. */
    static boolean holds(Step s, Block block, String came) {
        if (s.stopped() || block.says(s).fails()) {
            return true;
        }
        for (Step.Shown shown : s.shown()) {
            String line = shown.text().strip();
            String reason = line.substring(line.lastIndexOf(": ") < 0 ? 0 : line.lastIndexOf(": ") + 2);
            boolean said = reason.length() > 5 && line.contains(": ") && came.contains(reason);
            boolean lost = LOSS.matcher(line).matches() && !line.contains(" 0% packet loss");
            if (said || lost) {
                return true;
            }
        }
        return false;
    }
}
