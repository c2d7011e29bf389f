package netnsh.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.plan.Outcome;
import netnsh.uapi.ArpHrd;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.Rtm;
import netnsh.uapi.Stats64;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.Text;

/** The text of ifconfig(8) of net-tools 2.10; the other old programs' tables stand in {@link ClassicTables}. */
final class ClassicText {
    private ClassicText() {}

    private static final int FLAGS = 0xffff;
    /** The flags in net-tools' order, with their names and letters. */
    private static final List<Flag> NAMES = List.of(
            new Flag(Iff.IFF_UP, "UP"),
            new Flag(Iff.IFF_BROADCAST, "BROADCAST"),
            new Flag(Iff.IFF_DEBUG, "DEBUG"),
            new Flag(Iff.IFF_LOOPBACK, "LOOPBACK"),
            new Flag(Iff.IFF_POINTOPOINT, "POINTOPOINT"),
            new Flag(Iff.IFF_NOTRAILERS, "NOTRAILERS"),
            new Flag(Iff.IFF_RUNNING, "RUNNING"),
            new Flag(Iff.IFF_NOARP, "NOARP"),
            new Flag(Iff.IFF_PROMISC, "PROMISC"),
            new Flag(Iff.IFF_ALLMULTI, "ALLMULTI"),
            new Flag(Iff.IFF_SLAVE, "SLAVE"),
            new Flag(Iff.IFF_MASTER, "MASTER"),
            new Flag(Iff.IFF_MULTICAST, "MULTICAST"),
            new Flag(Iff.IFF_DYNAMIC, "DYNAMIC"));

    private record Flag(int bit, String name) {}

    static void write(Outcome.Classic c, StringBuilder out) {
        switch (c.program()) {
            case IFCONFIG -> ifconfig(c, out);
            case IFCONFIG_SHORT -> table(c, out);
            case ROUTE -> ClassicTables.routes(c, out);
            case ROUTE6 -> ClassicTables.routes6(c, out);
            case ARP -> ClassicTables.arp(c, out);
            case ARP_BSD -> ClassicTables.arpSentences(c, out);
            case BRCTL -> ClassicTables.bridges(c, out);
        }
    }

    /** One stanza: an interface, or one of its addresses with a label of its own. */
    private record Stanza(String name, Link link, boolean alias) {}

    /** The interfaces by name, then the aliases: as net-tools lists them. */
    private static List<Stanza> stanzas(Outcome.Classic c) {
        List<Stanza> all = new ArrayList<>();
        List<Stanza> aliases = new ArrayList<>();
        boolean one = c.links().size() == 1
                && c.addresses().stream().anyMatch(a -> isAlias(a, c.links().get(0)))
                && c.addresses().stream()
                        .noneMatch(a -> a.label()
                                .filter(c.links().get(0).name()::equals)
                                .isPresent());
        for (Link link : c.links()) {
            if (!one) {
                all.add(new Stanza(link.name(), link, false));
            }
            for (Address a : c.addresses()) {
                if (isAlias(a, link)) {
                    aliases.add(new Stanza(a.label().orElseThrow(), link, true));
                }
            }
        }
        all.sort(Comparator.comparing(Stanza::name));
        all.addAll(aliases);
        return all;
    }

    private static boolean isAlias(Address a, Link link) {
        return a.family() == Rtm.AF_INET
                && a.dev().index() == link.index()
                && a.label().isPresent()
                && !a.label().get().equals(link.name());
    }

    private static void ifconfig(Outcome.Classic c, StringBuilder out) {
        for (Stanza s : stanzas(c)) {
            Link link = s.link();
            int flags = link.flags() & FLAGS;
            List<String> names = new ArrayList<>();
            NAMES.forEach(f -> {
                if ((flags & f.bit()) != 0) {
                    names.add(f.name());
                }
            });
            out.append(Text.visible(s.name())).append(": flags=").append(flags);
            out.append('<')
                    .append(String.join(",", names))
                    .append(">  mtu ")
                    .append(link.mtu())
                    .append('\n');
            addresses(c, s, out);
            hardware(link, out);
            if (!s.alias()) {
                counters(link, out);
            }
            out.append('\n');
        }
    }

