package netnsh.encap;

import static netnsh.uapi.Seg6Local.SEG6_LOCAL_ACTION;
import static netnsh.uapi.Seg6Local.SEG6_LOCAL_COUNTERS;
import static netnsh.uapi.Seg6Local.SEG6_LOCAL_FLAVORS;
import static netnsh.uapi.Seg6Local.SEG6_LOCAL_SRH;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.kind.Build;
import netnsh.kind.Field;
import netnsh.kind.Opt;
import netnsh.kind.Printer;
import netnsh.kind.Refusal;
import netnsh.kind.Row;
import netnsh.kind.Rows;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.Named;
import netnsh.uapi.Seg6Local;
import netnsh.value.Dev;
import netnsh.value.IdNames;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.LightTunnels;
import netnsh.word.Links;
import netnsh.word.Names;

/** {@code encap seg6local}: what this router does with packets for one of its segments (RFC 8986). */
final class Seg6LocalEncap extends Encap {
    private static final Syntax.Slot<Integer> ACTION =
            Syntax.slot("action", Links.choice(Seg6Local.ACTIONS), "what is done with the packets");
    private static final Syntax.Word COUNT = Syntax.exactly("count", "count the packets");
    private static final Syntax.Word ENDPOINT =
            Syntax.exactly("endpoint", "a program, which must be loaded first" + Syntax.REFUSED);
    private static final Syntax.Rest PROGRAM = Syntax.rest("program", "what the program ip would be told");
    private static final Syntax.Slot<Long> FLAVORS =
            Syntax.slot("flavors", LightTunnels.FLAVORS, "variants of the action");
    private static final Syntax.Slot<Integer> BLOCK =
            Syntax.slot("lblen", Links.U8, "bits of the locator, with next-csid");
    private static final Syntax.Slot<Integer> FUNCTION =
            Syntax.slot("nflen", Links.U8, "bits of node and function, with next-csid");
    private static final Attr<Long> OPERATION = Seg6Local.FLV_OPERATION;
    private static final long NEXT_CSID =
            Named.valueOf(Seg6Local.FLAVORS, "next-csid").orElseThrow();

    Seg6LocalEncap() {
        super(7, "seg6local", "what is done with packets for a segment of this router", "");
    }

    @Override
    List<Row> make() {
        List<Row> rows = new ArrayList<>(List.of(action(), header()));
        rows.add(table("table", Seg6Local.SEG6_LOCAL_TABLE, "look the destination up in this table"));
        rows.add(table("vrftable", Seg6Local.SEG6_LOCAL_VRFTABLE, "look the destination up in the table of a VRF"));
        rows.add(Rows.value(
                Syntax.exactly("nh4", "the next router"), Addresses.IPV4, Seg6Local.SEG6_LOCAL_NH4, Encap::plain));
        rows.add(Rows.value(
                Syntax.exactly("nh6", "the next router"), Addresses.IPV6, Seg6Local.SEG6_LOCAL_NH6, Encap::plain));
        rows.add(link("iif", Seg6Local.SEG6_LOCAL_IIF, "the interface that packets came from"));
        rows.add(link("oif", Seg6Local.SEG6_LOCAL_OIF, "the interface that they leave by"));
        rows.add(Opt.of(Syntax.seq(ENDPOINT, PROGRAM), (args, build) -> {
                    if (args.has(ENDPOINT)) {
                        throw Refusal.elsewhere(
                                "netnsh does not load programs into the kernel; the program ip does: run ip route …",
                                args.token(ENDPOINT));
                    }
                })
                .show((attrs, out, names) -> BpfText.program(attrs, Seg6Local.SEG6_LOCAL_BPF, ENDPOINT.text(), out)));
        rows.add(counters());
        rows.add(flavors());
        return rows;
    }

    @Override
    boolean sayable(Attrs data) {
        return !data.has(Seg6Local.SEG6_LOCAL_BPF); // which program it was nobody can say
    }

    private static Row action() {
        return Opt.of(
                        Syntax.seq(Syntax.exactly("action", ACTION.help()), ACTION),
                        (args, build) -> args.get(ACTION)
                                .ifPresent(v -> build.put(SEG6_LOCAL_ACTION, (long) v, args.token(ACTION))))
                .show((attrs, out, names) ->
                        attrs.get(SEG6_LOCAL_ACTION).ifPresent(v -> out.string("action", "action %s ", name(v))))
                .words((attrs, names, words) -> attrs.get(SEG6_LOCAL_ACTION)
                        .ifPresent(v -> words.addAll(List.of("action", Named.nameOf(Seg6Local.ACTIONS, v)))))
                .required();
    }

    private static String name(long action) {
        int last = Seg6Local.ACTIONS.size();
        return action > last ? "<invalid>" : action == 0 ? "<unknown>" : Named.nameOf(Seg6Local.ACTIONS, action);
    }

