package netnsh.verb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.kind.Build;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.kind.LinkRows;
import netnsh.kind.Refusal;
import netnsh.kind.Veth;
import netnsh.kind.XdpWords;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Nsid;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.Netnsa;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/** What the words of {@code link add}, {@code set}, {@code delete} and {@code property} mean. */
final class LinkPlans {
    /** IPv6 lives on links of this packet size and more: IPV6_MIN_MTU (RFC 8200). */
    private static final long IPV6_MIN_MTU = 1280;

    private final Request r;
    private final Args args;
    private final View view;
    private final List<Effect> effects = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    LinkPlans(Request r, View view) {
        this.r = r;
        this.args = r.args();
        this.view = view;
    }

    Plan add(Mode mode) {
        Build build = new Build(true, this::place);
        Attrs attrs = attrs(build, LinkVerb.ADD_TYPE);
        args.get(LinkRows.NAME).ifPresent(this::checkName);
        sameNames();
        Dev dev = args.get(LinkRows.INDEX).map(Dev::index).orElse(Dev.NONE);
        Token name = args.token(LinkRows.NAME);
        Blame blame = blame(build, name == null ? r.at() : name);
        net(new NetOp.AddLink(new Link(dev, 0, 0, build.flags(), build.change(), attrs), mode), blame, r.words());
        return plan();
    }

    Plan set() {
        Build build = new Build(false, this::place);
        Attrs attrs = attrs(build, LinkVerb.SET_TYPE);
        boolean group =
                args.get(LinkRows.DEV).isEmpty() && args.get(LinkRows.GROUP).isPresent();
        String words = r.words();
        Dev dev = Dev.NONE;
        Token at = group ? args.token(LinkRows.GROUP) : args.token(LinkRows.DEV);
        Args type = args.group(LinkVerb.SET_TYPE).orElse(Args.NONE);
        if (group && type.bindings().size() > 1) {
            throw Problem.of("link.options", "a whole group is not given options of a kind: name one interface")
                    .at(type.firstToken());
        }
        if (!group) {
            dev = args.get(LinkRows.DEV).orElse(null);
            if (dev == null) {
                dev = Here.dev(r, view);
                at = r.at();
                List<String> command = new ArrayList<>(r.commandWords());
                command.addAll(2, List.of("dev", dev.name()));
                words = Commands.spellOut(r, command);
            }
            attrs = name(dev, attrs);
            smallMtu(dev);
        } else {
            attrs = attrs.without(Ifla.IFLA_LINKINFO);
        }
        if (args.get(LinkRows.INDEX).isPresent()) {
            if (args.get(LinkRows.NETNS).isEmpty()) {
                throw Problem.of("link.index", "an index is given to new links, or on the way to another namespace")
                        .at(args.token(LinkRows.INDEX));
            }
            attrs = attrs.with(Ifla.IFLA_NEW_IFINDEX, args.need(LinkRows.INDEX));
        }
        Link link = new Link(dev, 0, 0, build.flags(), build.change(), attrs);
        net(new NetOp.SetLink(link), blame(build, at).put(at, 0), words);
        return plan();
    }

