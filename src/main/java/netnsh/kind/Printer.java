package netnsh.kind;

/**
 * Where output goes, as text or as JSON from the same calls (the idea of iproute2's print_string with PRINT_ANY). In a
 * format the first {@code %s}, {@code %d}, {@code %u} or {@code %x} stands for the value. A null key prints in text only,
 * a null format in JSON only. Foreign text is escaped here.
 */
public interface Printer {
    /** What a piece of text is, for colours; the same six as iproute2's lib/color.c. */
    enum Role {
        NONE,
        IFNAME,
        MAC,
        INET,
        INET6,
        UP,
        DOWN
    }

    /** Whether JSON is written. */
    boolean json();

    /** How often {@code -d} was given. */
    int details();

    /** How often {@code -s} was given. */
    int stats();

    /** Whether numbers are printed where they have names ({@code -N}). */
    boolean numeric();

    /** A counter as it is printed in text: shortened with {@code -h}. */
    String count(long value);

    /** Text. */
    void string(Role role, String key, String format, String value);

    /** Text without a colour. */
    default void string(String key, String format, String value) {
        string(Role.NONE, key, format, value);
    }

    /** A number ({@code %x} prints it in hexadecimal). */
    void number(String key, String format, long value);

    /** An element of an array: text in {@code format}. */
    void element(Role role, String format, String value);

    /** A number that JSON has as it stands (a fraction, say); text in {@code format}. */
    void literal(String key, String format, String value);

    /** A truth value; in text the format as it stands when it is true (nothing when false). */
    void bool(String key, String format, boolean value);

    /** A JSON null; in text the format as it stands. */
    void none(String key, String format);

    /** Text only, printed as it is (netnsh's own words: not escaped). */
    void text(String words);

    /** A JSON object (key null inside an array); nothing in text. */
    void openObject(String key);

    /** Ends it. */
    void closeObject();

    /** A JSON array; in text the words as they stand, or nothing when null. */
    void openArray(String key, String words);

    /** Ends it. */
    void closeArray(String words);

    /** The end of a line in text; {@code \} with {@code -o}. */
    void newline();
}
