package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import periplus.core.random.RandomStream;

/** The plain kernels against their formulas in double. */
class PlainKernelsTest {
    private final Kernels kernels = Kernels.plain();

    @Test
    void aProductIsRowsTimesColumnsInEveryForm() {
        float[] a = {1, 2, 3, 4, 5, 6};
        float[] aTransposed = {1, 4, 2, 5, 3, 6};
        float[] b = {7, 8, 9, 10, 11, 12};
        float[] bTransposed = {7, 9, 11, 8, 10, 12};
        for (int form = 0; form < 4; form++) {
            boolean transposeA = (form & 1) != 0;
            boolean transposeB = (form & 2) != 0;
            float[] c = {100, 100, 100, 100};
            float[] left = transposeA ? aTransposed : a;
            float[] right = transposeB ? bTransposed : b;
            int lda = transposeA ? 2 : 3;
            int ldb = transposeB ? 3 : 2;

            kernels.multiply(transposeA, transposeB, 2, 2, 3, left, 0, lda, right, 0, ldb, false, c, 0, 2);
            assertThat(c).containsExactly(58, 64, 139, 154);

            kernels.multiply(transposeA, transposeB, 2, 2, 3, left, 0, lda, right, 0, ldb, true, c, 0, 2);
            assertThat(c).containsExactly(116, 128, 278, 308);
        }
    }

    @Test
    void columnSumsAddInRisingRowOrder() {
        float[] sums = {0f, 0f};

        kernels.addColumnSums(3, 2, new float[] {1e8f, 1f, 1f, 1e8f, -1e8f, -1e8f}, 0, sums);
        assertThat(sums).containsExactly(0f, 0f);

        float[] other = {0f};
        kernels.addColumnSums(3, 1, new float[] {1e8f, -1e8f, 1f}, 0, other);
        assertThat(other).as("another order is another number").containsExactly(1f);
    }

