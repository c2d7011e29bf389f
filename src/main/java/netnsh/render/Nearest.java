package netnsh.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jline.utils.Levenshtein;

/** What somebody may have meant. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /**
     * The words nearest to a mistyped one, at most three; empty when none is near. A letter too many, too few or wrong, and
     * two that changed places, are one mistake each (Damerau and Levenshtein).
     */
    public static List<String> of(String word, Collection<String> candidates) {
        int least = word.length() <= 2 ? 1 : word.length() <= 5 ? 2 : 3;
        List<String> best = new ArrayList<>();
        for (String c : candidates) {
            boolean sameSort = c.startsWith("-") == word.startsWith("-");
            if (!sameSort || word.isEmpty() || Math.abs(c.length() - word.length()) > least) {
                continue;
            }
            int distance = Levenshtein.distance(word, c);
            if (distance <= least && distance < Math.max(c.length(), word.length())) {
                if (distance < least) {
                    best.clear();
                    least = distance;
                }
                best.add(c);
            }
        }
        return List.copyOf(best.subList(0, Math.min(MOST, best.size())));
    }
}
