package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * C = op(A) op(B), op being the transpose or nothing.
 *
 * <pre>
 *   A [m][k]            B [k][n]            C [m][n]           one product; with a flag the stored array is transposed
 *   A [g..][m][k]       B [g..][k][n]       C [g..][m][n]      one product for each of equal leading axes
 *   A [rows..][k]       B [k][n]            C [rows..][n]      leading axes of A are rows (A not transposed)
 *
 *   dA = dC op(B)^T  (transposed where A is),   dB = op(A)^T dC  (transposed where B is)
 * </pre>
 *
 * <p>A linear layer of weights [to][from] is the third form with {@code transposeB}. Order of sums: that of
 * {@link periplus.core.kernels.Kernels#multiply}, each element one chain in rising k.
 *
 * @param transposeA A is stored [k][m]
 * @param transposeB B is stored [n][k]
 */
public record MatrixProduct(boolean transposeA, boolean transposeB) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("MatrixProduct", inputs, 2, 2);
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        int p = a.axes();
        int q = b.axes();
        if (p < 2 || q < 2) {
            throw refuse(a, b, "both need at least two axes");
        }
        boolean rows = q == 2 && p > 2;
        if (rows && transposeA) {
            throw refuse(a, b, "a transposed first operand with leading axes needs a second one with the same");
        }
        if (!rows && !a.leading().leading().equals(b.leading().leading())) {
            throw refuse(a, b, "leading axes must be equal, or the second operand must have two axes");
        }
        int inA = transposeA ? a.extent(p - 2) : a.extent(p - 1);
        int inB = transposeB ? b.extent(q - 1) : b.extent(q - 2);
        if (inA != inB) {
            throw refuse(a, b, "the axis summed over has " + inA + " and " + inB + " elements");
        }
        int n = transposeB ? b.extent(q - 2) : b.extent(q - 1);
        if (rows) {
            return a.with(p - 1, n);
        }
        int m = transposeA ? a.extent(p - 1) : a.extent(p - 2);
        return a.with(p - 2, m).with(p - 1, n);
    }

    private IllegalArgumentException refuse(Shape a, Shape b, String why) {
        return new IllegalArgumentException("MatrixProduct of " + a + (transposeA ? " transposed" : "") + " and " + b
                + (transposeB ? " transposed" : "") + ": " + why);
    }

    @Override
    public void forward(Frame f) {
        int n = f.outShape().last();
        int k = summed(f.inShape(1));
        int products = products(f.inShape(1));
        int m = f.outShape().size() / (products * n);
        int lda = transposeA ? m : k;
        int ldb = transposeB ? k : n;
        for (int g = 0; g < products; g++) {
            f.kernels()
                    .multiply(
                            transposeA,
                            transposeB,
                            m,
                            n,
                            k,
                            f.in(0),
                            g * m * k,
                            lda,
                            f.in(1),
                            g * k * n,
                            ldb,
                            false,
                            f.out(),
                            g * m * n,
                            n);
        }
    }

    @Override
    public void backward(Frame f) {
        int n = f.outShape().last();
        int k = summed(f.inShape(1));
        int products = products(f.inShape(1));
        int m = f.outShape().size() / (products * n);
        int lda = transposeA ? m : k;
        int ldb = transposeB ? k : n;
        float[] dc = f.dOut();
        for (int g = 0; g < products; g++) {
            int atA = g * m * k;
            int atB = g * k * n;
            int atC = g * m * n;
            if (f.wants(0)) {
                float[] b = f.in(1);
                float[] da = f.dIn(0);
                if (transposeA) {
                    f.kernels().multiply(transposeB, true, k, m, n, b, atB, ldb, dc, atC, n, true, da, atA, lda);
                } else {
                    f.kernels().multiply(false, !transposeB, m, k, n, dc, atC, n, b, atB, ldb, true, da, atA, lda);
                }
            }
            if (f.wants(1)) {
                float[] a = f.in(0);
                float[] db = f.dIn(1);
                if (transposeB) {
                    f.kernels().multiply(true, transposeA, n, k, m, dc, atC, n, a, atA, lda, true, db, atB, ldb);
                } else {
                    f.kernels().multiply(!transposeA, false, k, n, m, a, atA, lda, dc, atC, n, true, db, atB, ldb);
                }
            }
        }
    }

    private int summed(Shape b) {
        return transposeB ? b.last() : b.extent(b.axes() - 2);
    }

    private static int products(Shape b) {
        return b.outer(b.axes() - 2);
    }

    @Override
    public void plain(DualFrame f) {
        int n = f.outShape().last();
        int k = summed(f.inShape(1));
        int products = products(f.inShape(1));
        int m = f.outShape().size() / (products * n);
        for (int i = 0; i < f.out().length; i++) {
            int g = i / (m * n);
            int row = i / n % m;
            int column = i % n;
            Dual sum = Dual.ZERO;
            for (int p = 0; p < k; p++) {
                Dual a = f.in(0)[g * m * k + (transposeA ? p * m + row : row * k + p)];
                Dual b = f.in(1)[g * k * n + (transposeB ? column * k + p : p * n + column)];
                sum = sum.plus(a.times(b));
            }
            f.out()[i] = sum;
        }
    }
}
