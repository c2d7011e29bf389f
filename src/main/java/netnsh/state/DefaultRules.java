package netnsh.state;

import java.util.List;
import netnsh.uapi.Rtm;

/** The rules that a namespace has from the start: fib4_rules_init and fib6_rules_net_init of the kernel. */
final class DefaultRules {
    private static final String LOCAL = "from all preference 0 lookup local";
    private static final String MAIN = "from all preference 32766 lookup main";
    private static final String LAST = "from all preference 32767 lookup default";

    private DefaultRules() {}

    /** Their words; IPv6 has no table {@code default}. */
    static List<String> of(int family) {
        return family == Rtm.AF_INET6 ? List.of(LOCAL, MAIN) : List.of(LOCAL, MAIN, LAST);
    }
}
