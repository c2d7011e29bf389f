package netnsh.kind;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.uapi.IflaAmt;
import netnsh.uapi.Named;
import netnsh.value.Ip;
import netnsh.word.Addresses;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code type amt}: multicast through networks that have none (linux/amt.h, IFLA_AMT_*). */
final class Amt extends LinkKind {
    Amt() {
        super("amt", "multicast through networks that have none (RFC 7450)");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.value(
                        Syntax.exactly("mode", "which end it is"),
                        MODE,
                        IflaAmt.IFLA_AMT_MODE,
                        (out, key, format, v, names) -> out.string(key, "%s ", Named.nameOf(IflaAmt.MODES, v))),
                Rows.value(
                        Syntax.exactly("gateway_port", "UDP port of the gateway"),
                        Links.U16,
                        IflaAmt.IFLA_AMT_GATEWAY_PORT,
                        Rows::decimal),
                Rows.value(
                        Syntax.exactly("relay_port", "UDP port of the relay"),
                        Links.U16,
                        IflaAmt.IFLA_AMT_RELAY_PORT,
                        Rows::decimal),
                Rows.value(
                        Syntax.exactly("local", "this end"),
                        Addresses.IPV4,
                        IflaAmt.IFLA_AMT_LOCAL_IP,
                        (out, key, format, v, names) -> out.string(key, format, Ip.text(v))),
                Rows.told(
                        IflaAmt.IFLA_AMT_REMOTE_IP,
                        "remote",
                        "remote %s ",
                        (out, key, format, v, names) -> out.string(key, format, Ip.text(v))),
                Rows.value(
                        Syntax.exactly("discovery", "where a relay is looked for"),
                        Addresses.IPV4,
                        IflaAmt.IFLA_AMT_DISCOVERY_IP,
                        (out, key, format, v, names) -> out.string(key, format, Ip.text(v))),
                Rows.value(
                                Syntax.exactly("dev", "the link that carries it"),
                                Names.DEV,
                                IflaAmt.IFLA_AMT_LINK,
                                (out, key, format, v, names) -> out.string(key, format, Rows.name(v, names)))
                        .key("link"),
                Rows.value(
                        Syntax.exactly("max_tunnels", "how many tunnels a relay has at most"),
                        Numbers.U32,
                        IflaAmt.IFLA_AMT_MAX_TUNNELS,
                        Rows::decimal));
    }

    private static final ValueType<Long> MODE = ValueType.of(
            "gateway|relay",
            "value",
            w -> (long) Links.choice(IflaAmt.MODES).read(w),
            v -> Named.nameOf(IflaAmt.MODES, v),
            "gateway",
            "relay");
}
