package netnsh.kind;

import static netnsh.uapi.IflaGre.GRE_CSUM;
import static netnsh.uapi.IflaGre.GRE_KEY;
import static netnsh.uapi.IflaGre.GRE_SEQ;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaGre;
import netnsh.uapi.Named;
import netnsh.value.Ip;
import netnsh.word.Links;
import netnsh.word.Numbers;
import netnsh.word.Tunnels;

/** Keys, sequence numbers and checksums of GRE, for each direction; and what ERSPAN adds. */
final class GreRows {
    static final InetAddress NO_KEY = Ip.of(new byte[4]);
    private static final List<Named> DIRECTIONS = List.of(new Named(0, "ingress"), new Named(1, "egress"));

    private GreRows() {}

    /** A word that changes the flags of one direction or of both; a key has a value. */
    private record Change(
            Syntax.Word word, Syntax.Slot<InetAddress> key, int flag, boolean on, boolean in, boolean out) {
        static Change of(String keyword, int flag) {
            boolean on = !keyword.startsWith("no");
            String plain = on ? keyword : keyword.substring(2);
            boolean in = plain.startsWith("i");
            boolean out = plain.startsWith("o");
            String what = flag == GRE_KEY ? "a key" : flag == GRE_SEQ ? "sequence numbers" : "checksums";
            String help = (on ? "" : "without ") + what + (in ? " on receipt" : out ? " on sending" : "");
            Syntax.Slot<InetAddress> key = on && flag == GRE_KEY ? Syntax.slot(keyword, Tunnels.KEY, help) : null;
            return new Change(Syntax.word(keyword, help), key, flag, on, in || !out, out || !in);
        }

        Syntax syntax() {
            return key == null ? word : Syntax.seq(word, key);
        }
    }

