package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The facade refuses operands that do not fit, with the numbers that do not. */
class KernelsTest {
    private final Kernels kernels = Kernels.plain();
    private final float[] six = new float[6];

    @Test
    void aMatrixThatEndsTooSoonIsNamed() {
        refuses("A of length 6", () -> multiply(2, 2, 3, 1, 3, 0, 2, 0, 2));
        refuses("B of length 6", () -> multiply(2, 2, 3, 0, 3, 1, 2, 0, 2));
        refuses("C of length 6", () -> multiply(2, 3, 2, 0, 2, 0, 3, 1, 3));
    }

    @Test
    void rowsThatOverlapAreRefused() {
        refuses("row distance 2", () -> multiply(2, 2, 3, 0, 2, 0, 2, 0, 2));
        refuses("-1", () -> multiply(2, -1, 3, 0, 3, 0, 2, 0, 2));
        refuses("from -1", () -> multiply(2, 2, 3, -1, 3, 0, 2, 0, 2));
    }

    @Test
    void sizesBeyondIntegersDoNotWrapAround() {
        refuses("does not hold", () -> multiply(1 << 20, 1, 1, 0, 1 << 20, 0, 1, 0, 1));
    }

    @Test
    void vectorsOfTheWrongLengthAreNamed() {
        refuses("bias of length 6", () -> kernels.addBias(1, 7, six, new float[7], 0));
        refuses("sums of length 6", () -> kernels.addColumnSums(1, 7, new float[7], 0, six));
        refuses("y of length 6", () -> kernels.addScaled(7, 1f, new float[7], 0, six, 0));
        refuses("y of length 6", () -> kernels.rates(Nonlinearity.TANH, 7, new float[7], 0, six, 0));
        refuses("dx of length 6", () -> slopes(6, 6, 1));
        refuses("dr of length 6", () -> slopes(7, 7, 0));
        refuses("moments 6 and 7", () -> kernels.adam(six, six, six, new float[7], 1, 1, 1, 1, 1, 1));
        refuses("weight of length 6", () -> softmax(7, 1, six, new double[7]));
        refuses("rowLoss holds 6, needs 7", () -> softmax(7, 1, new float[7], new double[6]));
        refuses("at least 1 class", () -> softmax(7, 0, new float[7], new double[7]));
        refuses("alpha of length 6", () -> leak(7, six, new float[7]));
        refuses("noise of length 6", () -> leak(7, new float[7], six));
    }

    @Test
    void theFacadeNamesItsProviderAndItsTeam() {
        assertThat(kernels.provider()).isEqualTo("plain");
        assertThat(kernels.workers().count()).isEqualTo(1);
    }

    private void multiply(int m, int n, int k, int aOffset, int lda, int bOffset, int ldb, int cOffset, int ldc) {
        kernels.multiply(false, false, m, n, k, six, aOffset, lda, six, bOffset, ldb, false, six.clone(), cOffset, ldc);
    }

    private void softmax(int rows, int classes, float[] weight, double[] loss) {
        kernels.softmaxCrossEntropy(rows, classes, new float[7], new float[7], weight, 1f, loss);
    }

    private void leak(int units, float[] alpha, float[] noise) {
        float[] x = new float[units];
        kernels.leakForward(Nonlinearity.RELU, 1, units, x, 0, alpha, x, 0, noise, 0, x, 0, new float[units], 0);
    }

    private void slopes(int n, int room, int dxOffset) {
        float[] dx = room == 6 ? six : new float[room];
        kernels.addSlopes(Nonlinearity.TANH, n, new float[7], 0, six, 0, dx, dxOffset);
    }

    private static void refuses(String words, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
