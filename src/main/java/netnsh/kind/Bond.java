package netnsh.kind;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.uapi.IflaBond;
import netnsh.uapi.IflaBondAdInfo;
import netnsh.uapi.Named;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.word.Addresses;
import netnsh.word.Links;
import netnsh.word.Names;

/** {@code type bond}: several links as one (linux/if_link.h, IFLA_BOND_*). Times are in milliseconds. */
final class Bond extends LinkKind {
    private static final List<Named> MODES =
            words("balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb");
    private static final Set<String> WATCHING = Set.of("802.3ad", "balance-tlb", "balance-alb");
    private static final List<Named> VALIDATE =
            words("none", "active", "backup", "all", "filter", "filter_active", "filter_backup");
    private static final List<Named> ALL_TARGETS = words("any", "all");
    private static final List<Named> RESELECT = words("always", "better", "failure");
    private static final List<Named> FAIL_OVER_MAC = words("none", "active", "follow");
    private static final List<Named> HASH =
            words("layer2", "layer3+4", "layer2+3", "encap2+3", "encap3+4", "vlan+srcmac");
    private static final List<Named> ACTIVE = words("off", "on");
    private static final List<Named> RATE = words("slow", "fast");
    private static final List<Named> SELECT = words("stable", "bandwidth", "count");

    Bond() {
        super("bond", "several links as one", "bonding");
    }

    private static List<Named> words(String... words) {
        List<Named> all = new java.util.ArrayList<>();
        for (String word : words) {
            all.add(new Named(all.size(), word));
        }
        return List.copyOf(all);
    }

    /** Of drivers/net/bonding: bond_check_params with the module's parameters as they are without anybody's doing. */
    @Override
    public List<String> usual() {
        return List.of(
                "mode balance-rr",
                "miimon 0",
                "updelay 0",
                "downdelay 0",
                "peer_notify_delay 0",
                "use_carrier 1",
                "arp_interval 0",
                "arp_missed_max 2",
                "arp_validate none",
                "arp_all_targets any",
                "primary_reselect always",
                "fail_over_mac none",
                "xmit_hash_policy layer2",
                "resend_igmp 1",
                "num_grat_arp 1",
                "all_slaves_active 0",
                "min_links 0",
                "lp_interval 1",
                "packets_per_slave 1",
                "lacp_active on",
                "lacp_rate slow",
                "ad_select stable",
                "ad_actor_sys_prio 65535",
                "ad_user_port_key 0",
                "ad_actor_system 00:00:00:00:00:00",
                "tlb_dynamic_lb 1");
    }

    /** In these modes the kernel does not do without miimon: 0 becomes 100 (bond_option_mode_set). */
    @Override
    public Map<String, List<String>> settings(Attrs data, IntFunction<String> names) {
        Map<String, List<String>> settings = super.settings(data, names);
        boolean needs = WATCHING.contains(word(MODES, data.get(IflaBond.IFLA_BOND_MODE, 0)));
        if (needs && data.get(IflaBond.IFLA_BOND_MIIMON, 0L) == 100) {
            settings.remove("miimon");
        }
        return settings;
    }

