package netnsh.notes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.grammar.Compounds;
import netnsh.grammar.Lexer;
import netnsh.grammar.Scan;
import netnsh.notes.Block.What;

/** Decides of each piece what it is, and takes the ones with commands apart. */
final class NoteReader {
    static final Set<String> OWN = Set.of("netnsh", "nsh");
    private static final Set<String> CONSOLE =
            Set.of("console", "shell-session", "shellsession", "sh-session", "bash-session", "terminal", "session");
    static final Set<String> SHELL = Set.of("bash", "sh", "shell", "zsh", "dash");
    private static final Set<String> PLAIN = Set.of("", "text", "plain", "plaintext", "txt", "none");
    private static final Pattern FILE_NAME = Pattern.compile(
            "(?<![\\w/.-])[\\w-]+\\.(?:py|sh|c|conf|json|ya?ml|txt|rules|nft|html|js|go|rb|pl|nsh)(?![\\w/])");
    /** Lines that only a program, or a file, has. */
    static final Pattern CODE = Pattern.compile(
            "\\s*(?:#!.*|#include.*|\\}.*|.*\\{|.*;|function .*|def .*|import .*|from \\S+ import .*|esac|fi|done|case"
                    + " .*|if .*|for .*|while .*|return.*)\\s*");

    private static final int FEWEST_WORDS = 2;

    private final String name;
    private final Adaptation adaptation;
    private final Set<String> files = new HashSet<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Judge judge;
    private final Levels levels = new Levels();

    NoteReader(String name, Adaptation adaptation, Predicate<String> isThere) {
        this.name = name;
        this.adaptation = adaptation;
        this.judge = new Judge(file -> files.contains(bare(file)) || isThere.test(file) || named(bare(file)), files);
    }

    List<Block> blocks(List<Piece> pieces) {
        boolean own = pieces.stream().anyMatch(p -> p.fenced() && OWN.contains(p.language()));
        for (Piece p : pieces) {
            Block b = own && !OWN.contains(p.language()) && !CONSOLE.contains(p.language())
                    ? block(p, fileName(p) != null ? What.FILE : What.OTHER, List.of())
                    : block(p);
            if (p.code()
                    || isScript(p.lines())
                    || b.what() != What.OTHER
                    || !b.steps().isEmpty()) {
                blocks.add(b);
            }
            if (b.what() == What.FILE) {
                files.add(b.name());
            }
        }
        return List.copyOf(blocks);
    }

    private static String bare(String file) {
        return file.replaceFirst("^\\./", "");
    }

    private static boolean isScript(List<Row> lines) {
        return !lines.isEmpty() && lines.get(0).text().startsWith("#!");
    }

    /** A command names a file that nobody has: the one script that was shown before without a name is it. */
    private boolean named(String file) {
        List<Block> scripts = blocks.stream()
                .filter(b -> b.what() == What.OTHER && isScript(b.lines()))
                .toList();
        if (scripts.size() != 1 || !file.matches("[\\w-]+\\.(?:sh|py|pl|rb)")) {
            return false;
        }
        Block script = scripts.get(0);
        String interpreter = script.lines().get(0).text();
        boolean fits = file.endsWith(".sh") && interpreter.matches("#!.*sh\\b.*")
                || file.endsWith(".py") && interpreter.contains("python")
                || file.endsWith(".pl") && interpreter.contains("perl")
                || file.endsWith(".rb") && interpreter.contains("ruby");
        if (fits) {
            blocks.set(blocks.indexOf(script), script.file(file));
            files.add(file);
        }
        return fits;
    }

    private Block block(Piece p) {
        String language = p.language();
        if (OWN.contains(language)) {
            return block(p, What.OWN, List.of());
        } else if (CONSOLE.contains(language) && p.words().stream().anyMatch(OWN::contains)) {
            return block(p, What.TRANSCRIPT, new OwnTranscript(adaptation, p, name).steps());
        }
        Prompt first = p.lines().stream()
                .filter(r -> !r.blank())
                .findFirst()
                .map(r -> Prompt.of(r.text()))
                .orElse(null);
        boolean plain = PLAIN.contains(language);
        boolean console = CONSOLE.contains(language);
        boolean prompted = first != null && (first.kind() != Prompt.Kind.HASH || !SHELL.contains(language));
        boolean comments = plain && first != null && first.kind() == Prompt.Kind.HASH && hasPlainCommand(p);
        if ((plain || console || SHELL.contains(language)) && prompted && !comments && !isCode(p)) {
            return block(p, What.TRANSCRIPT, new TranscriptReader(adaptation, judge, levels, p, console, name).steps());
        } else if (!plain && !isShell(p) || isCode(p)) {
            return block(p, fileName(p) != null ? What.FILE : What.OTHER, List.of());
        }
        return unprompted(p);
    }

    /** Whether a fence says that its lines are a shell's and these are wanted, and the text before does not call them a file. */
    private boolean isShell(Piece p) {
        return adaptation.shell() && SHELL.contains(p.language()) && fileName(p) == null;
    }

