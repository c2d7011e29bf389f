package netnsh.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netnsh.grammar.Lexer;
import netnsh.grammar.Lookup;
import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.session.LiveNames;
import netnsh.session.Output;
import netnsh.session.Session;
import netnsh.session.Suggest;
import netnsh.value.Text;

/** The prompt: asks for a line, has the session run it, says what there is to say, and asks again. */
public final class Shell {
    private static final int INTERRUPTED = 130;
    private static final int KILLED = 128;

    /** Commands that are the prompt's own, because they are about it. */
    private static final Map<String, String> OWN =
            new TreeMap<>(Map.of("history", "the lines entered so far", "clear", "clear the screen"));

    private final Session session;
    private final Output out;
    private final Lines lines;
    private final RecentView view;
    private final Map<String, Boolean> programs = new HashMap<>();
    private int status;
    private boolean warned;

    /**
     * The prompt of a session.
     *
     * @param environment HOME and XDG_STATE_HOME say where earlier lines are kept
     */
    public Shell(Session session, Screen screen, Map<String, String> environment) {
        this.session = session;
        this.out = screen.output();
        Lookup live = new LiveNames(
                session.view(),
                netnsh.value.NsRef.HOME,
                () -> session.names().names(Lookup.What.JOB, ""),
                () -> session.names().names(Lookup.What.VARIABLE, ""));
        this.view = new RecentView(session.view());
        this.lines = screen.lines(
                session,
                new LineWords(session.scope()),
                new TabCandidates(() -> new Suggest(view, session.context(), session.names()), live, OWN),
                new LineColors(
                        word -> programs.computeIfAbsent(word, LiveNames::isProgram),
                        OWN::containsKey,
                        session.scope()),
                environment);
    }

    /** Says how this netnsh came up. */
    public void greet(List<String> greeting) {
        greeting.forEach(line -> out.text(Text.visible(line) + "\n"));
    }

    /** Runs lines until somebody leaves; the status of the last one. */
    public int run() {
        try {
            while (session.exit().isEmpty()) {
                out.text(session.jobs().news());
                session.lookAround();
                programs.clear();
                view.prepare();
                Lines.Answer answer =
                        lines.next(Prompt.of(session.context(), session.lost(), status), status == INTERRUPTED);
                if (answer.kind() == Lines.Answer.Kind.END && leaves()) {
                    out.text("exit\n");
                    return status;
                } else if (answer.kind() == Lines.Answer.Kind.DROPPED) {
                    status = INTERRUPTED;
                } else if (answer.kind() == Lines.Answer.Kind.LINE) {
                    line(answer.text());
                }
            }
            return session.exit().getAsInt();
        } catch (Output.Closed e) {
            return status;
        } finally {
            view.close();
        }
    }

    /** Leaving ends what runs beside the session, so somebody who has jobs is asked once. */
    private boolean leaves() {
        if (warned || !session.jobs().any()) {
            return true;
        }
        warned = true;
        out.text("there are jobs, and leaving ends them: \"jobs\" lists them, Ctrl-D again leaves\n");
        return false;
    }

    private void line(String text) {
        List<Token> words = Lexer.lenient(text, session.scope());
        if (words.isEmpty()) {
            status = 0;
            return;
        }
        warned = false;
        if (!own(words)) {
            status = session.run(text, Source.PROMPT);
            if (status > KILLED) {
                lines.repair();
            }
        }
    }

    private boolean own(List<Token> words) {
        String first = words.get(0).text();
        if (first.equals("clear") && words.size() == 1) {
            lines.clear();
        } else if (first.equals("history") && words.size() <= 2 && history(words)) {
            status = 0;
        } else {
            return false;
        }
        return true;
    }

    /** {@code history} and {@code history N}. */
    private boolean history(List<Token> words) {
        List<String> all = lines.history();
        int from = 0;
        if (words.size() == 2) {
            String number = words.get(1).text();
            if (!number.matches("[0-9]{1,6}")) {
                return false;
            }
            from = Math.max(0, all.size() - Integer.parseInt(number));
        }
        StringBuilder text = new StringBuilder();
        for (int i = from; i < all.size(); i++) {
            text.append(String.format("%5d  %s%n", i + 1, Text.visible(all.get(i))));
        }
        out.text(text.toString());
        return true;
    }
}