    private static void addresses(Outcome.Classic c, Stanza s, StringBuilder out) {
        boolean first = true;
        for (Address a : c.addresses()) {
            if (a.dev().index() != s.link().index() || a.local().isEmpty()) {
                continue;
            }
            String local = Ip.text(a.local().get());
            if (a.family() == Rtm.AF_INET6 && !s.alias()) {
                out.append("        inet6 ")
                        .append(local)
                        .append("  prefixlen ")
                        .append(a.prefixLength());
                out.append("  scopeid ").append(scope(a)).append('\n');
            } else if (a.family() == Rtm.AF_INET
                    && first
                    && a.label().filter(s.name()::equals).isPresent()) {
                first = false;
                out.append("        inet ").append(local).append("  netmask ").append(netmask(a.prefixLength()));
                if ((s.link().flags() & Iff.IFF_BROADCAST) != 0) {
                    String broadcast = a.attrs()
                            .get(netnsh.uapi.Ifa.IFA_BROADCAST)
                            .map(Ip::text)
                            .orElse("0.0.0.0");
                    out.append("  broadcast ").append(broadcast);
                }
                if ((s.link().flags() & Iff.IFF_POINTOPOINT) != 0) {
                    out.append("  destination ").append(Ip.text(a.peer().orElseThrow()));
                }
                out.append('\n');
            }
        }
    }

    private static String scope(Address a) {
        return switch (a.scope()) {
            case 254 -> "0x10<host>";
            case 253 -> "0x20<link>";
            case 200 -> "0x40<site>";
            default -> "0x0<global>";
        };
    }

    static String netmask(int length) {
        long bits = 0xffffffffL << 32 - length & 0xffffffffL;
        return (bits >> 24) + "." + (bits >> 16 & 0xff) + "." + (bits >> 8 & 0xff) + "." + (bits & 0xff);
    }

    private static void hardware(Link link, StringBuilder out) {
        String queue = "  txqueuelen " + link.attrs().get(Ifla.IFLA_TXQLEN, 0L) + "  (";
        Mac mac = link.attrs().get(Ifla.IFLA_ADDRESS).orElse(null);
        out.append("        ");
        if (link.type() == ArpHrd.ARPHRD_ETHER) {
            out.append("ether ").append(mac).append(queue).append("Ethernet)\n");
        } else if (link.type() == ArpHrd.ARPHRD_LOOPBACK) {
            out.append("loop").append(queue).append("Local Loopback)\n");
        } else {
            byte[] bytes = mac == null ? new byte[0] : mac.bytes();
            out.append("unspec ");
            for (int i = 0; i < 16; i++) {
                out.append(i == 0 ? "" : "-").append(String.format("%02X", i < bytes.length ? bytes[i] : 0));
            }
            out.append(queue).append("UNSPEC)\n");
        }
    }

    private static void counters(Link link, StringBuilder out) {
        List<Long> s = link.attrs().get(Ifla.IFLA_STATS64, List.of());
        out.append("        RX packets ").append(Long.toUnsignedString(Stats64.RX_PACKETS.in(s)));
        out.append("  bytes ").append(bytes(Stats64.RX_BYTES.in(s))).append('\n');
        out.append("        RX errors ")
                .append(Stats64.RX_ERRORS.in(s))
                .append("  dropped ")
                .append(dropped(s));
        out.append("  overruns ")
                .append(Stats64.RX_FIFO_ERRORS.in(s))
                .append("  frame ")
                .append(frame(s));
        out.append("\n        TX packets ").append(Long.toUnsignedString(Stats64.TX_PACKETS.in(s)));
        out.append("  bytes ").append(bytes(Stats64.TX_BYTES.in(s))).append('\n');
        out.append("        TX errors ").append(Stats64.TX_ERRORS.in(s));
        out.append("  dropped ").append(Stats64.TX_DROPPED.in(s));
        out.append(" overruns ").append(Stats64.TX_FIFO_ERRORS.in(s));
        out.append("  carrier ").append(carrier(s));
        out.append("  collisions ").append(Stats64.COLLISIONS.in(s)).append('\n');
    }

