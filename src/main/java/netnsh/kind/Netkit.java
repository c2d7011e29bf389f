package netnsh.kind;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attr;
import netnsh.uapi.IflaNetkit;
import netnsh.uapi.Named;
import netnsh.word.Links;

/** {@code type netkit}: a pair whose ends run BPF programs (linux/if_link.h, IFLA_NETKIT_*; newer than iproute2 6.1). */
final class Netkit extends LinkKind {
    private static final List<Named> MODES = List.of(new Named(0, "l2"), new Named(1, "l3"));
    private static final List<Named> SCRUBS = List.of(new Named(0, "none"), new Named(1, "default"));
    /** NETKIT_PASS and NETKIT_DROP. */
    private static final List<Named> POLICIES = List.of(new Named(0, "forward"), new Named(2, "blackhole"));

    private static final Syntax.Word PEER = Syntax.exactly("peer", "the other end, with any option of a link");

    Netkit() {
        super("netkit", "a pair of links whose ends run BPF programs", "");
    }

    @Override
    public boolean pair() {
        return true;
    }

    @Override
    protected List<Row> make() {
        return List.of(
                choice("mode", "mode", IflaNetkit.IFLA_NETKIT_MODE, MODES, "Ethernet or IP packets"),
                Rows.told(
                        IflaNetkit.IFLA_NETKIT_PRIMARY,
                        "type",
                        "type %s ",
                        (out, key, format, v, names) -> out.string(key, format, v != 0 ? "primary" : "peer")),
                policy("policy", IflaNetkit.IFLA_NETKIT_POLICY, "here"),
                policy("peer_policy", IflaNetkit.IFLA_NETKIT_PEER_POLICY, "at the other end"),
                choice("scrub", "scrub", IflaNetkit.IFLA_NETKIT_SCRUB, SCRUBS, "what marks and priorities become"),
                choice("peer_scrub", "scrub", IflaNetkit.IFLA_NETKIT_PEER_SCRUB, SCRUBS, "the same at the other end"));
    }

    @Override
    public synchronized Syntax syntax(boolean create) {
        List<Row> rows = rows();
        Syntax here = Syntax.anyOrder(
                Syntax.maybe(rows.get(0).syntax()),
                Syntax.maybe(rows.get(2).syntax()),
                Syntax.maybe(rows.get(4).syntax()));
        Syntax there = Syntax.anyOrder(
                Syntax.maybe(rows.get(3).syntax()), Syntax.maybe(rows.get(5).syntax()));
        return Syntax.seq(here, Syntax.maybe(PEER, there, create ? Syntax.maybe(Veth.OPTIONS) : Syntax.EMPTY));
    }

    @Override
    protected void finish(Args args, Build build) {
        Veth.peer(args, build, IflaNetkit.IFLA_NETKIT_PEER_INFO);
    }

    private static Opt choice(String key, String keyword, Attr<Long> attr, List<Named> words, String help) {
        boolean peer = key.startsWith("peer");
        Syntax.Slot<Integer> slot = Syntax.slot(key, Links.choice(words), help);
        Opt row = Opt.of(
                Syntax.seq(Syntax.exactly(keyword, help), slot),
                (args, build) -> args.get(slot).ifPresent(v -> build.put(attr, (long) v, args.token(slot))));
        return row.show((attrs, out, names) -> attrs.get(attr)
                        .ifPresent(v -> out.string(key, (peer ? "peer " : "") + keyword + " %s ", word(words, v))))
                .words((attrs, names, into) -> attrs.get(attr).ifPresent(v -> {
                    peer(peer, into);
                    into.addAll(List.of(keyword, word(words, v)));
                }));
    }

    private static Opt policy(String key, Attr<Long> attr, String where) {
        boolean peer = key.startsWith("peer");
        Syntax.Word forward = Syntax.exactly("forward", "without a program packets pass " + where);
        Syntax.Word blackhole = Syntax.exactly("blackhole", "without a program packets are dropped " + where);
        return Opt.of(Syntax.oneOf(forward, blackhole), (args, build) -> {
                    if (args.has(forward)) {
                        build.put(attr, POLICIES.get(0).value(), args.token(forward));
                    } else if (args.has(blackhole)) {
                        build.put(attr, POLICIES.get(1).value(), args.token(blackhole));
                    }
                })
                .show((attrs, out, names) -> attrs.get(attr)
                        .ifPresent(v -> out.string(key, key.replace('_', ' ') + " %s ", word(POLICIES, v))))
                .words((attrs, names, into) -> attrs.get(attr).ifPresent(v -> {
                    peer(peer, into);
                    into.add(word(POLICIES, v));
                }));
    }

    private static void peer(boolean peer, List<String> into) {
        if (peer && !into.contains(PEER.text())) {
            into.add(PEER.text());
        }
    }

    private static String word(List<Named> words, long v) {
        String word = Named.nameOf(words, v);
        return word.equals(Long.toString(v)) ? "UNKNOWN" : word;
    }

    /** Those of this end first: what follows {@code peer} is the other end's. */
    @Override
    public List<String> words(netnsh.netlink.Attrs data, java.util.function.IntFunction<String> names) {
        List<String> words = new java.util.ArrayList<>();
        for (int i : new int[] {0, 2, 4, 3, 5}) {
            rows().get(i).words(data, names, words);
        }
        return words;
    }

    /** Nothing of it can be changed at one end alone: it is one clause. */
    @Override
    public java.util.Map<String, List<String>> settings(
            netnsh.netlink.Attrs data, java.util.function.IntFunction<String> names) {
        List<String> words = words(data, names);
        return words.isEmpty() ? java.util.Map.of() : java.util.Map.of("mode", words);
    }

    @Override
    public java.util.Set<String> fixed() {
        return java.util.Set.of("mode");
    }
}
