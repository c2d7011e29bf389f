package netnsh.model;

import java.net.InetAddress;
import java.util.List;
import netnsh.value.Ip;
import netnsh.value.Prefix;

/**
 * What netnsh has the packet filter do, in its own words. Each kind is kept in the filter as several rules, which carry the
 * line as a comment.
 */
public sealed interface PacketRule {
    /** The line that makes it, without the place. */
    String line();

    /** The line that takes it away. */
    String lineAway();

    /** The line that takes away what a {@link #line} makes. */
    static String away(String line) {
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "dns" -> words[0] + " " + words[1] + " " + words[2] + " off";
            case "forward" -> "forward del " + words[1] + " " + words[2];
            default -> words[0] + " del" + line.substring(words[0].length());
        };
    }

    /** The interfaces that a {@link #line} names. */
    static List<String> devices(String line) {
        List<String> words = List.of(line.split(" "));
        return switch (words.get(0)) {
            case "nat" -> words.subList(words.size() - 1, words.size());
            case "allow", "block" ->
                words.stream()
                        .skip(1)
                        .filter(side -> side.indexOf('/') < 0 && side.indexOf(':') < 0 && !side.matches("[0-9.]+"))
                        .toList();
            default -> List.of();
        };
    }

    /** Packets from a network leave by an interface with that one's address. */
    record Masquerade(Prefix net, String via) implements PacketRule {
        @Override
        public String line() {
            return "nat " + net + " via " + via;
        }

        @Override
        public String lineAway() {
            return "nat del " + net + " via " + via;
        }
    }

    /**
     * What comes to a port of this machine goes on to another one.
     *
     * @param protocol {@code tcp} or {@code udp}
     * @param net the network that the target is in: what comes from there gets a new sender, so that the answer comes back
     */
    record PortForward(String protocol, int port, InetAddress to, int toPort, Prefix net) implements PacketRule {
        @Override
        public String line() {
            String address = to.getAddress().length == 16 ? "[" + Ip.text(to) + "]" : Ip.text(to);
            return "forward " + protocol + " " + port + " to " + address + ":" + toPort;
        }

        @Override
        public String lineAway() {
            return "forward del " + protocol + " " + port;
        }
    }

    /**
     * One end of a passage.
     *
     * @param net addresses, or null
     * @param dev an interface of the machine that passes packets on, or null
     */
    record Side(Prefix net, String dev) {
        @Override
        public String toString() {
            return net == null ? dev : net.toString();
        }
    }

    /** Packets between two sides are let through, or not, whoever began. */
    record Passage(boolean allow, Side one, Side other) implements PacketRule {
        @Override
        public String line() {
            return (allow ? "allow " : "block ") + one + " " + other;
        }

        @Override
        public String lineAway() {
            return (allow ? "allow del " : "block del ") + one + " " + other;
        }
    }

    /** Questions for names go to this server, whomever a program asks; in the namespace of that program. */
    record Redirect(String ns, InetAddress server) implements PacketRule {
        @Override
        public String line() {
            return "dns " + ns + " --redirect " + Ip.text(server);
        }

        @Override
        public String lineAway() {
            return "dns " + ns + " --redirect off";
        }
    }
}
