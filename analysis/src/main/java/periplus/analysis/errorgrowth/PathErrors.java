package periplus.analysis.errorgrowth;

import java.util.Arrays;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;
import periplus.core.source.Source;

/**
 * How far decoded positions are from the true ones: {@code metres[path * times + k]}.
 *
 * <pre>e = |decoded - true|, in metres</pre>
 *
 * <p>Summaries over the paths are given for each instant: mean, median and other quantiles, mean square. Paths are the
 * samples; instants of one path are not independent of each other.
 */
@Source(key = "cueva2018", where = "figure 6: error against steps")
public record PathErrors(int paths, int times, double[] metres) {
    public PathErrors {
        if (paths < 1 || times < 1 || metres.length != (long) paths * times) {
            throw new IllegalArgumentException(
                    "errors of " + paths + " paths x " + times + " instants in an array of " + metres.length);
        }
        for (int i = 0; i < metres.length; i++) {
            if (!(metres[i] >= 0) || metres[i] == Double.POSITIVE_INFINITY) {
                throw new BadInputException("the error of path " + i / times + " at instant " + i % times + " is "
                        + metres[i] + ": expected a finite distance of at least 0");
            }
        }
    }

    /** The distances of positions decoded as {@code decodedMetres[(path * times + k) * 2 + axis]}. */
    public static PathErrors of(Trajectories truth, double[] decodedMetres) {
        int n = truth.paths() * truth.times();
        if (decodedMetres.length != 2 * n) {
            throw new BadInputException(decodedMetres.length + " decoded coordinates for " + truth.paths() + " paths x "
                    + truth.times() + " instants: expected " + 2 * n);
        }
        double[] metres = new double[n];
        for (int i = 0; i < n; i++) {
            double dx = decodedMetres[2 * i] - truth.positionMetres()[2 * i];
            double dy = decodedMetres[2 * i + 1] - truth.positionMetres()[2 * i + 1];
            metres[i] = Math.sqrt(dx * dx + dy * dy);
        }
        return new PathErrors(truth.paths(), truth.times(), metres);
    }

    /** The error of one path at one instant. */
    public double at(int path, int k) {
        return metres[path * times + k];
    }

    /** The mean over paths at each instant. */
    public double[] mean() {
        double[] mean = new double[times];
        for (int p = 0; p < paths; p++) {
            for (int k = 0; k < times; k++) {
                mean[k] += at(p, k) / paths;
            }
        }
        return mean;
    }

    /** The mean over paths of the squared error at each instant, in square metres. */
    public double[] meanSquare() {
        double[] mean = new double[times];
        for (int p = 0; p < paths; p++) {
            for (int k = 0; k < times; k++) {
                mean[k] += at(p, k) * at(p, k) / paths;
            }
        }
        return mean;
    }

    /** The quantile over paths at each instant; 0.5 is the median. */
    public double[] quantile(double share) {
        double[] quantile = new double[times];
        double[] column = new double[paths];
        for (int k = 0; k < times; k++) {
            for (int p = 0; p < paths; p++) {
                column[p] = at(p, k);
            }
            Arrays.sort(column);
            quantile[k] = Quantile.ofSorted(column, share);
        }
        return quantile;
    }

    /**
     * Means of the squared error over windows of {@code window} instants, and their standard deviation over the paths.
     *
     * @return [window]{mean, sd}, in square metres, of whole windows; the sd of one path is 0
     */
    public double[][] windowedMeanSquare(int window) {
        if (window < 1 || window > times) {
            throw new BadInputException("windows of " + window + " of " + times + " instants: expected 1 to " + times);
        }
        double[][] result = new double[times / window][2];
        for (int w = 0; w < result.length; w++) {
            double sum = 0;
            double squares = 0;
            for (int p = 0; p < paths; p++) {
                double mean = 0;
                for (int k = w * window; k < (w + 1) * window; k++) {
                    mean += at(p, k) * at(p, k) / window;
                }
                sum += mean;
                squares += mean * mean;
            }
            double mean = sum / paths;
            result[w][0] = mean;
            result[w][1] = Math.sqrt(Math.max(0, squares / paths - mean * mean));
        }
        return result;
    }

    /**
     * The mean squared error of always answering the mean position, in square metres: what a network that has lost the
     * animal can still reach.
     */
    public static Measured bestConstantMeanSquare(Trajectories truth) {
        int n = truth.paths() * truth.times();
        if (n == 0) {
            return Measured.undefined("no position");
        }
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += truth.positionMetres()[2 * i] / n;
            meanY += truth.positionMetres()[2 * i + 1] / n;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double dx = truth.positionMetres()[2 * i] - meanX;
            double dy = truth.positionMetres()[2 * i + 1] - meanY;
            sum += (dx * dx + dy * dy) / n;
        }
        return Measured.of(sum, "positions are not finite");
    }
}
