package netnsh.script;

import java.util.ArrayList;
import java.util.List;
import netnsh.plan.Problem;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Notes in Markdown: the fences whose language is netnsh's are command lines, all else is text. */
final class Notes extends AbstractVisitor {
    private static final List<String> LANGUAGES = List.of("netnsh", "nsh");

    private final String name;
    private final String[] source;
    private final List<Lines.One> all = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Notes(String name, String text) {
        this.name = name;
        this.source = text.split("\n", -1);
    }

    /** Whether a file's name says that it holds notes. */
    static boolean isNotes(String name) {
        return name.endsWith(".md") || name.endsWith(".markdown");
    }

    /** The lines in the fences; a fence that is never closed is a Problem. */
    static Lines of(String name, String text) {
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(text);
        Notes notes = new Notes(name, text);
        document.accept(notes);
        return new Lines(List.copyOf(notes.all), List.copyOf(notes.notes), false);
    }

    @Override
    public void visit(FencedCodeBlock fence) {
        int opening = fence.getSourceSpans().get(0).getLineIndex();
        if (fence.getClosingFenceLength() == null) {
            throw Problem.of(
                    "notes.fence", name + ":" + (opening + 1) + ": the code fence opened here is never closed");
        }
        String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
        String language = info.isEmpty() ? "" : info.split("[\\s{]", 2)[0];
        if (LANGUAGES.contains(language)) {
            Lines.add(all, fence.getLiteral(), opening + 2, column(fence, opening + 1));
        } else {
            String what = language.isEmpty() ? "a fence without a language" : "a fence in " + language;
            notes.add(name + ":" + (opening + 1) + ": " + what + " is not run");
        }
    }

    /** How far the fence's lines are indented. */
    private int column(FencedCodeBlock fence, int firstLine) {
        String first = fence.getLiteral().split("\n", 2)[0];
        int column = firstLine < source.length ? source[firstLine].indexOf(first) : 0;
        return Math.max(0, column);
    }
}
