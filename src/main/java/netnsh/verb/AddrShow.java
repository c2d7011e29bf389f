package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.slot;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.IfaFlag;
import netnsh.uapi.Named;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Ids;

/** Which addresses {@code addr show} prints and {@code addr flush} takes away. */
final class AddrShow {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_PACKET = 17;
    /** {@code scope all}. */
    private static final long ALL_SCOPES = -1;

    private static final Syntax.Slot<Prefix> TO =
            slot("to", Addresses.PREFIX_OR_DEFAULT, "only addresses in this prefix");
    private static final Syntax.Slot<Long> SCOPE = slot(
            "scope", ValueType.of("SCOPE|all", "value", AddrShow::scope, AddrShow::scope, "link"), "only this scope");
    private static final Syntax.Slot<String> LABEL = slot(
            "label",
            ValueType.of("PATTERN", "value", w -> w, w -> w, "eth0:*"),
            "only labels that fit, * and ? allowed");

    /** A word for a flag: its bit, and whether it must be set or must not. */
    private record Want(Syntax.Word word, long bit, boolean set) {}

    private static final List<Want> WANTS = wants();

    private static List<Want> wants() {
        List<Named> flags = new ArrayList<>(IfaFlag.NAMES);
        flags.add(new Named(IfaFlag.IFA_F_SECONDARY, "temporary"));
        List<Want> wants = new ArrayList<>();
        for (Named flag : flags) {
            wants.add(new Want(exactly(flag.name(), "only " + flag.name() + " ones"), flag.value(), true));
            wants.add(new Want(exactly("-" + flag.name(), "only others"), flag.value(), false));
        }
        wants.add(new Want(exactly("dynamic", "only those that will go"), IfaFlag.IFA_F_PERMANENT, false));
        wants.add(new Want(exactly("-dynamic", "only permanent ones"), IfaFlag.IFA_F_PERMANENT, true));
        wants.add(new Want(exactly("primary", "no secondary ones"), IfaFlag.IFA_F_SECONDARY, false));
        wants.add(new Want(exactly("-primary", "only secondary ones"), IfaFlag.IFA_F_SECONDARY, true));
        return List.copyOf(wants);
    }

    private static long scope(String word) throws BadValue {
        return word.equals("all") ? ALL_SCOPES : Ids.SCOPE.read(word);
    }

    private static String scope(long scope) {
        return scope == ALL_SCOPES ? "all" : Ids.SCOPE.write(scope);
    }

    /** The words, for anyOrder. */
    static List<Syntax> items() {
        List<Syntax> items = new ArrayList<>();
        items.add(LinkFilter.option("to", TO));
        items.add(LinkFilter.option("scope", SCOPE));
        List<Syntax> flags = new ArrayList<>();
        WANTS.forEach(w -> flags.add(w.word()));
        items.add(Syntax.many(new Syntax.OneOf(flags)));
        items.add(LinkFilter.option("label", LABEL));
        items.addAll(LinkFilter.items());
        return items;
    }

    private final Request r;
    private final Args args;
    private final View view;
    private final int family;
    private final LinkFilter filter;

    AddrShow(Request r, View view) {
        this.r = r;
        this.args = r.args();
        this.view = view;
        int asked = r.display().family();
        if (asked != 0
                && asked != AF_PACKET
                && args.get(TO)
                        .filter(to -> !to.isDefault() && to.family() != asked)
                        .isPresent()) {
            throw Problem.of("addr.family", "not an IPv" + (asked == AF_INET6 ? 6 : 4) + " prefix")
                    .at(args.token(TO));
        }
        this.family = asked == 0 ? args.get(TO).map(Prefix::family).orElse(0) : asked;
        this.filter = new LinkFilter(r, view);
    }

