package netnsh.kind;

import static netnsh.uapi.IflaMacsec.IFLA_MACSEC_CIPHER_SUITE;
import static netnsh.uapi.IflaMacsec.IFLA_MACSEC_PORT;
import static netnsh.uapi.IflaMacsec.IFLA_MACSEC_SCI;
import static netnsh.uapi.IflaMacsec.IFLA_MACSEC_WINDOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaMacsec;
import netnsh.uapi.Named;
import netnsh.value.Mac;
import netnsh.word.Addresses;
import netnsh.word.Links;
import netnsh.word.Numbers;

/** {@code type macsec}: Ethernet with signatures (linux/if_link.h, IFLA_MACSEC_*); {@code ip macsec} sets its keys. */
final class Macsec extends LinkKind {
    private static final ValueType<Long> CHANNEL =
            ValueType.of("SCI", "number", Macsec::channel, v -> String.format("%016x", v), "0200000000010001");
    private static final ValueType<Long> CIPHER = ValueType.of(
            "CIPHER",
            "value",
            Macsec::cipher,
            v -> v == IflaMacsec.DEFAULT_CIPHER ? "default" : Named.nameOf(IflaMacsec.CIPHERS, v),
            "default",
            "GCM-AES-256");
    private static final Syntax.Slot<Long> SCI = Syntax.slot("sci", CHANNEL, "the identifier of the secure channel");
    private static final Syntax.Slot<Integer> PORT =
            Syntax.slot("port", Links.range("NUMBER", 1, 65535), "the number of the secure channel");
    private static final Syntax.Slot<Mac> ADDRESS =
            Syntax.slot("address", Addresses.LLADDR, "the address that the secure channel is called after");
    private static final Syntax.Slot<Boolean> REPLAY =
            Syntax.slot("replay", Numbers.ON_OFF, "refuse what comes again or late");
    private static final Syntax.Slot<Long> WINDOW = Syntax.slot("window", Numbers.U32, "how late frames may be");

    /** The channel's number is the address and a port. */
    private static final long PORT_BITS = 0xffff;

    Macsec() {
        super("macsec", "Ethernet with signatures; ip macsec sets its keys");
    }

    private static long channel(String word) throws BadValue {
        if (!word.matches("[0-9a-fA-F]{1,16}")) {
            throw new BadValue("up to sixteen hexadecimal digits are expected");
        }
        return Long.parseUnsignedLong(word, 16);
    }

    private static long cipher(String word) throws BadValue {
        if (word.equals("default")) {
            return IflaMacsec.DEFAULT_CIPHER;
        }
        for (Named n : IflaMacsec.CIPHERS) {
            if (n.name().equalsIgnoreCase(word)) {
                return n.value();
            }
        }
        throw new BadValue("default, gcm-aes-128, gcm-aes-256, gcm-aes-xpn-128 or gcm-aes-xpn-256 is expected");
    }

    @Override
    public boolean onLink() {
        return true;
    }

    /** A channel that is not sent is told by its port only: the kernel refuses it whole (macsec_newlink). */
    @Override
    public Map<String, List<String>> settings(Attrs data, IntFunction<String> names) {
        Long channel = data.get(IFLA_MACSEC_SCI).orElse(null);
        boolean silent = channel != null && data.get(IflaMacsec.IFLA_MACSEC_INC_SCI, 1) == 0;
        return super.settings(
                silent ? data.without(IFLA_MACSEC_SCI).with(IFLA_MACSEC_PORT, (int) (channel & PORT_BITS)) : data,
                names);
    }

    @Override
    public List<String> usual() {
        return List.of(
                "protect on",
                "cipher default",
                "icvlen 16",
                "encodingsa 0",
                "validate strict",
                "encrypt off",
                "send_sci on",
                "end_station off",
                "scb off",
                "replay off");
    }

    @Override
    protected List<Row> make() {
        List<Row> rows = new ArrayList<>();
        rows.add(channel());
        rows.add(flag("protect", "protect", IflaMacsec.IFLA_MACSEC_PROTECT, "sign what is sent"));
        rows.add(Rows.value(
                        Syntax.exactly("cipher", "how it is signed"),
                        CIPHER,
                        IFLA_MACSEC_CIPHER_SUITE,
                        (out, key, format, v, names) -> out.string(key, format, name(v)))
                .key("cipher_suite"));
        rows.add(Rows.value(
                        Syntax.exactly("icvlen", "bytes of a signature"),
                        Links.range("NUMBER", 8, 16),
                        IflaMacsec.IFLA_MACSEC_ICV_LEN,
                        Rows::decimal)
                .key("icv_len"));
        rows.add(Rows.value(
                        Syntax.exactly("encodingsa", "the association that signs"),
                        Links.range("NUMBER", 0, 3),
                        IflaMacsec.IFLA_MACSEC_ENCODING_SA,
                        Rows::decimal)
                .key("encoding_sa"));
        rows.add(choice(
                        "validate",
                        IflaMacsec.VALIDATIONS,
                        IflaMacsec.IFLA_MACSEC_VALIDATION,
                        "what unsigned frames meet")
                .key("validation"));
        rows.add(choice("offload", IflaMacsec.OFFLOADS, IflaMacsec.IFLA_MACSEC_OFFLOAD, "let the hardware do it"));
        rows.add(flag("encrypt", "encrypt", IflaMacsec.IFLA_MACSEC_ENCRYPT, "hide what is sent"));
        rows.add(flag("send_sci", "inc_sci", IflaMacsec.IFLA_MACSEC_INC_SCI, "name the channel in each frame"));
        rows.add(flag("end_station", "es", IflaMacsec.IFLA_MACSEC_ES, "the sender's address names the channel"));
        rows.add(flag("scb", "scb", IflaMacsec.IFLA_MACSEC_SCB, "one copy for all"));
        rows.add(replay());
        rows.add(Opt.of(Syntax.seq(Syntax.exactly("window", WINDOW.help()), WINDOW))
                .show((attrs, out, names) ->
                        attrs.get(IFLA_MACSEC_WINDOW).ifPresent(v -> out.number("window", "window %d ", v.intValue())))
                .words((attrs, names, words) -> attrs.get(IFLA_MACSEC_WINDOW)
                        .filter(v -> v != 0xffffffffL)
                        .ifPresent(v -> words.addAll(List.of("window", v.toString())))));
        return rows;
    }

