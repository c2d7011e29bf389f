package netnsh.kind;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.uapi.IflaIpvlan;
import netnsh.uapi.Named;
import netnsh.word.Links;

/** {@code type ipvlan} and {@code type ipvtap} (linux/if_link.h, IFLA_IPVLAN_*). */
final class Ipvlan extends LinkKind {
    private static final Syntax.Slot<Integer> MODE =
            Syntax.slot("mode", Links.choice(IflaIpvlan.MODES), "on which layer packets are handed on");
    private static final Syntax.Word PRIVATE = Syntax.word("private", "those on one link do not hear each other");
    private static final Syntax.Word VEPA = Syntax.word("vepa", "those on one link meet at the switch outside");
    private static final Syntax.Word BRIDGE = Syntax.word("bridge", "those on one link hear each other");

    Ipvlan(String name, String summary) {
        super(name, summary);
    }

    @Override
    boolean always() {
        return false;
    }

    @Override
    public boolean onLink() {
        return true;
    }

    @Override
    public List<String> usual() {
        return List.of("bridge");
    }

    @Override
    public List<String> usualOfLink() {
        return name().endsWith("vtap") ? List.of("txqueuelen 500") : List.of();
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Opt.of(
                                Syntax.clause("mode", MODE),
                                (args, build) -> args.get(MODE)
                                        .ifPresent(v -> build.put(IflaIpvlan.IFLA_IPVLAN_MODE, v, args.token(MODE))))
                        .show((attrs, out, names) -> attrs.get(IflaIpvlan.IFLA_IPVLAN_MODE)
                                .ifPresent(v -> out.string(
                                        "mode",
                                        " mode %s ",
                                        v > 2 ? "unknown" : MODE.type().write(v))))
                        .words((attrs, names, words) -> attrs.get(IflaIpvlan.IFLA_IPVLAN_MODE)
                                .ifPresent(v ->
                                        words.addAll(List.of("mode", MODE.type().write(v))))),
                Opt.of(Syntax.oneOf(PRIVATE, VEPA, BRIDGE), (args, build) -> {
                            int flags = args.has(PRIVATE) ? 1 : args.has(VEPA) ? 2 : 0;
                            build.put(IflaIpvlan.IFLA_IPVLAN_FLAGS, flags, args.firstToken());
                        })
                        .show((attrs, out, names) -> attrs.get(IflaIpvlan.IFLA_IPVLAN_FLAGS)
                                .ifPresent(v -> out.bool(flag(v), flag(v) + " ", true)))
                        .words((attrs, names, words) ->
                                attrs.get(IflaIpvlan.IFLA_IPVLAN_FLAGS).ifPresent(v -> words.add(flag(v)))));
    }

    private static String flag(int flags) {
        return Named.nameOf(IflaIpvlan.FLAGS, (flags & 1) != 0 ? 1 : flags & 2);
    }
}
