package netnsh.notes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the lines of {@code ip}'s output about one interface: that it is there and up is compared, its MTU, addresses and peer
 * are not, because it plays the one that the author had.
 */
final class StandIn {
    private static final Pattern HEAD =
            Pattern.compile("\\s*\\d+: ([^\\s:@]+)(?:@\\S+)?: (<\\S*>) (?:.* )?(state \\S+).*");

    private final String name;
    private boolean about;

    /** {@code name}: null when there is none. */
    StandIn(String name) {
        this.name = name;
    }

    /** Another text begins. */
    void other() {
        about = false;
    }

    /** What is compared of a line that says that it is there; every other line as it is. */
    String reduced(String line) {
        Matcher head = HEAD.matcher(line);
        boolean its = name != null && head.matches() && head.group(1).equals(name);
        return its ? name + ": " + head.group(2) + " " + head.group(3) : line;
    }

    /** Whether the next line says more about it. */
    boolean isItsOwn(String line) {
        if (name == null) {
            return false;
        }
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            about = head.group(1).equals(name);
            return false;
        } else if (line.isBlank() || !Character.isWhitespace(line.charAt(0))) {
            about = false;
        }
        return about;
    }
}
