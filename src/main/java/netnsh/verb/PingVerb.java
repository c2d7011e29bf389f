package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.PingSpec;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.word.Numbers;

/** {@code ping}: echo requests from the namespace one stands in; options and output are those of ping(8) (iputils). */
final class PingVerb {
    private PingVerb() {}

    private static final ValueType<String> HOST_TYPE =
            ValueType.of("HOST", "address", PingVerb::host, w -> w, Lookup.What.ADDRESS, "127.0.0.1", "::1");
    private static final ValueType<String> FROM_TYPE =
            ValueType.of("IF|ADDRESS", "name", PingVerb::host, w -> w, Lookup.What.LINK, "lo", "127.0.0.1");

    private static final Syntax.Slot<String> HOST = slot("host", HOST_TYPE, "address or name to reach");
    private static final Option<Long> COUNT =
            option("-c", Numbers.range("COUNT", 1, Integer.MAX_VALUE), "stop after so many echo requests");
    private static final Option<Duration> INTERVAL =
            option("-i", bounded(0.002, 3600), "seconds between two requests (0.002 and more)");
    private static final Option<Duration> TIMEOUT = option("-W", bounded(0, 3600), "seconds to wait for a reply");
    private static final Option<Duration> DEADLINE =
            option("-w", bounded(0.001, 86_400), "seconds until it stops altogether");
    private static final Option<Long> SIZE =
            option("-s", Numbers.range("SIZE", 0, 65_507), "bytes of data in a request");
    private static final Option<String> FROM = option("-I", FROM_TYPE, "interface or address to send from");
    private static final Option<Long> TTL = option("-t", Numbers.range("TTL", 1, 255), "time to live");
    private static final Syntax.Word V4 = exactly("-4", "IPv4 only");
    private static final Syntax.Word V6 = exactly("-6", "IPv6 only");
    private static final Syntax.Word QUIET = exactly("-q", "only the summary");
    private static final Syntax.Word NUMERIC = exactly("-n", "no names in the output");

    static List<Form> forms() {
        return List.of(Form.of("ping", "reach a host from here", shape(), PingVerb::plan)
                .example("ping -c 1 127.0.0.1", "one echo over the loopback", "link set lo up")
                .example("ping -c2 -i 0.1 -q ::1", "two, only the summary", "link set lo up"));
    }

    private static Syntax shape() {
        Syntax options = many(oneOf(
                COUNT.syntax(),
                INTERVAL.syntax(),
                TIMEOUT.syntax(),
                DEADLINE.syntax(),
                SIZE.syntax(),
                FROM.syntax(),
                TTL.syntax(),
                V4,
                V6,
                QUIET,
                NUMERIC));
        return seq(options, HOST, options);
    }

    private static Plan plan(Request r, View view) {
        Args a = r.args();
        String host = a.need(HOST);
        int family = a.has(V6) || r.display().family() == 10
                ? 10
                : a.has(V4) || r.display().family() == 2 ? 2 : 0;
        String from =
                FROM.get(a, r.context().dev() == null ? null : r.context().dev().name());
        PingSpec spec = new PingSpec(
                host,
                a.token(HOST),
                COUNT.get(a, -1L).intValue(),
                INTERVAL.get(a, Duration.ofSeconds(1)),
                TIMEOUT.get(a, null),
                DEADLINE.get(a, null),
                SIZE.get(a, 56L).intValue(),
                from,
                TTL.get(a, -1L).intValue(),
                family,
                a.has(QUIET),
                a.has(NUMERIC));
        return Plan.of(new Effect.Ping(r.ns(), spec, Commands.programLine(r.ns(), r.commandWords())));
    }

    private static String host(String word) throws BadValue {
        if (word.isEmpty()) {
            throw new BadValue("the host is missing");
        } else if (word.startsWith("-")) {
            throw new BadValue("the built-in ping has no option " + word + "; the program's is reached with: run ping");
        } else if (word.length() > 255) {
            throw new BadValue("a host name has at most 255 characters");
        }
        return word;
    }

    private static ValueType<Duration> bounded(double min, double max) {
        return ValueType.of(
                "SECONDS",
                "number",
                w -> {
                    Duration d = Numbers.DURATION.read(w);
                    double seconds = d.toNanos() / 1e9;
                    if (seconds < min || seconds > max) {
                        throw new BadValue("out of range " + min + ".." + max + " seconds");
                    }
                    return d;
                },
                d -> BigDecimal.valueOf(d.toNanos(), 9).stripTrailingZeros().toPlainString(),
                "1",
                "0.2");
    }

    private static <T> Option<T> option(String letter, ValueType<T> type, String help) {
        ValueType<T> glued = ValueType.of(
                letter + type.label(),
                "keyword",
                w -> {
                    if (!w.startsWith(letter) || w.length() == letter.length()) {
                        throw new BadValue("the built-in ping has no option " + w);
                    }
                    return type.read(w.substring(letter.length()));
                },
                v -> letter + type.write(v),
                letter + type.examples().get(0));
        return new Option<>(exactly(letter, help), slot(letter, type, help), slot(letter + "…", glued, help));
    }

    /** An option letter whose value stands apart ({@code -c 4}) or joined to it ({@code -c4}). */
    private record Option<T>(Syntax.Word letter, Syntax.Slot<T> apart, Syntax.Slot<T> glued) {
        Syntax syntax() {
            return oneOf(seq(letter, apart), glued);
        }

        T get(Args a, T otherwise) {
            T value = otherwise;
            for (Args.Binding b : a.bindings()) {
                if (b.node().equals(apart) || b.node().equals(glued)) {
                    value = pick(a, b.node().equals(apart) ? apart : glued);
                }
            }
            return value;
        }

        private static <T> T pick(Args a, Syntax.Slot<T> slot) {
            Function<Syntax.Slot<T>, T> last = s -> a.get(s).orElseThrow();
            return last.apply(slot);
        }
    }
}