    Plan delete() {
        Dev dev = args.get(LinkRows.DEV).orElse(Dev.NONE);
        Attrs attrs = args.get(LinkRows.GROUP)
                .map(g -> Attrs.NONE.with(Ifla.IFLA_GROUP, g))
                .orElse(Attrs.NONE);
        if (args.get(LinkVerb.ANY_KIND).isPresent()) {
            Attrs info = Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, args.need(LinkVerb.ANY_KIND));
            attrs = attrs.with(Ifla.IFLA_LINKINFO, info);
        }
        Token at = args.token(args.get(LinkRows.DEV).isPresent() ? LinkRows.DEV : LinkRows.GROUP);
        Blame blame = new Blame(at).put(at, 0).put(args.token(LinkRows.GROUP), Ifla.IFLA_GROUP.id());
        net(new NetOp.DelLink(new Link(dev, 0, 0, 0, 0, attrs)), blame, r.words());
        return plan();
    }

    Plan property() {
        List<String> names = args.all(LinkVerb.ALTNAME);
        if (names.isEmpty()) {
            throw Problem.of("link.altname", "an altname is missing").at(args.token(LinkRows.DEV));
        }
        Attrs list = Attrs.NONE;
        Blame blame = new Blame(args.token(LinkVerb.ALTNAME)).put(args.token(LinkRows.DEV), 0);
        for (String name : names) {
            list = list.add(Ifla.IFLA_ALT_IFNAME, name);
        }
        blame.put(args.token(LinkVerb.ALTNAME), Ifla.IFLA_PROP_LIST.id());
        Link link = new Link(args.need(LinkRows.DEV), 0, 0, 0, 0, Attrs.NONE.with(Ifla.IFLA_PROP_LIST, list));
        net(new NetOp.LinkProperty(link, !args.has(LinkVerb.DEL)), blame, r.words());
        return plan();
    }

    /** The link's own attributes and those of its kind. */
    private Attrs attrs(Build build, Syntax.Group type) {
        try {
            LinkRows.write(args, build);
            checkVrf(args);
            args.get(LinkRows.LINK_NETNS).ifPresent(ns -> linkNetns(build, ns));
            args.group(type).ifPresent(kind -> kind(build, kind));
            XdpWords.write(args, build, r.display().force());
        } catch (Refusal e) {
            throw Problem.of(e.id("link", "options"), e.getMessage()).at(e.at()).at(kindToken(type));
        }
        return build.attrs();
    }

    private Token kindToken(Syntax.Group type) {
        return args.group(type).map(Args::firstToken).orElse(r.at());
    }

    private void kind(Build build, Args words) {
        String name = (String) words.bindings().get(0).value();
        Attrs info = Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, name);
        build.nest(Ifla.IFLA_LINKINFO).mark(IflaInfo.IFLA_INFO_KIND, words.firstToken());
        LinkKind kind = Kinds.find(name).orElse(null);
        if (kind != null) {
            var where = kind.slave() ? IflaInfo.IFLA_INFO_SLAVE_DATA : IflaInfo.IFLA_INFO_DATA;
            Build data = build.nest(Ifla.IFLA_LINKINFO, where);
            if (kind.whole() && !build.create()) {
                data.begin(settings(name));
            }
            kind.write(words, data);
            info = data.attrs().isEmpty() ? info : info.with(where, data.attrs());
        }
        build.put(Ifla.IFLA_LINKINFO, info, words.firstToken());
    }

    /** What the link that is to be changed has already, if it is there and of that kind. */
    private Attrs settings(String kind) {
        if (args.get(LinkRows.DEV).isEmpty() && args.get(LinkRows.GROUP).isPresent()) {
            return Attrs.NONE;
        }
        Dev dev = args.get(LinkRows.DEV).orElseGet(() -> Here.dev(r, view));
        return view.link(r.ns(), dev.name())
                .filter(link -> link.kind().filter(kind::equals).isPresent())
                .map(Link::data)
                .orElse(Attrs.NONE);
    }

    /**
     * Digits that name no namespace mean a process, as in iproute2. Process 1 must be asked for by pid:1: a mistyped name
     * would give the interface away to the machine itself.
     */
    private NsRef place(NsRef word) {
        if (word instanceof NsRef.Path path && path.path().equals(NsRef.SELF)) {
            return NsRef.HOME;
        }
        if (word instanceof NsRef.Named named && named.name().matches("[1-9][0-9]{0,9}")) {
            if (view.namespace(named.name()).isPresent()) {
                return word;
            }
            long pid = Long.parseLong(named.name());
            if (pid == 1) {
                throw Problem.of("netns.absent", "there is no namespace \"1\"")
                        .hint("the namespace of process 1 is meant with pid:1")
                        .at(args.token(LinkRows.NETNS))
                        .at(r.at());
            }
            return pid <= Integer.MAX_VALUE ? new NsRef.Pid((int) pid) : word;
        }
        return word;
    }

    /** The id by which this namespace knows another; one is given when there is none. */
    private void linkNetns(Build build, NsRef ns) {
        Token at = args.token(LinkRows.LINK_NETNS);
        if (build.attrs().get(Ifla.IFLA_LINK_NETNSID).isPresent()) {
            throw Problem.of("link.netns", "link-netns and link-netnsid say the same: give one of them")
                    .at(at);
        }
        View.Names names = view.names(r.ns());
        Set<Integer> used = new HashSet<>();
        for (Nsid known : view.nsids(r.ns())) {
            int id = known.attrs().get(Netnsa.NETNSA_NSID, -1);
            used.add(id);
            if (names.namespace(id).filter(n -> n.equals(ns.toString())).isPresent()) {
                build.put(Ifla.IFLA_LINK_NETNSID, id, at);
                return;
            }
        }
        int free = 0;
        while (used.contains(free)) {
            free++;
        }
        Attrs set = Attrs.NONE.with(Netnsa.NETNSA_FD, ns).with(Netnsa.NETNSA_NSID, free);
        net(
                new NetOp.SetNsid(new Nsid(set)),
                new Blame(at).put(at, Netnsa.NETNSA_FD.id()),
                "ip netns set " + ns + " " + free);
        build.put(Ifla.IFLA_LINK_NETNSID, free, at);
    }

    /** What is there already must be a VRF; what is not may be one when the line is done. */
    private void checkVrf(Args words) {
        Dev vrf = words.get(LinkRows.VRF).orElse(null);
        if (vrf != null && view.link(r.ns(), vrf.name()).isPresent()) {
            RouteChange.vrfTable(r, view, vrf, words.token(LinkRows.VRF));
        }
        for (Args.Binding b : words.bindings()) {
            if (b.value() instanceof Args inner) { // the kind, the other end
                checkVrf(inner);
            }
        }
    }

    private void checkName(String name) {
        if (name.matches("[0-9]+")) {
            warnings.add("the name " + name + " is digits only: it is never taken for an index");
        }
    }

    private Attrs name(Dev dev, Attrs attrs) {
        String name = args.get(LinkRows.NAME).orElse(null);
        if (name == null) {
            return attrs;
        }
        checkName(name);
        if (name.equals(dev.name())) {
            return attrs.without(Ifla.IFLA_IFNAME);
        } else if (dev.name().equals("lo") && !r.display().force()) {
            throw Problem.of("link.lo", "programs count on lo being called lo")
                    .at(args.token(LinkRows.NAME))
                    .hint("if it is meant: ip -force link set lo name " + name);
        }
        return attrs;
    }

    private void smallMtu(Dev dev) {
        Long mtu = args.get(LinkRows.MTU).orElse(null);
        if (mtu == null || mtu >= IPV6_MIN_MTU) {
            return;
        }
        try {
            Link link = view.link(r.ns(), dev.name()).orElse(null);
            for (Address a : link == null ? List.<Address>of() : view.addresses(r.ns(), 10)) {
                if (a.dev().index() == link.index()) {
                    warnings.add(
                            "IPv6 needs an mtu of " + IPV6_MIN_MTU + ": the IPv6 addresses of " + dev.name() + " go");
                    return;
                }
            }
        } catch (Problem unreadable) {
            // what is not there yet has no addresses either
            return;
        }
    }

    /** A pair whose ends would have one name in one namespace. */
    private void sameNames() {
        Args type = args.group(LinkVerb.ADD_TYPE).orElse(Args.NONE);
        Args peer = type.group(Veth.OPTIONS).orElse(null);
        if (peer == null) {
            return;
        }
        String name = args.get(LinkRows.NAME).orElse(null);
        NsRef here = args.get(LinkRows.NETNS).map(this::place).orElse(r.ns());
        NsRef there = peer.get(LinkRows.NETNS).map(this::place).orElse(r.ns());
        if (name != null && peer.get(LinkRows.NAME).filter(name::equals).isPresent() && here.equals(there)) {
            throw Problem.of("link.same", "both ends would be called " + name).at(peer.token(LinkRows.NAME));
        }
    }

    private static Blame blame(Build build, Token whole) {
        Blame blame = new Blame(whole);
        for (Map.Entry<List<Integer>, Token> mark : build.marks().entrySet()) {
            blame.put(mark.getValue(), mark.getKey().toArray(new Integer[0]));
        }
        return blame;
    }

    private void net(NetOp op, Blame blame, String words) {
        effects.add(new Effect.Net(r.ns(), op, blame, words));
    }

    private Plan plan() {
        return new Plan(List.copyOf(effects), List.copyOf(warnings));
    }
}
