package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import netnsh.grammar.Token;
import netnsh.kernel.Programs;
import netnsh.plan.Problem;

/** Where the redirections of a verb's line send its text. Files are opened at once and closed with it. */
final class Redirection implements AutoCloseable {
    private static final String SYSCTL = "/proc/sys/";

    private final Supplier<Programs> programs;
    private final Output base;
    private final List<Integer> opened = new ArrayList<>();
    private int out = -1;
    private int error = -1;
    private String sysctl;
    private Token target;

    Redirection(List<Line.Redirect> redirects, Frame f) {
        programs = f.kernel()::programs; // asked for with the first file only: a rehearsal has none
        base = f.out();
        try {
            for (Line.Redirect r : redirects) {
                apply(r, f);
            }
        } catch (Problem p) {
            close();
            throw p;
        }
    }

    /** Whether a kernel parameter is written: {@code > /proc/sys/net/…}. */
    static boolean writesSysctl(List<Line.Redirect> redirects) {
        return redirects.stream().anyMatch(r -> r.target().text().startsWith(SYSCTL));
    }

    private void apply(Line.Redirect r, Frame f) {
        String operator = r.operator().text();
        List<Token> words = Understanding.expand(List.of(r.target()), f);
        if (words.size() != 1) {
            throw Problem.of("line.redirect", "one file is expected behind " + operator)
                    .at(LineParser.token(r.target()));
        }
        Token word = words.get(0);
        switch (operator) {
            case ">", ">|", "1>", "1>|" -> out(word, false, f);
            case ">>", "1>>" -> out(word, true, f);
            case "2>", "2>|" -> error = open(word, false, f);
            case "2>>" -> error = open(word, true, f);
            case "&>", "&>>" -> {
                out(word, operator.equals("&>>"), f);
                error = out;
            }
            case "2>&", ">&", "1>&" -> duplicate(operator, word);
            default ->
                throw Problem.of("line.redirect", "a command of netnsh reads no input: " + operator)
                        .at(LineParser.token(r.operator()));
        }
    }

    private void duplicate(String operator, Token word) {
        boolean errors = operator.equals("2>&");
        if (errors && word.text().equals("1")) {
            error = out >= 0 ? out : base.outFd();
        } else if (!errors && word.text().equals("2")) {
            out = error >= 0 ? error : base.errorFd();
        } else {
            throw Problem.of("line.redirect", "only 2>&1 and >&2 are possible").at(word);
        }
    }

    private void out(Token word, boolean append, Frame f) {
        if (word.text().startsWith(SYSCTL)) {
            sysctl = word.text().substring(SYSCTL.length());
            target = word;
        } else {
            sysctl = null;
            target = word;
            out = open(word, append, f);
        }
    }

    private int open(Token word, boolean append, Frame f) {
        if (!f.programs() && !word.text().equals("/dev/null")) {
            throw Problem.of("line.notes", "in notes no file is written").at(word);
        }
        try {
            int fd = programs.get().openForWriting(word.text(), append);
            opened.add(fd);
            return fd;
        } catch (Problem p) {
            throw p.at(word);
        }
    }

    /** Whether standard error was sent elsewhere. */
    boolean catches() {
        return error >= 0;
    }

    /** The kernel parameter that is written, slashed; null when none is. */
    String sysctl() {
        return sysctl;
    }

    /** The word that names the file or parameter; null when there is none. */
    Token target() {
        return target;
    }

    /** Where the text goes. */
    Output output() {
        base.flush();
        return out < 0 && error < 0 ? base : new FdOutput(programs.get(), base, out, error);
    }

    @Override
    public void close() {
        opened.forEach(fd -> programs.get().close(fd));
        opened.clear();
    }
}
