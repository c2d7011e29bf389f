package netnsh.render;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import netnsh.kind.Printer.Role;
import netnsh.model.Link;
import netnsh.model.TunnelParameters;
import netnsh.netlink.Attrs;
import netnsh.plan.Outcome;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaGre;
import netnsh.uapi.IflaIptun;
import netnsh.uapi.Ip6Tnl;
import netnsh.uapi.Stats64;
import netnsh.value.Ip;

/** Tunnels as {@code ip tunnel show} prints them (iproute2's ip/iptunnel.c, ip/ip6tunnel.c, ip/tunnel.c). */
final class TunnelText {
    private final Out out;
    private final Outcome.Tunnels tunnels;

    private TunnelText(Out out, Outcome.Tunnels tunnels) {
        this.out = out;
        this.tunnels = tunnels;
    }

    static void write(Outcome.Tunnels tunnels, Out out) {
        TunnelText text = new TunnelText(out, tunnels);
        out.openArray(null, null);
        for (Link link : tunnels.links()) {
            text.tunnel(link);
        }
        out.closeArray(null);
        out.finish();
    }

    private void tunnel(Link link) {
        TunnelParameters p = TunnelParameters.of(link);
        out.openObject(null);
        out.string(Role.IFNAME, "ifname", "%s: ", link.name());
        out.string("mode", "%s ", protocol(p.protocol()) + (p.six() ? "/ipv6" : "/ip"));
        end("remote", "%s ", p.remote());
        end("local", "%s", p.local());
        if (p.six()) {
            six(p);
        } else {
            four(link, p);
        }
        gre(p);
        out.closeObject();
        if (out.stats() > 0 && !tunnels.one() && !out.json()) {
            link.attrs().get(Ifla.IFLA_STATS64).ifPresent(this::counters);
        }
        // over IPv6 one tunnel is printed without an end of the line
        if (!(tunnels.one() && p.six())) {
            out.endLine();
        }
    }

    private void end(String key, String format, InetAddress address) {
        boolean any = address.isAnyLocalAddress() && address.getAddress().length == 4 && !out.json();
        boolean resolved = key.equals("remote") && out.display().resolve() && !any;
        out.text(key + " ");
        Role role = address.getAddress().length == 4 ? Role.INET : Role.INET6;
        out.string(role, key, format, any ? "any" : resolved ? HostNames.of(address) : Ip.text(address));
    }

    private static String protocol(int protocol) {
        return switch (protocol) {
            case 0 -> "any";
            case TunnelParameters.IPPROTO_IPIP -> "ip";
            case TunnelParameters.IPPROTO_IPV6 -> "ipv6";
            case TunnelParameters.IPPROTO_GRE -> "gre";
            case 50 -> "esp";
            case 137 -> "mpls";
            default -> "unknown";
        };
    }

    private void four(Link link, TunnelParameters p) {
        if (p.link() != 0) {
            out.string("dev", " dev %s", tunnels.names().link(p.link()));
        }
        if (p.ttl() != 0) {
            out.number("ttl", " ttl %u", p.ttl());
        } else {
            out.text(" ttl inherit");
        }
        if (p.tos() == 1) {
            out.text(" tos inherit");
        } else if (p.tos() != 0) {
            boolean inherit = !out.json() && (p.tos() & 1) != 0;
            String tos = RouteText.tos(inherit ? p.tos() & ~1 : p.tos(), out.numeric());
            out.string("tos", " tos %s", (inherit ? "inherit/" : "") + tos);
        }
        if (!p.discovery()) {
            out.none("nopmtudisc", " nopmtudisc");
        }
        if (link.kind().filter("sit"::equals).isPresent() && p.protocol() == TunnelParameters.IPPROTO_IPV6) {
            rapid(p.data());
        }
    }

    /** 6rd. */
    private void rapid(Attrs data) {
        int length = data.get(IflaIptun.IFLA_IPTUN_6RD_PREFIXLEN, 0);
        if (length == 0) {
            return;
        }
        out.string(
                "6rd-prefix",
                " 6rd-prefix %s",
                data.get(IflaIptun.IFLA_IPTUN_6RD_PREFIX).map(Ip::text).orElse("::"));
        out.number("6rd-prefixlen", "/%u", length);
        data.get(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIX)
                .filter(a -> !a.isAnyLocalAddress())
                .ifPresent(a -> {
                    out.string("6rd-relay_prefix", " 6rd-relay_prefix %s", Ip.text(a));
                    out.number("6rd-relay_prefixlen", "/%u", data.get(IflaIptun.IFLA_IPTUN_6RD_RELAY_PREFIXLEN, 0));
                });
    }