    @ParameterizedTest
    @EnumSource
    void ratesFollowTheirFormula(Nonlinearity f) {
        for (double z = -12; z <= 12; z += 0.37) {
            float rate = step(f, (float) z, 0.3f, 0.5f)[0];
            double exact = exactRate(f, (float) z);
            assertThat((double) rate).as("f(%s)", z).isCloseTo(exact, within(3e-7 * Math.abs(exact)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void slopesAreTheDerivativesOfTheRates(Nonlinearity f) {
        for (double z = -6.05; z <= 6; z += 0.37) {
            float[] rate = {step(f, (float) z, 1f, 0f)[0]};
            float[] dz = {0f};
            kernels.leakBackward(
                    f, 1, 1, new float[] {1f}, rate, 0, rate, 0, new float[] {1f}, 0, dz, 0, new float[1], 0, null);
            double step = 1e-5;
            double derivative = (exactRate(f, z + step) - exactRate(f, z - step)) / (2 * step);
            assertThat((double) dz[0]).as("f'(%s)", z).isCloseTo(derivative, within(2e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStateLeaksTowardsTheRate(Nonlinearity f) {
        float[] rateAndState = step(f, 0.7f, 0.25f, -0.4f);

        double expected = 0.75 * -0.4f + 0.25 * exactRate(f, 0.7f);
        assertThat((double) rateAndState[1]).isCloseTo(expected, within(1e-7));
    }

    @ParameterizedTest
    @EnumSource
    void alphaOneForgetsThePastBitForBit(Nonlinearity f) {
        float[] rateAndState = step(f, 0.7f, 1f, Float.NaN);

        assertThat(rateAndState[1]).isEqualTo(rateAndState[0]);
    }

    @ParameterizedTest
    @EnumSource
    void aNanDriveGivesANanRate(Nonlinearity f) {
        assertThat(step(f, Float.NaN, 0.5f, 0f)).containsOnly(Float.NaN);
    }

    @Test
    void reluTurnsMinusZeroIntoPlusZero() {
        assertThat(Float.floatToRawIntBits(step(Nonlinearity.RELU, -0f, 1f, 0f)[1]))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void ratesOfRunsAreTheRatesOfAStep(Nonlinearity f) {
        float[] x = {9f, -3f, -0f, 0.4f, Float.NaN, 9f};
        float[] y = {7f, 7f, 7f, 7f, 7f};
        float[] expected = {0f, 0f, 0f, 0f, 7f};
        for (int i = 0; i < 4; i++) {
            expected[i] = step(f, x[i + 1], 1f, 0f)[0];
        }

        kernels.rates(f, 4, x, 1, y, 0);
        assertThat(y).isEqualTo(expected);
    }

    @Test
    void slopesAreMultipliedByTheGradientAboveAndAdded() {
        float[] dx = {100f, 1f, 1f};

        kernels.addSlopes(Nonlinearity.TANH, 2, new float[] {0.5f, -0.5f}, 0, new float[] {4f, -8f}, 0, dx, 1);
        assertThat(dx).containsExactly(100f, 4f, -5f);
        kernels.addSlopes(Nonlinearity.SIGMOID, 1, new float[] {0.25f}, 0, new float[] {16f}, 0, dx, 0);
        assertThat(dx).containsExactly(103f, 4f, -5f);
    }

    @Test
    void aSilentReluLetsNothingThroughNotEvenInfinity() {
        float[] dx = {1f, 1f, 1f};
        float infinite = Float.POSITIVE_INFINITY;

        kernels.addSlopes(
                Nonlinearity.RELU, 3, new float[] {0f, Float.NaN, 2f}, 0, new float[] {infinite, 1f, 3f}, 0, dx, 0);
        assertThat(dx).containsExactly(1f, 1f, 4f);
    }

    @Test
    void noiseIsAddedAfterTheLeak() {
        float[] h = {0f};
        kernels.leakForward(
                Nonlinearity.RELU,
                1,
                1,
                new float[] {2f},
                0,
                new float[] {0.5f},
                new float[] {4f},
                0,
                new float[] {0.25f},
                0,
                new float[1],
                0,
                h,
                0);

        assertThat(h[0]).isEqualTo(3.25f);
    }

    @Test
    void theAdjointSplitsTheGradientBetweenDrivePastAndLeak() {
        float[] dz = {0f, 0f};
        float[] dhPrevious = {0f, 0f};
        float[] dAlpha = {10f};
        kernels.leakBackward(
                Nonlinearity.TANH,
                2,
                1,
                new float[] {0.25f},
                new float[] {0.5f, -0.5f},
                0,
                new float[] {2f, 1f},
                0,
                new float[] {1f, 4f},
                0,
                dz,
                0,
                dhPrevious,
                0,
                dAlpha);

        assertThat(dz).containsExactly(0.25f * 0.75f, 0.75f);
        assertThat(dhPrevious).containsExactly(0.75f, 3f);
        assertThat(dAlpha).containsExactly(10f - 1.5f - 6f);
    }

    @Test
    void softmaxCrossEntropyFollowsItsFormula() {
        int rows = 20;
        int classes = 37;
        RandomStream random = RandomStream.of(1, "softmax");
        float[] logits = new float[rows * classes];
        random.fillGaussian(logits, 0, logits.length, 4f);
        float[] target = new float[rows * classes];
        random.fillUniform(target, 0, target.length, 0f, 2f / classes);
        float[] weight = new float[rows];
        random.fillUniform(weight, 0, rows, 0.5f, 2f);
        float[] gradient = logits.clone();
        double[] loss = new double[rows];

        kernels.softmaxCrossEntropy(rows, classes, gradient, target, weight, 0.1f, loss);

        for (int row = 0; row < rows; row++) {
            double normaliser = 0;
            double mass = 0;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                normaliser += StrictMath.exp(logits[i]);
                mass += target[i];
            }
            double expected = 0;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                double q = StrictMath.exp(logits[i]) / normaliser;
                expected -= target[i] * StrictMath.log(q) * weight[row];
                double slope = 0.1f * weight[row] * (q * mass - target[i]);
                assertThat((double) gradient[i]).isCloseTo(slope, within(1e-7));
            }
            assertThat(loss[row]).isCloseTo(expected, within(2e-6 * expected));
        }
    }

    @Test
    void aUniformGuessCostsTheLogOfTheClassesAndHasNoGradient() {
        float[] logits = new float[512];
        float[] target = new float[512];
        java.util.Arrays.fill(target, 1f / 512);
        double[] loss = new double[1];

        kernels.softmaxCrossEntropy(1, 512, logits, target, new float[] {1f}, 1f, loss);

        assertThat(loss[0]).isCloseTo(6.238324625039508, within(1e-12));
        assertThat(logits).containsOnly(0f);
    }

    @Test
    void hugeLogitsStayFinite() {
        float[] logits = {1e38f, -1e38f, 1000f};
        double[] loss = new double[1];

        kernels.softmaxCrossEntropy(1, 3, logits, new float[] {1f, 0f, 0f}, new float[] {1f}, 1f, loss);

        assertThat(loss[0]).isEqualTo(0.0);
        assertThat(logits).containsExactly(0f, 0f, 0f);
    }

    @Test
    void aMaskedRowHasNoLossAndNoGradientWhateverItHolds() {
        float[] logits = {Float.NaN, Float.POSITIVE_INFINITY};
        double[] loss = {5};

        kernels.softmaxCrossEntropy(1, 2, logits, new float[] {0.5f, 0.5f}, new float[] {0f}, 1f, loss);

        assertThat(loss[0]).isZero();
        assertThat(logits).containsExactly(0f, 0f);
    }

    @Test
    void adamFollowsItsFormulaForManySteps() {
        double w = 0.5;
        double m = 0;
        double v = 0;
        float[] weights = {0.5f};
        float[] moment = {0f};
        float[] square = {0f};
        for (int step = 1; step <= 100; step++) {
            double g = StrictMath.sin(step * 0.3) + 0.2;
            double c1 = 1 - StrictMath.pow(0.9, step);
            double c2 = 1 - StrictMath.pow(0.999, step);
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            w -= 1e-2 * (m / c1) / (Math.sqrt(v / c2) + 1e-8);
            kernels.adam(weights, new float[] {(float) g}, moment, square, 1e-2f, 0.9f, 0.999f, 1e-8f, c1, c2);
        }
        assertThat((double) weights[0]).isCloseTo(w, within(2e-5));
        assertThat(w).as("the walk went somewhere").isLessThan(0.3);
    }

    @Test
    void rmsPropAndSgdFollowTheirFormulas() {
        float[] w = {1f, 1f};
        float[] v = {0.5f, 0f};
        kernels.rmsProp(w, new float[] {2f, 0f}, v, 0.1f, 0.75f, 1e-8f);
        assertThat((double) v[0]).isCloseTo(0.375 + 1, within(1e-6));
        assertThat((double) w[0]).isCloseTo(1 - 0.2 / Math.sqrt(1.375), within(1e-6));
        assertThat(w[1]).isEqualTo(1f);

        float[] u = {1f, 0f};
        float[] x = {1f, 1f};
        kernels.sgd(x, new float[] {2f, 4f}, u, 0.25f, 0.5f);
        assertThat(u).containsExactly(2.5f, 4f);
        assertThat(x).containsExactly(1 - 0.625f, 0f);
    }

    private float[] step(Nonlinearity f, float z, float alpha, float previous) {
        float[] r = {0f};
        float[] h = {0f};
        kernels.leakForward(
                f, 1, 1, new float[] {z}, 0, new float[] {alpha}, new float[] {previous}, 0, null, 0, r, 0, h, 0);
        return new float[] {r[0], h[0]};
    }

    private static double exactRate(Nonlinearity f, double z) {
        return switch (f) {
            case RELU -> Math.max(z, 0);
            case TANH -> StrictMath.tanh(z);
            case SIGMOID -> 1 / (1 + StrictMath.exp(-z));
            case SOFTPLUS -> StrictMath.log1p(StrictMath.exp(z));
            case LINEAR -> z;
        };
    }
}
