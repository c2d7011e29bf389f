package netnsh.model;

import java.util.List;

/**
 * A network namespace of the machine, with a name or without.
 *
 * @param names its names under /run/netns
 * @param inode its number, which is given to another one when it has gone
 * @param processes who sits in it
 * @param holders what else keeps it: bind mounts, open descriptors, sockets of processes that sit elsewhere
 * @param cables where its veth pairs lead
 */
public record HeldNs(List<String> names, long inode, List<Holder> processes, List<String> holders, List<Cable> cables) {
    /** A process. */
    public record Holder(String program, int pid) {}

    /**
     * One end of a veth pair and where the other one is.
     *
     * @param there the other namespace as a person would write it; {@code ?} when it cannot be seen
     */
    public record Cable(String link, String there, String peer) {}
}
