package netnsh.kind;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.uapi.IflaGtp;
import netnsh.uapi.Named;
import netnsh.word.Links;
import netnsh.word.Numbers;

/** {@code type gtp}: a tunnel of mobile networks (linux/if_link.h, IFLA_GTP_*). */
final class Gtp extends LinkKind {
    /** What iproute2 takes when no hsize is given. */
    private static final long HASH = 1024;

    private static final long MAX_HASH = (1 << 17) - 1;

    Gtp() {
        super("gtp", "a tunnel of mobile networks");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.value(
                                Syntax.exactly("role", "which end it is"),
                                ROLE,
                                IflaGtp.IFLA_GTP_ROLE,
                                (out, key, format, v, names) ->
                                        out.string(key, format, v > 1 ? "unknown" : Named.nameOf(IflaGtp.ROLES, v)))
                        .required(),
                Rows.value(
                        Syntax.exactly("hsize", "how large the table of contexts is"),
                        Numbers.range("NUMBER", 0, MAX_HASH),
                        IflaGtp.IFLA_GTP_PDP_HASHSIZE,
                        Rows::decimal),
                Rows.value(
                        Syntax.exactly("restart_count", "how often this end has started anew"),
                        Links.U8,
                        IflaGtp.IFLA_GTP_RESTART_COUNT,
                        Rows::decimal));
    }

    private static final ValueType<Long> ROLE = ValueType.of(
            "sgsn|ggsn",
            "value",
            w -> (long) Links.choice(IflaGtp.ROLES).read(w),
            v -> Named.nameOf(IflaGtp.ROLES, v),
            "sgsn",
            "ggsn");

    @Override
    protected void finish(Args args, Build build) {
        build.otherwise(IflaGtp.IFLA_GTP_CREATE_SOCKETS, 1);
        if (!build.has(IflaGtp.IFLA_GTP_ROLE)) {
            throw new Refusal("which end is it? role sgsn or role ggsn", null);
        }
        build.otherwise(IflaGtp.IFLA_GTP_PDP_HASHSIZE, HASH);
    }
}
