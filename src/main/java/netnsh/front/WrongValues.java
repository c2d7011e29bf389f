package netnsh.front;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import netnsh.grammar.Syntax;
import netnsh.value.Text;

/** What iproute2 says of a value that cannot be read. The line end in some of these sentences is iproute2's. */
final class WrongValues {
    /** The sentences that follow no rule, by object and keyword. */
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("address scope", "invalid scope value."),
            Map.entry("address metric", "\"metric\" value is invalid\n"),
            Map.entry("address valid_lft", "valid_lft value"),
            Map.entry("address preferred_lft", "preferred_lft value"),
            Map.entry("address show scope", "invalid \"scope\"\n"),
            Map.entry("route scope", "invalid \"scope\" value\n"),
            Map.entry("route protocol", "\"protocol\" value is invalid\n"),
            Map.entry("route proto", "\"protocol\" value is invalid\n"),
            Map.entry("route weight", "\"weight\" is invalid\n"),
            Map.entry("route features", "\"features\" value not valid\n"),
            Map.entry("route nhid", "\"id\" value is invalid\n"),
            Map.entry("route show table", "table id value is invalid\n"),
            Map.entry("route flush table", "table id value is invalid\n"),
            Map.entry("route show protocol", "invalid \"protocol\"\n"),
            Map.entry("route show proto", "invalid \"protocol\"\n"),
            Map.entry("route show scope", "invalid \"scope\"\n"),
            Map.entry("route show type", "node type value is invalid\n"),
            Map.entry("route show tos", "TOS value is invalid\n"),
            Map.entry("route get tos", "TOS value is invalid\n"),
            Map.entry("route get mark", "invalid mark value"),
            Map.entry("route get sport", "invalid sport\n"),
            Map.entry("route get dport", "invalid dport\n"),
            Map.entry("route get uid", "invalid UID\n"),
            Map.entry("route get ipproto", "Invalid \"ipproto\" value\n"),
            Map.entry("rule table", "invalid table ID\n"),
            Map.entry("rule lookup", "invalid table ID\n"),
            Map.entry("rule show table", "table id value is invalid\n"),
            Map.entry("rule show lookup", "table id value is invalid\n"),
            Map.entry("rule tun_id", "\"tun_id\" value is invalid\n"),
            Map.entry("rule protocol", "\"protocol\" value is invalid\n"),
            Map.entry("rule show protocol", "invalid \"protocol\"\n"),
            Map.entry("rule realms", "invalid realms\n"),
            Map.entry("rule uidrange", "invalid UID range\n"),
            Map.entry("rule ipproto", "Invalid \"ipproto\" value\n"),
            Map.entry("rule sport", "invalid port range\n"),
            Map.entry("rule dport", "invalid dport range\n"),
            Map.entry("rule goto", "invalid target\n"),
            Map.entry("rule suppress_ifgroup", "Invalid \"suppress_ifgroup\" value\n"),
            Map.entry("rule iif", "\"iif\"/\"dev\" not a valid ifname"),
            Map.entry("rule dev", "\"iif\"/\"dev\" not a valid ifname"),
            Map.entry("rule oif", "\"oif\" not a valid ifname"),
            Map.entry("neighbor nud", "nud state is bad"),
            Map.entry("neighbor protocol", "\"protocol\" value is invalid\n"),
            Map.entry("neighbor show protocol", "invalid \"protocol\"\n"),
            Map.entry("link name", "\"name\" not a valid ifname"),
            Map.entry("link dev", "\"dev\" not a valid ifname"),
            Map.entry("link altname", "not a valid altname"),
            Map.entry("link index", "Invalid \"index\" value"),
            Map.entry("link mode", "Invalid link mode\n"),
            Map.entry("link state", "Invalid operstate\n"),
            Map.entry("link alias", "alias too long\n"),
            Map.entry("link addrgenmode", "Invalid address generation mode\n"),
            Map.entry("link protodown_reason", "invalid protodown reason\n"),
            Map.entry("link show vrf", "Not a valid VRF name\n"),
            Map.entry("tunnel ttl", "invalid TTL\n"),
            Map.entry("tunnel hoplimit", "invalid TTL\n"),
            Map.entry("tunnel hlim", "invalid TTL\n"),
            Map.entry("tunnel tos", "bad TOS value"),
            Map.entry("nexthop id", "invalid id value"));

    /** The same for the options of link kinds that do not answer {@code invalid KEYWORD}. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("vlan id", "id is invalid"),
            Map.entry("vlan protocol", "protocol is invalid"),
            Map.entry("vxlan ttl", "invalid TTL"),
            Map.entry("vxlan tos", "bad TOS value"),
            Map.entry("vxlan ageing", "ageing timer"),
            Map.entry("vxlan maxaddress", "max addresses"),
            Map.entry("vxlan dstport", "dst port"),
            Map.entry("vrf table", "invalid table ID\n"),
            Map.entry("bridge_slave state", "state is invalid"),
            Map.entry("bridge_slave priority", "priority is invalid"),
            Map.entry("bridge_slave cost", "cost is invalid"));

    /** Words of kinds that are followed by an address. */
    private static final Set<String> ENDS = Set.of("remote", "local", "group");

    private WrongValues() {}

    /**
     * What is said of a value.
     *
     * @param keyword the word in front of it, spelled out; empty for one that needs none
     * @param kind the link kind whose option it is, or null
     * @param slot what was expected
     */
    static Answer of(Said said, String word, String keyword, String kind, Syntax.Slot<?> slot) {
        String shown = Text.visible(word);
        String label = slot.type().label();
        if (label.startsWith("on|off")) {
            return new Answer(
                    "Error: argument of \"" + keyword + "\" must be \"on\" or \"off\", not \"" + shown + "\"\n",
                    Answer.FAILED,
                    false);
        } else if (said.object().equals("tunnel") && keyword.equals("mode")) {
            return Answer.ends("Unknown tunnel mode \"" + shown + "\"");
        } else if (label.contains("LLADDR")) {
            return Answer.fails("\"" + shown + "\" is invalid lladdr.");
        } else if (kind != null && ENDS.contains(keyword)) {
            String family = kind.startsWith("ip6") || kind.equals("vti6")
                    ? "inet6"
                    : List.of("vxlan", "geneve", "amt").contains(kind) ? "any valid" : "inet";
            return Answer.quits("Error: " + family + " address is expected rather than \"" + shown + "\".");
        } else if (kind != null) {
            return Answer.wrong(shown, KINDS.getOrDefault(kind + " " + keyword, "invalid " + keyword));
        }
        String general = said.object() + " " + keyword;
        String special = said.what() + " " + keyword;
        String sentence = SENTENCES.getOrDefault(special, SENTENCES.get(general));
        if (sentence != null) {
            return Answer.wrong(shown, sentence);
        } else if (keyword.equals("via")) {
            return address(said, shown);
        } else if (label.contains("PREFIX")) {
            return Answer.quits("Error: " + said.familyName() + " prefix is expected rather than \"" + shown + "\".");
        } else if (label.contains("ADDR")) {
            boolean broadcast = keyword.equals("broadcast") || keyword.equals("brd");
            String family = broadcast && said.family() == 0 ? "inet" : said.familyName();
            return Answer.quits("Error: " + family + " address is expected rather than \"" + shown + "\".");
        } else if (slot.type().role().equals("name") && !keyword.equals("netns") && !keyword.equals("type")) {
            return device(said, shown, keyword);
        }
        return Answer.wrong(shown, sentence(said.object(), keyword));
    }

    /** A gateway is of the destination's family. */
    private static Answer address(Said said, String shown) {
        String first = said.bare() ? "" : said.tokens().get(said.from()).text();
        String family = first.indexOf(':') >= 0 ? "inet6" : first.indexOf('.') >= 0 ? "inet" : said.familyName();
        return Answer.quits("Error: " + family + " address is expected rather than \"" + shown + "\".");
    }

    private static Answer device(Said said, String shown, String keyword) {
        boolean shows = (said.object().equals("link") || said.object().equals("address")) && !said.changes();
        if (keyword.equals("master")) {
            return Answer.wrong(shown, "Device does not exist\n");
        }
        return Answer.fails(
                shows ? "Device \"" + shown + "\" does not exist." : "Cannot find device \"" + shown + "\"");
    }

    private static String sentence(String object, String keyword) {
        return switch (object) {
            case "route" -> "\"" + keyword + "\" value is invalid\n";
            case "rule" -> name(keyword) + " value is invalid\n";
            case "netns" -> "Invalid \"netnsid\" value";
            default -> "Invalid \"" + keyword + "\" value\n";
        };
    }

    private static String name(String keyword) {
        return switch (keyword) {
            case "pref", "order", "priority", "preference" -> "preference";
            case "tos", "dsfield" -> "TOS";
            default -> keyword.toLowerCase(Locale.ROOT);
        };
    }
}
