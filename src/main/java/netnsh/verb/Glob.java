package netnsh.verb;

/** Patterns of fnmatch(3): {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}, backslash. */
final class Glob {
    private Glob() {}

    /** Whether the whole text fits the pattern. */
    static boolean matches(String pattern, String text) {
        return matches(pattern, 0, text, 0);
    }

    private static boolean matches(String p, int i, String t, int k) {
        int at = i;
        int in = k;
        while (at < p.length()) {
            char c = p.charAt(at);
            if (c == '*') {
                for (int rest = in; rest <= t.length(); rest++) {
                    if (matches(p, at + 1, t, rest)) {
                        return true;
                    }
                }
                return false;
            } else if (in == t.length()) {
                return false;
            }
            int close = c == '[' ? p.indexOf(']', at + 2) : -1;
            if (close > 0) {
                if (!member(p, at + 1, close, t.charAt(in))) {
                    return false;
                }
                at = close;
            } else {
                if (c == '\\' && at + 1 < p.length()) {
                    at++;
                    if (p.charAt(at) != t.charAt(in)) {
                        return false;
                    }
                } else if (c != '?' && c != t.charAt(in)) {
                    return false;
                }
            }
            at++;
            in++;
        }
        return in == t.length();
    }

    /** Whether a character is in the list between {@code from} and {@code to}. */
    private static boolean member(String p, int from, int to, char c) {
        boolean not = p.charAt(from) == '!' || p.charAt(from) == '^';
        boolean found = false;
        for (int i = not ? from + 1 : from; i < to; i++) {
            if (i + 2 < to && p.charAt(i + 1) == '-') {
                found |= p.charAt(i) <= c && c <= p.charAt(i + 2);
                i += 2;
            } else {
                found |= p.charAt(i) == c;
            }
        }
        return found != not;
    }
}
