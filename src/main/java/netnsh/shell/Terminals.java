package netnsh.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** Opens the terminal without the programs (tty, stty, infocmp) that JLine would start to find out about it. */
final class Terminals {
    private static final List<String> LIKE_XTERM = List.of(
            "xterm",
            "alacritty",
            "foot",
            "kitty",
            "konsole",
            "gnome",
            "vte",
            "st-",
            "wezterm",
            "ghostty",
            "putty",
            "iterm",
            "mintty",
            "contour",
            "nsterm",
            "dtterm");
    private static final List<String> LIKE_ANSI =
            List.of("linux", "ansi", "vt1", "vt2", "vt3", "vt4", "vt5", "cygwin", "eterm", "fbterm", "cons", "pcansi");

    private Terminals() {}

    /**
     * The terminal on standard input.
     *
     * @param term what the environment says that it is; may be null
     * @return empty where only plain lines will do
     */
    static Optional<Terminal> open(String term) {
        String type = type(term);
        if (type == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Sized(type));
        } catch (IOException | RuntimeException | LinkageError e) {
            // No library of JLine's for this machine, or no terminal after all.
            return Optional.empty();
        }
    }

    /** A window that does not know its size, as on a serial line, is taken for one of 80 columns and 24 rows. */
    private static final class Sized extends PosixSysTerminal {
        private static final int COLUMNS = 80;
        private static final int ROWS = 24;

        Sized(String type) throws IOException {
            super(
                    "netnsh",
                    type,
                    new JniTerminalProvider().current(SystemStream.Output),
                    StandardCharsets.UTF_8,
                    false,
                    SignalHandler.SIG_DFL);
        }

        @Override
        protected void parseInfoCmp() {
            Capabilities.read(type, bools, ints, strings);
        }

        @Override
        public Size getSize() {
            Size size = super.getSize();
            boolean known = size.getColumns() > 0 && size.getRows() > 0;
            return known ? size : new Size(COLUMNS, ROWS);
        }

        @Override
        public Size getBufferSize() {
            return getSize();
        }
    }

    /** The type of JLine's list that a terminal is like; null for one that can only print lines. */
    static String type(String term) {
        if (term == null || term.isEmpty() || term.equals("dumb") || term.equals("unknown")) {
            return null;
        } else if (term.startsWith("tmux") || term.startsWith("screen")) {
            return "screen-256color";
        } else if (term.startsWith("rxvt")) {
            return "rxvt-unicode-256color";
        } else if (startsLike(term, LIKE_XTERM) || term.equals("st")) {
            return "xterm-256color";
        } else if (startsLike(term, LIKE_ANSI)) {
            return "ansi";
        }
        return described(term) ? "ansi" : null;
    }

    private static boolean startsLike(String term, List<String> starts) {
        return starts.stream().anyMatch(term::startsWith);
    }

    /** Whether the system knows it, see terminfo(5). */
    private static boolean described(String term) {
        if (term.indexOf('/') >= 0 || term.indexOf(0) >= 0) {
            return false;
        }
        for (String folder : List.of("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo")) {
            if (new File(folder + "/" + term.charAt(0), term).isFile()) {
                return true;
            }
        }
        return false;
    }
}
