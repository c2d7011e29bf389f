package netnsh.shell;

import netnsh.plan.Context;
import netnsh.value.NsRef;
import netnsh.value.Text;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** The words in front of the cursor: where one stands, and how the last line ended when it did not end well. */
final class Prompt {
    private static final int LONGEST = 40;

    private Prompt() {}

    /**
     * The prompt: {@code left:eth0> }, {@code /> } at home, {@code [2] left> } behind a line that failed.
     *
     * @param lost whether the namespace has lost its name since one went there
     */
    static AttributedString of(Context here, boolean lost, int status) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        if (status != 0) {
            out.styled(Styles.STATUS, "[" + status + "] ");
        }
        boolean home = here.ns() instanceof NsRef.Home;
        out.styled(
                lost ? Styles.UNKNOWN : Styles.PLACE,
                home ? "/" : shown(here.ns().toString()));
        if (lost) {
            out.styled(Styles.UNKNOWN, " (gone)");
        }
        if (here.dev() != null) {
            out.append(":").styled(Styles.DEVICE, shown(here.dev().name()));
        }
        return out.append("> ").toAttributedString();
    }

    /** Names are foreign text, and may be as long as a file's name. */
    private static String shown(String name) {
        String text = Text.visible(name);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
