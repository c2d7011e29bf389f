package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import netnsh.model.Link;
import netnsh.model.PacketRule;
import netnsh.model.PacketState;
import netnsh.nft.LegacyRules;
import netnsh.nft.Ruleset;
import netnsh.nft.Transaction;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.sys.Fd;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** The packet filter of a namespace, through nft(8): netnsh's own tables, each change in one transaction. */
final class Firewall {
    private Firewall() {}

    /** What the filter holds. */
    static PacketState read(NsRef ns) {
        Tool.Ended ended = nft(ns, List.of("nft", "-j", "list", "ruleset"), "");
        if (ended.status() != 0) {
            throw refused(ns, "cannot read the packet filter", ended);
        }
        try {
            PacketState state = Ruleset.read(ended.out());
            List<PacketState.Closed> closed = new ArrayList<>(state.closed());
            closed.addAll(legacy(ns, "ip"));
            closed.addAll(legacy(ns, "ip6"));
            return new PacketState(state.lines(), closed);
        } catch (IllegalArgumentException e) {
            throw Problem.of("nft.answer", "cannot read the packet filter: " + e.getMessage());
        }
    }

    /** What the older filter keeps back, where the kernel has it and it was ever used in this namespace. */
    private static List<PacketState.Closed> legacy(NsRef ns, String family) {
        try (Fd namespace = Places.open(ns)) {
            String names = "/proc/thread-self/net/" + family + "_tables_names";
            String used = NsThread.call(namespace, () -> SysFiles.readText(names));
            if (used.lines().noneMatch("filter"::equals)) {
                return List.of();
            }
            String program = (family.equals("ip") ? "iptables" : "ip6tables") + "-legacy-save";
            return LegacyRules.closed(
                    family, Tool.run(ns, List.of(program, "-t", "filter"), "").out());
        } catch (SysException without) {
            return List.of(); // no such filter in this kernel, or nobody who could read it
        }
    }

    static void run(Effect.Packets effect, View view) {
        NsRef ns = effect.ns();
        String line = effect.rule().line();
        try {
            PacketState state = read(ns);
            PacketState.Line there = state.lines().stream()
                    .filter(l -> l.line().equals(line))
                    .findFirst()
                    .orElse(null);
            if (effect.add() == (there != null)) {
                throw Problem.of(
                        effect.add() ? "packets.exists" : "packets.absent",
                        effect.add() ? "there is \"" + line + "\" already" : "there is no \"" + line + "\"");
            }
            boolean bridged =
                    view.links(ns).stream().anyMatch(Firewall::isBridge) && effect.rule() instanceof PacketRule.Passage;
            boolean bridgeTable = state.lines().stream()
                    .flatMap(l -> l.handles().stream())
                    .anyMatch(h -> h.family().equals("bridge"));
            String transaction = effect.add()
                    ? Transaction.add(effect.rule(), bridged)
                    : Transaction.delete(there, state.lines().size() == 1, bridgeTable);
            Tool.Ended ended = nft(ns, List.of("nft", "-j", "-f", "-"), transaction);
            if (ended.status() != 0) {
                throw refused(ns, "the packet filter refuses \"" + line + "\"", ended);
            }
        } catch (Problem p) {
            throw p.at(effect.at());
        }
    }

    private static boolean isBridge(Link link) {
        return link.kind().orElse("").equals("bridge");
    }

    private static Tool.Ended nft(NsRef ns, List<String> argv, String input) {
        try {
            return Tool.run(ns, argv, input);
        } catch (SysException e) {
            if (e.call().equals("exec") && e.is(Errno.ENOENT)) {
                throw Problem.of("nft.absent", "this needs the program nft, which is not installed")
                        .hint("on Debian: apt install nftables");
            }
            throw Problem.of("nft.start", "cannot start nft: " + e.words()).kernel(e.errno(), null);
        }
    }

    private static Problem refused(NsRef ns, String what, Tool.Ended ended) {
        boolean mayNot = ended.err().contains("Operation not permitted");
        return mayNot
                ? Refusals.privilege("change the packet filter of " + ns, "CAP_NET_ADMIN")
                : Problem.of("nft.refused", what + ": " + Text.visible(ended.why()));
    }
}
