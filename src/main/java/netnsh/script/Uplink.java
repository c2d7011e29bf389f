package netnsh.script;

import java.util.List;

/** An interface to play with instead of the author's: a cable to a namespace that answers as the whole outside. */
final class Uplink {
    private static final String OUTSIDE = "outside";

    private Uplink() {}

    /** The lines that make it. The namespace at its other end owns every address, so that whatever is sent out arrives. */
    static List<String> lines(String name) {
        return List.of(
                "ip netns add " + OUTSIDE,
                "ip link add " + name + " type veth peer name eth0 netns " + OUTSIDE,
                "ip addr add 192.0.2.2/24 dev " + name,
                "ip link set " + name + " up",
                "ip -n " + OUTSIDE + " link set lo up",
                "ip -n " + OUTSIDE + " addr add 192.0.2.1/24 dev eth0",
                "ip -n " + OUTSIDE + " link set eth0 up",
                "ip -n " + OUTSIDE + " route add local default dev lo",
                "ip route add default via 192.0.2.1 dev " + name);
    }
}
