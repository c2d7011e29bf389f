package netnsh.notes;

import java.util.ArrayList;
import java.util.List;
import netnsh.plan.Problem;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The blocks of code in Markdown; all else is text. */
final class MarkdownPieces extends AbstractVisitor {
    private final String name;
    private final String[] source;
    private final List<Piece> pieces = new ArrayList<>();
    private String before = "";
    private Directives says = Directives.NONE;

    private MarkdownPieces(String name, String text) {
        this.name = name;
        this.source = text.split("\n", -1);
    }

    /** The blocks in order; a fence that is never closed is a Problem. */
    static List<Piece> of(String name, String text) {
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(text);
        MarkdownPieces all = new MarkdownPieces(name, text);
        document.accept(all);
        return List.copyOf(all.pieces);
    }

    @Override
    public void visit(FencedCodeBlock fence) {
        int opening = fence.getSourceSpans().get(0).getLineIndex();
        if (fence.getClosingFenceLength() == null) {
            throw Problem.of(
                    "notes.fence", name + ":" + (opening + 1) + ": the code fence opened here is never closed");
        }
        String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
        add(info, true, opening + 1, fence.getLiteral(), opening + 1);
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        List<SourceSpan> spans = block.getSourceSpans();
        int first = spans.get(0).getLineIndex();
        add("", false, first, block.getLiteral(), first + 1);
    }

    private void add(String info, boolean fenced, int firstIndex, String literal, int line) {
        List<Row> rows = new ArrayList<>();
        boolean own = NoteReader.OWN.contains(info.split("[\\s{]", 2)[0]); // its lines are taken as they are
        String[] lines = literal.isEmpty() ? new String[0] : literal.split("\n", -1);
        int n = literal.endsWith("\n") ? lines.length - 1 : lines.length;
        for (int i = 0; i < n; i++) {
            String text = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            int column = firstIndex + i < source.length ? source[firstIndex + i].indexOf(text) : 0;
            rows.add(new Row(firstIndex + i + 1, Math.max(0, column), own ? text : Entities.plain(text)));
        }
        pieces.add(new Piece(line, info, fenced, true, before, says, List.copyOf(rows)));
        before = "";
        says = Directives.NONE;
    }

    @Override
    public void visit(HtmlBlock html) {
        String words = Directives.inHtml(html.getLiteral());
        if (words != null) {
            int line = html.getSourceSpans().get(0).getLineIndex() + 1;
            says = says.and(Directives.of(words, name + ":" + line));
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        says = Directives.NONE;
        before = text(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        says = Directives.NONE;
        before = text(heading);
    }

    @Override
    public void visit(BlockQuote quote) {
        visitChildren(quote);
    }

    private static String text(Node node) {
        StringBuilder out = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text t) {
                out.append(t.getLiteral());
            }

            @Override
            public void visit(Code c) {
                out.append(' ').append(c.getLiteral()).append(' ');
            }
        });
        return out.toString();
    }
}
