package netnsh.nft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.model.PacketState;

/** The table "filter" of the older packet filter, which nft(8) does not see, as iptables-legacy-save(8) prints it. */
public final class LegacyRules {
    private static final String CHAIN = "FORWARD";
    private static final Pattern LAST = Pattern.compile("-A " + CHAIN + " -j (DROP|REJECT)( --reject-with \\S+)?");
    private static final Pattern SIDE = Pattern.compile("(?<!! )-([sdio]) (\\S+)");

    /** What nft calls the same sides of a packet. */
    private static final Map<String, String> SIDES = Map.of("s", "saddr", "d", "daddr", "i", "iifname", "o", "oifname");

    private LegacyRules() {}

    /**
     * Where it keeps packets from being passed on.
     *
     * @param family {@code ip} or {@code ip6}
     */
    public static List<PacketState.Closed> closed(String family, String saved) {
        List<String> lines = saved.lines().map(String::strip).toList();
        String how = how(lines);
        boolean docker = lines.stream().anyMatch(line -> line.startsWith(":DOCKER-USER "));
        return how == null
                ? List.of()
                : List.of(new PacketState.Closed(family, "filter", CHAIN, how, open(lines), docker, true));
    }

    private static String how(List<String> lines) {
        if (lines.stream().anyMatch(line -> line.startsWith(":" + CHAIN + " DROP"))) {
            return "policy drop";
        }
        String last = lines.stream()
                .filter(line -> line.startsWith("-A " + CHAIN + " "))
                .reduce("", (before, line) -> line);
        Matcher ends = LAST.matcher(last);
        return !ends.matches() ? null : "its last rule " + (ends.group(1).equals("DROP") ? "drops" : "rejects");
    }

    private static List<String> open(List<String> lines) {
        List<String> open = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("-A ") && line.endsWith(" -j ACCEPT")) {
                Matcher side = SIDE.matcher(line);
                while (side.find()) {
                    open.add(SIDES.get(side.group(1)) + " " + side.group(2).replaceFirst("/(32|128)$", ""));
                }
            }
        }
        return open;
    }
}
