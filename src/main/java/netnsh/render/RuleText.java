package netnsh.render;

import java.util.Optional;
import netnsh.kind.Printer.Role;
import netnsh.model.Rule;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Outcome;
import netnsh.uapi.Fra;
import netnsh.uapi.Named;
import netnsh.uapi.PortRange;
import netnsh.uapi.RtProt;
import netnsh.uapi.Rtn;
import netnsh.value.IdNames;
import netnsh.value.Ip;
import netnsh.value.IpProtocols;
import netnsh.value.Prefix;

/** Policy rules as {@code ip rule show} prints them. */
final class RuleText {
    private RuleText() {}

    /** The whole list. */
    static void write(Outcome.Rules rules, Out out) {
        out.openArray(null, null);
        for (Rule rule : rules.rules()) {
            rule(rule, out);
        }
        out.closeArray(null);
        out.finish();
    }

    /** One rule. */
    static void rule(Rule r, Out out) {
        Attrs attrs = r.attrs();
        out.openObject(null);
        out.number("priority", "%u:\t", r.priority());
        if (r.inverted()) {
            out.none("not", "not ");
        }
        out.text("from ");
        end(out, r, r.from(), r.srcLength(), "src", "srclen", "all");
        if (!r.to().isDefault() || r.dstLength() != 0) {
            out.text(" to ");
            end(out, r, r.to(), r.dstLength(), "dst", "dstlen", null);
        }
        if (r.tos() != 0) {
            out.string("tos", " tos %s", RouteText.tos(r.tos(), out.display().numeric()));
        }
        mark(attrs, out);
        device(out, attrs.get(Fra.FRA_IIFNAME), "iif", (r.flags() & Fra.FIB_RULE_IIF_DETACHED) != 0);
        device(out, attrs.get(Fra.FRA_OIFNAME), "oif", (r.flags() & Fra.FIB_RULE_OIF_DETACHED) != 0);
        if (attrs.get(Fra.FRA_L3MDEV, 0) != 0) {
            out.none("l3mdev", " lookup [l3mdev-table]");
        }
        attrs.get(Fra.FRA_UID_RANGE).ifPresent(uids -> {
            out.number("uid_start", " uidrange %u", uids.start());
            out.number("uid_end", "-%u", uids.end());
        });
        attrs.get(Fra.FRA_IP_PROTO)
                .ifPresent(p -> out.string(
                        "ipproto",
                        " ipproto %s",
                        IpProtocols.name(p, out.display().numeric())));
        ports(out, attrs, Fra.FRA_SPORT_RANGE, "sport");
        ports(out, attrs, Fra.FRA_DPORT_RANGE, "dport");
        attrs.get(Fra.FRA_TUN_ID).ifPresent(id -> out.literal("tun_id", " tun_id %s", Long.toUnsignedString(id)));
        table(r, out);
        realms(attrs, out);
        action(r, out);
        int protocol = attrs.get(Fra.FRA_PROTOCOL, 0);
        if (attrs.has(Fra.FRA_PROTOCOL) && (protocol != 0 && protocol != RtProt.RTPROT_KERNEL || out.details() > 0)) {
            out.string(
                    "protocol",
                    " proto %s",
                    IdNames.PROTOCOL.name(protocol, out.display().numeric()));
        }
        out.text("\n");
        out.closeObject();
    }

    private static void end(Out out, Rule r, Prefix p, int length, String key, String lengthKey, String none) {
        if (!p.isDefault()) {
            out.string(RouteText.role(r.family()), key, "%s", Ip.text(p.address()));
            if (p.length() != p.full()) {
                out.number(lengthKey, "/%u", p.length());
            }
        } else if (length != 0) {
            out.string(key, "%s", "0");
            out.number(lengthKey, "/%u", length);
        } else {
            out.string(key, "%s", none);
        }
    }

    private static void mark(Attrs attrs, Out out) {
        if (attrs.has(Fra.FRA_FWMARK) || attrs.has(Fra.FRA_FWMASK)) {
            long mask = attrs.get(Fra.FRA_FWMASK, 0xffffffffL);
            out.string("fwmark", " fwmark %s", hex(attrs.get(Fra.FRA_FWMARK, 0L)));
            if (mask != 0xffffffffL) {
                out.string("fwmask", "/%s", hex(mask));
            }
        }
    }

    /** printf's {@code %#x}: no 0x in front of zero. */
    private static String hex(long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }

    private static void device(Out out, Optional<String> name, String key, boolean detached) {
        name.ifPresent(n -> {
            out.text(" " + key + " ");
            out.string(Role.IFNAME, key, "%s", n);
            if (detached) {
                out.none(key + "_detached", " [detached]");
            }
        });
    }

    private static void ports(Out out, Attrs attrs, Attr<PortRange> attr, String key) {
        attrs.get(attr).ifPresent(range -> {
            if (range.start() == range.end()) {
                out.number(key, " " + key + " %u", range.start());
            } else {
                out.number(key + "_start", " " + key + " %u", range.start());
                out.number(key + "_end", "-%u", range.end());
            }
        });
    }

    private static void table(Rule r, Out out) {
        long table = r.tableId();
        boolean numeric = out.display().numeric();
        if (table == 0) {
            return;
        }
        out.string("table", " lookup %s", IdNames.TABLE.name(table, numeric));
        int length = r.attrs().get(Fra.FRA_SUPPRESS_PREFIXLEN, -1);
        if (length != -1) {
            out.number("suppress_prefixlen", " suppress_prefixlength %d", length);
        }
        int group = r.attrs().get(Fra.FRA_SUPPRESS_IFGROUP, -1);
        if (group != -1) {
            out.string("suppress_ifgroup", " suppress_ifgroup %s", IdNames.GROUP.name(group, numeric));
        }
    }

    private static void realms(Attrs attrs, Out out) {
        attrs.get(Fra.FRA_FLOW).ifPresent(realms -> {
            boolean numeric = out.display().numeric();
            if (realms >> 16 != 0) {
                out.string("flow_from", " realms %s/", IdNames.REALM.name(realms >> 16, numeric));
            } else {
                out.text(" realms ");
            }
            out.string("flow_to", "%s", IdNames.REALM.name(realms & 0xffff, numeric));
        });
    }

    private static void action(Rule r, Out out) {
        if (r.action() == Rtn.RTN_NAT) {
            out.none("masquerade", " masquerade");
        } else if (r.action() == Fra.FR_ACT_GOTO) {
            Optional<Long> target = r.attrs().get(Fra.FRA_GOTO);
            if (target.isPresent()) {
                out.number("goto", " goto %u", target.get());
            } else {
                out.string("goto", " goto %s", "none");
            }
            if ((r.flags() & Fra.FIB_RULE_UNRESOLVED) != 0) {
                out.none("unresolved", " [unresolved]");
            }
        } else if (r.action() == Fra.FR_ACT_NOP) {
            out.none("nop", " nop");
        } else if (r.action() != Fra.FR_ACT_TO_TBL) {
            boolean numeric = out.display().numeric();
            out.string("action", " %s", numeric ? "" + r.action() : Named.nameOf(Rtn.NAMES, r.action()));
        }
    }
}
