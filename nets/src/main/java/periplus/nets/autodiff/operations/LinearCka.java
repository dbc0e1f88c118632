package periplus.nets.autodiff.operations;

import java.util.List;
import periplus.core.errors.FailedWorkException;
import periplus.core.source.Source;

/**
 * Linear centred kernel alignment of two representations of the same conditions: 1 where they are equal up to rotation
 * and scale, 0 where no direction of one follows any of the other.
 *
 * <pre>
 *   X, Y with each column's mean subtracted
 *   s = |Y^T X|^2    u = |X^T X|    v = |Y^T Y|    (Frobenius)      CKA = s / (u v)
 *   dX = 2 dCKA / (u v) (Y Y^T X - s / u^2 X X^T X)                  dY with the two exchanged
 * </pre>
 *
 * <p>Shapes: X [conditions][p], Y [conditions][q], a row a condition; the result a scalar, no unit. Both gradients have
 * columns of mean 0 by themselves. Memory: p^2 + q^2 + p q numbers; take a sample of units where that is too much.
 * Order of sums: column means one chain in double in rising row; products as {@link periplus.core.kernels.Kernels}; the
 * squared norms one chain in double.
 *
 * <p>Source: Kornblith et al. 2019; the biased (plain) estimator of the Hilbert-Schmidt independence criterion.
 *
 * <p>Not to be confused with: a distance (use 1 - CKA, or its arc cosine).
 *
 * <p>Undefined when: a representation is the same in all conditions; refused with {@link FailedWorkException}.
 */
@Source(key = "kornblith2019", where = "section 3, linear CKA")
public record LinearCka() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("LinearCka", inputs, 2, 2);
        Shape x = inputs.get(0);
        Shape y = inputs.get(1);
        if (x.axes() != 2 || y.axes() != 2 || x.extent(0) != y.extent(0)) {
            throw new IllegalArgumentException("LinearCka of " + x + " and " + y
                    + ": expected [conditions, units] of the same conditions; reshape time and trials into one axis");
        }
        return Shape.SCALAR;
    }

    /** Centred X and Y, then Y^T X, X^T X and Y^T Y, then s, u, v. */
    @Override
    public int keptSize(List<Shape> inputs, Shape output) {
        int p = inputs.get(0).last();
        int q = inputs.get(1).last();
        return inputs.get(0).size() + inputs.get(1).size() + q * p + p * p + q * q + 3;
    }

    @Override
    public void forward(Frame f) {
        int n = f.inShape(0).extent(0);
        int p = f.inShape(0).last();
        int q = f.inShape(1).last();
        int y = n * p;
        int cross = y + n * q;
        int ownX = cross + q * p;
        int ownY = ownX + p * p;
        int norms = ownY + q * q;
        float[] k = f.kept();
        centre(f, f.in(0), n, p, k, 0);
        centre(f, f.in(1), n, q, k, y);
        f.kernels().multiply(true, false, q, p, n, k, y, q, k, 0, p, false, k, cross, p);
        f.kernels().multiply(true, false, p, p, n, k, 0, p, k, 0, p, false, k, ownX, p);
        f.kernels().multiply(true, false, q, q, n, k, y, q, k, y, q, false, k, ownY, q);
        double s = squares(k, cross, q * p);
        double u = Math.sqrt(squares(k, ownX, p * p));
        double v = Math.sqrt(squares(k, ownY, q * q));
        refuseConstant("first", u, f.inShape(0));
        refuseConstant("second", v, f.inShape(1));
        k[norms] = (float) (2 / (u * v));
        k[norms + 1] = (float) (s / (u * u));
        k[norms + 2] = (float) (s / (v * v));
        f.out()[0] = (float) (s / (u * v));
    }

    private static void refuseConstant(String which, double norm, Shape shape) {
        if (norm == 0) {
            throw new FailedWorkException("LinearCka is undefined: the " + which + " representation " + shape
                    + " is the same in all " + shape.extent(0) + " conditions; use units that vary");
        }
    }

    private static void centre(Frame f, float[] x, int n, int p, float[] centred, int offset) {
        double[] mean = f.scratch(p);
        java.util.Arrays.fill(mean, 0, p, 0.0);
        for (int row = 0; row < n; row++) {
            for (int i = 0; i < p; i++) {
                mean[i] += x[row * p + i];
            }
        }
        for (int i = 0; i < p; i++) {
            mean[i] /= n;
        }
        for (int row = 0; row < n; row++) {
            for (int i = 0; i < p; i++) {
                centred[offset + row * p + i] = (float) (x[row * p + i] - mean[i]);
            }
        }
    }

    private static double squares(float[] x, int offset, int length) {
        double sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    /** The Gram matrices are used up: scaled in place, so that each gradient is two accumulating products. */
    @Override
    public void backward(Frame f) {
        int n = f.inShape(0).extent(0);
        int p = f.inShape(0).last();
        int q = f.inShape(1).last();
        int y = n * p;
        int cross = y + n * q;
        int ownX = cross + q * p;
        int ownY = ownX + p * p;
        int norms = ownY + q * q;
        float[] k = f.kept();
        float slope = f.dOut()[0] * k[norms];
        scale(k, cross, q * p, slope);
        scale(k, ownX, p * p, -slope * k[norms + 1]);
        scale(k, ownY, q * q, -slope * k[norms + 2]);
        if (f.wants(0)) {
            f.kernels().multiply(false, false, n, p, q, k, y, q, k, cross, p, true, f.dIn(0), 0, p);
            f.kernels().multiply(false, false, n, p, p, k, 0, p, k, ownX, p, true, f.dIn(0), 0, p);
        }
        if (f.wants(1)) {
            f.kernels().multiply(false, true, n, q, p, k, 0, p, k, cross, p, true, f.dIn(1), 0, q);
            f.kernels().multiply(false, false, n, q, q, k, y, q, k, ownY, q, true, f.dIn(1), 0, q);
        }
    }

    private static void scale(float[] x, int offset, int length, float factor) {
        for (int i = offset; i < offset + length; i++) {
            x[i] *= factor;
        }
    }

    @Override
    public void plain(DualFrame f) {
        int n = f.inShape(0).extent(0);
        int p = f.inShape(0).last();
        int q = f.inShape(1).last();
        Dual[] x = centred(f.in(0), n, p);
        Dual[] y = centred(f.in(1), n, q);
        Dual u = squaredNorm(x, p, x, p, n).root();
        Dual v = squaredNorm(y, q, y, q, n).root();
        f.out()[0] = squaredNorm(y, q, x, p, n).over(u.times(v));
    }

    private static Dual[] centred(Dual[] x, int n, int p) {
        Dual[] centred = new Dual[x.length];
        for (int i = 0; i < x.length; i++) {
            centred[i] = x[i].minus(Dual.sum(x, i % p, n, p).times(1.0 / n));
        }
        return centred;
    }

    private static Dual squaredNorm(Dual[] y, int q, Dual[] x, int p, int n) {
        Dual norm = Dual.ZERO;
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < p; j++) {
                Dual product = Dual.ZERO;
                for (int row = 0; row < n; row++) {
                    product = product.plus(y[row * q + i].times(x[row * p + j]));
                }
                norm = norm.plus(product.squared());
            }
        }
        return norm;
    }
}
