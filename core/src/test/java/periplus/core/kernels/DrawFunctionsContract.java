package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

/** What every twin promises: the bits of the plain one, and the numbers of the streams themselves. */
abstract class DrawFunctionsContract {
    private final DrawFunctions plain = new PlainDraws();
    private final DrawFunctions draws = draws();

    /** The twin under test. */
    abstract DrawFunctions draws();

    @Test
    void uniformNumbersAreThePlainTwins() {
        Cases.forAll(100, seed -> {
            RandomStream random = RandomStream.of(seed, "streams");
            int lanes = 1 + random.nextBelow(20);
            int words = 2 * random.nextBelow(20);
            long first = 2L * random.nextBelow(1000) + (random.nextBelow(2) == 0 ? 0x1FFFFFFFCL : 0);
            long[] streams = new long[lanes];
            for (int l = 0; l < lanes; l++) {
                streams[l] = random.nextWord();
            }
            double[] expected = new double[lanes * words + 2];
            double[] got = expected.clone();
            plain.uniforms(streams, lanes, seed, first, words, expected);
            draws.uniforms(streams, lanes, seed, first, words, got);
            assertThat(got).isEqualTo(expected);
        });
    }

    @Test
    void drawsAndAnglesAreThePlainTwins() {
        Cases.forAll(200, seed -> {
            RandomStream random = RandomStream.of(seed, "draws");
            int n = Awkward.size(random);
            int offset = random.nextBelow(4);
            double[] u = numbers(random, offset + n + 2);
            double[] turn = numbers(random, offset + n + 2);
            double[] expected = u.clone();
            double[] got = u.clone();
            plain.rayleighs(expected, offset, n, 0.7);
            draws.rayleighs(got, offset, n, 0.7);
            assertThat(got).isEqualTo(expected);

            expected = u.clone();
            got = u.clone();
            plain.gaussians(expected, offset, turn, 1, n, 0.3);
            draws.gaussians(got, offset, turn, 1, n, 0.3);
            assertThat(got).isEqualTo(expected);

            double[] sine = new double[n];
            double[] cosine = new double[n];
            double[] gotSine = new double[n];
            double[] gotCosine = new double[n];
            double[] angle = new double[n];
            for (int i = 0; i < n; i++) {
                angle[i] = 16 * u[i] - 8;
            }
            plain.sinesAndCosines(angle, n, sine, cosine);
            draws.sinesAndCosines(angle, n, gotSine, gotCosine);
            assertThat(gotSine).isEqualTo(sine);
            assertThat(gotCosine).isEqualTo(cosine);
        });
    }

    @Test
    void theyAreTheDistributionsOfASingleStream() {
        RandomStream stream = RandomStream.of(5, "single");
        double[] u = {stream.nextUniform(), stream.nextUniform()};
        stream.seek(0);
        double gaussian = stream.nextGaussian();
        stream.seek(0);
        double rayleigh = stream.nextRayleigh(2);

        double[] x = {u[0]};
        draws.gaussians(x, 0, u, 1, 1, 1);
        assertThat(x[0]).isCloseTo(gaussian, within(1e-14));
        x[0] = u[0];
        draws.rayleighs(x, 0, 1, 2);
        assertThat(x[0]).isCloseTo(rayleigh, within(1e-14));
    }

    @Test
    void oddPositionsAndSmallArraysAreRefused() {
        assertThatThrownBy(() -> draws.uniforms(new long[2], 2, 1, 1, 2, new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pairs");
        assertThatThrownBy(() -> draws.uniforms(new long[2], 2, 1, 0, 4, new double[7]))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> draws.rayleighs(new double[3], 1, 3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static double[] numbers(RandomStream random, int length) {
        double[] rare = {0x1p-54, 0x1p-53, 1 - 0x1p-53, 0.5, 0.25, 0.75, 0.7071067811865476, 0.7071067811865475};
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextBelow(6) == 0 ? rare[random.nextBelow(rare.length)] : random.nextUniform();
        }
        return x;
    }
}
