package netnsh.shell;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** The line editor: JLine's, with a tip right of the cursor, Ctrl-C as a key, and no drawing while more input waits. */
final class Editor extends LineReaderImpl {
    private static final String BREAK = "netnsh-break";
    private static final String TAKE_TIP = "netnsh-take-tip";
    private static final String TAKE_TIP_END = "netnsh-take-tip-end";
    private static final int LONG_LINE = 2000;

    private final LineWords words;
    private final Pending pending;
    private boolean marked = true;

    /** An editor; {@code pending} says whether more input waits. */
    Editor(Terminal terminal, LineWords words, Pending pending) {
        super(terminal, "netnsh", null);
        this.pending = pending;
        this.words = words;
        setParser(words);
        setVariable(
                SECONDARY_PROMPT_PATTERN,
                new AttributedStringBuilder().styled(Styles.TIP, "> ").toAnsi(terminal));
        setVariable(ERRORS, 0);
        setVariable(BELL_STYLE, "none");
        setVariable(LIST_MAX, 100);
        setVariable(COMPLETION_STYLE_GROUP, "fg:blue,bold");
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        unsetOpt(Option.HISTORY_REDUCE_BLANKS);
        unsetOpt(Option.COMPLETE_MATCHER_TYPO);
        unsetOpt(Option.INSERT_TAB);
        setOpt(Option.AUTO_FRESH_LINE);
        keys();
    }

    /** How much input waits to be read. */
    @FunctionalInterface
    interface Pending {
        /** Number of bytes. */
        int bytes() throws IOException;
    }

    private void keys() {
        getWidgets().put(BREAK, this::stop);
        getWidgets().put(TAKE_TIP, () -> takeTip() || forwardChar());
        getWidgets().put(TAKE_TIP_END, () -> takeTip() || endOfLine());
        getWidgets().put(CALLBACK_INIT, this::keysOnly);
        for (String name : List.of(EMACS, VIINS)) {
            KeyMap<org.jline.reader.Binding> map = getKeyMaps().get(name);
            map.bind(new Reference(BREAK), KeyMap.ctrl('C'));
            map.bind(new Reference(TAKE_TIP), KeyMap.ctrl('F'), "\033[C", "\033OC");
            map.bind(new Reference(TAKE_TIP_END), KeyMap.ctrl('E'), "\033[F", "\033OF", "\033[4~", "\033[8~");
            map.bind(new Reference(BEGINNING_OF_LINE), "\033[H", "\033OH", "\033[1~", "\033[7~");
            map.bind(new Reference(DELETE_CHAR), "\033[3~");
            map.bind(new Reference(UP_LINE_OR_SEARCH), "\033[A", "\033OA");
            map.bind(new Reference(DOWN_LINE_OR_SEARCH), "\033[B", "\033OB");
            map.bind(new Reference(BACKWARD_WORD), "\033[1;5D");
            map.bind(new Reference(FORWARD_WORD), "\033[1;5C");
        }
    }

    /** Ctrl-C, Ctrl-Z and Ctrl-\ are keys while a line is edited: a paste may hold them, and a JVM answers signals. */
    private boolean keysOnly() {
        Attributes now = terminal.getAttributes();
        now.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        // what is typed ahead is read by the next program, which expects line ends
        now.setInputFlag(Attributes.InputFlag.ICRNL, true);
        terminal.setAttributes(now);
        return true;
    }

    private boolean stop() {
        buf.cursor(buf.length());
        post = null;
        redisplay(true);
        terminal.writer().write("^C");
        throw new UserInterruptException(buf.toString());
    }

    private boolean takeTip() {
        String rest = buf.cursor() == buf.length() ? tip().rest() : "";
        if (rest.isEmpty()) {
            return false;
        }
        buf.write(rest + " ");
        return true;
    }

    private Tips.Tip tip() {
        boolean fits = buf.length() > 0 && buf.cursor() == buf.length() && buf.length() < LONG_LINE;
        return fits ? Tips.at(words.at(buf.toString(), buf.length())) : Tips.Tip.NONE;
    }

    /** Reads a line. */
    String line(String prompt) throws UserInterruptException, EndOfFileException {
        try {
            return readLine(prompt);
        } finally {
            // an interrupt that came while the line was given up is not for the next one
            Thread.interrupted();
        }
    }

    /** The mark of a last line without an end; none behind Ctrl-C, whose echo is no output of anybody's. */
    void interrupted(boolean now) {
        marked = !now;
    }

    @Override
    protected boolean freshLine() {
        String mark = marked ? "~" : " ";
        String rest = " ".repeat(Math.max(0, size.getColumns() - 1));
        if (size.getColumns() > 1) {
            terminal.writer().write("\033[2m" + mark + "\033[0m" + rest + "\r \r");
        }
        return true;
    }

    /** Drawing costs more than reading: a paste of a megabyte is drawn where it pauses. */
    @Override
    protected void redisplay(boolean flush) {
        if (post != null || !waiting()) {
            super.redisplay(flush);
        }
    }

    private boolean waiting() {
        try {
            return reading && pending.bytes() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        Supplier<AttributedString> list = post;
        boolean last = !doAutosuggestion || state == State.DONE;
        post = null;
        AttributedString line = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        post = list;
        Tips.Tip tip = last || list != null ? Tips.Tip.NONE : tip();
        String text = tip.rest() + tip.text();
        if (text.isEmpty() && list == null) {
            return line;
        }
        AttributedStringBuilder full =
                new AttributedStringBuilder().tabs(getTabWidth()).append(line);
        int room = Math.max(0, size.getColumns() - 1 - line.columnLength() % Math.max(1, size.getColumns()));
        full.styled(Styles.TIP, text.length() <= room ? text : "");
        if (list != null) {
            full.append("\n").append(list.get());
        }
        return full.toAttributedString();
    }
}
