package netnsh.notes;

import java.util.regex.Pattern;

/**
 * Finds the lines of {@code ip}'s output about fallback tunnel devices that nobody has touched. A new namespace has them or
 * not, according to which modules the kernel has loaded and to net.core.fb_tunnels_only_for_init_net (see the kernel's
 * admin-guide/sysctl/net.rst); whoever writes notes has not made them.
 */
final class Fallback {
    private static final String NAME = "(?:tunl0|gre0|gretap0|erspan0|ip_vti0|ip6_vti0|sit0|ip6tnl0|ip6gre0)@NONE";
    private static final Pattern HEAD =
            Pattern.compile("\\s*\\d+: " + NAME + ": <\\S*> .*state DOWN\\b.*|" + NAME + "\\s+DOWN\\b.*");

    private boolean about;

    /** Another text begins. */
    void other() {
        about = false;
    }

    /** Whether the next line is about one. */
    boolean isOne(String line) {
        if (HEAD.matcher(line).matches()) {
            about = true;
        } else {
            about = about && line.matches("\\s+link/.*"); // an address would be somebody's
        }
        return about;
    }
}
