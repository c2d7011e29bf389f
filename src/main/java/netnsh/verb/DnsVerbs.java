package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.model.PacketRule;
import netnsh.model.PacketState;
import netnsh.model.Resolver;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Addresses;
import netnsh.word.Names;

/** How programs in a namespace find addresses for names: {@code dns} and {@code hosts}. */
final class DnsVerbs {
    private DnsVerbs() {}

    /**
     * A host and its address.
     *
     * @param address null when the entry is to go
     */
    private record Entry(String host, InetAddress address) {}

    private static final ValueType<String> DOMAIN =
            ValueType.of("DOMAIN", "name", DnsVerbs::host, w -> w, "lab.example", "lab");
    private static final ValueType<Entry> ENTRY_TYPE = ValueType.of(
            "HOST=ADDRESS", "name", DnsVerbs::entry, DnsVerbs::entry, "web.lab=10.0.0.2", "db=fd00::2", "db=");

    private static final Syntax.Slot<String> NS = slot("ns", Names.NS_NAME, "the namespace");
    private static final Syntax.Slot<InetAddress> SERVER =
            slot("server", Addresses.ADDRESS, "a name server that programs there ask");
    private static final Syntax.Slot<String> SEARCH = slot("search", DOMAIN, "a domain to look for short names in");
    private static final Syntax.Slot<Entry> ENTRY =
            slot("entry", ENTRY_TYPE, "a host's address; with nothing behind = the entry goes");
    private static final Syntax.Word CLEAR = exactly("clear", "as on the machine itself again");
    private static final Syntax.Word OFF = exactly("off", "no longer");
    private static final Syntax.Word PREFER = exactly("prefer", "which addresses of a name come first");
    private static final Syntax.Word IPV4 = exactly("ipv4", "IPv4, for programs that ask the C library");
    private static final Syntax.Word DEFAULT = exactly("default", "as on the machine itself");

    static List<Form> dns() {
        return List.of(
                Form.of("dns", "show which name servers programs there ask", NS, DnsVerbs::show)
                        .example("dns left", "what resolv.conf says in left", "netns add left"),
                Form.of(
                                "dns SERVER",
                                "set the name servers of a namespace",
                                seq(NS, some(SERVER), many(seq(exactly("search", SEARCH.help()), SEARCH))),
                                DnsVerbs::set)
                        .example(
                                "dns left 10.0.0.53",
                                "programs that are started in left ask this one",
                                "netns add left")
                        .example(
                                "dns left 10.0.0.53 fd00::53 search lab.example",
                                "two, and a domain",
                                "netns add left"),
                Form.of(
                                "dns clear",
                                "take the name servers of a namespace away",
                                seq(NS, CLEAR),
                                (r, view) -> file(r, view, Resolver.RESOLV, null))
                        .example("dns left clear", "as on the machine itself", "netns add left", "dns left 10.0.0.53"),
                Form.of(
                                "dns --redirect",
                                "send every question for a name to one server, whomever a program asks",
                                seq(NS, exactly("--redirect", "whomever a program asks"), oneOf(OFF, SERVER)),
                                DnsVerbs::redirect)
                        .example("dns left --redirect 10.0.0.53", "port 53 leads there, UDP and TCP", "netns add left")
                        .example(
                                "dns left --redirect off",
                                "no longer",
                                "netns add left",
                                "dns left --redirect 10.0.0.53"),
                Form.of(
                                "dns prefer",
                                "say which addresses of a name are tried first",
                                seq(NS, PREFER, oneOf(IPV4, DEFAULT)),
                                (r, view) ->
                                        file(r, view, Resolver.GAI, r.args().has(IPV4) ? Resolver.preferIpv4() : null))
                        .example("dns left prefer ipv4", "gai.conf of left puts IPv4 first", "netns add left"));
    }

    static List<Form> hosts() {
        return List.of(
                Form.of("hosts", "show the addresses of hosts that are known there", NS, DnsVerbs::showHosts)
                        .example("hosts left", "what was added to the hosts file of left", "netns add left"),
                Form.of("hosts ADD", "give hosts an address in a namespace", seq(NS, some(ENTRY)), DnsVerbs::add)
                        .example("hosts left web.lab=10.0.0.2 db=fd00::2", "two hosts by name", "netns add left")
                        .example("hosts left db=", "db is no longer known", "netns add left", "hosts left db=10.0.0.3"),
                Form.of("hosts clear", "take these hosts away again", seq(NS, CLEAR), DnsVerbs::clearHosts)
                        .example("hosts left clear", "as on the machine itself", "netns add left"));
    }

