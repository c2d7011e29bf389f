package netnsh.render;

import java.util.function.IntFunction;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.model.Link;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaAf;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.IflaXdp;
import netnsh.uapi.Named;

/** What {@code ip -d link show} adds: limits, the kind with its settings, queues, offload sizes. */
final class LinkDetails {
    private final Out out;
    private final IntFunction<String> names;
    private final boolean links;

    LinkDetails(Out out, IntFunction<String> names, boolean links) {
        this.out = out;
        this.names = names;
        this.links = links;
    }

    void write(Link link) {
        Attrs a = link.attrs();
        number(a, Ifla.IFLA_PROMISCUITY, "promiscuity", " promiscuity %u ");
        number(a, Ifla.IFLA_ALLMULTI, "allmulti", " allmulti %u ");
        number(a, Ifla.IFLA_MIN_MTU, "min_mtu", "minmtu %u ");
        number(a, Ifla.IFLA_MAX_MTU, "max_mtu", "maxmtu %u ");
        a.get(Ifla.IFLA_LINKINFO).ifPresent(this::info);
        if (links) {
            a.get(Ifla.IFLA_AF_SPEC).flatMap(af -> af.get(IflaAf.AF_INET6)).ifPresent(this::inet6);
        }
        number(a, Ifla.IFLA_NUM_TX_QUEUES, "num_tx_queues", "numtxqueues %u ");
        number(a, Ifla.IFLA_NUM_RX_QUEUES, "num_rx_queues", "numrxqueues %u ");
        number(a, Ifla.IFLA_GSO_MAX_SIZE, "gso_max_size", "gso_max_size %u ");
        number(a, Ifla.IFLA_GSO_MAX_SEGS, "gso_max_segs", "gso_max_segs %u ");
        number(a, Ifla.IFLA_TSO_MAX_SIZE, "tso_max_size", "tso_max_size %u ");
        number(a, Ifla.IFLA_TSO_MAX_SEGS, "tso_max_segs", "tso_max_segs %u ");
        number(a, Ifla.IFLA_GRO_MAX_SIZE, "gro_max_size", "gro_max_size %u ");
        string(a, Ifla.IFLA_PHYS_PORT_NAME, "phys_port_name", "portname %s ");
        hex(a, Ifla.IFLA_PHYS_PORT_ID, "phys_port_id", "portid %s ");
        hex(a, Ifla.IFLA_PHYS_SWITCH_ID, "phys_switch_id", "switchid %s ");
        string(a, Ifla.IFLA_PARENT_DEV_BUS_NAME, "parentbus", "parentbus %s ");
        string(a, Ifla.IFLA_PARENT_DEV_NAME, "parentdev", "parentdev %s ");
    }

    private void number(Attrs a, Attr<Long> attr, String key, String format) {
        a.get(attr).ifPresent(v -> out.number(key, format, v));
    }

    private void string(Attrs a, Attr<String> attr, String key, String format) {
        a.get(attr).ifPresent(v -> out.string(key, format, v));
    }

    private void hex(Attrs a, Attr<byte[]> attr, String key, String format) {
        a.get(attr).ifPresent(bytes -> {
            StringBuilder text = new StringBuilder();
            for (byte b : bytes) {
                text.append(String.format("%02x", b));
            }
            out.string(key, format, text.toString());
        });
    }

    private void info(Attrs info) {
        out.openObject("linkinfo");
        info.get(IflaInfo.IFLA_INFO_KIND).ifPresent(name -> {
            out.newline();
            out.string("info_kind", "    %s ", name);
            kind(name, "info_data", info, IflaInfo.IFLA_INFO_DATA);
        });
        info.get(IflaInfo.IFLA_INFO_SLAVE_KIND).ifPresent(name -> {
            out.newline();
            out.string("info_slave_kind", "    %s_slave ", name);
            kind(name + "_slave", "info_slave_data", info, IflaInfo.IFLA_INFO_SLAVE_DATA);
        });
        out.closeObject();
    }

    private void kind(String name, String key, Attrs info, Attr<Attrs> where) {
        LinkKind kind = Kinds.find(name).filter(LinkKind::shows).orElse(null);
        if (kind != null) {
            out.openObject(key);
            info.get(where).ifPresent(data -> kind.print(data, out, names));
            out.closeObject();
        }
    }

    private void inet6(Attrs inet6) {
        inet6.get(IflaAf.IFLA_INET6_ADDR_GEN_MODE).ifPresent(mode -> {
            boolean known = mode < IflaAf.ADDR_GEN_MODES.size();
            String name = known ? Named.nameOf(IflaAf.ADDR_GEN_MODES, mode) : String.format("0x%02x", mode);
            out.string("inet6_addr_gen_mode", "addrgenmode %s ", name);
        });
    }

    /** The word for an XDP program, in the first line. */
    static void xdp(Attrs xdp, Out out, boolean links) {
        int mode = xdp.get(IflaXdp.IFLA_XDP_ATTACHED, 0);
        if (mode == 0) {
            return;
        }
        String word = switch (mode) {
            case 1 -> "xdp";
            case 2 -> "xdpgeneric";
            case 3 -> "xdpoffload";
            case 4 -> "xdpmulti";
            default -> "xdp[" + mode + "]";
        };
        long id = xdp.get(IflaXdp.IFLA_XDP_PROG_ID, 0L);
        out.text(word + (id != 0 && !links ? "/id:" + id : "") + " ");
        out.openObject("xdp");
        out.number("mode", null, mode);
        if (out.json() && id != 0) {
            out.openObject("prog");
            out.number("id", null, id);
            out.closeObject();
        }
        out.closeObject();
    }
}
