package netnsh.front;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import netnsh.plan.Problem;
import netnsh.value.Errno;
import netnsh.value.Text;

/** A problem in iproute2's words, where {@link netnsh.render.ProblemText} has netnsh's own. */
final class IpProblemText {
    /** What netnsh finds out before the kernel is asked, by its id and, where it matters, the object. */
    private static final Map<String, Answer> FOUND = Map.ofEntries(
            Map.entry("address dev.missing", Misread.noDevice()),
            Map.entry("maddress dev.missing", Answer.ends("Not enough information: \"dev\" is required.")),
            Map.entry("link dev.missing", Answer.ends("Not enough information: \"dev\" argument is required.")),
            Map.entry("route dev.missing", Answer.refused("RTNETLINK answers: No such device")),
            Map.entry("neighbor dev.missing", Answer.ends("Device and destination are required arguments.")),
            Map.entry("neigh.dev", Answer.ends("Device and destination are required arguments.")),
            Map.entry("link.kind", Answer.fails("Not enough information: \"type\" argument is required")),
            Map.entry("addr.autojoin", Answer.fails("autojoin needs multicast address")),
            Map.entry("addr.broadcast", Answer.fails("Broadcast can be set only for IPv4 addresses")),
            Map.entry("addr.flush", Answer.fails("Flush requires arguments.")),
            Map.entry("neigh.flush.which", Answer.fails("Flush requires arguments.")),
            Map.entry("route.flush.which", Answer.fails("\"ip route flush\" requires arguments.")),
            Map.entry("netns.missing", Answer.fails("No netns name specified")),
            Map.entry("netns.exec.command", Answer.fails("No command specified")));

    private static final Path TUN = Path.of("/dev/net/tun");

    private IpProblemText() {}

    /** What is said, and how the line ends. */
    static Answer of(Problem p, Said said) {
        Answer found = FOUND.getOrDefault(said.object() + " " + p.id(), FOUND.get(p.id()));
        if (found != null) {
            return found;
        }
        String word = p.where() == null ? "" : Text.visible(p.where().text());
        Answer tunnel = said.object().equals("tunnel") ? TunnelProblemText.of(p, said, word) : null;
        if (tunnel != null) {
            return tunnel;
        } else if (p.id().startsWith("netns.")) {
            return netns(p, said, word);
        } else if (p.id().startsWith("program.")) {
            return Answer.fails("exec of \"" + word + "\" failed: " + Errno.text(p.errno()));
        } else if (p.id().equals("link.absent") || p.id().equals("vrf.absent")) {
            return device(p, said, word);
        }
        Answer local = local(p, said, word);
        Answer answer = local != null ? local : kernel(p, said);
        boolean neighbour = said.object().equals("neighbor") && said.changes() && answer.status() == Answer.REFUSED;
        return neighbour ? new Answer(answer.text(), answer.status(), true) : answer; // ipneigh_modify() calls exit(2)
    }

    private static Answer kernel(Problem p, Said said) {
        String more = p.id().equals("route.table") ? "\nDump terminated" : "";
        if (p.kernel() != null && p.errno() != 0) {
            String words = Text.visible(p.kernel());
            return Answer.refused("Error: " + words + (words.endsWith(".") ? "" : ".") + more);
        } else if (p.errno() != 0) {
            return Answer.refused("RTNETLINK answers: " + Errno.text(p.errno()) + more);
        }
        return Answer.fails("Error: " + Text.visible(p.getMessage()) + ".");
    }

    private static Answer device(Problem p, Said said, String word) {
        if (p.errno() != 0) {
            return kernel(p, said);
        }
        String keyword = said.before(p.where());
        if (said.inKind(p.where())) {
            return switch (keyword) {
                case "active_slave", "primary", "clear_active" -> Answer.fails("Cannot find device \"" + word + "\"");
                case "slave1", "slave2" -> Answer.wrong(word, "No such interface");
                case "backup_port" -> Answer.wrong(word, "Device does not exist\n");
                default -> Answer.ends("Cannot find device \"" + word + "\"");
            };
        }
        boolean options = said.object().equals("link") || said.object().equals("address");
        boolean narrows = !said.changes() && said.object().equals("neighbor");
        if (keyword.equals("master") && (options || narrows)) {
            return Answer.wrong(word, "Device does not exist\n");
        } else if (keyword.equals("vrf")) {
            return Answer.wrong(
                    word, options || said.object().equals("neighbor") ? "Not a valid VRF name\n" : "Invalid VRF\n");
        } else if (options && !said.changes() && !said.command().equals("get")) {
            return Answer.fails("Device \"" + word + "\" does not exist.");
        }
        return Answer.fails("Cannot find device \"" + word + "\"");
    }

