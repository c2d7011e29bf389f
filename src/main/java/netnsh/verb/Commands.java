package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Reader;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** All commands as one shape: {@code [OPTIONS] [ip [OPTIONS]] VERB …}. */
public final class Commands {
    private Commands() {}

    static final Syntax.Word IP = Syntax.exactly("ip", "an object of iproute2");
    private static Syntax root;
    private static Syntax strictRoot;

    /** The shape of every line that is not a program. */
    public static synchronized Syntax root() {
        if (root == null) {
            root = root(false);
        }
        return root;
    }

    private static synchronized Syntax strictRoot() {
        if (strictRoot == null) {
            strictRoot = root(true);
        }
        return strictRoot;
    }

    private static Syntax root(boolean strict) {
        List<Syntax> all = new ArrayList<>();
        List<Syntax> ip = new ArrayList<>();
        for (Verb v : Verbs.all()) {
            Syntax s = v.syntax(strict);
            all.add(s);
            if (v.isIp()) {
                ip.add(s);
            }
        }
        Verbs.leftOut().forEach(v -> ip.add(v.syntax(strict)));
        all.add(Syntax.seq(IP, Options.MANY, new Syntax.OneOf(ip)));
        return Syntax.seq(Options.MANY, new Syntax.OneOf(all));
    }

    /** The options that may stand in front of a verb: those of ip(8). */
    public static Syntax options() {
        return Options.MANY;
    }

    /** Reads the words of a line. */
    public static Reading read(List<Token> words) {
        return Reader.read(root(), words);
    }

    /** Reads the words of a line of {@code ip}'s or {@code bridge}'s as those programs have it: without netnsh's own forms. */
    public static Reading readStrictly(List<Token> words) {
        return Reader.read(strictRoot(), words);
    }

    /** The request that a complete reading means when the session stands in {@code here}. */
    public static Request request(Reading reading, Context here) {
        Args args = reading.args().orElseThrow();
        Verb.Taken taken = (Verb.Taken) args.tag();
        NsRef other = args.get(Options.NETNS).orElse(null);
        Context context = other == null ? here : new Context(other, null, here.strict());
        Request request = new Request(
                taken.verb(),
                taken.form(),
                args,
                context,
                Options.display(args),
                args.has(Options.ALL),
                args.token(taken.verb().word()),
                args.token(Options.NETNS));
        return taken.form().name().equals(NetnsVerb.EXEC) ? NetnsPlans.through(request) : request;
    }

    /** The namespace that {@code -n} names in the words read so far, or null. */
    public static NsRef namespaceOf(Reading reading) {
        return reading.soFar().get(Options.NETNS).orElse(null);
    }

    /** Whether a word is exactly a verb, or {@code ip}, or an option of {@code ip}'s. */
    public static boolean isVerb(String word) {
        if (word.equals("ip") || word.startsWith("-")) {
            return true;
        }
        for (Verb v : Verbs.all()) {
            if (v.word().spellings().contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether words ask for the version of the program {@code ip} or {@code bridge}, which only that program knows. */
    public static boolean asksForVersion(List<Token> words) {
        return words.size() == 2
                && (words.get(0).text().equals("ip") || words.get(0).text().equals("bridge"))
                && words.get(1).text().matches("-V(?:e(?:r(?:s(?:i(?:o(?:n)?)?)?)?)?)?");
    }

    /** The line that runs a program in a namespace in iproute2's world: {@code ip netns exec left ping …}. */
    static String programLine(NsRef ns, List<String> program) {
        List<String> out = new ArrayList<>();
        if (ns instanceof NsRef.Named named) {
            out.addAll(List.of("ip", "netns", "exec", named.name()));
        } else if (!(ns instanceof NsRef.Home)) {
            out.add("@" + ns);
        }
        out.addAll(program);
        return Text.words(out);
    }

    static String spellOut(Request r) {
        return spellOut(r, r.commandWords());
    }

    /** The request's options in front, and then these words (from the verb on). */
    static String spellOut(Request r, List<String> command) {
        List<String> out = new ArrayList<>();
        boolean elsewhere =
                (r.verb().isIp() || r.verb().isProgram()) && !(r.context().ns() instanceof NsRef.Home);
        if (r.verb().isIp()) {
            out.add("ip");
        } else if (r.verb().isProgram()) {
            out.add(r.verb().name());
        }
        if (elsewhere && r.args().get(Options.NETNS).isEmpty()) {
            out.add(Options.NETNS_WORD.text());
            out.add(Options.NETNS.type().write(r.context().ns()));
        }
        // "ip" may stand behind options ("-j ip link"); iproute2 wants it in front
        List<String> words = r.args().without(IP).words();
        out.addAll(words.subList(0, words.size() - r.commandWords().size()));
        out.addAll(r.verb().isProgram() ? command.subList(1, command.size()) : command);
        return Text.words(out);
    }
}
