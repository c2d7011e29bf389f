package netnsh.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which known names a mistyped one may have been meant for. */
public final class Near {
    private static final int MOST = 3;

    private Near() {}

    private record Scored(String name, int distance) {}

    /** The nearest names, best first, at most three: one edit for short words, a third of the letters for longer ones. */
    public static List<String> of(String word, Collection<String> names) {
        int limit = Math.max(1, word.length() / 3);
        List<Scored> found = new ArrayList<>();
        for (String name : names) {
            if (Math.abs(name.length() - word.length()) <= limit) {
                int distance = distance(word, name);
                if (distance <= limit && distance < Math.max(word.length(), name.length())) {
                    found.add(new Scored(name, distance));
                }
            }
        }
        found.sort(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name));
        return found.stream().map(Scored::name).distinct().limit(MOST).toList();
    }

    /** Asks whether one of these was meant. */
    public static String question(List<String> near) {
        return "did you mean " + String.join(" or ", near) + "?";
    }

    /** Edits between two words: letters put in, taken out, changed, or two neighbours swapped. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[b.length()];
    }
}
