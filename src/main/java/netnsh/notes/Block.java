package netnsh.notes;

import java.util.List;

/**
 * A block of the notes.
 *
 * @param what what it is
 * @param line number of its first line
 * @param name for a file its name, else the language that the notes give
 * @param words what stands behind the language in the fence's info string: {@code skip}, {@code numbered}
 * @param steps its commands
 * @param lines all of its lines
 * @param fenced whether it stands in a fence of Markdown
 * @param says what its info string and comments say about all of it
 */
public record Block(
        What what,
        int line,
        String name,
        List<String> words,
        List<Step> steps,
        List<Row> lines,
        boolean fenced,
        Directives says) {
    /** What a block can be. */
    public enum What {
        /** Prompts, commands and their output. */
        TRANSCRIPT,
        /** Commands without prompts and without output. */
        COMMANDS,
        /** A fence in netnsh's own language: command lines. */
        OWN,
        /** The text of a file. */
        FILE,
        /** Output, another language, text: left alone. */
        OTHER
    }

    /** What is said about one of its commands. */
    public Directives says(Step step) {
        return says.and(step.says());
    }

    /** Whether it is a fence in the language of a shell. */
    public boolean isShell() {
        return fenced && NoteReader.SHELL.contains(name);
    }

    /** Whether it is a transcript that shows what any of its commands printed: then silence says something, too. */
    public boolean showsOutput() {
        return what == What.TRANSCRIPT
                && steps.stream().anyMatch(s -> !s.shown().isEmpty());
    }

    /** The same as the text of a file. */
    Block file(String called) {
        return new Block(What.FILE, line, called, words, steps, lines, fenced, says);
    }

    /** Words behind the language that say nothing to netnsh. */
    public List<String> foreign() {
        return words.stream()
                .filter(w -> !Directives.isOne(w) && !NoteReader.OWN.contains(w) && !w.isBlank())
                .toList();
    }
}
