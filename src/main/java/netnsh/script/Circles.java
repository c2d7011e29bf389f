package netnsh.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.notes.Block;
import netnsh.notes.Notes;
import netnsh.plan.Problem;
import netnsh.session.Here;
import netnsh.session.Session;

/**
 * Finds files that source each other in a circle before the first line of any of them runs. Only lines are looked at that say
 * nothing but {@code source FILE}; what another line would source is known when it runs.
 */
final class Circles {
    private static final String SOURCE = "source";

    private final Session session;
    private final int deepest;
    private final List<Path> paths = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Set<Path> sound = new HashSet<>();

    /** Reports to {@code session}; files that are deeper than {@code deepest} are not looked at. */
    Circles(Session session, int deepest) {
        this.session = session;
        this.deepest = deepest;
    }

    /** Words for files that lead back to where they began. */
    static Problem problem(List<String> names) {
        return Problem.of("file.circle", "files source each other in a circle: " + String.join(" -> ", names));
    }

    /** A file that another one names by a relative path is looked for beside it first, so that labs can be moved. */
    static String beside(String outer, String file) {
        if (outer == null || file.startsWith("/") || file.equals("-")) {
            return file;
        }
        Path folder = Path.of(outer).getParent();
        String near = folder == null ? file : folder + "/" + file;
        return Here.file(near).exists() ? near : file;
    }

    /**
     * Whether a file with these lines leads to a circle; the first line of it is reported.
     *
     * @param path the file itself, null for standard input
     */
    boolean found(Path path, String name, Lines lines, Source from) {
        if (path == null || names.size() == deepest) {
            return false;
        }
        paths.add(path);
        names.add(name);
        for (Lines.One line : lines.all()) {
            Lexeme file = sourced(line.text());
            if (file != null && leads(file, line, new Source(name, line.number(), line.column(), from))) {
                return true;
            }
        }
        paths.remove(paths.size() - 1);
        names.remove(names.size() - 1);
        sound.add(path);
        return false;
    }

    /** The file's word of a line {@code source FILE}; null for any other line. */
    private static Lexeme sourced(String line) {
        if (!line.contains(SOURCE)) {
            return null;
        }
        List<Lexeme> code = Lexer.scan(line).code();
        boolean plain = code.size() > 1
                && code.stream().allMatch(l -> l.kind() == Lexeme.Kind.WORD && !l.varies() && !l.needsShell())
                && code.get(0).text().equals(SOURCE);
        return plain ? code.get(1) : null;
    }

    private boolean leads(Lexeme word, Lines.One line, Source where) {
        String file = beside(names.get(names.size() - 1), word.text());
        Path path;
        List<Lines> all = new ArrayList<>();
        try {
            path = FileText.path(file);
            int at = path == null ? -1 : paths.indexOf(path);
            if (at >= 0) {
                List<String> circle = new ArrayList<>(names.subList(at, names.size()));
                circle.add(file);
                Problem p = problem(circle)
                        .at(new Token(word.text(), word.start(), word.end(), true))
                        .hint("nothing of the file was run");
                session.report(p, line.text(), where);
                return true;
            } else if (path == null || sound.contains(path)) {
                return false;
            } else if (Notes.isNotes(file)) {
                NotesFiles.read(file, Wishes.NONE).blocks().stream()
                        .filter(b -> b.what() == Block.What.OWN)
                        .forEach(b -> all.add(Lines.of(b)));
            } else {
                all.add(Lines.of(FileText.read(file)));
            }
        } catch (Problem later) { // when the line runs, it says so
            return false;
        }
        for (Lines lines : all) {
            if (found(path, file, lines, where)) {
                return true;
            }
        }
        return false;
    }
}
