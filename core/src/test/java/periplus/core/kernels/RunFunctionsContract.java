package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import periplus.core.math.PortableMath;
import periplus.core.random.Philox;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

/** What every twin promises: the bits of the definition, one number at a time, and nothing touched beside the run. */
abstract class RunFunctionsContract {
    private final RunFunctions runs = runs();

    /** The twin under test. */
    abstract RunFunctions runs();

    /** The fewest blocks of a wish for {@code blocks} that must be filled. */
    abstract int leastFilled(int blocks);

    @Test
    void exponentialsAreThePortableOnes() {
        Cases.forAll(200, seed -> {
            RandomStream random = RandomStream.of(seed, "exp");
            int length = random.nextBelow(3) == 0 ? 0 : Awkward.size(random);
            int offset = random.nextBelow(5);
            float[] x = Awkward.floats(random, offset + length + 3, true);
            float[] expected = x.clone();
            for (int i = offset; i < offset + length; i++) {
                expected[i] = PortableMath.exp(x[i]);
            }
            runs.exp(x, offset, length);
            assertThat(x).isEqualTo(expected);
        });
    }

    @Test
    void uniformNumbersAreThoseOfTheirBlocks() {
        Cases.forAll(200, seed -> {
            RandomStream random = RandomStream.of(seed, "uniforms");
            Fill fill = new Fill(random);
            float low = (float) random.nextGaussian();
            // narrow ranges round up to their end, which must not be reached
            float high = random.nextBelow(3) == 0 ? Math.nextUp(low) : low + (float) random.nextUniform();
            float[] expected = new float[fill.size()];
            for (int word = 0; word < 4 * fill.blocks; word++) {
                float value = Math.fma((fill.word(word) >>> 8) * 0x1p-24f, high - low, low);
                expected[fill.offset + word] = value < high ? value : Math.nextDown(high);
            }
            float[] got = new float[fill.size()];
            int done = runs.uniforms(fill.firstBlock, fill.stream, fill.seed, fill.blocks, got, fill.offset, low, high);
            check(fill, done, got, expected);
        });
    }

    @Test
    void normalNumbersAreThoseOfTheirBlocks() {
        Cases.forAll(200, seed -> {
            RandomStream random = RandomStream.of(seed, "gaussians");
            Fill fill = new Fill(random);
            float sd = random.nextBelow(5) == 0 ? 0f : (float) random.nextUniform();
            float[] expected = new float[fill.size()];
            for (int word = 0; word < 4 * fill.blocks; word += 2) {
                float u = Math.fma((float) (fill.word(word) >>> 1), 0x1p-31f, 0x1p-32f);
                float radius = (float) Math.sqrt(-2f * PortableMath.log(u));
                float turns = (fill.word(word + 1) >>> 8) * 0x1p-24f;
                expected[fill.offset + word] = sd * (radius * PortableMath.cosTurns(turns));
                expected[fill.offset + word + 1] = sd * (radius * PortableMath.sinTurns(turns));
            }
            float[] got = new float[fill.size()];
            int done = runs.gaussians(fill.firstBlock, fill.stream, fill.seed, fill.blocks, got, fill.offset, sd);
            check(fill, done, got, expected);
        });
    }

    @Test
    void runsBeyondTheirArrayAreRefused() {
        float[] x = new float[100];

        assertThatThrownBy(() -> runs.exp(x, 90, 11)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> runs.exp(x, -1, 11)).isInstanceOf(IndexOutOfBoundsException.class);
        if (leastFilled(32) > 0) {
            assertThatThrownBy(() -> runs.uniforms(0, 1, 1, 32, x, 0, 0f, 1f))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> runs.gaussians(0, 1, 1, 32, x, 0, 1f))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(x).containsOnly(0f);
    }

    private void check(Fill fill, int done, float[] got, float[] expected) {
        assertThat(done).isBetween(leastFilled(fill.blocks), fill.blocks);
        java.util.Arrays.fill(expected, fill.offset + 4 * done, expected.length, 0f);
        assertThat(got).isEqualTo(expected);
    }

    /** An awkward fill and its words. */
    private static final class Fill {
        final long firstBlock;
        final long stream;
        final long seed;
        final int blocks;
        final int offset;
        private final Philox philox = new Philox();

        Fill(RandomStream random) {
            // counters whose low half carries into the high one, and the two fills' own index spaces
            long start = random.nextBelow(2) == 0 ? 0xFFFFFFFFL - random.nextBelow(20) : random.nextBelow(1000);
            firstBlock = start | (long) random.nextBelow(4) << 62;
            stream = random.nextWord();
            seed = random.nextWord();
            blocks = random.nextBelow(4) == 0 ? 256 + random.nextBelow(600) : random.nextBelow(70);
            offset = random.nextBelow(6);
        }

        int size() {
            return offset + 4 * blocks + 2;
        }

        int word(int index) {
            philox.block(firstBlock + index / 4, stream, seed);
            return switch (index & 3) {
                case 0 -> philox.word0();
                case 1 -> philox.word1();
                case 2 -> philox.word2();
                default -> philox.word3();
            };
        }
    }
}
