package periplus.lab.recipes;

import java.util.Collection;
import java.util.Locale;
import periplus.core.settings.NearestWord;

/** Spelling: snake_case and kebab-case names, and the nearest word to a misspelt one. */
public final class Words {
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
        return NearestWord.to(word, words);
    }
}
