package netnsh.model;

import java.util.List;

/**
 * What the packet filter of a namespace holds, as far as it concerns netnsh.
 *
 * @param lines netnsh's own, in order
 * @param closed where somebody else keeps packets from being passed on
 */
public record PacketState(List<Line> lines, List<Closed> closed) {
    /** What netnsh's own tables are called, in each family. */
    public static final String TABLE = "netnsh";

    /** An empty filter. */
    public static final PacketState NOTHING = new PacketState(List.of(), List.of());

    /**
     * One of netnsh's own.
     *
     * @param line the line that makes it
     * @param handles chain and number of each of its rules
     * @param packets how many it was about
     */
    public record Line(String line, List<Handle> handles, long packets, long bytes) {}

    /** A rule. */
    public record Handle(String family, String chain, long number) {}

    /**
     * A chain at the hook "forward" that drops what nobody lets through.
     *
     * @param family {@code ip}, {@code ip6} or {@code inet}
     * @param how what drops: {@code policy drop}, or its last rule
     * @param open networks whose packets the chain, or one it leads to, lets through before that
     * @param docker whether there is a chain DOCKER-USER, which is the place for exceptions
     * @param legacy whether it is one of the older filter, which iptables-legacy(8) writes and nft(8) does not see
     */
    public record Closed(
            String family, String table, String chain, String how, List<String> open, boolean docker, boolean legacy) {}
}
