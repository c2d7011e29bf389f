package netnsh.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import netnsh.model.Link;
import netnsh.model.Membership;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Multicast;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/** Multicast addresses of interfaces: read from /proc/net inside the namespace, changed by ioctl(2) there. */
final class Memberships {
    private static final String PROC = "/proc/thread-self/net/";

    private Memberships() {}

    /** All of a namespace, by interface; link layer, IPv4, IPv6. */
    static List<Membership> read(NsRef ns) {
        String[] texts;
        try (Fd namespace = Places.open(ns)) {
            texts = NsThread.call(namespace, () -> new String[] {text("dev_mcast"), text("igmp"), text("igmp6")});
        }
        List<Membership> all = new ArrayList<>();
        link(texts[0], all);
        igmp(texts[1], all);
        igmp6(texts[2], all);
        all.sort(Comparator.comparingInt(m -> m.dev().index()));
        return all;
    }

    /** A kernel without IPv6 has no igmp6. */
    private static String text(String file) {
        try {
            return SysFiles.readText(PROC + file);
        } catch (SysException e) {
            if (e.is(Errno.ENOENT)) {
                return "";
            }
            throw e;
        }
    }

    /** {@code index name users static address}. */
    static void link(String text, List<Membership> all) {
        for (String line : text.lines().toList()) {
            String[] w = line.strip().split("\\s+");
            if (w.length >= 5) {
                Dev dev = Dev.of(Integer.parseInt(w[0]), w[1]);
                byte[] address = HexFormat.of().parseHex(w[4]);
                all.add(new Membership(dev, Rtm.AF_PACKET, address, Integer.parseInt(w[2]), !w[3].equals("0")));
            }
        }
    }

    /** A heading, then for each interface a line and below it its groups, numbers in the machine's byte order. */
    static void igmp(String text, List<Membership> all) {
        Dev dev = Dev.NONE;
        for (String line : text.lines().skip(1).toList()) {
            String[] w = line.strip().split("\\s+");
            if (!line.startsWith("\t")) {
                String name = w[1].endsWith(":") ? w[1].substring(0, w[1].length() - 1) : w[1];
                dev = Dev.of(Integer.parseInt(w[0]), name);
            } else if (w.length >= 2) {
                int number = Integer.parseUnsignedInt(w[0], 16);
                byte[] address = java.nio.ByteBuffer.allocate(4)
                        .order(java.nio.ByteOrder.nativeOrder())
                        .putInt(number)
                        .array();
                all.add(new Membership(dev, Rtm.AF_INET, address, Integer.parseInt(w[1]), false));
            }
        }
    }

    /** {@code index name address users …}. */
    static void igmp6(String text, List<Membership> all) {
        for (String line : text.lines().toList()) {
            String[] w = line.strip().split("\\s+");
            if (w.length >= 4) {
                Dev dev = Dev.of(Integer.parseInt(w[0]), w[1]);
                byte[] address = HexFormat.of().parseHex(w[2]);
                all.add(new Membership(dev, Rtm.AF_INET6, address, Integer.parseInt(w[3]), false));
            }
        }
    }

    /** Adds or removes one. */
    static void change(Effect.Join join, Reads reads) {
        Link link = reads.link(join.ns(), join.dev().name(), false)
                .orElseThrow(() -> Resolve.absent(reads, join.ns(), join.dev().name())
                        .at(join.blame().find(List.of(0))));
        try (Fd namespace = Places.open(join.ns())) {
            NsThread.run(
                    namespace,
                    () -> Multicast.change(
                            join.add(), link.name(), join.address().bytes()));
        } catch (SysException e) {
            throw refusal(join, e).kernel(e.errno(), null).at(join.blame().find(List.of(1)));
        }
    }

    private static Problem refusal(Effect.Join join, SysException e) {
        String what = "the multicast address " + join.address();
        if (e.is(Errno.EPERM) || e.is(Errno.EACCES)) {
            return Refusals.privilege((join.add() ? "add " : "delete ") + what, "CAP_NET_ADMIN");
        } else if (e.is(Errno.EEXIST)) {
            return Problem.of("maddr.exists", what + " exists already");
        } else if (e.is(Errno.ENOENT)) {
            return Problem.of("maddr.absent", "there is no such multicast address")
                    .hint("only those that were added by hand can be deleted");
        }
        return Problem.of("maddr.refused", "cannot " + (join.add() ? "add " : "delete ") + what + ": " + e.words());
    }
}
