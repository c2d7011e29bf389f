package netnsh.kind;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attrs;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaXdp;

/** {@code xdp off} of {@code link set}; a program to put there must be loaded first and is refused by name. */
public final class XdpWords {
    /** XDP_FLAGS_UPDATE_IF_NOEXIST of linux/if_link.h. */
    private static final long IF_NOEXIST = 1;

    /** The keywords and XDP_FLAGS_*_MODE of linux/if_link.h. */
    private static final List<Mode> MODES = List.of(
            new Mode(Syntax.exactly("xdpgeneric", "the program of any driver's link"), 2),
            new Mode(Syntax.exactly("xdpdrv", "the program of the driver"), 4),
            new Mode(Syntax.exactly("xdpoffload", "the program of the hardware"), 8),
            new Mode(Syntax.exactly("xdp", "the program that packets meet first"), 0));

    private record Mode(Syntax.Word word, long flag) {}

    private static final Syntax.Word OFF = new Syntax.Word(List.of("off", "none"), "no program any more", true);
    /** What would have to be loaded. */
    public static final Syntax.Word PROGRAM = new Syntax.Word(
            List.of("object", "obj", "pinned", "fd"), "a program, which must be loaded first" + Syntax.REFUSED, true);

    private static final Syntax.Rest WORDS = Syntax.rest("program", "what the program ip would be told");

    private XdpWords() {}

    /** The clause, which ends a line. */
    public static Syntax syntax() {
        return Syntax.seq(
                new Syntax.OneOf(MODES.stream().map(m -> (Syntax) m.word()).toList()),
                Syntax.oneOf(OFF, Syntax.seq(PROGRAM, WORDS)));
    }

    /**
     * Puts what the words say into IFLA_XDP.
     *
     * @param force whether it does not matter which program is there
     */
    public static void write(Args args, Build build, boolean force) {
        for (Mode mode : MODES) {
            if (args.has(mode.word())) {
                long flags = mode.flag() | (force ? 0 : IF_NOEXIST);
                Attrs xdp = Attrs.NONE.with(IflaXdp.IFLA_XDP_FD, -1);
                build.put(
                        Ifla.IFLA_XDP,
                        flags == 0 ? xdp : xdp.with(IflaXdp.IFLA_XDP_FLAGS, flags),
                        args.token(mode.word()));
            }
        }
    }
}