    private void six(TunnelParameters p) {
        if (p.link() != 0) {
            out.string("link", " dev %s", tunnels.names().link(p.link()));
        }
        if (p.has(Ip6Tnl.IGN_ENCAP_LIMIT)) {
            out.none("ip6_tnl_f_ign_encap_limit", " encaplimit none");
        } else {
            out.number("encap_limit", " encaplimit %u", p.limit());
        }
        if (p.ttl() != 0) {
            out.number("hoplimit", " hoplimit %u", p.ttl());
        } else {
            out.text(" hoplimit inherit");
        }
        if (p.has(Ip6Tnl.USE_ORIG_TCLASS)) {
            out.none("ip6_tnl_f_use_orig_tclass", " tclass inherit");
        } else {
            long value = (p.flow() & Ip6Tnl.FLOWINFO_TCLASS) >> Ip6Tnl.TCLASS_SHIFT;
            out.string("tclass", " tclass %s", String.format("0x%02x", value));
        }
        if (p.has(Ip6Tnl.USE_ORIG_FLOWLABEL)) {
            out.none("ip6_tnl_f_use_orig_flowlabel", " flowlabel inherit");
        } else {
            out.string("flowlabel", " flowlabel %s", String.format("0x%05x", p.flow() & Ip6Tnl.FLOWINFO_FLOWLABEL));
        }
        out.string("flowinfo", " (flowinfo %s)", String.format("0x%08x", p.flow()));
        if (p.has(Ip6Tnl.RCV_DSCP_COPY)) {
            out.none("ip6_tnl_f_rcv_dscp_copy", " dscp inherit");
        }
        if (p.has(Ip6Tnl.ALLOW_LOCAL_REMOTE)) {
            out.none("ip6_tnl_f_allow_local_remote", " allow-localremote");
        }
    }

    private void gre(TunnelParameters p) {
        boolean in = (p.inFlags() & IflaGre.GRE_KEY) != 0;
        boolean away = (p.outFlags() & IflaGre.GRE_KEY) != 0;
        if (in && away && p.inKey().equals(p.outKey())) {
            out.number("key", " key %u", number(p.inKey()));
        } else {
            if (in) {
                out.number("ikey", " ikey %u", number(p.inKey()));
            }
            if (away) {
                out.number("okey", " okey %u", number(p.outKey()));
            }
        }
        if (p.protocol() != TunnelParameters.IPPROTO_GRE) {
            return;
        }
        out.openArray("flags", null);
        flag(p.inFlags(), IflaGre.GRE_SEQ, "rx_drop_ooseq", "Drop packets out of sequence.");
        flag(p.inFlags(), IflaGre.GRE_CSUM, "rx_csum", "Checksum in received packet is required.");
        flag(p.outFlags(), IflaGre.GRE_SEQ, "tx_seq", "Sequence packets on output.");
        flag(p.outFlags(), IflaGre.GRE_CSUM, "tx_csum", "Checksum output packets.");
        out.closeArray(null);
    }

    private void flag(int flags, int flag, String name, String sentence) {
        if ((flags & flag) == 0) {
            return;
        }
        if (out.json()) {
            out.element(Role.NONE, null, name);
        } else {
            out.newline();
            out.text("  " + sentence);
        }
    }

    private static long number(InetAddress key) {
        byte[] b = key.getAddress();
        return (b[0] & 0xffL) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff;
    }

    /** The counters of struct rtnl_link_stats64 that mean something of a tunnel. */
    private void counters(List<Long> s) {
        List<String> lines = new ArrayList<>();
        lines.add("RX: Packets    Bytes        Errors CsumErrs OutOfSeq Mcasts");
        lines.add(String.format(
                "    %-10d %-12d %-6d %-8d %-8d %-8d",
                Stats64.RX_PACKETS.in(s),
                Stats64.RX_BYTES.in(s),
                Stats64.RX_ERRORS.in(s),
                Stats64.RX_FRAME_ERRORS.in(s),
                Stats64.RX_FIFO_ERRORS.in(s),
                Stats64.MULTICAST.in(s)));
        lines.add("TX: Packets    Bytes        Errors DeadLoop NoRoute  NoBufs");
        lines.add(String.format(
                "    %-10d %-12d %-6d %-8d %-8d %-6d",
                Stats64.TX_PACKETS.in(s),
                Stats64.TX_BYTES.in(s),
                Stats64.TX_ERRORS.in(s),
                Stats64.COLLISIONS.in(s),
                Stats64.TX_CARRIER_ERRORS.in(s),
                Stats64.TX_DROPPED.in(s)));
        for (String line : lines) {
            out.newline();
            out.text(line);
        }
    }
}