    private static String host(String word) throws BadValue {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 0x80 || !Character.isLetterOrDigit(c) && "._-".indexOf(c) < 0) {
                throw new BadValue("a host's name is made of letters, digits, '.', '_' and '-'", i);
            }
        }
        if (word.isEmpty() || word.startsWith("-") || word.length() > 253) {
            throw new BadValue("not the name of a host");
        }
        return word;
    }

    private static Entry entry(String word) throws BadValue {
        int equals = word.indexOf('=');
        if (equals < 0) {
            throw new BadValue("an address is missing: HOST=ADDRESS");
        }
        String host = host(word.substring(0, equals));
        String address = word.substring(equals + 1);
        try {
            return new Entry(host, address.isEmpty() ? null : Addresses.ADDRESS.read(address));
        } catch (BadValue e) {
            throw new BadValue(e.getMessage(), equals + 1 + e.offset());
        }
    }

    private static String entry(Entry e) {
        return e.host() + "=" + (e.address() == null ? "" : Ip.text(e.address()));
    }

    /** The namespace, which must be there. */
    private static String ns(Request r, View view) {
        String name = r.args().need(NS);
        try {
            view.link(new NsRef.Named(name), "lo");
        } catch (Problem p) {
            throw p.at(r.args().token(NS));
        }
        return name;
    }

    private static Plan file(Request r, View view, String file, String content) {
        String words = Text.words(r.commandWords());
        // what was left behind by a namespace that has gone can be taken away too
        String name = content == null ? r.args().need(NS) : ns(r, view);
        Optional<String> known = view.etcFile(name, file);
        if (content == null && known.isEmpty()) {
            return Plan.of(); // nothing is there to be taken away, and nothing for undo
        }
        boolean foreign =
                !file.equals(Resolver.HOSTS) && !known.map(Resolver::isOwn).orElse(true);
        if (foreign) {
            throw Problem.of("etc.foreign", file + " of " + name + " is there already, and is not netnsh's")
                    .at(r.args().token(NS))
                    .hint("move /etc/netns/" + name + "/" + file + " away first: nobody could give it back");
        }
        return Plan.of(new Effect.EtcFile(name, file, content, r.args().token(NS), words));
    }

    private static <T> List<T> all(Request r, Syntax.Slot<T> slot) {
        List<T> values = new ArrayList<>();
        r.args().bindings().stream().filter(b -> b.node().equals(slot)).forEach(b -> values.add(cast(b.value())));
        return values;
    }

    @SuppressWarnings("unchecked") // a binding of a slot has the slot's type
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private static Plan set(Request r, View view) {
        List<InetAddress> servers = all(r, SERVER);
        if (servers.size() > Resolver.MOST_SERVERS) {
            throw Problem.of("dns.many", "the resolver asks " + Resolver.MOST_SERVERS + " servers at most")
                    .at(r.args().bindings().stream()
                            .filter(b -> b.node().equals(SERVER))
                            .skip(Resolver.MOST_SERVERS)
                            .findFirst()
                            .orElseThrow()
                            .token());
        }
        return file(r, view, Resolver.RESOLV, Resolver.resolv(servers, all(r, SEARCH)));
    }

    private static Plan redirect(Request r, View view) {
        String name = ns(r, view);
        NsRef ns = new NsRef.Named(name);
        Token at = r.args().token(NS);
        String start = "dns " + name + " --redirect ";
        List<Effect> effects = new ArrayList<>();
        for (PacketState.Line line : view.packets(ns).lines()) {
            if (line.line().startsWith(start)) {
                InetAddress before = Ip.parse(line.line().substring(start.length()));
                PacketRule rule = new PacketRule.Redirect(name, before);
                effects.add(new Effect.Packets(ns, false, rule, at, rule.lineAway()));
            }
        }
        if (!r.args().has(OFF)) {
            PacketRule rule = new PacketRule.Redirect(name, r.args().need(SERVER));
            effects.add(new Effect.Packets(ns, true, rule, at, rule.line()));
            // a question to a server on the loopback, such as systemd-resolved's, has to leave it
            String key = "net.ipv4.conf.all.route_localnet";
            String words = Commands.programLine(ns, List.of("sysctl", "-q", "-w", key + "=1"));
            effects.add(new Effect.Sysctl(ns, key, "1", at, words, true));
        } else if (effects.isEmpty()) {
            throw Problem.of("packets.absent", "nothing is redirected in " + name)
                    .at(at);
        }
        return Plan.of(effects);
    }

    private static Plan show(Request r, View view) {
        String name = ns(r, view);
        return Plan.of(new Effect.Show(
                r.words(),
                now -> new Outcome.Lines(now.etcFile(name, Resolver.RESOLV)
                        .or(() -> now.etcFile("", Resolver.RESOLV))
                        .map(text -> text.lines()
                                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                                .toList())
                        .orElse(List.of()))));
    }

    private static Plan showHosts(Request r, View view) {
        String name = ns(r, view);
        return Plan.of(new Effect.Show(r.words(), now -> {
            List<String> lines = new ArrayList<>();
            Resolver.added(now.etcFile(name, Resolver.HOSTS).orElse(""))
                    .forEach((host, address) -> lines.add(host + "=" + address));
            return new Outcome.Lines(lines);
        }));
    }

    private static Plan clearHosts(Request r, View view) {
        String rest = view.etcFile(r.args().need(NS), Resolver.HOSTS)
                .map(Resolver::cleared)
                .orElse(null);
        return file(r, view, Resolver.HOSTS, rest);
    }

    private static Plan add(Request r, View view) {
        String name = ns(r, view);
        String before = view.etcFile(name, Resolver.HOSTS)
                .orElseGet(
                        () -> Resolver.copied(view.etcFile("", Resolver.HOSTS).orElse("")));
        Map<String, String> entries = new TreeMap<>(Resolver.added(before));
        for (Entry e : all(r, ENTRY)) {
            if (e.address() != null) {
                entries.put(e.host(), Ip.text(e.address()));
            } else if (entries.remove(e.host()) == null) {
                throw Problem.of("hosts.absent", "no entry for " + e.host() + " was added in " + name)
                        .at(r.args().token(ENTRY));
            }
        }
        return file(r, view, Resolver.HOSTS, Resolver.hosts(before, entries));
    }
}
