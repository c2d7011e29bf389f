package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.NsRef;
import netnsh.value.SysctlKey;
import netnsh.value.Text;

/** {@code sysctl}: sysctl(8) for the parameters that belong to the network namespace, {@code net.*}. */
public final class SysctlVerb {
    private SysctlVerb() {}

    /** A key, and what it is to be set to (null: it is to be shown). */
    private record Setting(SysctlKey key, String value) {}

    private static final String PROC = "/proc/sys/";

    private static final Syntax.Word WRITE = option("-w", "--write", "every word sets something");
    private static final Syntax.Word VALUES = option("-n", "--values", "print values without their keys");
    private static final Syntax.Word NAMES = option("-N", "--names", "print keys without their values");
    private static final Syntax.Word QUIET = option("-q", "--quiet", "do not print what was set");
    private static final Syntax.Word IGNORE = option("-e", "--ignore", "pass over keys that are not there");
    private static final Syntax.Word ALL =
            new Syntax.Word(List.of("-a", "--all", "-A", "-X"), "everything in net.*", true);
    private static final Syntax.Word SELECT = option("-r", "--pattern", "only keys that this expression fits");
    private static final Syntax.Word EQUALS = exactly("=", "sets it to the rest of the line");
    private static final Syntax.Slot<Pattern> PATTERN = slot(
            "pattern",
            ValueType.of("PATTERN", "value", SysctlVerb::pattern, Pattern::pattern, "forward"),
            "a regular expression");
    private static final Syntax.Slot<Setting> SETTING = slot(
            "setting",
            ValueType.of(
                    "KEY[=VALUE]",
                    "value",
                    SysctlVerb::setting,
                    s -> s.key() + (s.value() == null ? "" : "=" + s.value()),
                    Lookup.What.SYSCTL,
                    "net.ipv4.ip_forward",
                    "net.ipv4.ip_forward=1",
                    "net/ipv4/conf/lo/forwarding"),
            "the parameter, and what it is set to");
    private static final Syntax.Rest VALUE = rest("value", "the value");

    private static Syntax.Word option(String letter, String word, String help) {
        return new Syntax.Word(List.of(letter, word), help, true);
    }

    static List<Form> forms() {
        Syntax options = many(oneOf(WRITE, VALUES, NAMES, QUIET, IGNORE));
        Syntax filters = many(oneOf(VALUES, NAMES, IGNORE, seq(SELECT, PATTERN)));
        return List.of(
                Form.of(
                                "sysctl",
                                "show and set parameters of this namespace",
                                seq(options, some(oneOf(seq(SETTING, EQUALS, VALUE), SETTING))),
                                SysctlVerb::each)
                        .example("sysctl net.ipv4.ip_forward", "show one")
                        .example("sysctl net.ipv4.ip_forward=1", "set it")
                        .example("sysctl -w net.ipv4.ip_forward=1 net.ipv4.ip_default_ttl=32", "set several")
                        .example("sysctl net.ipv4.ip_forward = 1", "as sysctl.conf(5) spells it")
                        .example("sysctl -n net/ipv4/conf/lo/forwarding", "the value alone; names may have dots then"),
                Form.of(
                                "sysctl -a",
                                "show all parameters of this namespace",
                                seq(filters, ALL, filters),
                                SysctlVerb::all)
                        .example("sysctl -a -r lo.forwarding", "those whose key fits"));
    }

