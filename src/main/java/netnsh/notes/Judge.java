package netnsh.notes;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.grammar.Compounds;
import netnsh.grammar.Expansion;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.grammar.Reading;
import netnsh.grammar.Scan;
import netnsh.grammar.Token;
import netnsh.grammar.Variables;
import netnsh.plan.Problem;
import netnsh.session.Mistakes;
import netnsh.session.Session;
import netnsh.verb.Commands;

/**
 * Says what is missing in a command, as far as that is known without running it: words that got lost when a page was stored,
 * placeholders, variables that nobody set, programs that nobody shows.
 */
final class Judge {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("<[A-Za-z][^<>|&;]*>|\\[[a-z][a-z -]*\\]|\u2026|(?<=\\s)\\.\\.\\.(?=\\s|$)");
    private static final Pattern SOURCE = Pattern.compile("[\\w./-]+\\.(?:py|sh|c)");
    private static final Set<String> NETCAT = Set.of("nc", "ncat");
    private static final Set<String> FIREWALL = Set.of("iptables", "ip6tables");
    /** Options of iptables(8) that take a value. */
    private static final Set<String> VALUED = Set.of(
            "-s",
            "-d",
            "-i",
            "-o",
            "-p",
            "-j",
            "-t",
            "-m",
            "--source",
            "--destination",
            "--dport",
            "--sport",
            "--to-destination",
            "--to-source",
            "--to-ports",
            "--to-port",
            "--in-interface",
            "--out-interface",
            "--protocol",
            "--jump",
            "--table",
            "--match",
            "--state",
            "--ctstate");

    private static final int LONGEST = 16 << 10;

    private final Set<String> variables = new HashSet<>();
    private final Predicate<String> isThere;
    private final Set<String> shown;

    /**
     * One that knows no variable yet.
     *
     * @param isThere whether there is a file of this name: beside the notes, or shown in them
     * @param shown the files that the notes have shown so far
     */
    Judge(Predicate<String> isThere, Set<String> shown) {
        this.isThere = isThere;
        this.shown = shown;
    }

    /** The only shown file with the same ending; null when there is none, or several. */
    String like(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        List<String> all = shown.stream().filter(f -> f.endsWith("." + ending)).toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    /** What is missing in a command, one sentence; null when nothing is. */
    String missing(String command) {
        if (command.length() > LONGEST) {
            return "it has " + command.length() + " characters, more than any command";
        }
        Matcher gap = PLACEHOLDER.matcher(command);
        if (gap.find()) {
            return "\"" + gap.group() + "\" stands for something that must be filled in";
        }
        var written = Session.check(command);
        if (written.isPresent()) {
            return written.get().getMessage();
        }
        Scan scan = Lexer.scan(command);
        String unset = unset(scan.code());
        if (unset != null) {
            return "no line before says what $" + unset + " is";
        }
        for (String layer : Wrapping.layers(command)) {
            String lack = lack(layer);
            if (lack != null) {
                return lack;
            }
        }
        return null;
    }

    private String unset(List<Lexeme> code) {
        variables.addAll(Compounds.names(code));
        for (Lexeme l : code) {
            for (Lexeme.Part p : l.parts()) {
                boolean own = p instanceof Lexeme.Variable v
                        && v.fallback() == null
                        && Character.isLetter(v.name().charAt(0))
                        && !variables.contains(v.name())
                        && System.getenv(v.name()) == null;
                if (own) {
                    return ((Lexeme.Variable) p).name();
                }
            }
            int equals = l.text().indexOf('=');
            if (equals > 0
                    && l.kind() == Lexeme.Kind.WORD
                    && l.text().substring(0, equals).matches("[A-Za-z_]\\w*")) {
                variables.add(l.text().substring(0, equals));
            }
        }
        return null;
    }

    private String lack(String layer) {
        List<Lexeme> code = Lexer.scan(layer).code();
        List<Lexeme> words =
                code.stream().takeWhile(l -> l.kind() == Lexeme.Kind.WORD).toList();
        if (words.isEmpty() || words.stream().anyMatch(Lexeme::needsShell)) {
            return null;
        }
        String head = words.get(0).text();
        boolean verb = Commands.isVerb(head) && !head.startsWith("-") && !Wrapping.PROGRAMS.contains(head);
        if (verb && words.stream().noneMatch(Lexeme::varies)) {
            return ofVerb(words);
        } else if (FIREWALL.contains(head)) {
            return ofFirewall(words);
        }
        String host = words.size() == 2 && NETCAT.contains(head) ? words.get(1).text() : "";
        if (host.matches("\\d+")) {
            return "a host is missing in front of " + host;
        }
        return null;
    }

    /** A program or a file that a command names and that nobody has; null when all are here. */
    String absent(String command) {
        List<Lexeme> code = Lexer.scan(command).code();
        boolean writes = code.stream().anyMatch(l -> l.is(">") || l.is(">>"));
        for (Lexeme w : code) {
            String name = w.text();
            boolean file = name.startsWith("./") || SOURCE.matcher(name).matches();
            if (file && !writes && w.kind() == Lexeme.Kind.WORD && !isThere.test(name)) {
                return name;
            }
        }
        return null;
    }

    private static String ofVerb(List<Lexeme> words) {
        Expansion e = Expansion.of(words, Variables.NONE);
        if (e.fault().isPresent()) {
            return e.fault().get().message();
        }
        List<Token> tokens = e.tokens();
        Reading reading = Commands.read(tokens);
        String last = tokens.get(tokens.size() - 1).text();
        if (reading.complete() || last.equals("help") || Commands.asksForVersion(tokens)) {
            return null;
        }
        Problem p = Mistakes.of(reading, tokens);
        // what ping(8) and sysctl(8) know beyond netnsh's own is for the programs
        return tokens.get(0).text().equals("ip") || p.id().equals("line.short") ? p.getMessage() : null;
    }

    private static String ofFirewall(List<Lexeme> words) {
        for (int i = 1; i < words.size(); i++) {
            String option = words.get(i).text();
            boolean valued = VALUED.contains(option);
            boolean last = i + 1 == words.size();
            if (valued && (last || words.get(i + 1).text().startsWith("-"))) {
                return "a value is missing behind \"" + option.toLowerCase(Locale.ROOT) + "\"";
            }
        }
        return null;
    }
}
