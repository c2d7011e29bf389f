package netnsh.verb;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Address;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Ifa;
import netnsh.uapi.IfaCacheInfo;
import netnsh.uapi.IfaFlag;
import netnsh.uapi.Named;
import netnsh.uapi.RtScope;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Prefix;

/** What the words of {@code addr add}, {@code change}, {@code replace} and {@code delete} mean. */
final class AddrPlans {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private final Request r;
    private final Args args;
    private final View view;
    private final Prefix local;
    private final Token at;
    private final List<String> warnings = new ArrayList<>();

    AddrPlans(Request r, View view) {
        this.r = r;
        this.args = r.args();
        this.view = view;
        this.local = args.need(AddrVerb.LOCAL);
        this.at = args.token(AddrVerb.LOCAL);
    }

    Plan add(Mode mode) {
        warn();
        long flags = flags();
        Attrs attrs = attrs(peer().address(), true);
        attrs = broadcast(attrs);
        attrs = lifetimes(attrs);
        if (flags > 0xff) {
            attrs = attrs.with(Ifa.IFA_FLAGS, flags);
        }
        boolean loopback = local.family() == AF_INET && local.address().isLoopbackAddress();
        int scope = args.get(AddrVerb.SCOPE)
                .map(Long::intValue)
                .orElse(loopback ? RtScope.RT_SCOPE_HOST : RtScope.RT_SCOPE_UNIVERSE);
        int small = flags > 0xff ? 0 : (int) flags;
        return plan(
                dev -> new NetOp.AddAddress(
                        new Address(local.family(), length(), small, scope, dev.dev(), dev.attrs()), mode),
                attrs);
    }

    Plan delete() {
        int scope = args.get(AddrVerb.SCOPE).map(Long::intValue).orElse(0);
        flags(); // what cannot be is refused here too
        // without a length stock ip leaves IFA_ADDRESS out and deletes the address under any length; here it means /32
        lifetimes(Attrs.NONE);
        Attrs attrs = attrs(peer().address(), false);
        return plan(
                dev -> new NetOp.DelAddress(new Address(local.family(), length(), 0, scope, dev.dev(), dev.attrs())),
                attrs);
    }

    /** An interface and attributes, for the request that is made of them. */
    private record Of(Dev dev, Attrs attrs) {}

    private Plan plan(java.util.function.Function<Of, NetOp> make, Attrs attrs) {
        Dev dev = args.get(AddrVerb.DEV).orElse(null);
        List<String> words = new ArrayList<>(r.commandWords());
        if (r.form().name().equals("addr PREFIX")) {
            words.add(1, "add");
        }
        Token devAt = args.token(AddrVerb.DEV);
        if (dev == null) {
            dev = Here.dev(r, view);
            devAt = r.context().dev() == null ? r.at() : at;
            words.add("dev");
            words.add(dev.name());
        }
        Blame blame = new Blame(at).put(devAt, 0).put(at, Ifa.IFA_LOCAL.id());
        mark(blame, AddrVerb.PEER, Ifa.IFA_ADDRESS.id());
        mark(blame, AddrVerb.BROADCAST, Ifa.IFA_BROADCAST.id());
        mark(blame, AddrVerb.ANYCAST, Ifa.IFA_ANYCAST.id());
        mark(blame, AddrVerb.LABEL, Ifa.IFA_LABEL.id());
        mark(blame, AddrVerb.METRIC, Ifa.IFA_RT_PRIORITY.id());
        mark(blame, AddrVerb.VALID, Ifa.IFA_CACHEINFO.id());
        mark(blame, AddrVerb.PREFERRED, Ifa.IFA_CACHEINFO.id());
        Effect effect = new Effect.Net(r.ns(), make.apply(new Of(dev, attrs)), blame, Commands.spellOut(r, words));
        return new Plan(List.of(effect), List.copyOf(warnings));
    }

    private void mark(Blame blame, Syntax.Slot<?> slot, int id) {
        blame.put(args.token(slot), id);
    }

    private Prefix peer() {
        Prefix peer = args.get(AddrVerb.PEER).orElse(local);
        same(AddrVerb.PEER, peer.address());
        return peer;
    }

    private int length() {
        int length = args.get(AddrVerb.PEER).map(Prefix::length).orElse(0);
        return length == 0 ? local.length() : length;
    }

    private Attrs attrs(InetAddress peer, boolean add) {
        Attrs attrs = Attrs.NONE.with(Ifa.IFA_LOCAL, local.address()).with(Ifa.IFA_ADDRESS, peer);
        InetAddress anycast = args.get(AddrVerb.ANYCAST).orElse(null);
        if (anycast != null) {
            same(AddrVerb.ANYCAST, anycast);
            attrs = attrs.with(Ifa.IFA_ANYCAST, anycast);
        }
        if (args.get(AddrVerb.LABEL).isPresent()) {
            attrs = attrs.with(Ifa.IFA_LABEL, args.need(AddrVerb.LABEL));
        }
        if (add && args.get(AddrVerb.METRIC).isPresent()) {
            attrs = attrs.with(Ifa.IFA_RT_PRIORITY, args.need(AddrVerb.METRIC));
        }
        return attrs;
    }

