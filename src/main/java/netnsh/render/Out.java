package netnsh.render;

import netnsh.kind.Printer;
import netnsh.plan.Display;
import netnsh.value.Text;

/**
 * Writes iproute2's text or JSON into a buffer. The JSON layout (compact, or {@code -p}) is that of iproute2's
 * lib/json_writer.c to the letter.
 */
public final class Out implements Printer {
    private final Display display;
    private final boolean colored;
    private final StringBuilder buffer;
    private int depth;
    private char separator;
    private Runnable head;

    /** Writes into {@code buffer}. */
    public Out(Display display, boolean colored, StringBuilder buffer) {
        this.display = display;
        this.colored = colored;
        this.buffer = buffer;
    }

    /** How things are to be printed. */
    public Display display() {
        return display;
    }

    @Override
    public boolean json() {
        return display.json();
    }

    @Override
    public int details() {
        return display.details();
    }

    @Override
    public int stats() {
        return display.stats();
    }

    @Override
    public boolean numeric() {
        return display.numeric();
    }

    @Override
    public String count(long value) {
        return Stats.number(display, value);
    }

    @Override
    public void string(Role role, String key, String format, String value) {
        if (json()) {
            if (key != null) {
                name(key);
                element();
                quote(value);
            }
        } else if (format != null) {
            fill(role, format, Text.visible(value));
        }
    }

    @Override
    public void element(Role role, String format, String value) {
        if (json()) {
            element();
            quote(value);
        } else if (format != null) {
            fill(role, format, Text.visible(value));
        }
    }

    /** A number in an array. */
    public void element(String format, long value) {
        if (json()) {
            element();
            buffer.append(value);
        } else if (format != null) {
            fill(Role.NONE, format, number(format, value));
        }
    }

    @Override
    public void number(String key, String format, long value) {
        if (json()) {
            if (key != null) {
                name(key);
                element();
                buffer.append(value);
            }
        } else if (format != null) {
            fill(Role.NONE, format, number(format, value));
        }
    }

    @Override
    public void literal(String key, String format, String value) {
        if (json()) {
            if (key != null) {
                name(key);
                element();
                buffer.append(value);
            }
        } else if (format != null) {
            fill(Role.NONE, format, value);
        }
    }

    @Override
    public void bool(String key, String format, boolean value) {
        if (json()) {
            if (key != null) {
                name(key);
                element();
                buffer.append(value);
            }
        } else if (format != null && value) {
            buffer.append(format);
        }
    }

    @Override
    public void none(String key, String format) {
        if (json()) {
            if (key != null) {
                name(key);
                element();
                buffer.append("null");
            }
        } else if (format != null) {
            buffer.append(format);
        }
    }

    @Override
    public void text(String words) {
        if (!json()) {
            buffer.append(words);
        }
    }

    /** What is to be printed at the start of the next object. */
    void head(Runnable first) {
        head = first;
    }

    @Override
    public void openObject(String key) {
        if (json()) {
            if (key != null) {
                name(key);
            }
            begin('{');
        }
        if (head != null) {
            Runnable first = head;
            head = null;
            first.run();
        }
    }

    @Override
    public void closeObject() {
        if (json()) {
            end('}');
        }
    }

    @Override
    public void openArray(String key, String words) {
        if (json()) {
            if (key != null) {
                name(key);
            }
            begin('[');
            if (display.pretty()) {
                buffer.append(' ');
            }
        } else if (words != null) {
            buffer.append(words);
        }
    }

    @Override
    public void closeArray(String words) {
        if (json()) {
            if (display.pretty() && separator != 0) {
                buffer.append(' ');
            }
            separator = 0;
            end(']');
        } else if (words != null) {
            buffer.append(words);
        }
    }

    @Override
    public void newline() {
        if (!json()) {
            buffer.append(display.oneline() ? '\\' : '\n');
        }
    }

    /** The end of a line, in JSON too: iproute2 parts some objects so. */
    void endLine() {
        buffer.append('\n');
    }

    /** The end of the whole output: iproute2 ends JSON with a newline. */
    public void finish() {
        if (json()) {
            buffer.append('\n');
        }
    }

    private static String number(String format, long value) {
        return format.contains("%x") ? Long.toHexString(value) : Long.toString(value);
    }

    private void fill(Role role, String format, String value) {
        String start = colored ? Colors.start(role) : "";
        int at = format.indexOf('%');
        buffer.append(start);
        if (at < 0) {
            buffer.append(format);
        } else {
            buffer.append(format, 0, at).append(value).append(format, at + 2, format.length());
        }
        // the colour is that of the whole piece, its blanks too, as in iproute2's color_fprintf
        if (!start.isEmpty()) {
            buffer.append(Colors.END);
        }
    }

    private void name(String key) {
        element();
        line();
        separator = 0;
        buffer.append('"').append(key).append("\":"); // netnsh's own word
        if (display.pretty()) {
            buffer.append(' ');
        }
    }

    private void element() {
        if (separator != 0) {
            buffer.append(separator);
        }
        separator = ',';
    }

    private void begin(char c) {
        element();
        buffer.append(c);
        depth++;
        separator = 0;
    }

    private void end(char c) {
        depth--;
        if (separator != 0) {
            line();
        }
        buffer.append(c);
        separator = ',';
    }

    private void line() {
        if (display.pretty()) {
            buffer.append('\n').append("    ".repeat(depth));
        }
    }

    private void quote(String s) {
        buffer.append('"');
        int plain = 0;
        while (plain < s.length() && isPlain(s.charAt(plain))) {
            plain++;
        }
        buffer.append(s, 0, plain);
        for (int i = plain; i < s.length(); i++) {
            escape(s, i);
        }
        buffer.append('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
    }

    private void escape(String s, int i) {
        char c = s.charAt(i);
        switch (c) {
            case '\t' -> buffer.append("\\t");
            case '\n' -> buffer.append("\\n");
            case '\r' -> buffer.append("\\r");
            case '\f' -> buffer.append("\\f");
            case '\b' -> buffer.append("\\b");
            case '\\' -> buffer.append("\\\\");
            case '"' -> buffer.append("\\\"");
            default -> {
                if (Character.isSurrogate(c) ? paired(s, i) : Text.harmless(c)) {
                    buffer.append(c);
                } else {
                    buffer.append(String.format("\\u%04x", (int) c));
                }
            }
        }
    }

    private static boolean paired(String s, int i) {
        char c = s.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(s.charAt(i - 1));
    }
}
