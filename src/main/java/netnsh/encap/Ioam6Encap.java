package netnsh.encap;

import static netnsh.uapi.Ioam6Iptunnel.IOAM6_IPTUNNEL_DST;
import static netnsh.uapi.Ioam6Iptunnel.IOAM6_IPTUNNEL_FREQ_K;
import static netnsh.uapi.Ioam6Iptunnel.IOAM6_IPTUNNEL_FREQ_N;
import static netnsh.uapi.Ioam6Iptunnel.IOAM6_IPTUNNEL_MODE;
import static netnsh.uapi.Ioam6Iptunnel.IOAM6_IPTUNNEL_TRACE;
import static netnsh.uapi.Ioam6Iptunnel.MODES;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.kind.Build;
import netnsh.kind.Opt;
import netnsh.kind.Printer;
import netnsh.kind.Refusal;
import netnsh.kind.Row;
import netnsh.netlink.Attrs;
import netnsh.uapi.Ioam6Trace;
import netnsh.uapi.Named;
import netnsh.value.Ip;
import netnsh.word.Addresses;
import netnsh.word.LightTunnels;
import netnsh.word.LightTunnels.Frequency;
import netnsh.word.Links;

/** {@code encap ioam6}: hops write down what they see (RFC 9197). */
final class Ioam6Encap extends Encap {
    private static final int INLINE = 1;
    private static final Syntax.Slot<Frequency> FREQ =
            Syntax.slot("freq", LightTunnels.FREQUENCY, "how many packets of how many");
    private static final Syntax.Slot<Integer> MODE =
            Syntax.slot("mode", Links.choice(MODES), "into the packet's header, or around it");
    private static final Syntax.Slot<InetAddress> TUNDST =
            Syntax.slot("tundst", Addresses.IPV6, "where the measured part of the way ends");
    private static final Syntax.Slot<Long> TYPE =
            Syntax.slot("type", LightTunnels.TRACE_TYPE, "what each hop shall write");
    private static final Syntax.Slot<Integer> NS = Syntax.slot("ns", Links.U16, "the measurement's namespace");
    private static final Syntax.Slot<Integer> SIZE = Syntax.slot("size", LightTunnels.TRACE_SIZE, "room for it");

    Ioam6Encap() {
        super(9, "ioam6", "hops write down what they see (IOAM)", "");
    }

    @Override
    List<Row> make() {
        Syntax words = Syntax.seq(
                Syntax.maybe(clause(FREQ)),
                Syntax.maybe(clause(MODE)),
                Syntax.maybe(clause(TUNDST)),
                Syntax.exactly("trace", "a measurement"),
                Syntax.exactly("prealloc", "with room from the start"),
                Syntax.anyOrder(clause(TYPE), clause(NS), clause(SIZE)));
        return List.of(Opt.of(words, Ioam6Encap::put)
                .show((attrs, out, names) -> print(attrs, out))
                .words((attrs, names, into) -> words(attrs, into))
                .required());
    }

    private static Syntax clause(Syntax.Slot<?> slot) {
        return Syntax.seq(Syntax.exactly(slot.name(), slot.help()), slot);
    }

    private static void put(Args args, Build build) {
        Frequency frequency = args.get(FREQ).orElse(new Frequency(1, 1));
        int mode = args.get(MODE).orElse(INLINE);
        InetAddress end = args.get(TUNDST).orElse(null);
        if (mode == INLINE && end != null) {
            throw new Refusal("mode inline goes without tundst", args.token(TUNDST));
        } else if (mode != INLINE && end == null) {
            throw new Refusal("tundst is missing: where the measured part of the way ends", args.token(MODE));
        }
        build.put(IOAM6_IPTUNNEL_FREQ_K, frequency.k(), args.token(FREQ));
        build.put(IOAM6_IPTUNNEL_FREQ_N, frequency.n(), args.token(FREQ));
        build.put(IOAM6_IPTUNNEL_MODE, mode, args.token(MODE));
        if (end != null) {
            build.put(IOAM6_IPTUNNEL_DST, end, args.token(TUNDST));
        }
        Ioam6Trace trace = new Ioam6Trace(args.need(NS), args.need(TYPE), args.need(SIZE));
        build.put(IOAM6_IPTUNNEL_TRACE, trace, args.token(TYPE));
    }

    private static void print(Attrs attrs, Printer out) {
        Optional<Integer> mode = attrs.get(IOAM6_IPTUNNEL_MODE);
        Optional<Ioam6Trace> trace = attrs.get(IOAM6_IPTUNNEL_TRACE);
        Optional<Long> k = attrs.get(IOAM6_IPTUNNEL_FREQ_K);
        Optional<Long> n = attrs.get(IOAM6_IPTUNNEL_FREQ_N);
        if (mode.isEmpty() || trace.isEmpty() || k.isEmpty() || n.isEmpty()) {
            return;
        }
        out.number("freqk", "freq %u", k.get());
        out.number("freqn", "/%u ", n.get());
        Optional<InetAddress> end = attrs.get(IOAM6_IPTUNNEL_DST);
        if (mode.get() != INLINE && end.isEmpty()) {
            return;
        }
        boolean known = MODES.stream().anyMatch(m -> m.value() == mode.get());
        out.string("mode", "mode %s ", known ? Named.nameOf(MODES, mode.get()) : "<unknown>");
        if (mode.get() != INLINE) {
            out.string("tundst", "tundst %s ", Ip.text(end.get()));
        }
        out.none("trace", "trace ");
        out.none("prealloc", "prealloc ");
        if (out.json()) {
            out.string("type", null, Long.toHexString(trace.get().type()));
        } else {
            out.text("type " + LightTunnels.TRACE_TYPE.write(trace.get().type()) + " ");
        }
        out.number("ns", "ns %u ", trace.get().namespace());
        out.number("size", "size %u ", trace.get().size());
    }

    private static void words(Attrs attrs, List<String> words) {
        Frequency frequency = new Frequency(attrs.get(IOAM6_IPTUNNEL_FREQ_K, 1L), attrs.get(IOAM6_IPTUNNEL_FREQ_N, 1L));
        words.addAll(List.of("freq", LightTunnels.FREQUENCY.write(frequency)));
        words.addAll(List.of("mode", Named.nameOf(MODES, attrs.get(IOAM6_IPTUNNEL_MODE, INLINE))));
        attrs.get(IOAM6_IPTUNNEL_DST).ifPresent(v -> words.addAll(List.of("tundst", Ip.text(v))));
        attrs.get(IOAM6_IPTUNNEL_TRACE)
                .ifPresent(v -> words.addAll(List.of(
                        "trace",
                        "prealloc",
                        "type",
                        LightTunnels.TRACE_TYPE.write(v.type()),
                        "ns",
                        String.valueOf(v.namespace()),
                        "size",
                        String.valueOf(v.size()))));
    }
}
