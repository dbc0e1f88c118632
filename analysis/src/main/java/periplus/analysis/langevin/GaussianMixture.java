package periplus.analysis.langevin;

import periplus.core.random.RandomStream;

/**
 * Equal parts of round Gaussians of one width: a law around a path, with its score in closed form.
 *
 * <pre>
 *   p(z) = mean over j of N(z; m_j, sd^2 1)       grad log p(z) = sum over j of w_j(z) (m_j - z) / sd^2
 *   w_j  = exp(-|z - m_j|^2 / 2 sd^2) / sum        parts below e^-40 of the nearest are left out of both
 * </pre>
 *
 * <p>In the unit of the centres.
 */
public final class GaussianMixture implements DriftField {
    private static final double NEGLIGIBLE = 40;

    private final double[][] centres;
    private final double sd;
    private final int dimensions;

    /** Around these centres, [parts][dimensions]. */
    public GaussianMixture(double[][] centres, double sd) {
        if (centres.length == 0 || !(sd > 0)) {
            throw new IllegalArgumentException(
                    "a mixture of " + centres.length + " parts of width " + sd + ": expected both above 0");
        }
        this.centres = centres.clone();
        this.sd = sd;
        this.dimensions = centres[0].length;
    }

    /** Parts evenly along a closed outline through these corners, at (j + 1/2) of their spacing from the first one. */
    public static GaussianMixture along(double[][] corners, int parts, double sd) {
        int n = corners.length;
        double[] length = new double[n];
        double outline = 0;
        for (int i = 0; i < n; i++) {
            length[i] = Math.sqrt(squaredDistance(corners[i], corners[(i + 1) % n]));
            outline += length[i];
        }
        double[][] centres = new double[parts][];
        for (int j = 0; j < parts; j++) {
            double at = (j + 0.5) * outline / parts;
            int side = 0;
            while (side < n - 1 && at > length[side]) {
                at -= length[side];
                side++;
            }
            double share = at / length[side];
            double[] a = corners[side];
            double[] b = corners[(side + 1) % n];
            centres[j] = new double[a.length];
            for (int axis = 0; axis < a.length; axis++) {
                centres[j][axis] = a[axis] + share * (b[axis] - a[axis]);
            }
        }
        return new GaussianMixture(centres, sd);
    }

    @Override
    public void at(long step, double[] z, double[] out) {
        score(z, out);
    }

    /** grad log p. */
    public void score(double[] z, double[] out) {
        double[] d2 = new double[centres.length];
        double least = distances(z, d2);
        double sum = 0;
        java.util.Arrays.fill(out, 0, dimensions, 0);
        for (int j = 0; j < d2.length; j++) {
            double e = (d2[j] - least) / (2 * sd * sd);
            if (e < NEGLIGIBLE) {
                double w = StrictMath.exp(-e);
                sum += w;
                for (int axis = 0; axis < dimensions; axis++) {
                    out[axis] += w * centres[j][axis];
                }
            }
        }
        for (int axis = 0; axis < dimensions; axis++) {
            out[axis] = (out[axis] / sum - z[axis]) / (sd * sd);
        }
    }

    /** log p, normalised. */
    public double logDensity(double[] z) {
        double[] d2 = new double[centres.length];
        double least = distances(z, d2);
        double sum = 0;
        for (double d : d2) {
            double e = (d - least) / (2 * sd * sd);
            sum += e < NEGLIGIBLE ? StrictMath.exp(-e) : 0;
        }
        return StrictMath.log(sum / centres.length)
                - least / (2 * sd * sd)
                - dimensions * StrictMath.log(sd * Math.sqrt(2 * Math.PI));
    }

    /** Independent draws, [count * dimensions], from stream (seed, "mixture"). */
    public double[] sample(int count, long seed) {
        RandomStream stream = RandomStream.of(seed, "mixture");
        double[] points = new double[count * dimensions];
        for (int i = 0; i < count; i++) {
            double[] centre = centres[stream.nextBelow(centres.length)];
            for (int axis = 0; axis < dimensions; axis++) {
                points[i * dimensions + axis] = centre[axis] + sd * stream.nextGaussian();
            }
        }
        return points;
    }

    private double distances(double[] z, double[] d2) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < d2.length; j++) {
            d2[j] = squaredDistance(z, centres[j]);
            least = Math.min(least, d2[j]);
        }
        return least;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int axis = 0; axis < a.length; axis++) {
            double d = a[axis] - b[axis];
            sum += d * d;
        }
        return sum;
    }
}
