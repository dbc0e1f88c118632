package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * The direction score: how well one circular Gaussian without baseline describes a heading curve.
 *
 * <pre>
 * G(psi) = A exp(-d(psi, mu)^2 / (2 sigma^2)),  d the shorter way round
 * score  = cosine similarity(y, G) of the least-squares fit,  sigma in [half a bin, pi]
 * </pre>
 *
 * <p>The least-squares fit is the one of highest similarity, since its residual is |y|^2 (1 - similarity^2). Found by a
 * search over all bins and 16 widths, then by halving steps.
 *
 * <p>Insensitive: a flat positive curve scores about 0.99 with a wide Gaussian, and so does a unit with weak tuning on a
 * high baseline, so a high score does not mean tuned. Read {@link HeadingTuning#modulationIndex} beside it. Source: Chu
 * et al. 2025; the bounds of sigma are inferred. Undefined as {@link HeadingTuning}, and without positive activity.
 */
@Source(key = "chu2025", where = "direction score")
public final class CircularGaussian {
    /** The similarity with the fitted mean and width in radians (0 where undefined). */
    public record Fit(Measured similarity, double meanRadians, double sigmaRadians) {}

    private static final int WIDTHS = 16;
    private static final double SMALLEST_STEP = 1e-5;

    private CircularGaussian() {}

    /** The fit of a curve of evenly spaced headings. */
    public static Fit of(double[] curve) {
        String reason = HeadingTuning.reason(curve);
        double peak = 0;
        for (double y : curve) {
            peak = Double.isNaN(y) ? peak : Math.max(peak, y);
        }
        if (reason == null && peak == 0) {
            reason = "no positive activity";
        }
        if (reason != null) {
            return new Fit(Measured.undefined(reason), 0, 0);
        }
        double[] y = new double[curve.length];
        for (int b = 0; b < y.length; b++) {
            y[b] = curve[b] / peak;
        }
        double narrowest = Math.PI / y.length;
        double bestMean = 0;
        double bestSigma = narrowest;
        double best = Double.NEGATIVE_INFINITY;
        double[] g = new double[y.length];
        for (int w = 0; w < WIDTHS; w++) {
            double sigma = narrowest * StrictMath.pow(Math.PI / narrowest, w / (WIDTHS - 1.0));
            for (int d = 0; d < g.length; d++) {
                g[d] = gaussian(2 * Math.PI * Math.min(d, g.length - d) / g.length, sigma);
            }
            for (int centre = 0; centre < y.length; centre++) {
                double now = similarity(y, g, centre);
                if (now > best) {
                    best = now;
                    bestMean = HeadingCurves.centreRadians(centre, y.length);
                    bestSigma = sigma;
                }
            }
        }
        double step = Math.PI / y.length;
        double factor = 1.2;
        while (step > SMALLEST_STEP) {
            boolean better = false;
            for (int way = 0; way < 4; way++) {
                double mean = bestMean + (way == 0 ? step : way == 1 ? -step : 0);
                double sigma = bestSigma * (way == 2 ? factor : way == 3 ? 1 / factor : 1);
                sigma = Math.max(narrowest, Math.min(Math.PI, sigma));
                double now = similarity(y, mean, sigma);
                if (now > best) {
                    best = now;
                    bestMean = mean;
                    bestSigma = sigma;
                    better = true;
                }
            }
            if (!better) {
                step /= 2;
                factor = Math.sqrt(factor);
            }
        }
        double wrapped = bestMean - 2 * Math.PI * Math.rint(bestMean / (2 * Math.PI));
        return new Fit(Measured.of(Math.min(1, best), "no fit"), wrapped, bestSigma);
    }

    /** The similarity with a Gaussian given by its values at whole bins from its centre. */
    private static double similarity(double[] y, double[] g, int centre) {
        double yg = 0;
        double gg = 0;
        double yy = 0;
        for (int b = 0; b < y.length; b++) {
            if (!Double.isNaN(y[b])) {
                double value = g[Math.abs(b - centre)];
                yg += y[b] * value;
                gg += value * value;
                yy += y[b] * y[b];
            }
        }
        return yg / Math.sqrt(yy * gg);
    }

    private static double similarity(double[] y, double mean, double sigma) {
        double yg = 0;
        double gg = 0;
        double yy = 0;
        for (int b = 0; b < y.length; b++) {
            if (!Double.isNaN(y[b])) {
                double d = HeadingCurves.centreRadians(b, y.length) - mean;
                double value = gaussian(d - 2 * Math.PI * Math.rint(d / (2 * Math.PI)), sigma);
                yg += y[b] * value;
                gg += value * value;
                yy += y[b] * y[b];
            }
        }
        return yg / Math.sqrt(yy * gg);
    }

    private static double gaussian(double distance, double sigma) {
        return StrictMath.exp(-distance * distance / (2 * sigma * sigma));
    }
}
