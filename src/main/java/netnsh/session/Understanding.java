package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Expansion;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;
import netnsh.plan.Problem;
import netnsh.verb.Commands;

/** Tells verbs, programs and assignments apart. A verb spelled out beats a program, which beats an abbreviated verb. */
final class Understanding {
    private Understanding() {}

    /** What a pipeline's first command is; what is not understood is a Problem. */
    static Command of(Line.Pipeline p, Frame f) {
        List<Lexeme> words = p.words();
        if (p.compound()) {
            return compound(p, f);
        }
        int n = 0;
        while (n < words.size() && isAssignment(words.get(n))) {
            n++;
        }
        List<Lexeme> assignments = words.subList(0, n);
        List<Lexeme> rest = words.subList(n, words.size());
        if (rest.isEmpty()) {
            return assignment(p, assignments, f);
        }
        if (p.as() != null || p.starting() != null) {
            return somebodys(p, assignments, rest, f);
        }
        if (rest.get(0).isBare("run")) {
            if (rest.size() == 1) {
                throw Problem.of("line.run", "a program is missing behind run").at(LineParser.token(rest.get(0)));
            }
            rest = rest.subList(1, rest.size());
            return program(p, assignments, rest, f);
        }
        List<Token> first = expand(rest.subList(0, 1), f);
        if (first.isEmpty()) { // a variable that is empty: the next word counts
            List<Token> tokens = expand(rest, f);
            return tokens.isEmpty()
                    ? new Command(Command.Kind.ASSIGNMENT, assignments, rest, tokens, null)
                    : understood(p, assignments, rest, tokens.get(0), f);
        }
        return understood(p, assignments, rest, first.get(0), f);
    }

    /** A loop, or another compound command: bash runs it as a program. */
    private static Command compound(Line.Pipeline p, Frame f) {
        if (p.starting() != null) {
            throw Problem.of("line.start", "behind start stands a program")
                    .at(LineParser.token(p.words().get(0)))
                    .hint("keep the loop in a file, and start bash with it");
        }
        return program(p, List.of(), p.words(), f);
    }

    /** Behind {@code as USER} and {@code start} stands a program: commands of netnsh's own have netnsh's rights. */
    private static Command somebodys(Line.Pipeline p, List<Lexeme> assignments, List<Lexeme> words, Frame f) {
        List<Lexeme> rest = words.get(0).isBare("run") && words.size() > 1 ? words.subList(1, words.size()) : words;
        List<Token> first = expand(rest.subList(0, 1), f);
        String name = first.isEmpty() ? "" : first.get(0).text();
        if (!first.isEmpty() && Commands.isVerb(name) && !PathLookup.isProgram(name)) {
            String word = p.as() != null ? "as" : "start";
            throw Problem.of(
                            "line." + word,
                            name + " is a command of netnsh's, and behind " + word + " stands a program")
                    .at(first.get(0))
                    .hint("what netnsh does itself is done with netnsh's own rights");
        }
        return program(p, assignments, rest, f);
    }

    private static Command understood(
            Line.Pipeline p, List<Lexeme> assignments, List<Lexeme> words, Token first, Frame f) {
        String name = first.text();
        if (isForShell(name, p, f)) {
            return program(p, assignments, words, f);
        } else if (Commands.isVerb(name)) {
            List<Token> tokens = expand(words, f);
            boolean other = Commands.asksForVersion(tokens) && PathLookup.isProgram(name);
            return other ? program(p, assignments, words, f) : verb(assignments, words, tokens, f);
        } else if (PathLookup.isProgram(name)) {
            if (!f.programs()) {
                throw Mistakes.unknown(first, false);
            }
            return program(p, assignments, words, f);
        } else if (name.indexOf('/') >= 0) {
            throw Problem.of("line.unknown", "there is no program " + name).at(first);
        }
        List<Token> tokens = expand(words, f);
        if (Commands.read(tokens).taken() == 0) {
            throw Mistakes.unknown(first, f.programs());
        }
        return verb(assignments, words, tokens, f);
    }

