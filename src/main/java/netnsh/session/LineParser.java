package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Compounds;
import netnsh.grammar.Fault;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.grammar.Scan;
import netnsh.grammar.Token;
import netnsh.plan.Problem;

/** Takes a line apart at the shell's operators and finds the prefixes {@code !}, {@code retry TIME}, {@code @NS} and {@code as USER}. */
final class LineParser {
    private final String text;
    private final List<Lexeme> code;
    private int at;

    private LineParser(String text, List<Lexeme> code) {
        this.text = text;
        this.code = code;
    }

    /** The line's parts; a line that is not well written is a Problem. */
    static Line parse(String text) {
        Scan scan = Lexer.scan(text);
        if (scan.fault().isPresent()) {
            throw problem(scan.fault().get(), text);
        }
        return new LineParser(text, scan.code()).line();
    }

    /** A fault of the writing as a Problem. */
    static Problem problem(Fault fault, String text) {
        return Problem.of(fault.id(), fault.message()).at(fault.at(text)).hint(fault.hint());
    }

    private Line line() {
        List<Line.Item> items = new ArrayList<>();
        while (at < code.size()) {
            if (code.get(at).is("\n")) {
                at++;
                continue;
            }
            List<Line.Step> steps = new ArrayList<>();
            steps.add(new Line.Step(null, pipeline()));
            while (at < code.size() && (code.get(at).is("&&") || code.get(at).is("||"))) {
                String when = code.get(at++).text();
                while (at < code.size() && code.get(at).is("\n")) {
                    at++;
                }
                steps.add(new Line.Step(when, pipeline()));
            }
            boolean background = at < code.size() && code.get(at).is("&");
            at++;
            items.add(new Line.Item(List.copyOf(steps), background));
        }
        return new Line(text, List.copyOf(items));
    }

    private boolean ends(Lexeme l) {
        return l.is("&&") || l.is("||") || l.is(";") || l.is("&") || l.is("\n");
    }

    private Line.Pipeline pipeline() {
        boolean invert = false;
        Lexeme retry = null;
        Lexeme place = null;
        Lexeme as = null;
        Line.Starting start = null;
        int from = at;
        while (at < code.size()) {
            Lexeme l = code.get(at);
            if (l.isBare("!")) {
                invert = !invert;
                at++;
            } else if (l.isBare("retry") && retry == null) {
                at++;
                if (at == code.size() || code.get(at).kind() != Lexeme.Kind.WORD) {
                    throw Problem.of("line.retry", "a time is missing behind retry")
                            .at(token(l))
                            .hint("such as: retry 5s ping -c 1 10.0.0.1");
                }
                retry = code.get(at++);
            } else if (place == null && l.kind() == Lexeme.Kind.WORD && l.text().startsWith("@") && !aside(l)) {
                place = l;
                at++;
            } else if (start == null && as == null && l.isBare("start") && !asksForHelp()) {
                at++;
                start = starting(l);
            } else if (as == null && l.isBare("as") && !asksForHelp()) {
                at++;
                if (at == code.size() || code.get(at).kind() != Lexeme.Kind.WORD) {
                    throw Problem.of("line.as", "a user is missing behind as").at(token(l));
                }
                as = code.get(at++);
            } else {
                break;
            }
        }
        return command(invert, retry, place, start, as, from);
    }

    /** The options behind {@code start}. */
    private Line.Starting starting(Lexeme word) {
        Lexeme name = null;
        boolean restart = false;
        boolean keep = false;
        while (at < code.size()
                && code.get(at).kind() == Lexeme.Kind.WORD
                && code.get(at).text().startsWith("--")) {
            Lexeme option = code.get(at++);
            if (option.isBare("--restart")) {
                restart = true;
            } else if (option.isBare("--keep")) {
                keep = true;
            } else if (option.isBare("--name")
                    && at < code.size()
                    && code.get(at).kind() == Lexeme.Kind.WORD) {
                name = code.get(at++);
            } else {
                boolean open = option.isBare("--name");
                throw Problem.of("line.start", open ? "a name is missing" : "start has no option " + option.text())
                        .at(token(option))
                        .hint("start [--name NAME] [--restart] [--keep] PROGRAM");
            }
        }
        if (at == code.size() || ends(code.get(at))) {
            throw Problem.of("line.start", "a program is missing behind start").at(token(word));
        }
        return new Line.Starting(name, restart, keep);
    }

