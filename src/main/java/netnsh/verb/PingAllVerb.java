package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.flag;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Address;
import netnsh.model.NamedNs;
import netnsh.plan.Effect;
import netnsh.plan.PingAll;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.RtScope;
import netnsh.value.NsRef;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code pingall}: whether every namespace reaches every other. */
final class PingAllVerb {
    private PingAllVerb() {}

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final Syntax.Word QUIET = exactly("-q", "only the summary");
    private static final Syntax.Word V4 = exactly("-4", "IPv4 only");
    private static final Syntax.Word V6 = exactly("-6", "IPv6 only");
    private static final Syntax.Word WAIT = exactly("-W", "seconds to wait for a reply, 1 when left out");
    private static final Syntax.Slot<Duration> SECONDS =
            slot("timeout", Numbers.DURATION, "seconds to wait for a reply, 1 when left out");
    private static final Syntax.Slot<String> NS = slot("ns", Names.NS_NAME, "a namespace; all when none is named");

    static List<Form> forms() {
        return List.of(Form.of(
                        "pingall",
                        "send an echo request from every namespace to every other, all at once",
                        seq(anyOrder(flag(QUIET), flag(V4), flag(V6), maybe(WAIT, SECONDS)), many(NS)),
                        PingAllVerb::plan)
                .example(
                        "pingall",
                        "every namespace to every other",
                        "netns add left right",
                        "cable left:eth0 right:eth0",
                        "@left addr 10.0.1.1/24",
                        "@right addr 10.0.1.2/24")
                .example(
                        "pingall -q -W 2 left right",
                        "only these, only the summary",
                        "netns add left right",
                        "cable left:eth0 right:eth0",
                        "@left addr 10.0.1.1/24",
                        "@right addr 10.0.1.2/24"));
    }

    private static Plan plan(Request r, View view) {
        Args a = r.args();
        Set<String> named = new LinkedHashSet<>(a.all(NS));
        if (named.isEmpty()) {
            view.namespacesWithoutIds().stream()
                    .filter(ns -> ns.state() == NamedNs.State.OK)
                    .map(NamedNs::name)
                    .sorted(PingAllVerb::byNumber)
                    .forEach(named::add);
        }
        boolean v4 = !a.has(V6) && r.display().family() != AF_INET6;
        boolean v6 = !a.has(V4) && r.display().family() != AF_INET;
        List<PingAll.Host> hosts = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String name : named) {
            PingAll.Host host = v4 ? host(name, AF_INET, view) : null;
            host = host == null && v6 ? host(name, AF_INET6, view) : host;
            if (host != null) {
                hosts.add(host);
            } else if (a.all(NS).isEmpty()) {
                without.add(name); // a switch, mostly
            } else {
                throw Problem.of("pingall.address", "the namespace " + name + " has no address that others could reach")
                        .at(a.token(NS))
                        .hint("@" + name + " addr 10.0.0.1/24");
            }
        }
        if (hosts.size() < 2) {
            throw Problem.of(
                            "pingall.few",
                            "pingall takes two namespaces with an address, and there are " + hosts.size())
                    .at(a.token(r.verb().word()))
                    .hint("@NS addr 10.0.0.1/24 gives one; see netns list");
        }
        PingAll all = new PingAll(List.copyOf(hosts), a.get(SECONDS).orElse(Duration.ofSeconds(1)), a.has(QUIET));
        Plan plan = Plan.of(new Effect.PingEach(all, String.join(" ", r.args().words())));
        return without.isEmpty() ? plan : plan.warn("without an address, and left out: " + String.join(", ", without));
    }

    /** h2 before h10. */
    private static int byNumber(String one, String other) {
        String stem = one.replaceFirst("[0-9]+$", "");
        String number = one.substring(stem.length());
        boolean same = other.startsWith(stem) && other.substring(stem.length()).matches("[0-9]+") && !number.isEmpty();
        int longer = same ? Integer.compare(number.length(), other.length() - stem.length()) : 0;
        return longer != 0 ? longer : one.compareTo(other);
    }

    /** The first address of a namespace that is meant for the world beyond its host and link. */
    private static PingAll.Host host(String name, int family, View view) {
        NsRef.Named ns = new NsRef.Named(name);
        for (Address address : view.addresses(ns, family)) {
            if (address.scope() == RtScope.RT_SCOPE_UNIVERSE && address.local().isPresent()) {
                return new PingAll.Host(ns, address.local().get(), address.dev().index());
            }
        }
        return null;
    }
}
