package periplus.core.settings;

import java.util.Collection;

/** The known word that a misspelt one most likely meant, for refusals. */
public final class NearestWord {
    private static final int MAX_COMPARED = 200;

    private NearestWord() {}

    /** The word with the fewest edits to {@code word}; the first of equals; {@code words} must not be empty. */
    public static String to(String word, Collection<String> words) {
        String best = words.iterator().next();
        int least = Integer.MAX_VALUE;
        for (String candidate : words) {
            int distance = edits(word, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Levenshtein's distance: insertions, deletions and replacements of one character. */
    public static int edits(String from, String to) {
        String a = from.substring(0, Math.min(from.length(), MAX_COMPARED));
        String b = to.substring(0, Math.min(to.length(), MAX_COMPARED));
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
