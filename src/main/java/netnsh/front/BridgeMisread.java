package netnsh.front;

import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.plan.Problem;
import netnsh.value.Text;

/** What bridge(8) says; its failures all end with 255, because it hands on the -1 of its functions. */
final class BridgeMisread {
    private static final int FAILED = 255;
    /** -2, which only questions for one entry end with. */
    private static final int REFUSED = 254;

    private BridgeMisread() {}

    /** What is wrong with a line that the grammar does not take. */
    static Answer of(Reading reading, Said said) {
        if (reading.mistake().isEmpty()) {
            return needs(said);
        }
        String word = Text.visible(reading.mistake().get().token().text());
        boolean value = reading.expected().stream().allMatch(s -> s instanceof Syntax.Slot);
        String keyword = said.before(reading.mistake().get().token());
        if (keyword.equals("vid")) {
            return fails("Invalid VLAN ID \"" + word + "\"");
        } else if (keyword.equals("grp") || keyword.equals("src")) {
            return fails("Invalid address \"" + word + "\"");
        } else if (keyword.equals("state")) {
            return fails("Error: invalid STP port state");
        } else if (said.object().equals("fdb") && keyword.equals("dst")) {
            return Answer.quits("Error: any valid address is expected rather than \"" + word + "\".");
        } else if (said.object().equals("link") && said.changes()) {
            return OptionWords.USAGE;
        } else if (said.object().equals("fdb") && said.changes()) {
            boolean address = reading.mistake().get().reason() != null;
            return address
                    ? fails("Invalid mac address " + word)
                    : Answer.ends("Error: either \"to\" is duplicate, or \"" + word + "\" is a garbage.");
        }
        return value ? Answer.wrong(word, "invalid " + keyword) : OptionWords.USAGE;
    }

    /** What is wrong with a line that was understood. */
    static Answer of(Problem p, Said said) {
        if (p.id().equals("bridge.dev") || p.id().equals("dev.missing")) {
            return needs(said);
        } else if (p.id().equals("link.absent") && p.errno() == 0 && p.where() != null) {
            boolean bridge = said.object().equals("vlan") || said.command().equals("flush");
            return fails("Cannot find " + (bridge ? "bridge " : "") + "device \""
                    + Text.visible(p.where().text()) + "\"");
        }
        Answer answer = IpProblemText.of(p, said);
        if (said.object().equals("vlan") && !said.changes() && p.errno() != 0) {
            return new Answer(answer.text() + "Dump terminated\n", Answer.FAILED, false);
        }
        return new Answer(answer.text(), said.command().equals("get") ? REFUSED : FAILED, answer.ends());
    }

    private static Answer needs(Said said) {
        return switch (said.object() + " " + said.command()) {
            case "link set", "fdb flush" -> fails("Device is a required argument.");
            case "fdb add", "fdb append", "fdb replace", "fdb delete" ->
                fails("Device and address are required arguments.");
            case "fdb get" -> fails("Device or master and address are required arguments.");
            case "vlan add", "vlan delete" -> fails("Device and VLAN ID are required arguments.");
            case "mdb add", "mdb replace", "mdb delete" ->
                fails("Device, group address and port name are required arguments.");
            default -> Answer.incomplete();
        };
    }

    private static Answer fails(String text) {
        return new Answer(text + "\n", FAILED, false);
    }
}
