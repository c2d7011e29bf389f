package netnsh.shell;

import org.jline.utils.AttributedStyle;

/** How the kinds of words look; names and addresses as iproute2 colours them. */
final class Styles {
    private Styles() {}

    static final AttributedStyle UNKNOWN = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.faint();
    static final AttributedStyle TIP = AttributedStyle.DEFAULT.faint();
    static final AttributedStyle OPERATOR = AttributedStyle.DEFAULT.bold();
    static final AttributedStyle QUOTE = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    static final AttributedStyle STATUS = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    static final AttributedStyle PLACE = AttributedStyle.DEFAULT.bold().foreground(AttributedStyle.CYAN);
    static final AttributedStyle DEVICE = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    static final AttributedStyle CONTROL = AttributedStyle.DEFAULT.inverse();

    /** The style of a role that a reading gives to a word. */
    static AttributedStyle of(String role) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (role) {
            case "keyword" -> plain.bold();
            case "program" -> plain.bold().foreground(AttributedStyle.GREEN);
            case "name" -> plain.foreground(AttributedStyle.CYAN);
            case "address" -> plain.foreground(AttributedStyle.MAGENTA);
            case "number" -> plain.foreground(AttributedStyle.YELLOW);
            default -> plain;
        };
    }
}
