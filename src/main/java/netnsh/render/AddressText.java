package netnsh.render;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netnsh.kind.Printer.Role;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.netlink.Attr;
import netnsh.plan.Display;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.Ifa;
import netnsh.uapi.IfaCacheInfo;
import netnsh.uapi.IfaFlag;
import netnsh.uapi.Named;
import netnsh.value.IdNames;
import netnsh.value.Ip;

/** Links with their addresses as {@code ip addr show} prints them (iproute2 6.1). */
final class AddressText {
    private AddressText() {}

    static void write(Outcome.Addresses outcome, Out out) {
        Display display = out.display();
        LinkText links = new LinkText(out, outcome.names(), outcome.family(), false);
        boolean linkLines = !outcome.alone();
        Map<Integer, List<Address>> byLink = new HashMap<>();
        for (Address address : outcome.addresses()) {
            byLink.computeIfAbsent(address.dev().index(), i -> new ArrayList<>())
                    .add(address);
        }
        out.openArray(null, null);
        for (Link link : outcome.links()) {
            out.openObject(null);
            if (!link.hidden()) {
                if (linkLines) {
                    links.write(link);
                }
                if (outcome.family() != LinkText.AF_PACKET) {
                    addresses(link, byLink.getOrDefault(link.index(), List.of()), out);
                }
                if (linkLines && !display.brief() && display.stats() > 0) {
                    Stats.write(link, out);
                    out.newline();
                }
            }
            out.closeObject();
        }
        out.closeArray(null);
        out.finish();
    }

    private static void addresses(Link link, List<Address> all, Out out) {
        out.openArray("addr_info", null);
        for (Address address : all) {
            out.openObject(null);
            if (!address.hidden()) {
                write(address, link.name(), out.display().oneline(), out);
            }
            out.closeObject();
        }
        out.closeArray(null);
        if (out.display().brief()) {
            out.text("\n");
        }
    }

    /** Addresses without the lines of their links. */
    static void alone(Outcome.Addresses outcome, Out out) {
        for (Address a : outcome.addresses()) {
            write(a, outcome.names().link(a.dev().index()), true, out);
        }
    }

    /** An address of an event. */
    static void monitored(Address a, View.Names names, Out out) {
        write(a, names.link(a.dev().index()), true, out);
    }

    private static void write(Address a, String dev, boolean withDev, Out out) {
        boolean brief = out.display().brief();
        if (!brief) {
            if (withDev) {
                out.number("index", "%u: ", a.dev().index());
                out.string("dev", "%s", dev);
            }
            out.string("family", "    %s ", a.family() == 2 ? "inet" : "inet6");
        }
        Role role = a.family() == 2 ? Role.INET : Role.INET6;
        InetAddress local = a.local().orElse(null);
        if (local != null) {
            out.string(role, "local", "%s", host(local, out));
            InetAddress peer = a.peer().orElse(local);
            if (!peer.equals(local)) {
                out.text(" peer ");
                out.string(role, "address", "%s", host(peer, out));
            }
            out.number("prefixlen", "/%d ", a.prefixLength());
            a.attrs().get(Ifa.IFA_RT_PRIORITY).ifPresent(m -> out.number("metric", "metric %u ", m));
        }
        if (brief) {
            return;
        }
        other(a, Ifa.IFA_BROADCAST, "broadcast", "brd ", role, out);
        other(a, Ifa.IFA_ANYCAST, "anycast", "any ", role, out);
        out.string(
                "scope",
                "scope %s ",
                IdNames.SCOPE.name(a.scope(), out.display().numeric()));
        flags(a, out);
        a.label().ifPresent(l -> out.string("label", "%s", l));
        a.attrs().get(Ifa.IFA_CACHEINFO).ifPresent(c -> lifetimes(c, a.allFlags(), out));
        out.text("\n");
    }

    private static String host(InetAddress address, Out out) {
        return out.display().resolve() ? HostNames.of(address) : Ip.text(address);
    }

    private static void other(Address a, Attr<InetAddress> attr, String key, String words, Role role, Out out) {
        a.attrs().get(attr).ifPresent(address -> {
            out.text(words);
            out.string(role, key, "%s ", host(address, out));
        });
    }

    private static void flags(Address a, Out out) {
        long left = a.allFlags();
        for (Named flag : IfaFlag.NAMES) {
            boolean set = (left & flag.value()) != 0;
            if (flag.value() == IfaFlag.IFA_F_PERMANENT) {
                if (!set) {
                    out.bool("dynamic", "dynamic ", true);
                }
            } else if (set) {
                boolean temporary = flag.value() == IfaFlag.IFA_F_SECONDARY && a.family() == 10;
                String name = temporary ? "temporary" : flag.name();
                out.bool(name, name + " ", true);
            }
            left &= ~flag.value();
        }
        if (left != 0) {
            out.string("ifa_flags", "flags %s ", String.format("%02x", left));
        }
    }

    private static void lifetimes(IfaCacheInfo c, long flags, Out out) {
        out.newline();
        out.text("       valid_lft ");
        lifetime("valid_life_time", c.valid(), out);
        out.text(" preferred_lft ");
        boolean deprecated = (flags & IfaFlag.IFA_F_DEPRECATED) != 0;
        // what is deprecated may be below zero
        lifetime(
                "preferred_life_time",
                deprecated && c.preferred() != IfaCacheInfo.FOREVER ? (int) c.preferred() : c.preferred(),
                out);
    }

    private static void lifetime(String key, long seconds, Out out) {
        out.number(key, seconds == IfaCacheInfo.FOREVER ? "forever" : "%dsec", seconds);
    }
}
