package periplus.lab.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.errors.PeriplusException;
import periplus.testkit.Cases;

class RecipeFuzzTest {
    private static final String ALPHABET = " \n\t:-[]{}#&*!|>'\"%@`,?~0123456789.eEabckinstru_\u00e9\u2028\ufeff\0";

    private static long mix(long value) {
        long z = (value + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        return (z ^ z >>> 29) * 0x94d049bb133111ebL ^ z >>> 32;
    }

    @Test
    void a_damaged_recipe_gives_settings_or_our_exception() {
        String sound = ResolvedRecipe.parse(SampleSettings.class, "cell: leaky\nholes: [{x: 1}]", "r.yaml", List.of())
                .resolvedYaml();
        int[] refused = new int[1];
        Cases.forAll(1500, seed -> {
            StringBuilder text = new StringBuilder(sound);
            long state = seed;
            for (int i = 0; i <= Math.floorMod(mix(seed), 4); i++) {
                state = mix(state + i);
                int at = Math.floorMod(state, text.length());
                char c = ALPHABET.charAt(Math.floorMod(mix(state), ALPHABET.length()));
                if ((state >>> 50 & 1) == 0) {
                    text.setCharAt(at, c);
                } else {
                    text.insert(at, c);
                }
            }
            try {
                ResolvedRecipe.parse(SampleSettings.class, text.toString(), "r.yaml", List.of());
            } catch (PeriplusException e) {
                refused[0]++;
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | StackOverflowError e) {
                fail("a foreign exception for\n" + text, e);
            }
        });
        assertThat(refused[0]).isGreaterThan(200);
    }

    @Test
    void an_arbitrary_override_gives_settings_or_our_exception() {
        Cases.forAll(1000, seed -> {
            StringBuilder word = new StringBuilder("cell.alpha=");
            long state = seed;
            for (int i = 0; i < Math.floorMod(mix(seed), 12); i++) {
                state = mix(state + i);
                word.append(ALPHABET.charAt(Math.floorMod(state, ALPHABET.length())));
            }
            try {
                ResolvedRecipe.parse(SampleSettings.class, "", "r.yaml", List.of(word.toString()));
            } catch (PeriplusException e) {
                assertThat(e.exitCode()).isEqualTo(2);
            } catch (RuntimeException | StackOverflowError e) {
                fail("a foreign exception for " + word, e);
            }
        });
    }
}
