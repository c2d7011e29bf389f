package netnsh.notes;

import java.util.List;

/**
 * A run of lines that belong together: a block of code in Markdown, paragraphs of plain text.
 *
 * @param line number of its first line, from 1; of the opening fence when there is one
 * @param info the fence's info string, empty when there is none
 * @param fenced whether it stands in a fence
 * @param code whether it is set apart from the text (a fence, an indented block), so that prose is unlikely in it
 * @param before the text right before it, which may name the file that it shows
 * @param says what comments in front of it say about it
 * @param lines its lines
 */
record Piece(int line, String info, boolean fenced, boolean code, String before, Directives says, List<Row> lines) {
    /** The first word of the info string. */
    String language() {
        return info.isEmpty() ? "" : info.split("[\\s{},]+", 2)[0];
    }

    /** The other ones. */
    List<String> words() {
        String[] all = info.split("[\\s{},]+");
        return all.length < 2 ? List.of() : List.of(all).subList(1, all.length);
    }
}
