package netnsh.verb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.kind.Kinds;
import netnsh.model.Link;

/** What ip-tunnel(8) calls a mode, and the kind of link that it is. */
public final class TunnelModes {
    /**
     * A mode.
     *
     * @param kind the kind of link
     * @param inside what {@code mode} says there; null where the kind leaves no choice
     * @param six whether it goes over IPv6
     */
    record Mode(String kind, String inside, boolean six) {
        /** The link that the kernel makes for it, which iproute2 asks. */
        String base() {
            return Kinds.find(kind).orElseThrow().fallback();
        }

        boolean gre() {
            return kind.endsWith("gre");
        }

        boolean vti() {
            return kind.startsWith("vti");
        }
    }

    private static final Mode IPIP = new Mode("ipip", "ipip", false);
    private static final Mode GRE = new Mode("gre", null, false);
    private static final Mode SIT = new Mode("sit", "ip6ip", false);
    private static final Mode VTI = new Mode("vti", null, false);
    private static final Mode IP6IP6 = new Mode("ip6tnl", "ip6ip6", true);
    private static final Mode IPIP6 = new Mode("ip6tnl", "ipip6", true);
    private static final Mode ANY6 = new Mode("ip6tnl", "any", true);
    private static final Mode GRE6 = new Mode("ip6gre", null, true);
    private static final Mode VTI6 = new Mode("vti6", null, true);

    /** Its own mode in words, but a sit with {@code isatap}. */
    static final String ISATAP = "isatap";

    private static final Map<String, Mode> MODES = modes();

    /** The word behind {@code mode}. */
    static final ValueType<String> TYPE = ValueType.of(
            "MODE", "value", TunnelModes::read, w -> w, MODES.keySet().toArray(String[]::new));

    private TunnelModes() {}

    private static Map<String, Mode> modes() {
        Map<String, Mode> modes = new LinkedHashMap<>();
        List.of("ipip", "ip/ip").forEach(w -> modes.put(w, IPIP));
        List.of("gre", "gre/ip").forEach(w -> modes.put(w, GRE));
        List.of("sit", "ipv6/ip", ISATAP).forEach(w -> modes.put(w, SIT));
        modes.put("vti", VTI);
        List.of("ip6ip6", "ipv6/ipv6").forEach(w -> modes.put(w, IP6IP6));
        List.of("ipip6", "ip/ipv6", "ipv4/ipv6", "ip4ip6").forEach(w -> modes.put(w, IPIP6));
        List.of("ip6gre", "gre/ipv6").forEach(w -> modes.put(w, GRE6));
        modes.put("vti6", VTI6);
        List.of("any", "any/ipv6").forEach(w -> modes.put(w, ANY6));
        return modes;
    }

    private static String read(String word) throws BadValue {
        if (!MODES.containsKey(word)) {
            throw new BadValue("no such mode: " + String.join(", ", MODES.keySet()) + " are there");
        }
        return word;
    }

    /** The mode of a word. */
    static Mode of(String word) {
        return MODES.get(word);
    }

    /** The mode over IPv4 that a name stands for when none is said, as in iproute2. */
    static Optional<Mode> named(String name) {
        Map<String, Mode> prefixes = new LinkedHashMap<>();
        prefixes.put("gre", GRE);
        prefixes.put("ipip", IPIP);
        prefixes.put("sit", SIT);
        prefixes.put(ISATAP, SIT);
        prefixes.put("vti", VTI);
        return prefixes.entrySet().stream()
                .filter(p -> name.startsWith(p.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What is made over IPv6 when no mode is said. */
    static Mode six() {
        return IP6IP6;
    }

    /** The link that iproute2 asks about a line with these words: what the kernel has for the mode, tunl0 and the like. */
    public static String base(List<String> words, boolean over6) {
        int at = words.indexOf("mode");
        Mode mode = at >= 0 && at + 1 < words.size() ? MODES.get(words.get(at + 1)) : null;
        for (String word : words) {
            mode = mode != null || over6 ? mode : named(word).orElse(null);
        }
        return mode != null ? mode.base() : over6 ? IP6IP6.base() : "";
    }

    /** The kinds of links that are tunnels over one version of IP. */
    static List<String> kinds(boolean six) {
        List<String> kinds = new ArrayList<>();
        for (Mode mode : MODES.values()) {
            if (mode.six() == six && !kinds.contains(mode.kind())) {
                kinds.add(mode.kind());
            }
        }
        return kinds;
    }

    /** The mode of a link that is there; empty for what is no tunnel. */
    static Optional<Mode> of(Link link) {
        return MODES.values().stream()
                .filter(mode -> link.kind().filter(mode.kind()::equals).isPresent())
                .findFirst();
    }
}