    /** The parameter tx_queues of the module, for both (bond_get_num_tx_queues). */
    @Override
    public List<String> usualOfLink() {
        return List.of("numtxqueues 16", "numrxqueues 16");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                mode("mode", IflaBond.IFLA_BOND_MODE, MODES, "how the ports are used"),
                active(),
                Rows.u32("miimon", IflaBond.IFLA_BOND_MIIMON, "how often carriers are looked at, ms"),
                Rows.u32("updelay", IflaBond.IFLA_BOND_UPDELAY, "wait before a port counts as up, ms"),
                Rows.u32("downdelay", IflaBond.IFLA_BOND_DOWNDELAY, "wait before a port counts as down, ms"),
                Rows.u32("peer_notify_delay", IflaBond.IFLA_BOND_PEER_NOTIF_DELAY, "time between notices, ms"),
                Rows.u8("use_carrier", IflaBond.IFLA_BOND_USE_CARRIER, "1: ask the device, 0: ask the driver"),
                Rows.u32("arp_interval", IflaBond.IFLA_BOND_ARP_INTERVAL, "how often targets are asked, ms"),
                Rows.value(
                                Syntax.exactly("arp_missed_max", "unanswered questions before a port is down"),
                                Links.U8,
                                IflaBond.IFLA_BOND_MISSED_MAX,
                                Rows::decimal)
                        .text("arp_missed_max %u "),
                new Targets(
                        Syntax.word("arp_ip_target", "whom to ask by ARP: addresses with commas"),
                        IflaBond.IFLA_BOND_ARP_IP_TARGET,
                        4),
                new Targets(
                        Syntax.exactly("ns_ip6_target", "whom to ask by NDISC: addresses with commas"),
                        IflaBond.IFLA_BOND_NS_IP6_TARGET,
                        6),
                Rows.value(
                        Syntax.word("arp_validate", "which answers count"),
                        Links.wordOrNumber(VALIDATE),
                        IflaBond.IFLA_BOND_ARP_VALIDATE,
                        Bond::validate),
                mode(
                        "arp_all_targets",
                        IflaBond.IFLA_BOND_ARP_ALL_TARGETS,
                        ALL_TARGETS,
                        "how many targets must answer"),
                port("primary", IflaBond.IFLA_BOND_PRIMARY, "the port that is preferred"),
                mode("primary_reselect", IflaBond.IFLA_BOND_PRIMARY_RESELECT, RESELECT, "when it takes over again"),
                mode("fail_over_mac", IflaBond.IFLA_BOND_FAIL_OVER_MAC, FAIL_OVER_MAC, "what becomes of addresses"),
                mode("xmit_hash_policy", IflaBond.IFLA_BOND_XMIT_HASH_POLICY, HASH, "what the port is chosen by"),
                Rows.u32("resend_igmp", IflaBond.IFLA_BOND_RESEND_IGMP, "membership reports after a change"),
                Rows.value(
                                Syntax.word(
                                        List.of("num_grat_arp", "num_unsol_na"),
                                        "notices to neighbours after a change"),
                                Links.U8,
                                IflaBond.IFLA_BOND_NUM_PEER_NOTIF,
                                Rows::decimal)
                        .key("num_peer_notif")
                        .text("num_grat_arp %u "),
                Rows.u8("all_slaves_active", IflaBond.IFLA_BOND_ALL_SLAVES_ACTIVE, "1: take packets from idle ports"),
                Rows.u32("min_links", IflaBond.IFLA_BOND_MIN_LINKS, "ports that must be up"),
                Rows.u32("lp_interval", IflaBond.IFLA_BOND_LP_INTERVAL, "time between learning packets, s"),
                Rows.u32("packets_per_slave", IflaBond.IFLA_BOND_PACKETS_PER_SLAVE, "packets before the next port"),
                Rows.value(
                                Syntax.exactly("lacp_active", "send LACP unasked"),
                                Links.wordOrNumber(ACTIVE),
                                IflaBond.IFLA_BOND_AD_LACP_ACTIVE,
                                shown(ACTIVE))
                        .key("ad_lacp_active"),
                mode("lacp_rate", IflaBond.IFLA_BOND_AD_LACP_RATE, RATE, "how often LACP is asked for")
                        .key("ad_lacp_rate"),
                mode("ad_select", IflaBond.IFLA_BOND_AD_SELECT, SELECT, "which aggregator is used"),
                Rows.told(IflaBond.IFLA_BOND_AD_INFO, "ad_info", null, Bond::info),
                Rows.u16("ad_actor_sys_prio", IflaBond.IFLA_BOND_AD_ACTOR_SYS_PRIO, "LACP system priority"),
                Rows.u16("ad_user_port_key", IflaBond.IFLA_BOND_AD_USER_PORT_KEY, "upper bits of the LACP port key"),
                Rows.value(
                        "ad_actor_system", Addresses.LLADDR, IflaBond.IFLA_BOND_AD_ACTOR_SYSTEM, "LACP system address"),
                Rows.u8("tlb_dynamic_lb", IflaBond.IFLA_BOND_TLB_DYNAMIC_LB, "1: move flows while they last"));
    }

    private static Field<Integer> mode(String keyword, Attr<Integer> attr, List<Named> words, String help) {
        return Rows.value(Syntax.word(keyword, help), Links.wordOrNumber(words), attr, shown(words));
    }

    private static Field.Show<Integer> shown(List<Named> words) {
        return (out, key, format, v, names) -> out.string(key, format, word(words, v));
    }

    private static String word(List<Named> words, int v) {
        return v >= 0 && v < words.size() ? words.get(v).name() : "UNKNOWN";
    }

    private static void validate(Printer out, String key, String format, int v, IntFunction<String> names) {
        if (v == 0 && out.json()) {
            out.none(key, null);
        } else {
            out.string(key, format, word(VALIDATE, v));
        }
    }

    private static Row port(String keyword, Attr<Dev> attr, String help) {
        return Rows.value(Syntax.word(keyword, help), Names.DEV, attr, (out, key, format, dev, names) -> {
            if (!dev.equals(Dev.NONE)) {
                out.string(key, format, Rows.name(dev, names));
            }
        });
    }

    private static Row active() {
        Row port = port("active_slave", IflaBond.IFLA_BOND_ACTIVE_SLAVE, "the port that is used");
        Row none = Rows.word(
                Syntax.word("clear_active_slave", "let the bond choose the port"),
                IflaBond.IFLA_BOND_ACTIVE_SLAVE,
                Dev.NONE);
        return Opt.of(Syntax.oneOf(port.syntax(), none.syntax()), (args, build) -> {
                    port.write(args, build);
                    none.write(args, build);
                })
                .show(port::print)
                .words(port::words);
    }

    private static void info(Printer out, String key, String format, Attrs info, IntFunction<String> names) {
        out.openObject(key);
        part(info, IflaBondAdInfo.IFLA_BOND_AD_INFO_AGGREGATOR, out, "aggregator");
        part(info, IflaBondAdInfo.IFLA_BOND_AD_INFO_NUM_PORTS, out, "num_ports");
        part(info, IflaBondAdInfo.IFLA_BOND_AD_INFO_ACTOR_KEY, out, "actor_key");
        part(info, IflaBondAdInfo.IFLA_BOND_AD_INFO_PARTNER_KEY, out, "partner_key");
        info.get(IflaBondAdInfo.IFLA_BOND_AD_INFO_PARTNER_MAC)
                .ifPresent(mac -> out.string("partner_mac", "ad_partner_mac %s ", mac.toString()));
        out.closeObject();
    }

    private static void part(Attrs info, Attr<Integer> attr, Printer out, String key) {
        info.get(attr).ifPresent(v -> out.number(key, "ad_" + key + " %d ", v));
    }

    /** A list of addresses, {@code A,B,…}; none of them empties it. */
    private static final class Targets extends Row {
        private final Syntax.Word word;
        private final Attr<Attrs> attr;
        private final Syntax.Slot<List<InetAddress>> slot;

        Targets(Syntax.Word word, Attr<Attrs> attr, int version) {
            this.word = word;
            this.attr = attr;
            ValueType<List<InetAddress>> type = Addresses.list(version, IflaBond.BOND_MAX_ARP_TARGETS);
            this.slot = Syntax.slot(word.text(), type, word.help());
        }

        private static Attr<InetAddress> number(int i) {
            return new Attr<>(i, "IFLA_BOND_*_TARGET", Codec.IP);
        }

        @Override
        public Syntax syntax() {
            return Syntax.seq(word, Syntax.maybe(slot));
        }

        @Override
        public void write(Args args, Build build) {
            if (args.has(word)) {
                Attrs all = Attrs.NONE;
                for (InetAddress address : args.get(slot).orElse(List.of())) {
                    all = all.add(number(all.entries().size()), address);
                }
                build.put(attr, all, args.token(args.get(slot).isPresent() ? slot : word));
            }
        }

        private static List<InetAddress> addresses(Attrs list) {
            return list.entries().stream().map(e -> Ip.of(e.bytes())).toList();
        }

        @Override
        public void print(Attrs attrs, Printer out, IntFunction<String> names) {
            List<InetAddress> all = addresses(attrs.get(attr, Attrs.NONE));
            if (!all.isEmpty()) {
                out.openArray(word.text(), word.text() + " ");
                for (int i = 0; i < all.size(); i++) {
                    out.element(Printer.Role.NONE, i + 1 < all.size() ? "%s," : "%s", Ip.text(all.get(i)));
                }
                out.closeArray(" ");
            }
        }

        @Override
        public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
            attrs.get(attr)
                    .map(Targets::addresses)
                    .filter(all -> !all.isEmpty())
                    .ifPresent(all -> {
                        words.add(word.text());
                        words.add(slot.type().write(all));
                    });
        }

        @Override
        String keyword() {
            return word.text();
        }
    }
}
