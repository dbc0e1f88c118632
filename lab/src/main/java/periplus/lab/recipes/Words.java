package periplus.lab.recipes;

import java.util.Collection;
import java.util.Locale;

/** Spelling: snake_case and kebab-case names, and the nearest word to a misspelt one. */
public final class Words {
    private static final int MAX_COMPARED = 200;

    private Words() {}

    /** {@code binWidthMetres} to {@code bin_width_metres}. */
    static String snake(String camel) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                text.append('_');
            }
            text.append(Character.toLowerCase(c));
        }
        return text.toString();
    }

    /** {@code SOFTMAX_CROSS_ENTROPY} or {@code RayleighWalk} to kebab-case. */
    static String kebab(String name) {
        boolean constant = name.equals(name.toUpperCase(Locale.ROOT));
        return (constant ? name.toLowerCase(Locale.ROOT) : snake(name)).replace('_', '-');
    }

    /** The word with the fewest edits to {@code word}; the first of equals; {@code words} must not be empty. */
    public static String nearest(String word, Collection<String> words) {
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
    static int edits(String from, String to) {
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
