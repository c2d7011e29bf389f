package netnsh.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of a training: they walk the ways that most starts take, so that the JVM notes which classes these
 * need and keeps them in its archive of class data ({@code scripts/archive} runs it). What they look at exists
 * everywhere; they change something only where the network is their own.
 */
public final class Training {
    private static final List<String> LOOKING = List.of(
            "netns list",
            "link",
            "-br -c=always addr",
            "-d -s link",
            "-j addr",
            "-4 route",
            "-6 route",
            "rule",
            "neigh",
            "bridge link",
            "sysctl net.ipv4.ip_forward",
            "run true",
            "run sh -c 'exit 3'",
            "link | cat",
            "link >/dev/null",
            "lnk show",
            "--dry-run netns add red",
            "help link");

    private static final List<String> CHANGING = List.of(
            "netns add left right",
            "cable left:eth0 right:eth0",
            "@left addr 10.0.1.1/24",
            "ip -n right addr add 10.0.1.2/24 dev eth0",
            "@left route add default via 10.0.1.2",
            "@left ip link set lo up",
            "@left sysctl net.ipv4.ip_forward=1",
            "@left,right -br -4 addr",
            "@left route",
            "@left ping -c 1 -W 1 10.0.1.2",
            "link add bridge0 type bridge",
            "link add veth0 type veth peer name veth1",
            "link set veth0 master bridge0 up",
            "addr add 10.0.2.1/24 dev bridge0",
            "bridge link",
            "link del bridge0",
            "route add 10.9.9.0/24 via 10.0.9.9",
            "netns del left right");

    /** What bash programs do most. */
    private static final String PROGRAM = """
            ip netns add left
            ip link add eth9 type veth peer name eth0 netns left
            ip -n left addr add 10.0.1.1/24 dev eth0
            ip netns exec left ip link set eth0 up
            ip netns exec left true
            ip -br link show nosuch 2>/dev/null | cat
            ip -b - <<END
            addr add 10.0.1.2/24 dev eth9
            link set eth9 up
            END
            ip route add 10.9.8.0/24 via 10.0.1.1
            ip -4 route | cat
            sysctl -q -w net.ipv4.ip_forward=1
            bridge link
            ip netns del left
            """;

    /** A lab, and what is done with one. */
    private static final String LAB = """
            # a bridge with two hosts
            link add br0 type bridge
            addr add 10.0.0.1/24 dev br0
            link set br0 up

            netns add h1 h2
            cable /:v1 h1:eth0
            link add v2 type veth peer name eth0 netns h2
            link set v1 master br0 up
            link set v2 master br0 up
            @h1 addr add 10.0.0.11/24 dev eth0
            @h2 addr add 10.0.0.12/24 dev eth0
            @h1,h2 link set lo up
            @h1,h2 link set eth0 up
            @h1 route add default via 10.0.0.1
            @h2 ip route add default via 10.0.0.1
            """;

    private static final List<List<String>> WITH_LABS = List.of(
            List.of("save", "saved.nsh", "h1", "h2"),
            List.of("diff", "saved.nsh"),
            List.of("apply", "saved.nsh"),
            List.of("sessions"),
            List.of("down", "--all"));

    private Training() {}

    /**
     * The command lines, the prompt last. Where the network is one of its own, a program for bash and a lab are written into
     * the folder where this process stands.
     *
     * @param own whether the network is one of its own
     */
    public static List<List<String>> commands(boolean own) {
        List<List<String>> all = new ArrayList<>();
        LOOKING.forEach(line -> all.add(List.of("-c", line)));
        if (own) {
            CHANGING.forEach(line -> all.add(List.of("-c", line)));
            all.add(List.of(file("training.sh", PROGRAM)));
            all.add(List.of(file("training.nsh", LAB)));
            all.addAll(WITH_LABS);
        }
        all.add(List.of("-br", "addr"));
        all.add(List.of("netns", "list"));
        all.add(List.of());
        return all;
    }

    private static String file(String name, String text) {
        try {
            return Files.writeString(Path.of(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
