package netnsh.notes;

/**
 * One line of notes.
 *
 * @param number in the file, from 1
 * @param column where its text starts in the file's line, from 0
 * @param text without line end, entities of HTML taken away
 */
public record Row(int number, int column, String text) {
    boolean blank() {
        return text.isBlank();
    }
}
