package netnsh.kind;

import java.util.List;
import netnsh.grammar.Syntax;

/** {@code type can}: its timing is refused by name. */
final class Can extends LinkKind {
    private static final Syntax.Word TIMING = new Syntax.Word(
            List.of(
                    "bitrate",
                    "sample-point",
                    "tq",
                    "dbitrate",
                    "restart-ms",
                    "restart",
                    "loopback",
                    "fd",
                    "listen-only",
                    "prop-seg",
                    "phase-seg1",
                    "phase-seg2",
                    "sjw",
                    "dsample-point",
                    "dtq",
                    "dprop-seg",
                    "dphase-seg1",
                    "dphase-seg2",
                    "dsjw",
                    "tdcv",
                    "tdco",
                    "tdcf",
                    "triple-sampling",
                    "one-shot",
                    "berr-reporting",
                    "fd-non-iso",
                    "presume-ack",
                    "cc-len8-dlc",
                    "tdc-mode",
                    "termination"),
            "timing of a CAN controller" + Syntax.REFUSED,
            true);
    private static final Syntax.Rest WORDS = Syntax.rest("words", "what the program ip would be told");

    Can() {
        super("can", "a CAN controller, which only its driver makes", "can_dev");
    }

    @Override
    public boolean shows() {
        return false;
    }

    @Override
    protected List<Row> make() {
        return List.of(Opt.of(Syntax.seq(TIMING, WORDS), (args, build) -> {
            if (args.has(TIMING)) {
                throw Refusal.elsewhere(
                        "netnsh does not set up CAN controllers; the program does: run ip link set …",
                        args.token(TIMING));
            }
        }));
    }
}
