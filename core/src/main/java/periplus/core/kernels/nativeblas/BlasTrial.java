package periplus.core.kernels.nativeblas;

import java.util.Arrays;

/**
 * A product of small whole numbers, which every right {@code cblas_sgemm} gives exactly: it tells a function of that
 * name with other arguments (64-bit sizes, another order) before it spoils a run.
 */
final class BlasTrial {
    private static final int M = 37;
    private static final int N = 19;
    private static final int K = 23;
    private static final int LD = 41;

    private BlasTrial() {}

    /** Tries every way of storing A and B, with C overwritten and added to. */
    static void run(BlasLibrary library) throws UnusableBlasException {
        for (int way = 0; way < 8; way++) {
            boolean transposeA = (way & 1) != 0;
            boolean transposeB = (way & 2) != 0;
            boolean accumulate = (way & 4) != 0;
            float[] a = numbers(7);
            float[] b = numbers(5);
            float[] c = numbers(3);
            float[] expected = c.clone();
            for (int i = 0; i < M; i++) {
                for (int j = 0; j < N; j++) {
                    float sum = accumulate ? c[2 + i * LD + j] : 0f;
                    for (int p = 0; p < K; p++) {
                        sum += a[3 + (transposeA ? p * LD + i : i * LD + p)]
                                * b[1 + (transposeB ? j * LD + p : p * LD + j)];
                    }
                    expected[2 + i * LD + j] = sum;
                }
            }
            library.multiply(transposeA, transposeB, M, N, K, a, 3, LD, b, 1, LD, accumulate, c, 2, LD);
            if (!Arrays.equals(c, expected)) {
                throw new UnusableBlasException(
                        "has a cblas_sgemm that multiplied two small matrices wrongly (a library"
                                + " with 64-bit sizes, or none that follows the CBLAS standard)");
            }
        }
    }

    private static float[] numbers(int modulus) {
        float[] x = new float[LD * LD + 8];
        for (int i = 0; i < x.length; i++) {
            x[i] = i * 31 % modulus - modulus / 2;
        }
        return x;
    }
}