    Outcome show() {
        // the kernel is asked for all of one family's links, whatever else is asked for
        boolean whole =
                !filter.one() && (r.display().family() == AF_INET || r.display().family() == AF_INET6);
        List<Link> links = whole ? filter.all() : filter.read();
        List<Address> shown = new ArrayList<>();
        if (family != AF_PACKET) {
            List<Address> all = view.addresses(r.ns(), family);
            links = withAddresses(links, all);
            for (Address a : all) {
                shown.add(fits(a) ? a : Address.hidden(a.dev()));
            }
        }
        if (whole && r.display().family() == AF_INET6) {
            links = links.stream().map(Inet6Link::of).toList();
        }
        boolean labelled = args.get(LABEL).isPresent();
        boolean lines =
                family == AF_PACKET || r.display().brief() || !r.display().oneline();
        if (!lines) { // then iproute2 does not look at the links, but that they are up
            Set<Integer> off = new HashSet<>();
            links.stream().filter(l -> filter.on(l).hidden()).forEach(l -> off.add(l.index()));
            shown.removeIf(a -> off.contains(a.dev().index()));
        } else {
            links = links.stream().map(labelled ? filter::on : filter::shown).toList();
        }
        return new Outcome.Addresses(links, shown, view.names(r.ns()).know(links), family, labelled || !lines);
    }

    /** Links that have an address that fits, or none at all when no family is asked for. */
    private List<Link> withAddresses(List<Link> links, List<Address> all) {
        Set<Integer> any = new HashSet<>();
        Set<Integer> fitting = new HashSet<>();
        for (Address a : all) {
            any.add(a.dev().index());
            if (fits(a)) {
                fitting.add(a.dev().index());
            }
        }
        List<Link> kept = new ArrayList<>(links);
        kept.removeIf(link -> !fitting.contains(link.index()) && (family != 0 || any.contains(link.index())));
        return kept;
    }

    private boolean fits(Address a) {
        Long scope = args.get(SCOPE).filter(s -> s != ALL_SCOPES).orElse(null);
        if (family != 0 && family != a.family() || scope != null && scope != a.scope()) {
            return false;
        }
        for (Want want : WANTS) {
            if (args.has(want.word()) && (a.allFlags() & want.bit()) != 0 != want.set()) {
                return false;
            }
        }
        InetAddress local = a.local().orElse(null);
        if (args.get(TO).isPresent() && (local == null || !args.need(TO).contains(local))) {
            return false;
        }
        return args.get(LABEL).isEmpty()
                || Glob.matches(
                        args.need(LABEL),
                        a.label()
                                .orElseGet(() -> view.names(r.ns()).link(a.dev().index())));
    }

    Plan flush() {
        if (args.bindings().isEmpty()
                || args.words().get(args.words().size() - 1).equals("flush")) {
            throw Problem.of("addr.flush", "which addresses?")
                    .at(r.at())
                    .hint("name an interface (addr flush dev IF), a prefix (to PREFIX), or scope all");
        } else if (family == AF_PACKET) {
            throw Problem.of("addr.flush", "link-layer addresses cannot be flushed")
                    .at(r.at());
        }
        List<Effect> first = new ArrayList<>();
        List<Effect> then = new ArrayList<>();
        List<Address> found = new ArrayList<>();
        Map<Integer, Link> links = new HashMap<>();
        filter.links().forEach(link -> links.putIfAbsent(link.index(), link));
        for (Address a : view.addresses(r.ns(), family)) {
            Link link = links.get(a.dev().index());
            if (link != null && fits(a)) {
                // a primary address may take its secondary ones along, so those go first
                found.add(a);
                boolean secondary = (a.allFlags() & IfaFlag.IFA_F_SECONDARY) != 0;
                (secondary ? first : then).add(deletion(a, link));
            }
        }
        first.addAll(then);
        Outcome what = new Outcome.Addresses(List.of(), found, view.names(r.ns()), family, true);
        return Flush.plan(r, what, "addresses", first);
    }

    private Effect deletion(Address a, Link link) {
        String local = a.local().map(Ip::text).orElse("");
        String peer = a.peer().map(Ip::text).orElse(local);
        List<String> words = new ArrayList<>(List.of("addr", "delete"));
        if (peer.equals(local)) {
            words.add(local + "/" + a.prefixLength());
        } else {
            words.addAll(List.of(local, "peer", peer + "/" + a.prefixLength()));
        }
        words.addAll(List.of("dev", link.name()));
        return new Effect.Net(
                r.ns(),
                new NetOp.DelAddress(a),
                new Blame(r.at()).put(filter.devToken(), 0),
                Commands.spellOut(r, words));
    }
}
