package com.kenai.jffi.internal;

/**
 * The first number of a version of Java, under the names of {@code java.util.regex.Pattern} and {@code Matcher}: the step of
 * the build that writes the jar anew ({@code FlatJar}) puts it in their place in jffi's {@code Platform}, which asks for
 * nothing else. A pattern costs a short start a tenth of its time.
 */
public final class JavaVersion {
    private static final String OLD = "1.";

    private final String digits;

    private JavaVersion(CharSequence version) {
        String text = version == null ? "" : version.toString();
        int from = text.startsWith(OLD) ? OLD.length() : 0;
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        digits = text.substring(from, to);
    }

    /** Whatever the expression is. */
    public static JavaVersion compile(String expression) {
        return new JavaVersion(null);
    }

    /** The same for a version: {@code 1.8.0_402}, {@code 17.0.15}, {@code 26-ea}. */
    public JavaVersion matcher(CharSequence version) {
        return new JavaVersion(version);
    }

    /** Whether there is a number. */
    public boolean matches() {
        return !digits.isEmpty();
    }

    /** The number, whichever group is asked for. */
    public String group(int group) {
        return digits;
    }
}
