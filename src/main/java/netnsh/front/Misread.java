package netnsh.front;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.value.Errno;
import netnsh.value.Text;

/** Says of a line that the grammar does not take what iproute2 would say. */
final class Misread {
    private Misread() {}

    /** What is wrong; a usage where iproute2 prints one. */
    static Answer of(Reading reading, Said said) {
        return reading.mistake().isPresent() ? wrong(reading, reading.mistake().get(), said) : tooShort(reading, said);
    }

    private static Answer tooShort(Reading reading, Said said) {
        Answer netns = said.object().equals("netns") ? netns(said) : null;
        if (netns != null) {
            return netns;
        }
        Args.Binding last = last(reading.soFar());
        boolean type =
                last != null && last.node() instanceof Syntax.Word w && w.text().equals("type");
        if (!said.bare() && (type || awaits(reading.expected(), last, said) || kind(reading, said) != null)) {
            return Answer.incomplete();
        }
        return switch (said.what()) {
            case "link add", "link replace" -> Answer.fails("Not enough information: \"type\" argument is required");
            case "link set", "link delete" -> Answer.ends("Not enough information: \"dev\" argument is required.");
            case "address add", "address change", "address replace", "address delete" ->
                said.has("dev") ? noAddress(said) : noDevice();
            case "rule add", "rule delete" ->
                Answer.fails("\"ip rule " + (said.command().equals("add") ? "add" : "del") + "\" requires arguments.");
            case "nexthop delete" -> Answer.refused("Error: Nexthop id is missing.");
            case "route get" -> Answer.fails("need at least a destination address");
            case "route flush" -> Answer.fails("\"ip route flush\" requires arguments.");
            case "address flush", "neighbor flush" -> Answer.fails("Flush requires arguments.");
            default -> otherwise(said);
        };
    }

    private static Answer otherwise(Said said) {
        if (said.object().equals("neighbor") && said.changes()) {
            return Answer.ends("Device and destination are required arguments.");
        } else if (said.object().equals("route") && said.bare()) {
            return OptionWords.USAGE;
        }
        return Answer.incomplete();
    }

    /** What the kernel says to a question of no family, and to one of a family without an address. */
    private static Answer noAddress(Said said) {
        return Answer.refused("RTNETLINK answers: " + Errno.text(said.family() == 0 ? Errno.EOPNOTSUPP : Errno.EINVAL));
    }

    static Answer noDevice() {
        return Answer.fails("Not enough information: \"dev\" argument is required.");
    }

    private static Answer netns(Said said) {
        boolean named = !said.bare();
        return switch (said.command()) {
            case "exec" -> Answer.fails(named ? "No command specified" : "No netns name specified");
            case "set" -> Answer.fails(named ? "No nsid specified" : "No netns name specified");
            case "attach" -> Answer.fails("No netns name and PID specified");
            case "add", "delete", "pids" -> Answer.fails("No netns name specified");
            default -> null;
        };
    }

    /** Whether a value must come: only that can, or a few words in its place behind a keyword at the end. */
    private static boolean awaits(List<Syntax> expected, Args.Binding last, Said said) {
        boolean value = expected.stream().anyMatch(s -> s instanceof Syntax.Slot);
        boolean keyword = last != null
                && last.node() instanceof Syntax.Word
                && said.tokens().get(said.tokens().size() - 1).equals(last.token());
        return value && (keyword && valueOnly(expected) || expected.stream().allMatch(s -> s instanceof Syntax.Slot));
    }

    private static Answer wrong(Reading reading, Reading.Mistake m, Said said) {
        String word = m.token().text();
        Args.Binding last = last(reading.soFar());
        String keyword = last != null && last.node() instanceof Syntax.Word w ? w.text() : "";
        String kind = kind(reading, said);
        Syntax.Slot<?> slot = reading.expected().stream()
                .filter(s -> s instanceof Syntax.Slot)
                .map(s -> (Syntax.Slot<?>) s)
                .findFirst()
                .orElse(null);
        if (said.object().equals("netns")) {
            return netnsWord(said, Text.visible(word));
        }
        boolean behind = said.before(m.token()).equals(keyword) || isSpelling(last, said.before(m.token()));
        if (slot != null && !keyword.isEmpty() && behind && valueOnly(reading.expected())) {
            return WrongValues.of(said, word, keyword, kind, slot);
        }
        return garbage(said, m.token(), kind, slot);
    }

    private static boolean isSpelling(Args.Binding last, String text) {
        return last != null && last.token() != null && last.token().text().equals(text);
    }