    private static String name(long cipher) {
        if (cipher == IflaMacsec.DEFAULT_CIPHER) {
            return IflaMacsec.CIPHERS.get(0).name();
        }
        return IflaMacsec.CIPHERS.stream().anyMatch(c -> c.value() == cipher)
                ? Named.nameOf(IflaMacsec.CIPHERS, cipher)
                : "(unknown)";
    }

    /** The channel's identifier, or what it is made of. */
    private static Row channel() {
        Syntax port = Syntax.seq(Syntax.exactly("port", PORT.help()), PORT);
        Syntax address = Syntax.seq(Syntax.exactly("address", ADDRESS.help()), ADDRESS);
        Syntax words = Syntax.oneOf(
                Syntax.seq(Syntax.exactly("sci", SCI.help()), SCI),
                Syntax.seq(port, Syntax.maybe(address)),
                Syntax.seq(address, port));
        return Opt.of(words, (args, build) -> {
                    Mac mac = args.get(ADDRESS).orElse(null);
                    if (args.get(SCI).isPresent()) {
                        build.put(IFLA_MACSEC_SCI, args.need(SCI), args.token(SCI));
                    } else if (mac != null) {
                        long sci = 0;
                        for (byte b : mac.bytes()) {
                            sci = sci << 8 | b & 0xff;
                        }
                        build.put(IFLA_MACSEC_SCI, sci << 16 | args.need(PORT), args.token(ADDRESS));
                    } else if (args.get(PORT).isPresent()) {
                        build.put(IFLA_MACSEC_PORT, args.need(PORT), args.token(PORT));
                    }
                })
                .show((attrs, out, names) ->
                        attrs.get(IFLA_MACSEC_SCI).ifPresent(v -> out.string("sci", "sci %s ", CHANNEL.write(v))))
                .words((attrs, names, into) -> {
                    attrs.get(IFLA_MACSEC_SCI).ifPresent(v -> into.addAll(List.of("sci", CHANNEL.write(v))));
                    attrs.get(IFLA_MACSEC_PORT).ifPresent(v -> into.addAll(List.of("port", v.toString())));
                });
    }

    private static Row flag(String keyword, String key, Attr<Integer> attr, String help) {
        return Rows.value(Syntax.exactly(keyword, help), Links.ON_OFF, attr, Rows::onOff)
                .key(key);
    }

    private static Field<Integer> choice(String keyword, List<Named> words, Attr<Integer> attr, String help) {
        return Rows.value(
                Syntax.exactly(keyword, help),
                Links.choice(words),
                attr,
                (out, key, format, v, names) ->
                        out.string(key, format, v < words.size() ? Named.nameOf(words, v) : "(unknown)"));
    }

    private static Row replay() {
        Attr<Integer> attr = IflaMacsec.IFLA_MACSEC_REPLAY_PROTECT;
        return Opt.of(Syntax.seq(Syntax.exactly("replay", REPLAY.help()), REPLAY), (args, build) -> {
                    boolean given = args.token(REPLAY) != null;
                    Long window = args.get(WINDOW).orElse(null);
                    if (window != null && !given) {
                        throw new Refusal("a window goes with replay on", args.token(WINDOW));
                    } else if (given && args.need(REPLAY) && window == null) {
                        throw new Refusal("replay on needs a window", args.token(REPLAY));
                    } else if (given) {
                        build.put(IFLA_MACSEC_WINDOW, window == null ? 0xffffffffL : window, args.token(WINDOW));
                        build.put(attr, args.need(REPLAY) ? 1 : 0, args.token(REPLAY));
                    }
                })
                .show((attrs, out, names) -> attrs.get(attr)
                        .ifPresent(
                                v -> Rows.onOff(out, out.json() ? "replay_protect" : "replay", "replay %s ", v, names)))
                .words((attrs, names, words) ->
                        attrs.get(attr).ifPresent(v -> words.addAll(List.of("replay", v != 0 ? "on" : "off"))));
    }

    @Override
    protected void finish(Args args, Build build) {
        boolean names = build.get(IflaMacsec.IFLA_MACSEC_INC_SCI, 0) != 0;
        boolean station = build.get(IflaMacsec.IFLA_MACSEC_ES, 0) != 0;
        boolean copy = build.get(IflaMacsec.IFLA_MACSEC_SCB, 0) != 0;
        if (names && (station || copy) || station && copy) {
            throw new Refusal("only one of send_sci, end_station and scb can be on", null);
        }
    }
}
