package netnsh.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a program calls a function. A function that stands alone in a process of its own ({@code ip netns exec web
 * server &}, a part of a pipeline) can become the program that it would start: then {@code $!} is the program's, as it is
 * where no functions are. Bash does not tell, so the line is looked at; what is not sure is not so.
 */
final class CallSite {
    /** Words behind which a command begins as behind a semicolon. */
    private static final Set<String> OPENING = Set.of("then", "do", "else", "elif", "if", "while", "until", "{");

    private static final String BLANK = " \t";
    private static final String ASSIGNMENT = "[A-Za-z_][A-Za-z0-9_]*\\+?=.*";

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    /** A word, or an operator. */
    private record Part(String text, boolean operator) {}

    private CallSite(String text) {
        this.text = text;
    }

    /**
     * Whether all calls of a function in the line that begins at {@code number} have a process each.
     *
     * @param lines the file
     * @param number from 1
     * @param name the function's; words that begin with {@code $} may mean it, too
     */
    static boolean isAlone(List<String> lines, int number, String name) {
        if (number < 1 || number > lines.size()) {
            return false;
        }
        StringBuilder line = new StringBuilder(lines.get(number - 1));
        for (int i = number; line.length() > 0 && line.charAt(line.length() - 1) == '\\' && i < lines.size(); i++) {
            line.setLength(line.length() - 1);
            line.append(lines.get(i));
        }
        CallSite site = new CallSite(line.toString());
        return site.scan() && site.alone(name);
    }

    private boolean alone(String name) {
        boolean any = false;
        String before = ";";
        boolean begins = true;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.operator()) {
                before = part.text();
                begins = true;
            } else if (begins && OPENING.contains(part.text())) {
                before = ";";
            } else if (begins && !part.text().matches(ASSIGNMENT)) {
                begins = false;
                if (part.text().equals(name)
                        || part.text().startsWith("$")
                        || part.text().startsWith("\"$")) {
                    any = true;
                    if (!isAlone(before, behind(i))) {
                        return false;
                    }
                }
            }
        }
        return any;
    }

    private String behind(int from) {
        for (int i = from; i < parts.size(); i++) {
            if (parts.get(i).operator()) {
                return parts.get(i).text();
            }
        }
        return ";";
    }

    private static boolean isAlone(String before, String behind) {
        boolean piped = isPipe(before) || isPipe(behind);
        return piped || behind.equals("&") || before.equals("(") && behind.equals(")");
    }

    private static boolean isPipe(String operator) {
        return operator.equals("|") || operator.equals("|&");
    }

    /** Cuts the text into words and operators; false when a quote or bracket stays open. */
    private boolean scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (BLANK.indexOf(c) >= 0) {
                at++;
            } else if (c == '#') {
                return true;
            } else if (isOperator()) {
                operator();
            } else if (!word()) {
                return false;
            }
        }
        return true;
    }

    private boolean isOperator() {
        char c = text.charAt(at);
        return ";|()".indexOf(c) >= 0 || c == '&' && !text.startsWith("&>", at);
    }

    private void operator() {
        int length = text.startsWith("&&", at) || text.startsWith("||", at) || text.startsWith("|&", at) ? 2 : 1;
        parts.add(new Part(text.substring(at, at + length), true));
        at += length;
    }

    private boolean word() {
        int start = at;
        while (at < text.length() && BLANK.indexOf(text.charAt(at)) < 0 && !isOperator()) {
            char c = text.charAt(at);
            if (c == '<' || c == '>' || text.startsWith("&>", at)) {
                redirection();
            } else if (!piece(c)) {
                return false;
            }
        }
        parts.add(new Part(text.substring(start, at), false));
        return true;
    }

    /** {@code 2>&1}, {@code <<<}, {@code >|}: the signs behind {@code >} are no operators. */
    private void redirection() {
        at++;
        while (at < text.length() && "<>&|".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean piece(char c) {
        if (c == '\\') {
            at += 2;
        } else if (c == '\'') {
            return past(text.indexOf('\'', at + 1));
        } else if (c == '"') {
            return quoted();
        } else if (c == '`') {
            return past(text.indexOf('`', at + 1));
        } else if (text.startsWith("$(", at) || text.startsWith("${", at)) {
            return nested();
        } else {
            at++;
        }
        at = Math.min(at, text.length());
        return true;
    }

    private boolean past(int end) {
        at = end + 1;
        return end >= 0;
    }

    private boolean quoted() {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\'') {
                at++; // means nothing here
            } else if (!piece(c)) {
                return false;
            }
        }
        return past(at < text.length() ? at : -1);
    }

    /** {@code $(…)} or {@code ${…}}, with what stands in it. */
    private boolean nested() {
        char open = text.charAt(at + 1);
        char close = open == '(' ? ')' : '}';
        at += 2;
        int depth = 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == open || c == close) {
                depth += c == open ? 1 : -1;
                at++;
                if (depth == 0) {
                    return true;
                }
            } else if (!piece(c)) {
                return false;
            }
        }
        return false;
    }
}
