package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaTun;
import netnsh.value.Accounts;

/** {@code type tun}: shown only; {@code ip tuntap} makes it (linux/if_link.h, IFLA_TUN_*). */
final class Tun extends LinkKind {
    /** IFF_TUN and IFF_TAP of linux/if_tun.h. */
    private static final int IFF_TUN = 1;

    private static final int IFF_TAP = 2;

    Tun() {
        super("tun", "a link that a program reads and writes: tuntap add makes one");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.told(
                        IflaTun.IFLA_TUN_TYPE,
                        "type",
                        "type %s ",
                        (out, key, format, v, names) ->
                                out.string(key, format, v == IFF_TUN ? "tun" : v == IFF_TAP ? "tap" : "UNKNOWN:" + v)),
                Rows.told(IflaTun.IFLA_TUN_PI, "pi", "pi %s ", Rows::onOff),
                Rows.told(IflaTun.IFLA_TUN_VNET_HDR, "vnet_hdr", "vnet_hdr %s ", Rows::onOff),
                Opt.shown(Tun::queues),
                Rows.told(IflaTun.IFLA_TUN_PERSIST, "persist", "persist %s ", Rows::onOff),
                Rows.told(
                        IflaTun.IFLA_TUN_OWNER,
                        "user",
                        null,
                        (out, key, format, v, names) -> owner(out, key, Accounts.user(v), v)),
                Rows.told(
                        IflaTun.IFLA_TUN_GROUP,
                        "group",
                        null,
                        (out, key, format, v, names) -> owner(out, key, Accounts.group(v), v)));
    }

    private static void owner(Printer out, String key, String name, long id) {
        if (name == null) {
            out.number(key, key + " %u ", id);
        } else {
            out.string(key, key + " %s ", name);
        }
    }

    private static void queues(Attrs attrs, Printer out, IntFunction<String> names) {
        if (attrs.get(IflaTun.IFLA_TUN_MULTI_QUEUE, 0) == 0) {
            out.bool("multi_queue", null, false);
            return;
        }
        out.bool("multi_queue", "multi_queue ", true);
        attrs.get(IflaTun.IFLA_TUN_NUM_QUEUES).ifPresent(v -> out.number("numqueues", "numqueues %u ", v));
        attrs.get(IflaTun.IFLA_TUN_NUM_DISABLED_QUEUES).ifPresent(v -> out.number("numdisabled", "numdisabled %u ", v));
    }
}
