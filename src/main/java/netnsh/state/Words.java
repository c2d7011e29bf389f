package netnsh.state;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import netnsh.model.Address;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.Ifa;
import netnsh.uapi.IfaCacheInfo;
import netnsh.uapi.IfaFlag;
import netnsh.uapi.Named;
import netnsh.uapi.RtScope;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import netnsh.word.Ids;

/** Small pieces of lines, and the words of an address. */
final class Words {
    private Words() {}

    /** The name of an interface as a record has it: symbolic, or by index. */
    static String dev(Dev dev, IntFunction<String> names) {
        return dev.name().isEmpty() ? names.apply(dev.index()) : dev.name();
    }

    /** With its length unless it is one address. */
    static String prefix(Prefix p) {
        return p.isDefault() || p.length() != p.full() ? p.toString() : Ip.text(p.address());
    }

    static <T> void put(List<String> words, String keyword, Attrs attrs, Attr<T> attr) {
        attrs.get(attr).ifPresent(v -> words.addAll(List.of(keyword, v.toString())));
    }

    /** Attributes that none of these numbers is: what would be lost. */
    static List<String> others(Attrs attrs, List<Attr<?>> known) {
        List<String> out = new ArrayList<>();
        for (Attrs.Entry entry : attrs.entries()) {
            if (known.stream().noneMatch(a -> a.id() == entry.id())) {
                out.add(Integer.toString(entry.id()));
            }
        }
        return out;
    }

    /** The words that name an address of an interface: {@code 10.0.0.1/24 dev eth0}. */
    static List<String> addressId(Address a, IntFunction<String> names) {
        InetAddress local = a.local().orElseThrow();
        InetAddress peer = a.peer().orElse(local);
        List<String> words = new ArrayList<>();
        if (peer.equals(local)) {
            words.add(Ip.text(local) + "/" + a.prefixLength());
        } else {
            words.addAll(List.of(Ip.text(local), "peer", Ip.text(peer) + "/" + a.prefixLength()));
        }
        words.addAll(List.of("dev", dev(a.dev(), names)));
        return words;
    }

    /** What else is said about an address when it is added. */
    static List<String> addressOptions(Address a, IntFunction<String> names) {
        List<String> words = new ArrayList<>();
        boolean four = a.family() == Rtm.AF_INET;
        a.attrs().get(Ifa.IFA_BROADCAST).ifPresent(b -> words.addAll(List.of("broadcast", Ip.text(b))));
        boolean loopback = a.local().orElseThrow().isLoopbackAddress();
        int usual = loopback ? RtScope.RT_SCOPE_HOST : RtScope.RT_SCOPE_UNIVERSE;
        if (four && a.scope() != usual) {
            words.addAll(List.of("scope", Ids.SCOPE.write((long) a.scope())));
        }
        String dev = dev(a.dev(), names);
        a.label().filter(l -> four && !l.equals(dev)).ifPresent(l -> words.addAll(List.of("label", l)));
        a.attrs()
                .get(Ifa.IFA_RT_PRIORITY)
                .filter(m -> m != 0)
                .ifPresent(m -> words.addAll(List.of("metric", m.toString())));
        for (Named flag : IfaFlag.NAMES) {
            boolean settable = (flag.value() & IfaFlag.SETTABLE) != 0;
            boolean fits = !four || (flag.value() & IfaFlag.IPV6_ONLY) == 0;
            // an address that is still looked at is optimistic only for a moment
            if (settable && fits && (a.allFlags() & flag.value()) != 0) {
                words.add(flag.name());
            }
        }
        return words;
    }

    /** How long it has left to live; nothing when that is for ever. */
    static List<String> lifetimes(Address a) {
        IfaCacheInfo cache = a.attrs().get(Ifa.IFA_CACHEINFO).orElse(null);
        List<String> words = new ArrayList<>();
        if (cache != null && cache.valid() != IfaCacheInfo.FOREVER) {
            words.addAll(List.of("valid_lft", Long.toString(Math.max(1, cache.valid()))));
        }
        if (cache != null && cache.preferred() != IfaCacheInfo.FOREVER) {
            words.addAll(List.of("preferred_lft", Long.toString(cache.preferred())));
        }
        return words;
    }
}
