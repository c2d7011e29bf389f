package netnsh.encap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.kind.Build;
import netnsh.kind.Printer;
import netnsh.netlink.Attrs;

/** All types of light-weight tunnels that iproute2 6.1 knows, and the words {@code encap TYPE …}. */
public final class Encaps {
    private Encaps() {}

    /** The keyword itself. */
    public static final Syntax.Word ENCAP = Syntax.exactly("encap", "wrap the packets: a light-weight tunnel");

    /** A type and its words; the first binding is the type's name. */
    public static final Syntax.Group TYPE = Syntax.group("encap", Syntax.later(Encaps::types));

    /** A type that is known only to be refused: its programs would have to be loaded first. */
    public static final Syntax.Word BPF =
            Syntax.exactly("bpf", "programs, which must be loaded first" + Syntax.REFUSED);

    private static final Syntax.Rest PROGRAMS = Syntax.rest("programs", "what the program ip would be told");

    private static List<Encap> all;

    /** All of them, in the order of iproute2's help. */
    public static synchronized List<Encap> all() {
        if (all == null) {
            all = List.of(
                    new MplsEncap(),
                    new IpEncap(2, "ip", 4),
                    new IlaEncap(),
                    new IpEncap(4, "ip6", 6),
                    new Seg6Encap(),
                    new Seg6LocalEncap(),
                    new RplEncap(),
                    new Ioam6Encap(),
                    new XfrmEncap());
        }
        return all;
    }

    private static Syntax types() {
        List<Syntax> types = new ArrayList<>();
        for (Encap encap : all()) {
            types.add(Syntax.seq(Syntax.exactly(encap.name(), encap.summary()), Syntax.later(encap::syntax)));
        }
        types.add(Syntax.seq(BPF, PROGRAMS));
        return new Syntax.OneOf(types);
    }

    /** The type of that name. */
    public static Optional<Encap> find(String name) {
        return all().stream().filter(e -> e.name().equals(name)).findFirst();
    }

    /** The type of that number, LWTUNNEL_ENCAP_*. */
    public static Optional<Encap> find(int number) {
        return all().stream().filter(e -> e.number() == number).findFirst();
    }

    /**
     * Writes what a {@link #TYPE} says.
     *
     * @return LWTUNNEL_ENCAP_*
     */
    public static int write(Args type, Build build) {
        Encap encap = find((String) type.bindings().get(0).value()).orElseThrow();
        encap.write(type, build);
        return encap.number();
    }

    /** Prints a tunnel; the type's name also where nothing more is known of it. */
    public static void print(int number, Attrs data, Printer out, IntFunction<String> names) {
        Encap encap = find(number).orElse(null);
        String name = encap != null ? encap.name() : number == BpfText.NUMBER ? BPF.text() : "unknown";
        out.string("encap", " encap %s ", name);
        if (encap != null) {
            encap.print(data, out, names);
        } else if (number == BpfText.NUMBER) {
            BpfText.print(data, out);
        }
    }

    /** iproute2's words that make it so again, from {@code encap} on; empty when it cannot be said. */
    public static List<String> words(int number, Attrs data, IntFunction<String> names) {
        List<String> words = new ArrayList<>();
        find(number).filter(encap -> encap.sayable(data)).ifPresent(encap -> {
            words.addAll(List.of(ENCAP.text(), encap.name()));
            words.addAll(encap.words(data, names));
        });
        return words;
    }
}
