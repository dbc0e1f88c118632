package periplus.analysis.tuning;

import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Numbers of one heading curve y(psi): how strongly, and for which heading, a unit is tuned.
 *
 * <pre>
 * preferred direction = arg( sum over visited bins of (y(psi) - mean) exp(i psi) ),  in (-pi, pi]
 * mean vector length  = |sum of y exp(i psi)| / sum of y,                           in [0, 1], y >= 0 only
 * modulation index    = (max - min) / (|max| + |min|),                              in [0, 1]
 * depth               = max - min,                                                  in the activity's unit
 * variance share      = variance of the curve over samples / variance of the activity, in [0, 1]
 * </pre>
 *
 * <p>psi is a bin's middle. The mean does not matter for the preferred direction of a curve without gaps. For rates the
 * modulation index is (max - min)/(max + min). It is undefined for a curve that changes sign, where the formula gives 1
 * however weak the tuning; signed activity (tanh) is judged by its variance share or its depth. All four measures of
 * strength are biased upwards by few samples per bin: compare them with a null through the same lines ({@link
 * ShuffleNull#ofSamples}).
 *
 * <p>Undefined with fewer than half of the bins visited, and for a silent unit or a flat curve as said at each method.
 * Not to be confused with {@link CircularGaussian}'s similarity, which a positive baseline carries to nearly 1.
 */
@Source(key = "taube1990", where = "firing rate against head direction")
@Source(key = "chu2025", where = "preferred direction, released code")
public final class HeadingTuning {
    private static final double FLAT = 1e-9;

    private HeadingTuning() {}

    /** The direction of highest activity, radians counter-clockwise from +x; undefined for a flat curve. */
    public static Measured preferredRadians(double[] curve) {
        String reason = reason(curve);
        if (reason != null) {
            return Measured.undefined(reason);
        }
        double largest = largest(curve);
        double mean = 0;
        int visited = 0;
        for (double y : curve) {
            if (!Double.isNaN(y)) {
                mean += y / largest;
                visited++;
            }
        }
        mean /= visited;
        double re = 0;
        double im = 0;
        double size = 0;
        for (int b = 0; b < curve.length; b++) {
            if (!Double.isNaN(curve[b])) {
                double psi = HeadingCurves.centreRadians(b, curve.length);
                double y = curve[b] / largest - mean;
                re += y * StrictMath.cos(psi);
                im += y * StrictMath.sin(psi);
                size += Math.abs(y);
            }
        }
        if (size <= 1e-12 * visited || Math.sqrt(re * re + im * im) <= FLAT * size) {
            return Measured.undefined("no preferred direction");
        }
        return Measured.of(StrictMath.atan2(im, re));
    }

    /** The mean vector length; undefined for negative activity. */
    public static Measured vectorLength(double[] curve) {
        String reason = reason(curve);
        if (reason != null) {
            return Measured.undefined(reason);
        }
        double largest = largest(curve);
        double re = 0;
        double im = 0;
        double sum = 0;
        for (int b = 0; b < curve.length; b++) {
            if (curve[b] < 0) {
                return Measured.undefined("negative rates");
            }
            if (!Double.isNaN(curve[b])) {
                double psi = HeadingCurves.centreRadians(b, curve.length);
                re += curve[b] / largest * StrictMath.cos(psi);
                im += curve[b] / largest * StrictMath.sin(psi);
                sum += curve[b] / largest;
            }
        }
        return Measured.of(Math.min(1, Math.sqrt(re * re + im * im) / sum), "silent unit");
    }

    /** The modulation index; undefined for a curve that changes sign. */
    public static Measured modulationIndex(double[] curve) {
        String reason = reason(curve);
        if (reason != null) {
            return Measured.undefined(reason);
        }
        double largest = largest(curve);
        double low = lowest(curve) / largest;
        double high = highest(curve) / largest;
        if (low < 0 && high > 0) {
            return Measured.undefined("activity changes sign");
        }
        return Measured.of((high - low) / (Math.abs(high) + Math.abs(low)), "silent unit");
    }

    /** Highest minus lowest mean activity, in the activity's unit; 0 for a flat curve. */
    public static Measured depth(double[] curve) {
        String reason = reason(curve);
        return reason != null
                ? Measured.undefined(reason)
                : Measured.of(highest(curve) - lowest(curve), "activity too large for doubles");
    }

    /** The share of a unit's variance that its heading curve holds; undefined for constant activity. */
    public static Measured varianceShare(HeadingCurves curves, int unit) {
        String reason = reason(curves.curve(unit));
        if (reason != null) {
            return Measured.undefined(reason);
        }
        return Measured.of(Math.min(1, curves.betweenBins()[unit] / curves.variance()[unit]), "constant activity");
    }

    /** Why a curve has no numbers, or null. */
    static @Nullable String reason(double[] curve) {
        int visited = 0;
        boolean silent = true;
        for (double y : curve) {
            if (Double.isInfinite(y)) {
                return "infinite rate";
            }
            visited += Double.isNaN(y) ? 0 : 1;
            silent &= Double.isNaN(y) || y == 0;
        }
        if (2 * visited < curve.length || visited == 0) {
            return "fewer than half of the headings visited";
        }
        return silent ? "silent unit" : null;
    }

    private static double largest(double[] curve) {
        return Math.max(Math.abs(highest(curve)), Math.abs(lowest(curve)));
    }

    private static double highest(double[] curve) {
        double high = Double.NEGATIVE_INFINITY;
        for (double y : curve) {
            high = Double.isNaN(y) ? high : Math.max(high, y);
        }
        return high;
    }

    private static double lowest(double[] curve) {
        double low = Double.POSITIVE_INFINITY;
        for (double y : curve) {
            low = Double.isNaN(y) ? low : Math.min(low, y);
        }
        return low;
    }
}
