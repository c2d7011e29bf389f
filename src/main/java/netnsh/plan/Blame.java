package netnsh.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netnsh.grammar.Token;

/** Which word of the line an attribute came from, so that the kernel's refusal can be drawn under it. */
public final class Blame {
    private final Map<List<Integer>, Token> words = new HashMap<>();
    private final Token whole;

    /** Blame that falls on one word when nothing better is known; may be null. */
    public Blame(Token whole) {
        this.whole = whole;
    }

    /** Notes that the attribute at this path (attribute numbers from the outermost in) came from a word. */
    public Blame put(Token word, Integer... path) {
        if (word != null) {
            words.put(List.of(path), word);
        }
        return this;
    }

    /** The word for a path: that of the attribute itself, else of the nearest one around it, else the whole. */
    public Token find(List<Integer> path) {
        for (int n = path.size(); n > 0; n--) {
            Token t = words.get(path.subList(0, n));
            if (t != null) {
                return t;
            }
        }
        return whole;
    }

    /** The word that everything falls back to, or null. */
    public Token whole() {
        return whole;
    }
}