    /** All addresses of a line are of one family, and of that of {@code -4} or {@code -6}. */
    private void same(Syntax.Slot<?> slot, InetAddress address) {
        int asked = r.display().family();
        if (asked == AF_INET && local.family() == AF_INET6 || asked == AF_INET6 && local.family() == AF_INET) {
            throw Problem.of("addr.family", "not an IPv" + (asked == AF_INET ? 4 : 6) + " address")
                    .at(at);
        } else if (Prefix.of(address).family() != local.family()) {
            throw Problem.of("addr.family", "IPv4 and IPv6 do not go together").at(args.token(slot));
        }
    }

    private Attrs broadcast(Attrs attrs) {
        InetAddress given = args.get(AddrVerb.BROADCAST).orElse(null);
        boolean ones = args.has(AddrVerb.BRD_ONES);
        if (given == null && !ones && !args.has(AddrVerb.BRD_ZEROS)) {
            return attrs;
        }
        Token word = given != null
                ? args.token(AddrVerb.BROADCAST)
                : args.token(ones ? AddrVerb.BRD_ONES : AddrVerb.BRD_ZEROS);
        if (local.family() != AF_INET) {
            throw Problem.of("addr.broadcast", "only IPv4 has broadcast addresses")
                    .at(word);
        } else if (given != null) {
            same(AddrVerb.BROADCAST, given);
            return attrs.with(Ifa.IFA_BROADCAST, given);
        }
        Prefix of = peer();
        if (of.length() > 30) {
            return attrs;
        }
        byte[] bytes = of.address().getAddress();
        for (int bit = of.length(); bit < 32; bit++) {
            int mask = 0x80 >> bit % 8;
            bytes[bit / 8] = (byte) (ones ? bytes[bit / 8] | mask : bytes[bit / 8] & ~mask);
        }
        return attrs.with(Ifa.IFA_BROADCAST, Ip.of(bytes));
    }

    private Attrs lifetimes(Attrs attrs) {
        if (args.get(AddrVerb.VALID).isEmpty() && args.get(AddrVerb.PREFERRED).isEmpty()) {
            return attrs;
        }
        long valid = args.get(AddrVerb.VALID).orElse(IfaCacheInfo.FOREVER);
        long preferred = args.get(AddrVerb.PREFERRED).orElse(IfaCacheInfo.FOREVER);
        if (valid == 0) {
            throw Problem.of("addr.lifetime", "valid_lft is zero").at(args.token(AddrVerb.VALID));
        } else if (valid < preferred) {
            Problem problem = Problem.of("addr.lifetime", "preferred_lft is greater than valid_lft");
            if (args.get(AddrVerb.PREFERRED).isEmpty()) {
                problem = problem.hint("it is forever when left out: add preferred_lft " + valid);
            }
            throw problem.at(args.token(AddrVerb.PREFERRED)).at(args.token(AddrVerb.VALID));
        }
        return attrs.with(Ifa.IFA_CACHEINFO, new IfaCacheInfo(preferred, valid, 0, 0));
    }

    private long flags() {
        long flags = 0;
        for (int i = 0; i < IfaFlag.NAMES.size(); i++) {
            if (!args.has(AddrVerb.FLAGS.get(i))) {
                continue;
            }
            Named flag = IfaFlag.NAMES.get(i);
            if ((flag.value() & IfaFlag.SETTABLE) == 0) {
                warnings.add(flag.name() + " is set by the kernel only: it changes nothing");
            } else if ((flag.value() & IfaFlag.IPV6_ONLY) != 0 && local.family() != AF_INET6) {
                warnings.add(flag.name() + " is for IPv6 addresses only: it changes nothing");
            } else {
                flags |= flag.value();
            }
        }
        if ((flags & IfaFlag.IFA_F_MCAUTOJOIN) != 0 && !local.address().isMulticastAddress()) {
            throw Problem.of("addr.autojoin", "autojoin needs a multicast address")
                    .at(at);
        }
        return flags;
    }

    private void warn() {
        byte[] bytes = local.address().getAddress();
        String text = Ip.text(bytes);
        if (local.family() == AF_INET && local.address().isAnyLocalAddress()) {
            warnings.add("the address " + text + " means any address: nobody can be reached under it");
        } else if (text.equals("255.255.255.255")) {
            warnings.add("255.255.255.255 is the broadcast address of every network");
        } else if (text.startsWith("::ffff:") && text.indexOf('.') > 0) {
            warnings.add(text + " is an IPv4-mapped address and is added as IPv6");
        }
    }
}
