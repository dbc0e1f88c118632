package periplus.core.kernels;

import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/** One product with everything about it, computed as the definition reads. */
record NaiveProduct(
        boolean transposeA,
        boolean transposeB,
        int m,
        int n,
        int k,
        int aOffset,
        int lda,
        int bOffset,
        int ldb,
        boolean accumulate,
        int cOffset,
        int ldc,
        float[] a,
        float[] b,
        float[] c) {

    static NaiveProduct any(RandomStream random, int m, int n, int k, boolean special) {
        boolean transposeA = random.nextBelow(2) == 0;
        boolean transposeB = random.nextBelow(2) == 0;
        int lda = (transposeA ? m : k) + random.nextBelow(3);
        int ldb = (transposeB ? k : n) + random.nextBelow(3);
        int ldc = n + random.nextBelow(3);
        int aOffset = random.nextBelow(5);
        int bOffset = random.nextBelow(5);
        int cOffset = random.nextBelow(5);
        return new NaiveProduct(
                transposeA,
                transposeB,
                m,
                n,
                k,
                aOffset,
                lda,
                bOffset,
                ldb,
                random.nextBelow(2) == 0,
                cOffset,
                ldc,
                Awkward.floats(random, aOffset + lda * (transposeA ? k : m), special),
                Awkward.floats(random, bOffset + ldb * (transposeB ? n : k), special),
                Awkward.floats(random, cOffset + ldc * m + 2, special));
    }

    /** All of C's array after the product, padding included. */
    float[] by(KernelSupport support, Workers workers) {
        float[] result = c.clone();
        support.multiply(
                workers,
                transposeA,
                transposeB,
                m,
                n,
                k,
                a,
                aOffset,
                lda,
                b,
                bOffset,
                ldb,
                accumulate,
                result,
                cOffset,
                ldc);
        return result;
    }

    float[] expected() {
        float[] result = c.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = accumulate ? c[cOffset + i * ldc + j] : 0f;
                for (int p = 0; p < k; p++) {
                    float x = a[aOffset + (transposeA ? p * lda + i : i * lda + p)];
                    float y = b[bOffset + (transposeB ? j * ldb + p : p * ldb + j)];
                    sum = Math.fma(x, y, sum);
                }
                result[cOffset + i * ldc + j] = sum;
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return (transposeA ? "A^T" : "A") + (transposeB ? " B^T " : " B ") + m + " x " + n + " x " + k + ", ld " + lda
                + " " + ldb + " " + ldc + (accumulate ? ", accumulated" : "");
    }
}
