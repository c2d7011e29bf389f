package netnsh.front;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Names;

/**
 * The options in front of an object, read as iproute2's main() does: the first name that an abbreviation fits is meant.
 *
 * @param words those that netnsh's own grammar knows, spelled as it has them
 * @param netns the namespace of {@code -n}, or null
 * @param force go on after a line of a batch that failed
 * @param batch the file of {@code -batch}, or null
 * @param rest the words behind the options
 * @param answer what is to be said instead of doing anything, or null
 */
record OptionWords(List<String> words, NsRef netns, boolean force, String batch, List<String> rest, Answer answer) {
    private static final List<String> IP_NAMES = List.of(
            "-loops",
            "-family",
            "-human-readable",
            "-iec",
            "-statistics",
            "-stats",
            "-details",
            "-resolve",
            "-oneline",
            "-timestamp",
            "-tshort",
            "-Version",
            "-force",
            "-batch",
            "-brief",
            "-json",
            "-pretty",
            "-rcvbuf",
            "-color",
            "-help",
            "-netns",
            "-Numeric",
            "-all",
            "-echo");
    private static final List<String> BRIDGE_NAMES = List.of(
            "-help",
            "-Version",
            "-statistics",
            "-stats",
            "-details",
            "-oneline",
            "-timestamp",
            "-family",
            "-netns",
            "-color",
            "-compressvlans",
            "-force",
            "-json",
            "-pretty",
            "-batch");

    /** The names of a program's options, in the order in which abbreviations are tried. */
    static List<String> names(Tool tool) {
        return tool == Tool.IP ? IP_NAMES : BRIDGE_NAMES;
    }

    private static final List<String> IP_FAMILIES = List.of("inet", "inet6", "link", "mpls", "bridge");
    private static final List<String> BRIDGE_FAMILIES = List.of("inet", "inet6");

    /** Asks for the usage. */
    static final Answer USAGE = new Answer("", Answer.BAD_USE, true);
    /** Asks for the version. */
    static final Answer VERSION = new Answer("", 0, true);

    static OptionWords read(Tool tool, List<String> args) {
        return new Reading(tool, args).read();
    }

    private static final class Reading {
        private final Tool tool;
        private final List<String> args;
        private final List<String> words = new ArrayList<>();
        private NsRef netns;
        private boolean force;
        private String batch;
        private int at;

        Reading(Tool tool, List<String> args) {
            this.tool = tool;
            this.args = args;
        }

        OptionWords read() {
            Answer answer = null;
            while (answer == null && at < args.size() && args.get(at).startsWith("-")) {
                String option = args.get(at++);
                if (option.equals("--")) {
                    break;
                }
                answer = one(option.startsWith("--") ? option.substring(1) : option);
            }
            List<String> rest = args.subList(Math.min(at, args.size()), args.size());
            if (answer == null && batch == null && rest.isEmpty()) {
                answer = USAGE;
            }
            return new OptionWords(List.copyOf(words), netns, force, batch, List.copyOf(rest), answer);
        }

        private Answer one(String option) {
            if (option.equals("-4") || option.equals("-6")) {
                words.add(option);
                return null;
            } else if (tool == Tool.IP && (option.equals("-0") || option.equals("-B"))) {
                words.add(option);
                return null;
            } else if (tool == Tool.IP && option.equals("-M")) {
                words.addAll(List.of("-family", "mpls"));
                return null;
            }
            String name = name(option);
            if (name == null) {
                return Answer.ends("Option \"" + Text.visible(option) + "\" is unknown, try \"" + tool.program() + " "
                        + tool.help() + "\".");
            }
            return switch (name) {
                case "-help" -> USAGE;
                case "-Version" -> VERSION;
                case "-force" -> {
                    force = true;
                    words.add(name);
                    yield null;
                }
                case "-color" -> {
                    words.add(option);
                    yield null;
                }
                case "-family", "-batch", "-rcvbuf", "-loops", "-netns" -> valued(name);
                default -> {
                    words.add(name);
                    yield null;
                }
            };
        }

        private String name(String option) {
            for (String name : names(tool)) {
                boolean color = name.equals("-color") && isColor(option);
                boolean whole = name.equals("-echo"); // which has no abbreviation
                if (color || (whole ? name.equals(option) : name.startsWith(option))) {
                    return name;
                }
            }
            return null;
        }

        private static boolean isColor(String option) {
            int equals = option.indexOf('=');
            return equals >= 2
                    && "-color".startsWith(option.substring(0, equals))
                    && List.of("always", "auto", "never").contains(option.substring(equals + 1));
        }

        private Answer valued(String name) {
            if (at >= args.size()) {
                return name.equals("-netns") ? Answer.incomplete() : USAGE;
            }
            String value = args.get(at++);
            switch (name) {
                case "-batch" -> batch = value;
                case "-netns" -> {
                    return netns(value);
                }
                case "-family" -> {
                    if (value.equals("help")) {
                        return USAGE;
                    } else if (!(tool == Tool.IP ? IP_FAMILIES : BRIDGE_FAMILIES).contains(value)) {
                        return Answer.wrong(Text.visible(value), "invalid protocol family");
                    }
                    words.addAll(List.of(name, value));
                }
                case "-rcvbuf" -> {
                    if (!isNumber(value)) {
                        return Answer.ends("Invalid rcvbuf size '" + Text.visible(value) + "'");
                    }
                }
                default -> {
                    return null; // how often a flush is tried again is netnsh's own affair
                }
            }
            return null;
        }

        private Answer netns(String value) {
            try {
                netns = Names.NS.read(value);
                words.addAll(List.of("-n", value));
                return null;
            } catch (BadValue e) {
                return Answer.ends("Cannot open network namespace \"" + Text.visible(value) + "\": "
                        + (value.isEmpty() ? "Is a directory" : "No such file or directory"));
            }
        }

        private static boolean isNumber(String value) {
            return value.matches("\\d{1,10}|0[xX][0-9a-fA-F]{1,8}");
        }
    }
}