    /** What a shell fills in, its echo can print as well; a kernel parameter is written natively. */
    private static boolean isForShell(String name, Line.Pipeline p, Frame f) {
        return name.equals("echo")
                && f.programs()
                && p.words().stream().anyMatch(Lexeme::needsShell)
                && !Redirection.writesSysctl(p.redirects());
    }

    private static Command verb(List<Lexeme> assignments, List<Lexeme> words, List<Token> tokens, Frame f) {
        if (!assignments.isEmpty()) {
            throw Problem.of("line.assignment", "variables can be set for a program only")
                    .at(LineParser.token(assignments.get(0)))
                    .hint("set it in a line of its own, or behind \";\"");
        }
        List<Token> plain = new ArrayList<>(tokens);
        Token first = plain.get(0);
        plain.set(0, new Token(first.text(), first.start(), first.end(), false));
        Reading reading = Commands.read(plain);
        Command.Kind kind = Command.Kind.VERB;
        if (!reading.complete()) {
            int last = plain.size() - 1;
            boolean help = last > 0 && isHelp(plain, last) && reading.taken() >= last;
            if (!help) {
                throw Mistakes.of(reading, plain);
            }
            kind = Command.Kind.HELP;
            plain.remove(last);
        }
        return new Command(kind, assignments, words, plain, reading);
    }

    /** {@code --help} stands right behind the verb only: elsewhere it could be meant as a name, and must be refused as one. */
    private static boolean isHelp(List<Token> words, int at) {
        String word = words.get(at).text();
        boolean behindVerb = at == 1 || at == 2 && words.get(0).text().equals("ip");
        return word.equals("help") || word.equals("--help") && behindVerb;
    }

    private static Command program(Line.Pipeline p, List<Lexeme> assignments, List<Lexeme> words, Frame f) {
        if (!f.programs() && (!p.plain() || words.stream().anyMatch(Lexeme::needsShell))) {
            throw Problem.of("line.notes", "in notes no shell is used")
                    .at(new Token(p.raw(), p.start(), p.start() + p.raw().length(), true));
        }
        List<Lexeme> known = words.stream().filter(w -> !w.needsShell()).toList();
        List<Token> tokens = expand(known, f);
        return new Command(Command.Kind.PROGRAM, assignments, words, tokens, null);
    }

    private static Command assignment(Line.Pipeline p, List<Lexeme> assignments, Frame f) {
        if (!p.plain()) {
            throw Problem.of("line.assignment", "an assignment has no output").at(LineParser.token(assignments.get(0)));
        }
        for (Lexeme a : assignments) {
            if (a.needsShell() && !f.programs()) {
                throw Problem.of("line.notes", "in notes no shell is used").at(LineParser.token(a));
            }
        }
        return new Command(Command.Kind.ASSIGNMENT, assignments, List.of(), List.of(), null);
    }

    /** The words with variables filled in. */
    static List<Token> expand(List<Lexeme> words, Frame f) {
        Expansion e = Expansion.of(words, f.scope());
        if (e.fault().isPresent()) {
            throw LineParser.problem(e.fault().get(), f.text());
        }
        return e.tokens();
    }

    /** Whether a word is {@code NAME=…}. */
    static boolean isAssignment(Lexeme word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Lexeme.Plain head) || head.quoted()) {
            return false;
        }
        int equals = head.text().indexOf('=');
        for (int i = 0; i < equals; i++) {
            char c = head.text().charAt(i);
            boolean letter = c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(i > 0 && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return equals > 0;
    }

    /** The value that an assignment gives: never split, as in sh(1). */
    static String value(Lexeme word, Frame f) {
        List<Lexeme.Part> parts = new ArrayList<>();
        for (Lexeme.Part part : word.parts()) {
            boolean open = part instanceof Lexeme.Variable && !part.quoted();
            Lexeme.Variable v = open ? (Lexeme.Variable) part : null;
            parts.add(open ? new Lexeme.Variable(v.name(), v.fallback(), true, v.start(), v.end()) : part);
        }
        Lexeme whole = new Lexeme(word.kind(), word.text(), word.start(), word.end(), parts);
        String all = String.join(
                " ", expand(List.of(whole), f).stream().map(Token::text).toList());
        return all.substring(all.indexOf('=') + 1);
    }
}
