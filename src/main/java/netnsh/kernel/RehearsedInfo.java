package netnsh.kernel;

import netnsh.model.Link;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.plan.Effect;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.IflaTun;
import netnsh.uapi.Rtm;
import netnsh.uapi.TunFlag;

/** What a link is set to as one of its kind and as a port of its master. */
final class RehearsedInfo {
    private static final String SLAVE = "_slave";

    private RehearsedInfo() {}

    /** A link's attributes with the settings that a request has for its kind, or for it as a port. */
    static Attrs merged(Attrs attrs, Link wanted) {
        if (wanted.family() == Rtm.AF_BRIDGE) {
            Attrs port = wanted.attrs().get(Ifla.IFLA_PROTINFO, Attrs.NONE);
            return port.isEmpty() ? attrs : asPort(attrs, "bridge", port);
        }
        Attrs info = wanted.attrs().get(Ifla.IFLA_LINKINFO).orElse(null);
        if (info == null) {
            return attrs;
        }
        String kind = info.get(IflaInfo.IFLA_INFO_KIND, "");
        if (kind.endsWith(SLAVE)) {
            Attrs port = info.get(IflaInfo.IFLA_INFO_SLAVE_DATA, Attrs.NONE);
            return asPort(attrs, kind.substring(0, kind.length() - SLAVE.length()), port);
        }
        Attrs old = attrs.get(Ifla.IFLA_LINKINFO, Attrs.NONE);
        Attrs data = over(old.get(IflaInfo.IFLA_INFO_DATA, Attrs.NONE), info.get(IflaInfo.IFLA_INFO_DATA, Attrs.NONE));
        Attrs now = old.with(IflaInfo.IFLA_INFO_KIND, kind);
        return attrs.with(Ifla.IFLA_LINKINFO, data.isEmpty() ? now : now.with(IflaInfo.IFLA_INFO_DATA, data));
    }

    private static Attrs asPort(Attrs attrs, String kind, Attrs settings) {
        Attrs old = attrs.get(Ifla.IFLA_LINKINFO, Attrs.NONE);
        Attrs data = over(old.get(IflaInfo.IFLA_INFO_SLAVE_DATA, Attrs.NONE), settings);
        return attrs.with(
                Ifla.IFLA_LINKINFO,
                old.with(IflaInfo.IFLA_INFO_SLAVE_KIND, kind).with(IflaInfo.IFLA_INFO_SLAVE_DATA, data));
    }

    /** The old ones with the new ones in their place. */
    private static Attrs over(Attrs old, Attrs wanted) {
        Attrs all = old;
        for (Attrs.Entry entry : wanted.entries()) {
            all = all.without(new Attr<>(entry.id(), entry.name(), Codec.BYTES));
        }
        return all.plus(wanted);
    }

    /** What the kernel would tell of a tun or tap. */
    static Attrs tun(Effect.Tap tap) {
        boolean noPi = (tap.flags() & TunFlag.IFF_NO_PI) != 0;
        Attrs data = Attrs.NONE
                .with(IflaTun.IFLA_TUN_TYPE, (tap.flags() & TunFlag.IFF_TAP) != 0 ? TunFlag.IFF_TAP : TunFlag.IFF_TUN)
                .with(IflaTun.IFLA_TUN_PI, noPi ? 0 : 1)
                .with(IflaTun.IFLA_TUN_VNET_HDR, (tap.flags() & TunFlag.IFF_VNET_HDR) != 0 ? 1 : 0)
                .with(IflaTun.IFLA_TUN_MULTI_QUEUE, (tap.flags() & TunFlag.IFF_MULTI_QUEUE) != 0 ? 1 : 0)
                .with(IflaTun.IFLA_TUN_PERSIST, 1);
        data = tap.owner() >= 0 ? data.with(IflaTun.IFLA_TUN_OWNER, tap.owner()) : data;
        return tap.group() >= 0 ? data.with(IflaTun.IFLA_TUN_GROUP, tap.group()) : data;
    }
}
