package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaMacvlan;
import netnsh.uapi.Named;
import netnsh.value.Mac;
import netnsh.word.Addresses;
import netnsh.word.Links;
import netnsh.word.Numbers;

/** {@code type macvlan} and {@code type macvtap} (linux/if_link.h, IFLA_MACVLAN_*). */
final class Macvlan extends LinkKind {
    private static final List<Named> FLAGS = List.of(
            new Named(0, "null"),
            new Named(IflaMacvlan.MACVLAN_FLAG_NOPROMISC, "nopromisc"),
            new Named(IflaMacvlan.MACVLAN_FLAG_NODST, "nodst"));
    private static final Syntax.Slot<Integer> MODE =
            Syntax.slot("mode", Links.choice(IflaMacvlan.MODES), "who may talk to whom");
    private static final Syntax.Slot<Integer> FLAG = Syntax.slot("flag", Links.choice(FLAGS), "a property of the mode");
    private static final Syntax.Slot<Long> QUEUE =
            Syntax.slot("bcqueuelen", Numbers.U32, "how many broadcast packets wait at most");
    private static final Syntax.Slot<Mac> MAC =
            Syntax.slot("macaddr", Addresses.LLADDR, "who may send, in mode source");
    private static final Syntax.Word NOPROMISC = Syntax.word("nopromisc", "leave the lower link's promiscuity alone");
    private static final Syntax.Word NODST = Syntax.word("nodst", "deliver to all that match, not only the first");

    /** MACVLAN_MACADDR_*: what is done with the list of senders. */
    private static final List<Syntax.Word> LISTS = List.of(
            Syntax.exactly("add", "one more sender"),
            Syntax.exactly("del", "one sender less"),
            Syntax.exactly("flush", "no senders"),
            Syntax.exactly("set", "these senders and no others"));

    Macvlan(String name, String summary) {
        super(name, summary);
    }

    @Override
    public List<String> usual() {
        return List.of("bcqueuelen 1000");
    }

    @Override
    public boolean onLink() {
        return true;
    }

    @Override
    public List<String> usualOfLink() {
        return name().endsWith("vtap") ? List.of("txqueuelen 500") : List.of();
    }

    @Override
    protected List<Row> make() {
        return List.of();
    }

    @Override
    public synchronized Syntax syntax(boolean create) {
        Syntax macs = Syntax.seq(
                Syntax.word("macaddr", MAC.help()),
                Syntax.oneOf(
                        Syntax.seq(LISTS.get(0), MAC),
                        Syntax.seq(LISTS.get(1), MAC),
                        Syntax.seq(LISTS.get(3), Syntax.many(MAC)),
                        LISTS.get(2)));
        return Syntax.anyOrder(
                Syntax.option("mode", MODE),
                Syntax.option("flag", FLAG),
                Syntax.maybe(macs),
                Syntax.flag(NOPROMISC),
                Syntax.flag(NODST),
                Syntax.option("bcqueuelen", QUEUE));
    }

    @Override
    protected void finish(Args args, Build build) {
        for (int i = 0; i < LISTS.size(); i++) {
            if (args.has(LISTS.get(i))) {
                build.put(IflaMacvlan.IFLA_MACVLAN_MACADDR_MODE, (long) i, args.token(LISTS.get(i)));
                macs(args, build, i);
            }
        }
        args.get(QUEUE).ifPresent(v -> build.put(IflaMacvlan.IFLA_MACVLAN_BC_QUEUE_LEN, v, args.token(QUEUE)));
        args.get(MODE).ifPresent(v -> build.put(IflaMacvlan.IFLA_MACVLAN_MODE, (long) v, args.token(MODE)));
        int flags = args.get(FLAG).orElse(0)
                | (args.has(NOPROMISC) ? IflaMacvlan.MACVLAN_FLAG_NOPROMISC : 0)
                | (args.has(NODST) ? IflaMacvlan.MACVLAN_FLAG_NODST : 0);
        if (args.get(FLAG).isPresent() || args.has(NOPROMISC) || args.has(NODST)) {
            boolean passthru = args.get(MODE).orElse(0) == 8;
            if ((flags & IflaMacvlan.MACVLAN_FLAG_NOPROMISC) != 0 && !passthru) {
                throw new Refusal(
                        "nopromisc belongs to mode passthru only",
                        args.has(NOPROMISC) ? args.token(NOPROMISC) : args.token(FLAG));
            }
            build.put(
                    IflaMacvlan.IFLA_MACVLAN_FLAGS,
                    flags,
                    args.has(NOPROMISC)
                            ? args.token(NOPROMISC)
                            : args.has(NODST) ? args.token(NODST) : args.token(FLAG));
        }
    }