    /** The words of the line that does what {@code echo VALUE > PATH} says; empty when PATH is no file of net.*. */
    public static Optional<List<String>> fromProcPath(String path, String value) {
        if (!path.startsWith(PROC)) {
            return Optional.empty();
        }
        try {
            SysctlKey key = SysctlKey.parse(path);
            return key.ofNetwork()
                    ? Optional.of(List.of("sysctl", "-q", "-w", key.path() + "=" + value))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Setting setting(String word) throws BadValue {
        if (word.startsWith("-")) {
            throw new BadValue(
                    "not an option that netnsh knows here; the program has more: run sysctl " + Text.word(word));
        }
        int equals = word.indexOf('=');
        String name = (equals < 0 ? word : word.substring(0, equals)).strip();
        SysctlKey key;
        try {
            key = SysctlKey.parse(name);
        } catch (IllegalArgumentException e) {
            throw new BadValue(e.getMessage());
        }
        if (!key.ofNetwork()) {
            throw new BadValue("only net.* belongs to a network namespace; the program sets the others: run sysctl "
                    + Text.word(word));
        }
        return new Setting(key, equals < 0 ? null : word.substring(equals + 1).strip());
    }

    private static Pattern pattern(String word) throws BadValue {
        try {
            return Pattern.compile(word);
        } catch (PatternSyntaxException e) {
            throw new BadValue("not a regular expression: " + e.getDescription(), Math.max(0, e.getIndex()));
        }
    }

    private static Plan each(Request r, View view) {
        List<Effect> effects = new ArrayList<>();
        String rest = String.join(" ", r.args().rest(VALUE));
        boolean split = r.args().has(EQUALS);
        List<Args.Binding> settings = r.args().bindings().stream()
                .filter(b -> b.node().equals(SETTING))
                .toList();
        for (int i = 0; i < settings.size(); i++) {
            Setting s = (Setting) settings.get(i).value();
            Token at = settings.get(i).token();
            boolean last = i == settings.size() - 1;
            String value = split && last ? rest : s.value();
            if (r.args().has(IGNORE) && absent(r.ns(), s.key(), view)) {
                continue;
            }
            if (value != null) {
                set(r, s.key(), value, at, effects);
            } else if (r.args().has(WRITE)) {
                throw Problem.of("sysctl.value", "with -w a value is expected: " + s.key() + "=VALUE")
                        .at(at);
            } else {
                effects.add(show(r, s.key(), at));
            }
        }
        return Plan.of(effects);
    }

    private static boolean absent(NsRef ns, SysctlKey key, View view) {
        try {
            view.sysctl(ns, key.path());
            return false;
        } catch (Problem p) {
            return p.id().equals("sysctl.absent");
        }
    }

    private static void set(Request r, SysctlKey key, String value, Token at, List<Effect> effects) {
        boolean formed = r.args().has(VALUES) || r.args().has(NAMES);
        boolean quiet = r.args().has(QUIET) || formed;
        String words = line(r.ns(), "-w", key + "=" + value);
        effects.add(new Effect.Sysctl(r.ns(), key.path(), value, at, words, quiet));
        if (formed && !r.args().has(QUIET)) {
            effects.add(show(r, key, at));
        }
    }

    private static Effect show(Request r, SysctlKey key, Token at) {
        if (!r.args().has(VALUES) && !r.args().has(NAMES)) {
            return new Effect.Sysctl(r.ns(), key.path(), null, at, line(r.ns(), key.toString()));
        }
        boolean values = r.args().has(VALUES);
        return new Effect.Show(line(r.ns(), values ? "-n" : "-N", key.toString()), view -> {
            try {
                List<String> lines = view.sysctl(r.ns(), key.path()).lines().toList();
                // of a folder the view answers "key = value" lines, of a parameter its bare text
                boolean folder = !lines.isEmpty() && lines.get(0).startsWith(key + ".");
                return new Outcome.Lines(folder ? parts(lines, values) : values ? lines : List.of(key.toString()));
            } catch (Problem p) {
                throw p.at(at);
            }
        });
    }

    private static Plan all(Request r, View view) {
        Pattern only = r.args().get(PATTERN).orElse(null);
        String words = line(
                r.ns(), r.commandWords().subList(1, r.commandWords().size()).toArray(new String[0]));
        return Plan.of(new Effect.Show(words, v -> {
            List<String> lines = v.sysctl(r.ns(), "net").lines().toList();
            if (only != null) {
                lines = lines.stream().filter(l -> only.matcher(key(l)).find()).toList();
            }
            boolean parts = r.args().has(VALUES) || r.args().has(NAMES);
            return new Outcome.Lines(parts ? parts(lines, r.args().has(VALUES)) : lines);
        }));
    }

    private static String key(String line) {
        int end = line.indexOf(" = ");
        return end < 0 ? line : line.substring(0, end);
    }

    private static List<String> parts(List<String> lines, boolean values) {
        return values
                ? lines.stream()
                        .map(l -> l.substring(Math.min(l.length(), key(l).length() + 3)))
                        .toList()
                : lines.stream().map(SysctlVerb::key).distinct().toList();
    }

    private static String line(NsRef ns, String... words) {
        List<String> program = new ArrayList<>(List.of("sysctl"));
        program.addAll(List.of(words));
        return Commands.programLine(ns, program);
    }
}