    private static Answer netns(Problem p, Said said, String word) {
        String why = p.errno() != 0 ? Errno.text(p.errno()) : "No such file or directory";
        if (said.object().equals("link")) {
            boolean link = said.before(p.where()).startsWith("link-netns");
            return Answer.wrong(word, "Invalid \"" + (link ? "link-netns" : "netns") + "\" value\n");
        } else if (p.id().equals("netns.name")) {
            return Answer.ends("Invalid netns name \"" + word + "\"");
        }
        return switch (said.command()) {
            case "add" ->
                p.id().equals("netns.exists")
                        ? Answer.fails("Cannot create namespace file \"/run/netns/" + word + "\": File exists")
                        : Answer.fails("Cannot create namespace file \"/run/netns/" + word + "\": " + why);
            case "attach" ->
                p.id().equals("netns.exists")
                        ? Answer.fails("Cannot create namespace file \"/run/netns/" + word + "\": File exists")
                        : Answer.fails("Invalid PID: " + word);
            case "delete" -> Answer.fails("Cannot remove namespace file \"/run/netns/" + word + "\": " + why);
            case "pids", "identify" -> Answer.fails("Cannot open network namespace: " + why);
            case "set" ->
                p.id().equals("netns.nsid")
                        ? kernel(p, said)
                        : Answer.fails("Cannot open network namespace \"" + word + "\": " + why);
            default -> Answer.ends("Cannot open network namespace \"" + word + "\": " + why);
        };
    }

    private static Answer local(Problem p, Said said, String word) {
        return switch (p.id()) {
            case "rule.empty" ->
                Answer.fails("\"ip rule " + (said.command().equals("add") ? "add" : "del") + "\" requires arguments.");
            case "link.novrf" -> Answer.wrong(word, "Not a valid VRF name\n");
            case "neigh.absent" -> p.errno() == 0 ? Answer.refused("Error: Neighbour entry not found.") : null;
            case "addr.lifetime" -> Answer.fails(p.getMessage());
            case "family.mixed", "route.family" -> family(said, p, word);
            case "addr.family", "route.label" ->
                Answer.quits("Error: " + said.familyName() + " prefix is expected rather than \"" + word + "\".");
            case "route.mpls" -> Answer.quits("Error: mpls prefix is expected rather than \"" + word + "\".");
            case "line.value" -> Answer.wrong(word, Text.visible(p.getMessage()));
            case "privilege" -> privilege(p, said, word);
            default -> null;
        };
    }

    private static Answer family(Said said, Problem p, String word) {
        boolean address = switch (said.before(p.where())) {
            case "via", "src", "dst" -> said.changes();
            default -> said.object().equals("neighbor") && !said.command().equals("show");
        };
        String wanted = said.family() != 0 ? said.familyName() : word.indexOf(':') < 0 ? "inet6" : "inet";
        return Answer.quits(
                "Error: " + wanted + (address ? " address" : " prefix") + " is expected rather than \"" + word + "\".");
    }

    private static Answer privilege(Problem p, Said said, String word) {
        String why = p.errno() == 0 ? "Operation not permitted" : Errno.text(p.errno());
        return switch (said.what()) {
            case "netns add", "netns attach" -> Answer.fails("mount --make-shared /run/netns failed: " + why);
            case "netns delete" ->
                Answer.fails("Cannot remove namespace file \"/run/netns/" + word + "\": " + Errno.text(Errno.EACCES));
            case "maddress add", "maddress delete" -> Answer.quits("ioctl: " + why);
            case "tuntap add", "tuntap delete" ->
                Answer.fails(Files.isWritable(TUN) ? "ioctl(TUNSETIFF): " + why : "open: " + Errno.text(Errno.EACCES));
            case "netns exec" -> Answer.ends("setting the network namespace \"" + word + "\" failed: " + why);
            case "neighbor flush", "address flush", "route flush" ->
                Answer.fails("Failed to send flush request: " + why);
            default -> Answer.refused("RTNETLINK answers: " + why);
        };
    }
}
