package netnsh.verb;

import static netnsh.grammar.Syntax.rest;

import java.util.List;
import java.util.Map;
import netnsh.grammar.Syntax;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;

/** {@code tunnel}: refused by name, because it speaks to the kernel by ioctl; {@code link} does the same. */
final class TunnelVerb {
    private TunnelVerb() {}

    private static final Syntax.Rest WORDS = rest("words", "what the program would be told");

    /** ip-tunnel(8)'s modes, and what {@code link add} calls them. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("ipip", "ipip"),
            Map.entry("ip4ip4", "ipip"),
            Map.entry("gre", "gre"),
            Map.entry("sit", "sit"),
            Map.entry("ip6ip", "sit"),
            Map.entry("vti", "vti"),
            Map.entry("ip6ip6", "ip6tnl mode ip6ip6"),
            Map.entry("ipip6", "ip6tnl mode ipip6"),
            Map.entry("ip4ip6", "ip6tnl mode ipip6"),
            Map.entry("ip6gre", "ip6gre"),
            Map.entry("vti6", "vti6"));

    static List<Form> forms() {
        return List.of(
                Form.of("tunnel", "left to the program ip: link add has all tunnels", WORDS, TunnelVerb::refuse));
    }

    private static Plan refuse(Request r, View view) {
        List<String> words = r.args().rest(WORDS);
        int mode = words.indexOf("mode");
        String kind = mode >= 0 && mode + 1 < words.size() ? KINDS.get(words.get(mode + 1)) : null;
        String hint = kind == null
                ? "link add NAME type gre|ipip|sit|ip6tnl|vti … makes them"
                : "link add NAME type " + kind + " … makes it";
        throw Problem.of("line.elsewhere", "ip tunnel is not built in")
                .at(r.at())
                .hint(hint + "; the program: run ip tunnel …");
    }
}
