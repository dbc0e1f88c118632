package periplus.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DistributionsTest {
    private static final int N = 200_000;

    @Test
    void singleUniformsAreUniform() {
        accepts(sample(RandomStream.of(11, "ks")::nextUniform), KolmogorovSmirnov::uniform);
    }

    @Test
    void singleGaussiansAreNormal() {
        double[] x = sample(RandomStream.of(11, "ks")::nextGaussian);

        accepts(x, KolmogorovSmirnov::normal);
        hasNormalMoments(x);
    }

    @Test
    void bulkUniformsAreUniform() {
        float[] x = new float[N];
        RandomStream.of(11, "ks").fillUniform(x, 0, N, 0f, 1f);

        accepts(widen(x), KolmogorovSmirnov::uniform);
    }

    @Test
    void bulkGaussiansAreNormal() {
        float[] x = new float[N];
        RandomStream.of(11, "ks").fillGaussian(x, 0, N, 1f);

        accepts(widen(x), KolmogorovSmirnov::normal);
        hasNormalMoments(widen(x));
    }

    @Test
    void bulkGaussiansAtOddAndEvenIndicesAreNormalEach() {
        float[] x = new float[N];
        RandomStream.of(12, "ks").fillGaussian(x, 0, N, 1f);
        for (int parity = 0; parity < 2; parity++) {
            double[] half = new double[N / 2];
            for (int i = 0; i < half.length; i++) {
                half[i] = x[2 * i + parity];
            }
            accepts(half, KolmogorovSmirnov::normal);
        }
    }

    @Test
    void rayleighNumbersAreRayleigh() {
        RandomStream stream = RandomStream.of(11, "speed");
        double[] x = sample(() -> stream.nextRayleigh(1));

        accepts(x, KolmogorovSmirnov::rayleigh);
        assertThat(moment(sample(() -> stream.nextRayleigh(0.13)), 1))
                .isCloseTo(0.13 * Math.sqrt(Math.PI / 2), within(0.001));
    }

    @Test
    void aSlightlyWrongDistributionIsRejected() {
        float[] wide = new float[N];
        RandomStream.of(11, "ks").fillGaussian(wide, 0, N, 1.03f);
        float[] shifted = new float[N];
        RandomStream.of(11, "ks").fillUniform(shifted, 0, N, 0.01f, 1.01f);

        rejects(widen(wide), KolmogorovSmirnov::normal);
        rejects(widen(shifted), KolmogorovSmirnov::uniform);
        RandomStream stream = RandomStream.of(11, "speed");
        rejects(sample(() -> stream.nextRayleigh(1.02)), KolmogorovSmirnov::rayleigh);
    }

    @Test
    void theNormalTailsHoldWhatTheyShould() {
        int n = 4_000_000;
        float[] x = new float[n];
        RandomStream.of(3, "tails").fillGaussian(x, 0, n, 1f);
        int beyond3 = 0;
        int beyond4 = 0;
        float largest = 0;
        for (float value : x) {
            beyond3 += Math.abs(value) > 3 ? 1 : 0;
            beyond4 += Math.abs(value) > 4 ? 1 : 0;
            largest = Math.max(largest, Math.abs(value));
        }
        double expected3 = n * 0.0026997960632601866;
        double expected4 = n * 6.334248366623973e-5;
        assertThat((double) beyond3).isCloseTo(expected3, within(5 * Math.sqrt(expected3)));
        assertThat((double) beyond4).isCloseTo(expected4, within(5 * Math.sqrt(expected4)));
        assertThat(largest).isBetween(4.7f, 6.7f);
    }

    private static void hasNormalMoments(double[] x) {
        double n = x.length;
        assertThat(moment(x, 1)).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(moment(x, 2)).isCloseTo(1, within(5 * Math.sqrt(2 / n)));
        assertThat(moment(x, 3)).isCloseTo(0, within(5 * Math.sqrt(15 / n)));
        assertThat(moment(x, 4)).isCloseTo(3, within(5 * Math.sqrt(96 / n)));
    }

    private static double moment(double[] x, int order) {
        double sum = 0;
        for (double value : x) {
            double power = 1;
            for (int i = 0; i < order; i++) {
                power *= value;
            }
            sum += power;
        }
        return sum / x.length;
    }

    private static void accepts(double[] sample, DoubleUnaryOperator distribution) {
        assertThat(KolmogorovSmirnov.statistic(sample, distribution)).isLessThan(KolmogorovSmirnov.LIMIT);
    }

    private static void rejects(double[] sample, DoubleUnaryOperator distribution) {
        assertThat(KolmogorovSmirnov.statistic(sample, distribution)).isGreaterThan(KolmogorovSmirnov.LIMIT);
    }

    private static double[] sample(DoubleSupplier source) {
        double[] x = new double[N];
        for (int i = 0; i < N; i++) {
            x[i] = source.getAsDouble();
        }
        return x;
    }

    private static double[] widen(float[] x) {
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            wide[i] = x[i];
        }
        return wide;
    }
}
