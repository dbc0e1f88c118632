package periplus.analysis.errorgrowth;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * The law by which an error grows with the steps.
 *
 * <pre>
 *   exponent   slope of log e against log t          1 for a steady drift, 1/2 for diffusion, 0 for a bounded error
 *   linear     e = a + b t                            root: e = a + b sqrt(t)
 *   explained  1 - residual sum of squares / total sum of squares, for both
 * </pre>
 *
 * <p>The exponent is fitted at steps that lie evenly on the logarithm, {@value #POINTS_A_DECADE} a decade, so that the
 * last decade does not outweigh the others; the two straight fits are at all steps. For a squared error the exponents
 * double. Where an error starts at a floor (a decoder's), take the floor off before: the exponent of floor + growth is
 * neither's. Which of the two straight laws explains more is a description, not a test: neighbouring steps share
 * their paths.
 *
 * @param exponent undefined where fewer than 3 steps are fitted, an error is 0, or nothing grows
 * @param linear a and b
 * @param root a and b
 */
@Source(key = "cueva2018", where = "section on error correction: linear growth without contacts; the exponent is ours")
public record GrowthFit(
        Measured exponent, double[] linear, Measured linearExplained, double[] root, Measured rootExplained) {
    private static final int POINTS_A_DECADE = 20;

    /**
     * Fits {@code error[k]}, the error after {@code k + 1} steps, between two steps.
     *
     * @param firstStep at least 1
     * @param lastStep at most error.length
     */
    public static GrowthFit of(double[] error, int firstStep, int lastStep) {
        if (firstStep < 1 || lastStep > error.length || lastStep < firstStep + 2) {
            throw new IllegalArgumentException("a growth law of steps " + firstStep + " to " + lastStep + " of "
                    + error.length + ": expected at least 3 steps among them");
        }
        int n = lastStep - firstStep + 1;
        double[] t = new double[n];
        double[] rootT = new double[n];
        double[] e = new double[n];
        for (int i = 0; i < n; i++) {
            t[i] = firstStep + i;
            rootT[i] = Math.sqrt(t[i]);
            e[i] = error[firstStep + i - 1];
        }
        Line linear = Line.through(t, e);
        Line root = Line.through(rootT, e);
        return new GrowthFit(
                exponent(error, firstStep, lastStep),
                new double[] {linear.intercept, linear.slope},
                linear.explained,
                new double[] {root.intercept, root.slope},
                root.explained);
    }

    private static Measured exponent(double[] error, int firstStep, int lastStep) {
        double[] x = new double[lastStep - firstStep + 1];
        double[] y = new double[x.length];
        int count = 0;
        long last = 0;
        for (int i = 0; ; i++) {
            long step = Math.round(firstStep * StrictMath.pow(10, i / (double) POINTS_A_DECADE));
            if (step > lastStep) {
                break;
            }
            if (step == last) {
                continue;
            }
            last = step;
            double e = error[(int) step - 1];
            if (!(e > 0)) {
                return Measured.undefined("the error after " + step + " steps is " + e + ", which has no logarithm");
            }
            x[count] = StrictMath.log(step);
            y[count++] = StrictMath.log(e);
        }
        if (count < 3) {
            return Measured.undefined("fewer than 3 steps on the logarithm");
        }
        Line line = Line.through(java.util.Arrays.copyOf(x, count), java.util.Arrays.copyOf(y, count));
        return Measured.of(line.slope, "errors too large for doubles");
    }

    /** Least squares. */
    private record Line(double intercept, double slope, Measured explained) {
        static Line through(double[] x, double[] y) {
            int n = x.length;
            double meanX = 0;
            double meanY = 0;
            for (int i = 0; i < n; i++) {
                meanX += x[i] / n;
                meanY += y[i] / n;
            }
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int i = 0; i < n; i++) {
                xx += (x[i] - meanX) * (x[i] - meanX);
                xy += (x[i] - meanX) * (y[i] - meanY);
                yy += (y[i] - meanY) * (y[i] - meanY);
            }
            double slope = xy / xx;
            Measured explained =
                    yy > 0 ? Measured.of(slope * xy / yy, "errors too large") : Measured.undefined("constant error");
            return new Line(meanY - slope * meanX, slope, explained);
        }
    }
}