    /** After a keyword that wants a value there may be words instead of it, but no keyword that starts a new clause. */
    private static boolean valueOnly(List<Syntax> expected) {
        long words = expected.stream().filter(s -> s instanceof Syntax.Word).count();
        return words <= 4;
    }

    private static Answer garbage(Said said, Token word, String kind, Syntax.Slot<?> slot) {
        String shown = Text.visible(word.text());
        boolean first = said.tokens().get(said.from()).start() == word.start();
        if (kind != null) {
            String usage = "\nUsage: ... " + kind + " [ OPTION [ VALUE ] ]...";
            return Answer.fails(kind + ": unknown command \"" + shown + "\"?" + usage);
        }
        return switch (said.object()) {
            case "link" ->
                first && said.changes() && slot != null
                        ? Answer.wrong(shown, "\"dev\" not a valid ifname")
                        : duplicate("dev", behindDev(said, word));
            case "address" -> address(said, shown, first);
            case "route" -> route(said, shown, first);
            case "rule" ->
                said.changes()
                        ? Answer.wrong(shown, "Failed to parse rule type")
                        : Answer.quits("Error: inet prefix is expected rather than \"" + shown + "\".");
            case "neighbor" ->
                slot != null
                        ? Answer.quits("Error: " + said.familyName() + (said.changes() ? " address" : " prefix")
                                + " is expected rather than \"" + shown + "\".")
                        : duplicate("to", shown);
            case "tuntap", "tunnel" -> duplicate("name", shown);
            default -> duplicate("dev", shown);
        };
    }

    /** A second {@code dev NAME} is blamed on its name. */
    private static String behindDev(Said said, Token word) {
        List<Token> tokens = said.tokens();
        int at = tokens.indexOf(word);
        boolean dev = word.text().equals("dev") && at >= 0 && at + 1 < tokens.size();
        return Text.visible(dev ? tokens.get(at + 1).text() : word.text());
    }

    private static Answer netnsWord(Said said, String shown) {
        boolean second = said.tokens().size() > said.from() + 1;
        return switch (said.command()) {
            case "set" -> second ? Answer.wrong(shown, "Invalid \"netnsid\" value") : netnsName(shown);
            case "attach" -> second ? Answer.fails("Invalid PID: " + shown) : netnsName(shown);
            case "pids" -> second ? Answer.fails("extra arguments specified") : netnsName(shown);
            case "identify" ->
                Answer.fails(second ? "extra arguments specified" : "Specified string '" + shown + "' is not a pid");
            case "add", "delete", "exec" -> netnsName(shown);
            default -> Answer.ends("Command \"" + shown + "\" is unknown, try \"ip netns help\".");
        };
    }

    private static Answer netnsName(String shown) {
        return Answer.ends("Invalid netns name \"" + shown + "\"");
    }

    private static Answer address(Said said, String shown, boolean first) {
        if (first && said.changes()) {
            return Answer.quits("Error: " + said.familyName() + " prefix is expected rather than \"" + shown + "\".");
        }
        return duplicate(said.changes() ? "local" : "dev", shown);
    }

    private static Answer route(Said said, String shown, boolean first) {
        if (first && shown.equals("nexthop")) {
            return OptionWords.USAGE;
        } else if (said.changes()
                && said.tokens().stream().anyMatch(t -> t.text().equals("nexthop"))) {
            return Answer.ends("Error: \"nexthop\" or end of line is expected instead of \"" + shown + "\"");
        } else if (said.changes() && !first) {
            return duplicate("to", shown);
        }
        return Answer.quits("Error: " + (first ? said.familyName() : "inet") + " prefix is expected rather than \""
                + shown + "\".");
    }

    private static Answer duplicate(String what, String shown) {
        return Answer.ends("Error: either \"" + what + "\" is duplicate, or \"" + shown + "\" is a garbage.");
    }

    private static Args.Binding last(Args args) {
        List<Args.Binding> all = args.bindings();
        if (all.isEmpty()) {
            return null;
        }
        Args.Binding last = all.get(all.size() - 1);
        return last.value() instanceof Args inner ? last(inner) : last;
    }

    /** The link kind whose options are being read, or null. */
    private static String kind(Reading reading, Said said) {
        if (!said.object().equals("link")) {
            return null;
        }
        String kind = null;
        List<Token> words = said.tokens();
        for (int i = said.from() + 1; i < Math.min(reading.taken(), words.size()); i++) {
            if ("type".startsWith(words.get(i - 1).text())
                    && words.get(i - 1).text().length() > 1) {
                kind = words.get(i).text();
            }
        }
        return said.changes() ? kind : null;
    }
}