    private static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (String thing : List.of("key", "seq", "csum")) {
            for (String direction : List.of("", "i", "o")) {
                int flag = thing.equals("key") ? GRE_KEY : thing.equals("seq") ? GRE_SEQ : GRE_CSUM;
                changes.add(Change.of(direction + thing, flag));
                changes.add(Change.of("no" + direction + thing, flag));
            }
        }
        return changes;
    }

    /** The clauses, which iproute2 reads first; {@link #flags} is what they mean together. */
    static List<Row> clauses() {
        return changes().stream().<Row>map(change -> Opt.of(change.syntax())).toList();
    }

    /** What the clauses mean, and how it is printed. */
    static Row flags() {
        List<Change> changes = changes();
        return Opt.of((args, build) -> write(changes, args, build))
                .show(GreRows::print)
                .words(GreRows::words);
    }

    /** In the order typed, so that the last word wins. */
    private static void write(List<Change> changes, Args args, Build build) {
        build.otherwise(IflaGre.IFLA_GRE_IKEY, NO_KEY);
        build.otherwise(IflaGre.IFLA_GRE_OKEY, NO_KEY);
        build.otherwise(IflaGre.IFLA_GRE_IFLAGS, 0);
        build.otherwise(IflaGre.IFLA_GRE_OFLAGS, 0);
        for (Args.Binding binding : args.bindings()) {
            for (Change change : changes) {
                if (binding.node().equals(change.key() == null ? change.word() : change.key())) {
                    apply(change, binding, build);
                }
            }
        }
    }

    private static void apply(Change change, Args.Binding binding, Build build) {
        Token at = binding.token();
        InetAddress key = change.key() == null ? NO_KEY : (InetAddress) binding.value();
        if (change.in()) {
            int old = build.get(IflaGre.IFLA_GRE_IFLAGS, 0);
            build.put(IflaGre.IFLA_GRE_IFLAGS, change.on() ? old | change.flag() : old & ~change.flag(), at);
            if (change.flag() == GRE_KEY) {
                build.put(IflaGre.IFLA_GRE_IKEY, key, at);
            }
        }
        if (change.out()) {
            int old = build.get(IflaGre.IFLA_GRE_OFLAGS, 0);
            build.put(IflaGre.IFLA_GRE_OFLAGS, change.on() ? old | change.flag() : old & ~change.flag(), at);
            if (change.flag() == GRE_KEY) {
                build.put(IflaGre.IFLA_GRE_OKEY, key, at);
            }
        }
    }

    private static void print(Attrs attrs, Printer out, IntFunction<String> names) {
        int in = attrs.get(IflaGre.IFLA_GRE_IFLAGS, 0);
        int sent = attrs.get(IflaGre.IFLA_GRE_OFLAGS, 0);
        if ((in & GRE_KEY) != 0) {
            attrs.get(IflaGre.IFLA_GRE_IKEY).ifPresent(key -> out.string("ikey", "ikey %s ", Ip.text(key)));
        }
        if ((sent & GRE_KEY) != 0) {
            attrs.get(IflaGre.IFLA_GRE_OKEY).ifPresent(key -> out.string("okey", "okey %s ", Ip.text(key)));
        }
        for (String word : set(in, sent)) {
            out.bool(word, word + " ", true);
        }
    }

    /** The words for what is set beside keys, as they are printed and read. */
    private static List<String> set(int in, int sent) {
        List<String> words = new ArrayList<>();
        for (int flag : new int[] {GRE_SEQ, GRE_CSUM}) {
            String word = flag == GRE_SEQ ? "seq" : "csum";
            if ((in & flag) != 0) {
                words.add("i" + word);
            }
            if ((sent & flag) != 0) {
                words.add("o" + word);
            }
        }
        return words;
    }

    private static void words(Attrs attrs, IntFunction<String> names, List<String> words) {
        int in = attrs.get(IflaGre.IFLA_GRE_IFLAGS, 0);
        int sent = attrs.get(IflaGre.IFLA_GRE_OFLAGS, 0);
        if ((in & GRE_KEY) != 0) {
            words.addAll(List.of("ikey", Tunnels.KEY.write(attrs.get(IflaGre.IFLA_GRE_IKEY, NO_KEY))));
        }
        if ((sent & GRE_KEY) != 0) {
            words.addAll(List.of("okey", Tunnels.KEY.write(attrs.get(IflaGre.IFLA_GRE_OKEY, NO_KEY))));
        }
        words.addAll(set(in, sent));
    }

    /** ERSPAN: version 1 has an index, version 2 a direction and a hardware id. */
    static List<Row> erspan() {
        Syntax.Slot<Long> index =
                Syntax.slot("erspan", Numbers.range("INDEX", 1, 0xfffff), "index of the mirrored port");
        Syntax.Slot<Integer> version = Syntax.slot("erspan_ver", Links.range("VERSION", 0, 2), "version of ERSPAN");
        Syntax.Slot<Integer> direction =
                Syntax.slot("erspan_dir", Links.abbreviated(DIRECTIONS), "which way the mirrored packets went");
        Syntax.Slot<Long> hardware = Syntax.slot("erspan_hwid", Links.hex("HWID", 0xffff), "what mirrors them");
        return List.of(
                Opt.of(
                                Syntax.seq(Syntax.exactly("erspan", index.help()), index),
                                (args, build) -> args.get(index)
                                        .ifPresent(v -> build.put(IflaGre.IFLA_GRE_ERSPAN_INDEX, v, args.token(index))))
                        .show((attrs, out, names) -> attrs.get(IflaGre.IFLA_GRE_ERSPAN_INDEX)
                                .ifPresent(v -> out.number("erspan_index", "erspan_index %u ", v)))
                        .words((attrs, names, words) -> attrs.get(IflaGre.IFLA_GRE_ERSPAN_INDEX)
                                .filter(v -> v != 0)
                                .ifPresent(v -> words.addAll(List.of("erspan", v.toString())))),
                Opt.of(
                                Syntax.seq(Syntax.exactly("erspan_ver", version.help()), version),
                                (args, build) -> version(args, version, build))
                        .show((attrs, out, names) -> attrs.get(IflaGre.IFLA_GRE_ERSPAN_VER)
                                .ifPresent(v -> out.number("erspan_ver", "erspan_ver %u ", v)))
                        .words((attrs, names, words) -> attrs.get(IflaGre.IFLA_GRE_ERSPAN_VER)
                                .filter(v -> v != 1)
                                .ifPresent(v -> words.addAll(List.of("erspan_ver", v.toString())))),
                Opt.of(Syntax.seq(Syntax.exactly("erspan_dir", direction.help()), direction), (args, build) -> {
                            if (build.get(IflaGre.IFLA_GRE_ERSPAN_VER, 1) == 2) {
                                args.get(direction)
                                        .ifPresent(
                                                v -> build.put(IflaGre.IFLA_GRE_ERSPAN_DIR, v, args.token(direction)));
                                build.otherwise(IflaGre.IFLA_GRE_ERSPAN_DIR, 0);
                            }
                        })
                        .show((attrs, out, names) -> attrs.get(IflaGre.IFLA_GRE_ERSPAN_DIR)
                                .ifPresent(
                                        v -> out.string("erspan_dir", "erspan_dir %s ", v == 0 ? "ingress" : "egress")))
                        .words((attrs, names, words) -> attrs.get(IflaGre.IFLA_GRE_ERSPAN_DIR)
                                .ifPresent(v -> words.addAll(
                                        List.of("erspan_dir", direction.type().write(v))))),
                Opt.of(Syntax.seq(Syntax.exactly("erspan_hwid", hardware.help()), hardware), (args, build) -> {
                            if (build.get(IflaGre.IFLA_GRE_ERSPAN_VER, 1) == 2) {
                                args.get(hardware)
                                        .ifPresent(v -> build.put(
                                                IflaGre.IFLA_GRE_ERSPAN_HWID, v.intValue(), args.token(hardware)));
                                build.otherwise(IflaGre.IFLA_GRE_ERSPAN_HWID, 0);
                            }
                        })
                        .show((attrs, out, names) -> attrs.get(IflaGre.IFLA_GRE_ERSPAN_HWID)
                                .ifPresent(v -> out.string("erspan_hwid", "erspan_hwid %s ", Rows.hex(v))))
                        .words((attrs, names, words) -> attrs.get(IflaGre.IFLA_GRE_ERSPAN_HWID)
                                .ifPresent(v -> words.addAll(List.of("erspan_hwid", Rows.hex(v))))));
    }

    private static void version(Args args, Syntax.Slot<Integer> slot, Build build) {
        args.get(slot).ifPresent(v -> build.put(IflaGre.IFLA_GRE_ERSPAN_VER, v, args.token(slot)));
        build.otherwise(IflaGre.IFLA_GRE_ERSPAN_VER, 1);
        if (build.get(IflaGre.IFLA_GRE_ERSPAN_VER, 1) != 1 || build.get(IflaGre.IFLA_GRE_ERSPAN_INDEX, 0L) == 0) {
            build.drop(IflaGre.IFLA_GRE_ERSPAN_INDEX);
        }
        if (build.get(IflaGre.IFLA_GRE_ERSPAN_VER, 1) != 2) {
            build.drop(IflaGre.IFLA_GRE_ERSPAN_DIR);
            build.drop(IflaGre.IFLA_GRE_ERSPAN_HWID);
        }
    }
}