    /** {@code as help} alone. */
    private boolean asksForHelp() {
        boolean last = at + 2 == code.size() || at + 2 < code.size() && ends(code.get(at + 2));
        return last && (code.get(at + 1).isBare("help") || code.get(at + 1).isBare("--help"));
    }

    /** {@code @} alone, or one that a variable {@code $@} is part of, is no place. */
    private static boolean aside(Lexeme l) {
        return l.text().length() == 1;
    }

    private Line.Pipeline command(
            boolean invert, Lexeme retry, Lexeme place, Line.Starting starting, Lexeme as, int from) {
        List<Lexeme> words = new ArrayList<>();
        List<Line.Redirect> redirects = new ArrayList<>();
        int first = at;
        int pipe = -1;
        int depth = 0;
        boolean compound = passCompound(words);
        boolean grouped = compound;
        while (at < code.size() && (depth > 0 || pipe == at - 1 && code.get(at).is("\n") || !ends(code.get(at)))) {
            Lexeme l = code.get(at);
            if (l.is("(") || l.is(")")) {
                depth += l.is("(") ? 1 : -1;
                grouped = true;
                at++;
            } else if (l.is("\n") && pipe == at - 1) {
                pipe = at++; // a line may be broken behind |
            } else if (l.is("|")) {
                pipe = pipe < 0 ? at : pipe;
                at++;
            } else if (l.kind() == Lexeme.Kind.OPERATOR && pipe < 0 && depth == 0) {
                at++;
                boolean target = at < code.size() && code.get(at).kind() == Lexeme.Kind.WORD;
                if (!target) {
                    throw Problem.of("line.redirect", "a file is missing behind " + l.text())
                            .at(token(l));
                }
                redirects.add(new Line.Redirect(l, code.get(at++)));
            } else {
                if (pipe < 0 && depth == 0) {
                    words.add(l);
                }
                at++;
            }
        }
        if (depth != 0) {
            Lexeme bracket = code.stream()
                    .filter(l -> l.is("(") || l.is(")"))
                    .findFirst()
                    .orElseThrow();
            throw Problem.of("line.bracket", "the brackets do not match").at(token(bracket));
        }
        if (words.isEmpty() || pipe == at - 1 && pipe >= 0) {
            throw missing();
        }
        int start = code.get(first).start();
        int end = code.get(at - 1).end();
        String behind =
                pipe < 0 ? null : text.substring(code.get(pipe).end(), end).strip();
        return new Line.Pipeline(
                invert,
                retry,
                place,
                starting,
                as,
                List.copyOf(words),
                List.copyOf(redirects),
                behind,
                text.substring(start, end),
                start,
                code.get(from).start(),
                grouped,
                compound);
    }

    /** Passes over a loop or another compound command of the shell's, if one begins here; its first word stands for it. */
    private boolean passCompound(List<Lexeme> words) {
        int end = at < code.size() ? Compounds.end(code, at) : Compounds.NONE;
        if (end == Compounds.NONE) {
            return false;
        }
        Lexeme opener = code.get(at);
        if (end > code.size()) {
            throw Problem.of(
                            "line.open",
                            "\"" + opener.text() + "\" is never closed by " + Compounds.closer(opener.text()))
                    .at(token(opener));
        }
        words.add(opener);
        at = end;
        return true;
    }

    private Problem missing() {
        if (at < code.size()) {
            Lexeme l = code.get(at);
            return Problem.of("line.command", "a command is missing in front of " + shown(l))
                    .at(token(l));
        }
        Lexeme last = code.get(at - 1);
        return Problem.of("line.command", "a command is missing behind " + shown(last))
                .at(token(last));
    }

    private static String shown(Lexeme l) {
        return l.is("\n") ? "the line's end" : l.text();
    }

    /** A piece of the line as a word. */
    static Token token(Lexeme l) {
        return new Token(l.text(), l.start(), l.end(), true);
    }
}