    private static void macs(Args args, Build build, int list) {
        for (Mac mac : args.all(MAC)) {
            if (mac.length() != 6) {
                throw new Refusal("6 bytes expected, got " + mac.length(), args.token(MAC));
            }
        }
        if (list < 2) {
            build.put(IflaMacvlan.IFLA_MACVLAN_MACADDR, args.need(MAC), args.token(MAC));
        } else if (list == 3) {
            Attrs macs = Attrs.NONE;
            for (Mac mac : args.all(MAC)) {
                macs = macs.add(IflaMacvlan.IFLA_MACVLAN_MACADDR, mac);
            }
            build.put(IflaMacvlan.IFLA_MACVLAN_MACADDR_DATA, macs, args.token(LISTS.get(list)));
        }
    }

    @Override
    public void print(Attrs data, Printer out, IntFunction<String> names) {
        Long mode = data.get(IflaMacvlan.IFLA_MACVLAN_MODE).orElse(null);
        if (mode == null) {
            return;
        }
        String name = Named.nameOf(IflaMacvlan.MODES, mode);
        out.string("mode", "mode %s ", name.equals(Long.toString(mode)) ? "unknown" : name);
        int flags = data.get(IflaMacvlan.IFLA_MACVLAN_FLAGS, 0);
        if ((flags & IflaMacvlan.MACVLAN_FLAG_NOPROMISC) != 0) {
            out.bool("nopromisc", "nopromisc ", true);
        }
        if ((flags & IflaMacvlan.MACVLAN_FLAG_NODST) != 0) {
            out.bool("nodst", "nodst ", true);
        }
        data.get(IflaMacvlan.IFLA_MACVLAN_BC_QUEUE_LEN).ifPresent(n -> out.number("bcqueuelen", "bcqueuelen %u ", n));
        data.get(IflaMacvlan.IFLA_MACVLAN_BC_QUEUE_LEN_USED)
                .ifPresent(n -> out.number("usedbcqueuelen", "usedbcqueuelen %u ", n));
        Long count = data.get(IflaMacvlan.IFLA_MACVLAN_MACADDR_COUNT).orElse(null);
        if (mode != 16 || count == null) {
            return;
        }
        out.number("macaddr_count", "remotes (%d) ", count);
        data.get(IflaMacvlan.IFLA_MACVLAN_MACADDR_DATA).ifPresent(macs -> {
            out.openArray("macaddr_data", null);
            for (Mac mac : macs.all(IflaMacvlan.IFLA_MACVLAN_MACADDR)) {
                out.element(Printer.Role.NONE, "%s ", mac.toString());
            }
            out.closeArray(null);
        });
    }

    @Override
    public List<String> words(Attrs data, IntFunction<String> names) {
        List<String> words = new java.util.ArrayList<>();
        data.get(IflaMacvlan.IFLA_MACVLAN_MODE).ifPresent(m -> {
            words.add("mode");
            words.add(Named.nameOf(IflaMacvlan.MODES, m));
        });
        int flags = data.get(IflaMacvlan.IFLA_MACVLAN_FLAGS, 0);
        for (Named flag : FLAGS) {
            if ((flags & flag.value()) != 0) {
                words.add(flag.name());
            }
        }
        data.get(IflaMacvlan.IFLA_MACVLAN_BC_QUEUE_LEN).ifPresent(n -> {
            words.add("bcqueuelen");
            words.add(Long.toString(n));
        });
        data.get(IflaMacvlan.IFLA_MACVLAN_MACADDR_DATA).ifPresent(macs -> {
            words.addAll(List.of("macaddr", "set"));
            for (Mac mac : macs.all(IflaMacvlan.IFLA_MACVLAN_MACADDR)) {
                words.add(mac.toString());
            }
        });
        return words;
    }
}
