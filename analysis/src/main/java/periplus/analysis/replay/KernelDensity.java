package periplus.analysis.replay;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * A smooth density around points: a Gaussian on each, shaped like the whole cloud.
 *
 * <pre>
 *   p(z) = mean over i of N(z; x_i, H)     H = n^(-2/(d+4)) cov(x)         Scott's factor n^(-1/(d+4)), full covariance
 *   KL(q || p) = mean over draws z of q of log(clip(q(z) / p(z), 1e-7, 1e7))
 * </pre>
 *
 * <p>Nats. The protocol of Krishna et al., who draw 2500 points and compare replayed (q) with awake (p) decoded
 * positions; subsample clouds to some 20,000 points. Their uniform reference uses the density of one axis once an axis,
 * which adds log(side) to its divergence in the plane; use the true one.
 */
@Source(key = "scott1992", where = "rule for the bandwidth")
@Source(key = "krishna2024", where = "released code: divergence of quiescent and active outputs")
public final class KernelDensity {
    private static final double CLIP = 1e7;

    private final int dimensions;
    private final int count;
    private final double[] points;
    private final double[] whitened;
    private final double[][] factor;
    private final double logNorm;

    /**
     * Around these points, [points * dimensions].
     *
     * @throws BadInputException where they are too few or lie on a line, so that their covariance has no inverse
     */
    public KernelDensity(double[] points, int dimensions) {
        this.dimensions = dimensions;
        this.count = points.length / dimensions;
        this.points = points.clone();
        if (count <= dimensions) {
            throw new BadInputException("a kernel density of " + count + " points in " + dimensions
                    + " dimensions, expected more points than dimensions");
        }
        double scott = StrictMath.pow(count, -1.0 / (dimensions + 4));
        double[][] h = covariance();
        for (double[] row : h) {
            for (int j = 0; j < dimensions; j++) {
                row[j] *= scott * scott;
            }
        }
        double widest = 0;
        for (int i = 0; i < dimensions; i++) {
            widest = Math.max(widest, h[i][i]);
        }
        try {
            this.factor = new CholeskyDecomposition(new Array2DRowRealMatrix(h, false), 1e-9, 1e-12 * widest)
                    .getL()
                    .getData();
        } catch (MathRuntimeException e) {
            throw new BadInputException("the points of a kernel density lie on a line or closer: their covariance has"
                    + " no inverse. Add points that differ in every dimension");
        }
        double norm = StrictMath.log(count) + 0.5 * dimensions * StrictMath.log(2 * Math.PI);
        for (int i = 0; i < dimensions; i++) {
            norm += StrictMath.log(factor[i][i]);
        }
        this.logNorm = norm;
        this.whitened = new double[points.length];
        for (int i = 0; i < count; i++) {
            whiten(points, i * dimensions, whitened, i * dimensions);
        }
    }

    /** log p at the point that starts at {@code at}. */
    public double logDensity(double[] z, int at) {
        double[] w = new double[dimensions];
        whiten(z, at, w, 0);
        double[] d2 = new double[count];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int axis = 0; axis < dimensions; axis++) {
                double d = w[axis] - whitened[i * dimensions + axis];
                sum += d * d;
            }
            d2[i] = sum;
            least = Math.min(least, sum);
        }
        double sum = 0;
        for (double d : d2) {
            double e = (d - least) / 2;
            // beyond, a kernel adds less than rounding
            sum += e < 50 ? StrictMath.exp(-e) : 0;
        }
        return StrictMath.log(sum) - least / 2 - logNorm;
    }

    /** Draws from the density, [draws * dimensions], from stream (seed, "kernel density"). */
    public double[] sample(int draws, long seed) {
        RandomStream stream = RandomStream.of(seed, "kernel density");
        double[] out = new double[draws * dimensions];
        double[] xi = new double[dimensions];
        for (int k = 0; k < draws; k++) {
            int i = stream.nextBelow(count);
            for (int axis = 0; axis < dimensions; axis++) {
                xi[axis] = stream.nextGaussian();
                double sum = points[i * dimensions + axis];
                for (int j = 0; j <= axis; j++) {
                    sum += factor[axis][j] * xi[j];
                }
                out[k * dimensions + axis] = sum;
            }
        }
        return out;
    }

    /** KL(this || other) by drawing from this one. */
    public Measured divergenceFrom(KernelDensity other, int draws, long seed, Workers workers) {
        if (draws < 1 || other.dimensions != dimensions) {
            return Measured.undefined("no draws, or densities of different dimensions");
        }
        double[] z = sample(draws, seed);
        double[] ratio = new double[draws];
        double clip = StrictMath.log(CLIP);
        workers.run(draws, (k, worker) -> {
            double r = logDensity(z, k * dimensions) - other.logDensity(z, k * dimensions);
            ratio[k] = Math.max(-clip, Math.min(clip, r));
        });
        double sum = 0;
        for (double r : ratio) {
            sum += r;
        }
        return Measured.of(sum / draws, "points that are not finite");
    }

    private void whiten(double[] from, int at, double[] to, int toAt) {
        for (int i = 0; i < dimensions; i++) {
            double sum = from[at + i];
            for (int j = 0; j < i; j++) {
                sum -= factor[i][j] * to[toAt + j];
            }
            to[toAt + i] = sum / factor[i][i];
        }
    }

    private double[][] covariance() {
        double[] mean = new double[dimensions];
        for (int i = 0; i < points.length; i++) {
            mean[i % dimensions] += points[i] / count;
        }
        double[][] cov = new double[dimensions][dimensions];
        for (int i = 0; i < count; i++) {
            for (int a = 0; a < dimensions; a++) {
                double x = points[i * dimensions + a] - mean[a];
                for (int b = 0; b < dimensions; b++) {
                    cov[a][b] += x * (points[i * dimensions + b] - mean[b]) / (count - 1);
                }
            }
        }
        return cov;
    }
}
