package periplus.nets.secondorder;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * Preconditioned conjugate gradients that stop where the quadratic's progress is small, and keep iterates on the way.
 *
 * <pre>
 *   phi(x) = x^T A x / 2 - b^T x, made small from a given start; A symmetric, positive semi-definite
 *   stop at iteration i if   i &gt; k,  phi(x_i) &lt; 0  and  (phi(x_i) - phi(x_{i-k})) / phi(x_i) &lt; k epsilon
 *   with k = max(10, ceil(i / 10)), epsilon = 0.0005
 *   kept: the iterates at the rounded-up powers of 1.3, and the last
 * </pre>
 *
 * <p>Vectors are float32, scalar products and phi double. The residual is updated, not recomputed.
 */
@Source(key = "martens2010", where = "section 4.4: relative progress; section 4.6: kept iterates")
public final class ConjugateGradients {
    private static final int LEAST_WINDOW = 10;
    private static final double KEEP_RATIO = 1.3;

    private final int mostIterations;
    private final double progress;
    private final float[] residual;
    private final float[] scaled;
    private final float[] direction;
    private final float[] product;
    private final double[] values;
    private final List<float[]> kept = new ArrayList<>();
    private int keptCount;
    private int iterations;

    /**
     * A solver for vectors of this length.
     *
     * @param mostIterations where it stops at the latest
     * @param progress epsilon; 0 = only at the solution or at the last iteration
     */
    public ConjugateGradients(int length, int mostIterations, double progress) {
        if (mostIterations < 1) {
            throw new BadInputException(
                    "conjugate gradients may make " + mostIterations + " iterations, expected at least 1");
        }
        if (!(progress >= 0) || !Double.isFinite(progress)) {
            throw new BadInputException("conjugate gradients stop at a relative progress of " + progress
                    + ", expected 0 or a small positive number such as 0.0005");
        }
        this.mostIterations = mostIterations;
        this.progress = progress;
        this.residual = new float[length];
        this.scaled = new float[length];
        this.direction = new float[length];
        this.product = new float[length];
        this.values = new double[mostIterations + 1];
    }

    /**
     * Moves {@code x} from the start that it holds towards the minimum.
     *
     * @param b right-hand side
     * @param preconditioner a positive diagonal close to that of A, or null
     */
    public void solve(LinearOperator a, float[] b, float @Nullable [] preconditioner, float[] x) {
        keptCount = 0;
        iterations = 0;
        System.arraycopy(b, 0, residual, 0, b.length);
        if (!FlatVector.isZero(x)) {
            a.apply(x, product);
            FlatVector.add(-1, product, residual);
        }
        scale(preconditioner);
        System.arraycopy(scaled, 0, direction, 0, direction.length);
        double energy = FlatVector.dot(residual, scaled);
        values[0] = value(b, x);
        double keepAt = 1;
        while (iterations < mostIterations && energy > 0) {
            a.apply(direction, product);
            double curvature = FlatVector.dot(direction, product);
            // not positive: the direction has no curvature left that rounding does not drown
            if (!(curvature > 0)) {
                break;
            }
            double length = energy / curvature;
            FlatVector.add(length, direction, x);
            FlatVector.add(-length, product, residual);
            iterations++;
            values[iterations] = value(b, x);
            if (iterations >= keepAt) {
                keep(x);
                while (Math.ceil(keepAt) <= iterations) {
                    keepAt *= KEEP_RATIO;
                }
                keepAt = Math.ceil(keepAt);
            }
            if (isSlow()) {
                break;
            }
            scale(preconditioner);
            double next = FlatVector.dot(residual, scaled);
            float turn = (float) (next / energy);
            for (int i = 0; i < direction.length; i++) {
                direction[i] = Math.fma(turn, direction[i], scaled[i]);
            }
            energy = next;
        }
        if (keptCount == 0 || !same(kept.get(keptCount - 1), x)) {
            keep(x);
        }
    }

    /** How many products the last solution took beside that of its start. */
    public int iterations() {
        return iterations;
    }

    /** phi after iteration i of the last solution; i = 0 is the start. */
    public double value(int i) {
        return values[i];
    }

    /** How many iterates were kept. */
    public int kept() {
        return keptCount;
    }

    /** The i-th kept iterate, the last being the solution; overwritten by the next {@link #solve}. */
    public float[] kept(int i) {
        if (i >= keptCount) {
            throw new IllegalArgumentException("iterate " + i + " of " + keptCount + " was not kept");
        }
        return kept.get(i);
    }

    /** phi(x) = -x^T (b + r) / 2 with r = b - A x. */
    private double value(float[] b, float[] x) {
        return -0.5 * (FlatVector.dot(x, b) + FlatVector.dot(x, residual));
    }

    private boolean isSlow() {
        int window = Math.max(LEAST_WINDOW, (iterations + 9) / 10);
        if (iterations <= window || !(values[iterations] < 0)) {
            return false;
        }
        double gained = (values[iterations] - values[iterations - window]) / values[iterations];
        return gained < window * progress;
    }

    private void scale(float @Nullable [] preconditioner) {
        if (preconditioner == null) {
            System.arraycopy(residual, 0, scaled, 0, scaled.length);
            return;
        }
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = residual[i] / preconditioner[i];
        }
    }

    private void keep(float[] x) {
        if (keptCount == kept.size()) {
            kept.add(new float[x.length]);
        }
        System.arraycopy(x, 0, kept.get(keptCount), 0, x.length);
        keptCount++;
    }

    private static boolean same(float[] a, float[] b) {
        return java.util.Arrays.equals(a, b);
    }
}
