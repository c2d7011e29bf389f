package netnsh.session;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import netnsh.journal.Scan;
import netnsh.journal.Sessions;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.Text;

/** The journals of this session and of others: {@code sessions}, {@code scan}, {@code down}. */
final class Books {
    private static final int LISTED = 5;

    private final Session session;
    private final Sessions sessions;

    /** Books of a session; {@code sessions} is null for one without a journal, which has made nothing. */
    Books(Session session, Sessions sessions) {
        this.session = session;
        this.sessions = sessions;
    }

    /** Says how what a file has made is taken down; on a terminal only, and where it does not go with the sandbox. */
    void farewell(Output out) {
        String id = sessions == null || !out.terminal() ? null : sessions.standing();
        if (id != null) {
            out.aside("note: what it has made stands; netnsh down " + id + " takes it down\n");
        }
    }

    // --- sessions
    // -----------------------------------------------------------------------------------------------------

    int list(Frame f) {
        List<List<String>> rows = new ArrayList<>();
        for (Sessions.One o : sessions == null ? List.<Sessions.One>of() : sessions.list()) {
            rows.add(o.trouble() != null ? List.of(o.id(), o.trouble()) : row(o));
        }
        f.out().text(table(rows));
        return 0;
    }

    /** What no journal tells of, as lines that could be run, each thing with a comment in front. */
    int scan(Frame f) {
        if (sessions == null) {
            return 0;
        }
        Scan.Result result = sessions.scan();
        for (Scan.Found one : result.found()) {
            f.out().text("# " + Text.visible(one.what()) + "\n");
            for (String line : one.lines()) {
                boolean writable = Text.visible(line).equals(line);
                f.out()
                        .text((writable ? "" : "# with bytes that no line can be written with: ") + Text.visible(line)
                                + "\n");
            }
        }
        result.unseen().stream().distinct().forEach(l -> f.out().aside("note: " + Text.visible(l) + "\n"));
        return 0;
    }

    private static List<String> row(Sessions.One o) {
        String what = o.kind().equals("file") ? Path.of(o.text()).getFileName().toString() : o.kind();
        String state = o.own() ? "this one" : o.alive() ? "process " + o.pid() : "over";
        return List.of(o.id(), user(o.uid()), since(o.millis()), what, state, stands(o));
    }

    private static String user(int uid) {
        return uid == 0 ? "root" : "user " + uid;
    }

    private static String since(long millis) {
        ZonedDateTime then = Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault());
        boolean today = then.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return then.format(DateTimeFormatter.ofPattern(today ? "HH:mm:ss" : "yyyy-MM-dd HH:mm"));
    }

    /** What stands of a session, in a few words. */
    static String stands(Sessions.One o) {
        List<String> parts = new ArrayList<>();
        add(parts, o.namespaces(), "namespace");
        add(parts, o.links(), "link");
        if (o.others() > 0) {
            parts.add(o.others() + (o.others() == 1 ? " other change" : " other changes"));
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, List<String> names, String what) {
        if (!names.isEmpty()) {
            List<String> some = names.subList(0, Math.min(names.size(), LISTED));
            parts.add(count(names.size(), what) + " (" + String.join(" ", some) + (names.size() > LISTED ? " …" : "")
                    + ")");
        }
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static String table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = Text.visible(row.get(i)).length();
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, i == row.size() - 1 ? widths.get(i) : Math.max(widths.get(i), width));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = Text.visible(row.get(i));
                boolean last = i == row.size() - 1;
                out.append(cell).append(last ? "\n" : " ".repeat(widths.get(i) - cell.length() + 2));
            }
        }
        return out.toString();
    }

    // --- down ----------------------------------------------------------------------------------------------

    int down(Effect.Down down, Frame f) {
        if (sessions == null) {
            f.out().text("nothing stands\n");
            return 0;
        }
        boolean dry = session.options().dryRun();
        int servers = dry || !down.sessions().isEmpty() ? 0 : session.jobs().endServers();
        Sessions.Down came;
        try {
            came = down.all()
                    ? sessions.all(dry)
                    : down.sessions().isEmpty() ? sessions.own(dry) : sessions.these(down.sessions(), dry);
        } catch (Problem p) {
            throw p.at(down.at());
        }
        if (!dry && down.sessions().isEmpty()) {
            session.ports().undoing().allTakenBack();
        }
        try {
            int status = told(came, servers, session, f.out());
            if (came.lines().isEmpty()
                    && servers == 0
                    && !down.all()
                    && down.sessions().isEmpty()) {
                over(f.out());
            }
            return status;
        } catch (Problem p) {
            throw p.at(down.at());
        }
    }

    /** Where nothing stands of the own session, somebody may look for what another one has left. */
    private void over(Output out) {
        List<String> ids = sessions.list().stream()
                .filter(o -> !o.own() && !o.alive() && o.trouble() == null)
                .map(Sessions.One::id)
                .toList();
        if (!ids.isEmpty()) {
            out.aside("note: over, and something stands: " + String.join(", ", ids) + "; down " + ids.get(0)
                    + " takes it down, down --all all of it\n");
        }
    }

    /** Says what was taken back; a Problem when not all could be. */
    static int told(Sessions.Down came, Session session, Output out) {
        return told(came, 0, session, out);
    }

    private static int told(Sessions.Down came, int servers, Session session, Output out) {
        boolean dry = session.options().dryRun();
        boolean spoken = dry || session.options().verbose();
        for (String line : spoken ? came.lines() : List.<String>of()) {
            out.text((dry ? "" : "+ ") + Text.visible(line) + "\n");
        }
        if (!dry) {
            out.text(summary(came, servers) + "\n");
        }
        came.left().stream().distinct().forEach(l -> out.aside("left alone: " + Text.visible(l) + "\n"));
        if (!came.failed().isEmpty()) {
            throw Problem.of(
                            "session.stands",
                            "not everything could be removed: " + came.failed().get(0))
                    .hint(came.failed().size() == 1 ? null : (came.failed().size() - 1) + " more; try it again");
        }
        return 0;
    }

    private static String summary(Sessions.Down came, int ended) {
        int kept = (int) came.lines().stream()
                .filter(line -> line.startsWith("stop kept:"))
                .count();
        int servers = Math.max(ended, kept); // those of this session are ended already
        if (came.lines().isEmpty() && servers == 0) {
            return "nothing stands";
        }
        List<String> parts = new ArrayList<>();
        if (came.namespaces() > 0) {
            parts.add(count(came.namespaces(), "namespace"));
        }
        if (came.links() > 0) {
            parts.add(count(came.links(), "link"));
        }
        if (servers > 0) {
            parts.add(count(servers, "server"));
        }
        int others = came.lines().size() - came.namespaces() - came.links() - kept;
        if (others > 0) {
            parts.add(others + (others == 1 ? " other change" : " other changes"));
        }
        return "down: " + String.join(", ", parts);
    }
}
