package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.clause;
import static netnsh.grammar.Syntax.flag;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.model.Link;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.TunFlag;
import netnsh.value.Accounts;
import netnsh.value.Dev;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code tuntap}: links that a program reads and writes, as ip-tuntap(8) has them. */
final class TuntapVerb {
    private TuntapVerb() {}

    private static final Syntax.Slot<Integer> MODE =
            slot("mode", Links.abbreviated(TunFlag.MODES), "tun: IP packets, tap: Ethernet frames");
    private static final Syntax.Slot<Long> USER =
            slot("user", account("USER", "user", Accounts::userId, Accounts::user), "who may be at it");
    private static final Syntax.Slot<Long> GROUP =
            slot("group", account("GROUP", "group", Accounts::groupId, Accounts::group), "whose group may be at it");
    private static final Syntax.Word PI = word("pi", "four bytes in front of each packet say what it is");
    private static final Syntax.Word ONE_QUEUE = word("one_queue", "without effect since Linux 3.8");
    private static final Syntax.Word VNET_HDR = word("vnet_hdr", "offload information in front of each packet");
    private static final Syntax.Word MULTI_QUEUE = word("multi_queue", "several descriptors at once");
    private static final Syntax.Slot<String> NAME = slot("name", Names.NEW_LINK, "the name");
    private static final Syntax.Slot<String> BARE_NAME = slot("name", bare(Names.NEW_LINK), "the name");
    private static final Syntax.Slot<Dev> DEV = slot("name", Names.DEV, "the link");
    private static final Syntax.Slot<Dev> BARE_DEV = slot("name", bare(Names.DEV), "the link");
    private static final List<String> KEYWORDS =
            List.of("mode", "user", "group", "pi", "one_queue", "vnet_hdr", "multi_queue", "dev", "name", "help");

    static List<Form> forms() {
        return List.of(add(), delete(), show());
    }

    private static ValueType<Long> account(
            String label, String what, Function<String, OptionalLong> id, LongFunction<String> name) {
        return ValueType.of(
                label,
                "name",
                w -> {
                    if (w.matches("[0-9]+")) {
                        return Numbers.decimal(w, 0, 0xfffffffeL);
                    }
                    OptionalLong number = id.apply(w);
                    if (number.isEmpty()) {
                        throw new BadValue("no " + what + " of that name");
                    }
                    return number.getAsLong();
                },
                v -> name.apply(v) == null ? v.toString() : name.apply(v),
                "0",
                "1000");
    }

    /** A name without a keyword in front, which no abbreviation of a keyword can be. */
    private static <T> ValueType<T> bare(ValueType<T> type) {
        return ValueType.of(
                type.label(),
                type.role(),
                w -> {
                    for (String keyword : KEYWORDS) {
                        if (!w.isEmpty() && keyword.startsWith(w)) {
                            throw new BadValue("it is short for " + keyword + ": a name like that needs dev in front");
                        }
                    }
                    return type.read(w);
                },
                type::write,
                type.examples().toArray(String[]::new));
    }

    private static Syntax options(Syntax.Slot<?> name, Syntax.Slot<?> bare, boolean owners) {
        List<Syntax> items = new ArrayList<>();
        items.add(maybe(clause("mode", MODE)));
        if (owners) {
            items.add(maybe(clause("user", USER)));
            items.add(maybe(clause("group", GROUP)));
        }
        items.addAll(List.of(flag(PI), flag(ONE_QUEUE), flag(VNET_HDR), flag(MULTI_QUEUE)));
        items.add(maybe(oneOf(clause("dev", name), clause("name", name), bare)));
        return anyOrder(items);
    }

    private static Form add() {
        return Form.of(
                        "tuntap add",
                        "make a link that a program reads and writes",
                        seq(
                                word("add", "make a link that stays when its program ends"),
                                options(NAME, BARE_NAME, true)),
                        (r, view) -> plan(r, true))
                .example("tuntap add dev tap0 mode tap", "Ethernet frames, for a virtual machine")
                .example("tuntap add tun0 mode tun user root pi", "IP packets, for a program of root's");
    }

    private static Form delete() {
        return Form.of(
                        "tuntap delete",
                        "remove one",
                        seq(word("delete", "remove one that no program is at"), options(DEV, BARE_DEV, false)),
                        (r, view) -> plan(r, false))
                .example("tuntap del dev tap0 mode tap", "remove it", "tuntap add dev tap0 mode tap");
    }

    private static Plan plan(Request r, boolean make) {
        Args args = r.args();
        int mode = args.get(MODE)
                .orElseThrow(() -> Problem.of("tuntap.mode", "which mode? mode tun or mode tap")
                        .at(r.at()));
        int flags = mode
                | (args.has(PI) ? 0 : TunFlag.IFF_NO_PI)
                | (args.has(ONE_QUEUE) ? TunFlag.IFF_ONE_QUEUE : 0)
                | (args.has(VNET_HDR) ? TunFlag.IFF_VNET_HDR : 0)
                | (args.has(MULTI_QUEUE) ? TunFlag.IFF_MULTI_QUEUE : 0)
                | (make ? TunFlag.IFF_TUN_EXCL : 0);
        String name = make
                ? args.get(NAME).or(() -> args.get(BARE_NAME)).orElse("")
                : args.get(DEV).or(() -> args.get(BARE_DEV)).map(Dev::name).orElse("");
        if (!make && name.isEmpty()) {
            throw Problem.of("tuntap.name", "which link? its name is missing").at(r.at());
        }
        Blame blame = new Blame(r.at());
        for (Syntax.Slot<?> slot : List.of(NAME, BARE_NAME, DEV, BARE_DEV)) {
            blame.put(args.token(slot), 0);
        }
        blame.put(args.token(USER), 1).put(args.token(GROUP), 2);
        return Plan.of(new Effect.Tap(
                r.ns(),
                make,
                name,
                flags,
                args.get(USER).orElse(-1L),
                args.get(GROUP).orElse(-1L),
                blame,
                r.words()));
    }

    private static Form show() {
        Syntax.Word show = word(List.of("show", "lst", "list"), "show tuns and taps");
        return Form.of(
                        "tuntap show",
                        "show tuns and taps",
                        maybe(show),
                        (r, view) -> Plan.of(new Effect.Show(r.words(), v -> taps(r, v))))
                .example("tuntap", "all tuns and taps")
                .example("ip -d tuntap show", "and the programs that are at them");
    }

    private static Outcome taps(Request r, View view) {
        List<Link> links = view.links(r.ns()).stream()
                .filter(link -> link.kind().filter("tun"::equals).isPresent())
                .toList();
        boolean details = r.display().details() > 0;
        return new Outcome.Taps(
                links,
                details ? links.stream().map(link -> view.attached(link.name())).toList() : List.of());
    }
}
