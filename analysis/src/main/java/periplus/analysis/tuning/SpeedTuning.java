package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How a unit's activity goes with running speed.
 *
 * <pre>
 * speed score = Pearson correlation over samples of (activity, speed),                in [-1, 1]
 * slope       = covariance(activity, speed) / variance(speed),                        activity per (m/s)
 * linearity   = R^2 of the line fitted through the curve's bins, weighted by samples, in [0, 1]
 * </pre>
 *
 * <p>The score mixes how steep the relation is with how much else drives the unit; the linearity looks at the mean curve
 * alone, so a unit can be linear in speed (linearity 1) and still score low. A curve that is flat but for noise has any
 * linearity: read it beside the score and its null ({@link ShuffleNull#ofSamples}).
 *
 * <p>Source: Kropff et al. 2015 for the score, there of smoothed firing rates; here the activity as it is. Undefined with
 * fewer than 20 samples, where the speed or the activity never changes, and for the linearity also with fewer than three
 * visited bins. Signed activity is welcome; a negative score is an inverse speed unit.
 */
@Source(key = "kropff2015", where = "speed score")
public final class SpeedTuning {
    private static final int MIN_SAMPLES = 20;
    private static final int MIN_BINS = 3;

    private SpeedTuning() {}

    /** The speed score of a unit. */
    public static Measured score(SpeedCurves curves, int unit) {
        return judge(
                curves,
                unit,
                curves.covariance()[unit] / (Math.sqrt(curves.variance()[unit]) * Math.sqrt(curves.speedVariance())));
    }

    /** The slope of the regression over samples, in activity per (m/s). */
    public static Measured slope(SpeedCurves curves, int unit) {
        return judge(curves, unit, curves.covariance()[unit] / curves.speedVariance());
    }

    private static Measured judge(SpeedCurves curves, int unit, double value) {
        String reason = curves.count() < MIN_SAMPLES
                ? "fewer than " + MIN_SAMPLES + " samples"
                : curves.speedVariance() == 0
                        ? "constant speed"
                        : curves.variance()[unit] == 0 ? "constant activity" : null;
        return reason != null ? Measured.undefined(reason) : Measured.of(value, "activity too large for doubles");
    }

    /** R^2 of the straight line through the curve. */
    public static Measured linearity(SpeedCurves curves, int unit) {
        double[] curve = curves.curve(unit);
        double n = 0;
        double meanSpeed = 0;
        double meanActivity = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int visited = 0;
        for (int b = 0; b < curve.length; b++) {
            if (curves.samples()[b] > 0) {
                visited++;
                n += curves.samples()[b];
                meanSpeed += curves.samples()[b] * curves.speedMetresPerSecond()[b];
                meanActivity += curves.samples()[b] * curve[b];
                low = Math.min(low, curve[b]);
                high = Math.max(high, curve[b]);
            }
        }
        if (n < MIN_SAMPLES) {
            return Measured.undefined("fewer than " + MIN_SAMPLES + " samples");
        }
        if (visited < MIN_BINS) {
            return Measured.undefined("fewer than " + MIN_BINS + " speeds visited");
        }
        if (MapCheck.isConstant(low, high)) {
            return Measured.undefined("constant activity");
        }
        meanSpeed /= n;
        meanActivity /= n;
        double ss = 0;
        double aa = 0;
        double sa = 0;
        for (int b = 0; b < curve.length; b++) {
            if (curves.samples()[b] > 0) {
                double s = curves.speedMetresPerSecond()[b] - meanSpeed;
                double a = (curve[b] - meanActivity) / (high - low);
                ss += curves.samples()[b] * s * s;
                aa += curves.samples()[b] * a * a;
                sa += curves.samples()[b] * s * a;
            }
        }
        return Measured.of(Math.min(1, sa * sa / (ss * aa)), "activity too large for doubles");
    }
}