    private static Row header() {
        Syntax words = Syntax.seq(Syntax.exactly("srh", "the way that packets get"), Segments.segs(), Segments.hmac());
        return Opt.of(words, (args, build) -> {
                    if (args.token(Segments.SEGS) != null) {
                        boolean open = args.need(ACTION) != Seg6Local.END_B6_ENCAP;
                        build.put(SEG6_LOCAL_SRH, Segments.header(args, open), args.token(Segments.SEGS));
                    }
                })
                .show((attrs, out, names) -> attrs.get(SEG6_LOCAL_SRH).ifPresent(v -> {
                    out.openObject("srh");
                    Segments.print(v, out);
                    out.closeObject();
                }))
                .words((attrs, names, into) -> attrs.get(SEG6_LOCAL_SRH).ifPresent(v -> {
                    into.add("srh");
                    boolean open = attrs.get(SEG6_LOCAL_ACTION, 0L) != Seg6Local.END_B6_ENCAP;
                    into.addAll(Segments.words(v, open));
                }));
    }

    private static Field<Long> table(String keyword, Attr<Long> attr, String help) {
        return Rows.value(
                Syntax.exactly(keyword, help),
                Ids.TABLE,
                attr,
                (out, key, format, v, names) -> out.string(key, format, IdNames.TABLE.name(v, out.numeric())));
    }

    private static Field<Dev> link(String keyword, Attr<Dev> attr, String help) {
        return Rows.value(
                Syntax.exactly(keyword, help),
                Names.DEV,
                attr,
                (out, key, format, v, names) -> out.string(key, format, names.apply(v.index())));
    }

    private static Row counters() {
        return Opt.of(COUNT, (args, build) -> {
                    if (args.has(COUNT)) {
                        Attrs zero = Attrs.NONE
                                .with(Seg6Local.CNT_PACKETS, 0L)
                                .with(Seg6Local.CNT_BYTES, 0L)
                                .with(Seg6Local.CNT_ERRORS, 0L);
                        build.put(SEG6_LOCAL_COUNTERS, zero, args.token(COUNT));
                    }
                })
                .show((attrs, out, names) -> {
                    if (attrs.has(SEG6_LOCAL_COUNTERS) && out.stats() > 0) {
                        Attrs counters = attrs.get(SEG6_LOCAL_COUNTERS, Attrs.NONE);
                        out.openObject("stats64");
                        counter("packets", counters.get(Seg6Local.CNT_PACKETS, 0L), out);
                        counter("bytes", counters.get(Seg6Local.CNT_BYTES, 0L), out);
                        counter("errors", counters.get(Seg6Local.CNT_ERRORS, 0L), out);
                        out.closeObject();
                    }
                })
                .words((attrs, names, words) -> {
                    if (attrs.has(SEG6_LOCAL_COUNTERS)) {
                        words.add(COUNT.text());
                    }
                });
    }

    private static void counter(String key, long value, Printer out) {
        if (out.json()) {
            out.literal(key, null, Long.toUnsignedString(value));
        } else {
            out.text(key + " " + out.count(value) + " ");
        }
    }

    private static Row flavors() {
        Syntax words = Syntax.seq(
                Syntax.exactly("flavors", FLAVORS.help()),
                FLAVORS,
                Syntax.maybe(Syntax.exactly("lblen", BLOCK.help()), BLOCK),
                Syntax.maybe(Syntax.exactly("nflen", FUNCTION.help()), FUNCTION));
        return Opt.of(words, Seg6LocalEncap::flavors)
                .show((attrs, out, names) -> attrs.get(SEG6_LOCAL_FLAVORS).ifPresent(v -> {
                    v.get(OPERATION).ifPresent(bits -> printFlavors(bits, out));
                    v.get(Seg6Local.FLV_LCBLOCK_BITS).ifPresent(n -> counter("lblen", n, out));
                    v.get(Seg6Local.FLV_LCNODE_FN_BITS).ifPresent(n -> counter("nflen", n, out));
                }))
                .words((attrs, names, into) -> attrs.get(SEG6_LOCAL_FLAVORS).ifPresent(v -> {
                    into.addAll(List.of("flavors", LightTunnels.FLAVORS.write(v.get(OPERATION, 0L))));
                    v.get(Seg6Local.FLV_LCBLOCK_BITS).ifPresent(n -> into.addAll(List.of("lblen", n.toString())));
                    v.get(Seg6Local.FLV_LCNODE_FN_BITS).ifPresent(n -> into.addAll(List.of("nflen", n.toString())));
                }));
    }

    private static void flavors(Args args, Build build) {
        Long bits = args.get(FLAVORS).orElse(null);
        if (bits == null) {
            return;
        }
        for (Syntax.Slot<Integer> slot : List.of(BLOCK, FUNCTION)) {
            if ((bits & NEXT_CSID) == 0 && args.token(slot) != null) {
                throw new Refusal(slot.name() + " goes with next-csid only", args.token(slot));
            }
        }
        Attrs flavors = Attrs.NONE.with(OPERATION, bits);
        if (args.token(BLOCK) != null) {
            flavors = flavors.with(Seg6Local.FLV_LCBLOCK_BITS, args.need(BLOCK));
        }
        if (args.token(FUNCTION) != null) {
            flavors = flavors.with(Seg6Local.FLV_LCNODE_FN_BITS, args.need(FUNCTION));
        }
        build.put(SEG6_LOCAL_FLAVORS, flavors, args.token(FLAVORS));
    }

    private static void printFlavors(long bits, Printer out) {
        List<String> names = Named.namesIn(Seg6Local.FLAVORS, bits);
        out.openArray("flavors", "flavors ");
        if (out.json()) {
            names.forEach(n -> out.element(Printer.Role.NONE, null, n));
        } else {
            out.text(String.join(",", names));
        }
        out.closeArray(" ");
    }
}