    /** Whether a line without a prompt is a command: then lines with # are comments. */
    private static boolean hasPlainCommand(Piece p) {
        return p.lines().stream().anyMatch(r -> isPlainCommand(r.text(), p));
    }

    private static boolean isPlainCommand(String line, Piece p) {
        boolean indented = !p.code() && !line.isEmpty() && Character.isWhitespace(line.charAt(0));
        return !indented
                && !line.strip().startsWith("#")
                && (p.code() || !line.strip().matches("(?:ip|bridge)\\s+\\S+")) // a heading may say "ip netns"
                && Shape.fits(line, FEWEST_WORDS);
    }

    private static boolean isCode(Piece p) {
        String first = p.lines().isEmpty() ? "" : p.lines().get(0).text();
        return first.startsWith("#!")
                || joined(p.lines()).stream()
                                .filter(r ->
                                        Prompt.of(r.text()) == null || r.text().startsWith("#!"))
                                .filter(r -> !Shape.fits(r.text(), 1))
                                .anyMatch(r -> CODE.matcher(r.text()).matches() && !r.blank())
                        && !isPrompted(first);
    }

    private static boolean isPrompted(String line) {
        return Prompt.of(line) != null;
    }

    private Block unprompted(Piece p) {
        List<Row> rows = joined(p.lines());
        List<Row> said = rows.stream()
                .filter(r -> !r.blank() && !r.text().strip().startsWith("#"))
                .toList();
        Map<Integer, Directives> comments = comments(rows);
        long commands = said.stream().filter(r -> isPlainCommand(r.text(), p)).count();
        boolean patched = said.stream()
                .anyMatch(r -> adaptation.patches(r.number(), r.text().strip()));
        if (commands == 0 && !patched) {
            return block(p, fileName(p) != null ? What.FILE : What.OTHER, List.of());
        }
        List<Step> steps = new ArrayList<>();
        boolean all = commands == said.size();
        levels.home();
        for (Row r : said) {
            if (all || adaptation.patches(r.number(), r.text().strip())) {
                Step step = step(r);
                if (step != null) { // a patch may leave it out
                    steps.add(step.says(comments.getOrDefault(r.number(), Directives.NONE)));
                }
            } else if (isPlainCommand(r.text(), p)) {
                steps.add(Steps.unclear(r, 0, r.text().strip(), "it stands among lines that are no commands"));
            }
        }
        return block(p, all ? What.COMMANDS : What.OTHER, steps);
    }

    private Step step(Row r) {
        Steps steps = new Steps(adaptation, judge, levels);
        int column = r.text().length() - r.text().stripLeading().length();
        String typed = r.text().strip();
        int comment = Directives.behind(typed);
        return steps.of(
                r, column, comment < 0 ? typed : typed.substring(0, comment).strip(), false);
    }

    /** What comments say about commands without prompts: in the line itself, or in lines of their own before it. */
    private Map<Integer, Directives> comments(List<Row> rows) {
        Map<Integer, Directives> all = new HashMap<>();
        Directives next = Directives.NONE;
        for (Row r : rows) {
            String line = r.text().strip();
            String where = name + ":" + r.number();
            String own = line.startsWith("#") ? Directives.inLine(line) : null;
            if (own != null) {
                next = next.and(Directives.of(own, where));
            } else if (!r.blank() && !line.startsWith("#")) {
                int behind = Directives.behind(line);
                all.put(
                        r.number(),
                        behind < 0
                                ? next
                                : next.and(Directives.of(
                                        Directives.inLine(line.substring(behind).strip()), where)));
                next = Directives.NONE;
            }
        }
        return all;
    }

    /** Lines that end in a backslash, or in which a loop is open, joined with the next ones. */
    private static List<Row> joined(List<Row> rows) {
        List<Row> all = new ArrayList<>();
        Row open = null;
        for (Row r : rows) {
            Row now = open == null ? r : new Row(open.number(), open.column(), open.text() + "\n" + r.text());
            open = r.text().endsWith("\\") || isOpenLoop(now.text()) ? now : null;
            if (open == null) {
                all.add(now);
            }
        }
        if (open != null) {
            all.add(open);
        }
        return all;
    }

    private static boolean isOpenLoop(String text) {
        return Compounds.mayBegin(text) && Lexer.scan(text).open() == Scan.Open.COMPOUND;
    }

    private static String fileName(Piece p) {
        if (!p.code()) {
            return null;
        }
        Matcher m = FILE_NAME.matcher(p.before());
        String name = null;
        while (m.find()) {
            name = m.group();
        }
        return name;
    }

    private Block block(Piece p, What what, List<Step> steps) {
        String called = what == What.FILE ? fileName(p) : p.language();
        What known = what == What.FILE && files.contains(called) ? What.OTHER : what;
        return new Block(
                known,
                p.line(),
                known == what ? called : p.language(),
                p.words(),
                List.copyOf(steps),
                p.lines(),
                p.fenced(),
                Directives.ofInfo(p.words(), name + ":" + p.line()).and(p.says()));
    }
}
