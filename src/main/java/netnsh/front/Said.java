package netnsh.front;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Token;

/**
 * The line that something is said about.
 *
 * @param tool who speaks
 * @param object the object, spelled out as iproute2 has it: {@code address}
 * @param command the command, spelled out as netnsh has it; empty when none was given
 * @param tokens all words as netnsh reads them, options and the program's name included
 * @param from where the words behind the command start in {@code tokens}
 * @param family the address family asked for, 0 for none
 */
record Said(Tool tool, String object, String command, List<Token> tokens, int from, int family) {
    /** Words as tokens that stand one behind the other. */
    static List<Token> tokens(List<String> words) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        for (String word : words) {
            tokens.add(new Token(word, at, at + word.length(), false));
            at += word.length() + 1;
        }
        return tokens;
    }

    /** The word in front of another one; empty when it is the first behind the command. */
    String before(Token word) {
        for (int i = from + 1; word != null && i < tokens.size(); i++) {
            if (tokens.get(i).start() == word.start()) {
                return tokens.get(i - 1).text();
            }
        }
        return "";
    }

    /** Whether a word stands behind the command. */
    boolean has(String word) {
        return !bare()
                && tokens.subList(from, tokens.size()).stream()
                        .anyMatch(t -> t.text().equals(word));
    }

    /** Whether a word is one of the options of a link's kind. */
    boolean inKind(Token word) {
        boolean type = false;
        for (int i = from; word != null && i < tokens.size() && tokens.get(i).start() < word.start(); i++) {
            String text = tokens.get(i).text();
            type |= text.length() > 1 && "type".startsWith(text);
        }
        return type && object.equals("link") && changes();
    }

    /** Whether no words stand behind the command. */
    boolean bare() {
        return from >= tokens.size();
    }

    /** Whether the line makes, changes or removes something. */
    boolean changes() {
        return switch (command) {
            case "show", "list", "lst", "get", "flush", "list-id", "identify", "pids", "" -> false;
            default -> true;
        };
    }

    /** {@code link add}. */
    String what() {
        return object + " " + command;
    }

    /** What iproute2 calls an address of the family asked for; the destination's, where a route is looked up. */
    String familyName() {
        String first = what().equals("route get") && !bare() ? tokens.get(from).text() : "";
        int known = first.indexOf(':') >= 0 ? 10 : first.indexOf('.') >= 0 ? 2 : family;
        return known == 2 ? "inet" : known == 10 ? "inet6" : "any valid";
    }
}