    /** As /proc/net/dev adds them up. */
    private static long dropped(List<Long> s) {
        return Stats64.RX_DROPPED.in(s) + Stats64.RX_MISSED_ERRORS.in(s);
    }

    private static long frame(List<Long> s) {
        return Stats64.RX_LENGTH_ERRORS.in(s)
                + Stats64.RX_OVER_ERRORS.in(s)
                + Stats64.RX_CRC_ERRORS.in(s)
                + Stats64.RX_FRAME_ERRORS.in(s);
    }

    private static long carrier(List<Long> s) {
        return Stats64.TX_CARRIER_ERRORS.in(s)
                + Stats64.TX_ABORTED_ERRORS.in(s)
                + Stats64.TX_WINDOW_ERRORS.in(s)
                + Stats64.TX_HEARTBEAT_ERRORS.in(s);
    }

    /** {@code 123456 (120.5 KiB)}: rounded down. */
    private static String bytes(long n) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
        int unit = 0;
        long size = 1;
        while (unit < units.length - 1 && n > size * 1024) {
            size *= 1024;
            unit++;
        }
        long tenths = n / size * 10 + n % size * 10 / size;
        return Long.toUnsignedString(n) + " (" + tenths / 10 + "." + tenths % 10 + " " + units[unit] + ")";
    }

    private static void table(Outcome.Classic c, StringBuilder out) {
        out.append("Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n");
        for (Stanza s : stanzas(c)) {
            Link link = s.link();
            List<Long> n = link.attrs().get(Ifla.IFLA_STATS64, List.of());
            out.append(String.format(Locale.ROOT, "%-15s %5d ", Text.visible(s.name()), link.mtu()));
            if (s.alias()) {
                out.append("     - no statistics available -                        ");
            } else {
                out.append(String.format(
                        Locale.ROOT,
                        "%8d %6d %6d %-6d %8d %6d %6d %6d ",
                        Stats64.RX_PACKETS.in(n),
                        Stats64.RX_ERRORS.in(n),
                        dropped(n),
                        Stats64.RX_FIFO_ERRORS.in(n),
                        Stats64.TX_PACKETS.in(n),
                        Stats64.TX_ERRORS.in(n),
                        Stats64.TX_DROPPED.in(n),
                        Stats64.TX_FIFO_ERRORS.in(n)));
            }
            out.append(letters(link.flags())).append('\n');
        }
    }

    private static String letters(int flags) {
        StringBuilder out = new StringBuilder();
        out.append((flags & Iff.IFF_ALLMULTI) != 0 ? "A" : "");
        out.append((flags & Iff.IFF_BROADCAST) != 0 ? "B" : "");
        out.append((flags & Iff.IFF_DEBUG) != 0 ? "D" : "");
        out.append((flags & Iff.IFF_LOOPBACK) != 0 ? "L" : "");
        out.append((flags & Iff.IFF_MULTICAST) != 0 ? "M" : "");
        out.append((flags & Iff.IFF_DYNAMIC) != 0 ? "d" : "");
        out.append((flags & Iff.IFF_PROMISC) != 0 ? "P" : "");
        out.append((flags & Iff.IFF_NOTRAILERS) != 0 ? "N" : "");
        out.append((flags & Iff.IFF_NOARP) != 0 ? "O" : "");
        out.append((flags & Iff.IFF_POINTOPOINT) != 0 ? "P" : "");
        out.append((flags & Iff.IFF_SLAVE) != 0 ? "s" : "");
        out.append((flags & Iff.IFF_MASTER) != 0 ? "m" : "");
        out.append((flags & Iff.IFF_RUNNING) != 0 ? "R" : "");
        return out.append((flags & Iff.IFF_UP) != 0 ? "U" : "").toString();
    }
}
