package periplus.analysis.frequency;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * What a leak alone does to a frequency: y_t = (1 - alpha) y_{t-1} + alpha x_t.
 *
 * <pre>
 *   H(w)   = alpha / (1 - (1 - alpha) exp(-iw))
 *   |H|^2  = alpha^2 / (1 - 2 (1 - alpha) cos w + (1 - alpha)^2)
 *   half power at  cos w = (1 + (1 - alpha)^2 - 2 alpha^2) / (2 (1 - alpha))
 *   white noise of sd 1 in: stationary variance alpha / (2 - alpha) out
 * </pre>
 *
 * <p>w in radians a step, 0 to pi; w / (2 pi dt) is in Hz. The gain at w = 0 is 1, the least is alpha / (2 - alpha) at
 * pi. What a trained network does may differ: its recurrent weights can undo the leak or add to it.
 *
 * @param alpha in (0, 1]; 1 passes everything
 */
@Source(key = "zhang2026", where = "abstract: the leak as a low-pass filter; the formulas are the standard ones")
public record LeakyIntegrator(double alpha) {
    public LeakyIntegrator {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("a leak's alpha lies in (0, 1], got " + alpha);
        }
    }

    /** |H(w)|. */
    public double gain(double radiansAStep) {
        double keep = 1 - alpha;
        return alpha / Math.sqrt(1 - 2 * keep * StrictMath.cos(radiansAStep) + keep * keep);
    }

    /** arg H(w), in radians; negative where the output lags. */
    public double phaseRadians(double radiansAStep) {
        double keep = 1 - alpha;
        return -StrictMath.atan2(keep * StrictMath.sin(radiansAStep), 1 - keep * StrictMath.cos(radiansAStep));
    }

    /** The frequency, in radians a step, at which half the power passes; undefined where more passes at all of them. */
    public Measured halfPowerRadians() {
        double keep = 1 - alpha;
        double cosine = (1 + keep * keep - 2 * alpha * alpha) / (2 * keep);
        return cosine >= -1
                ? Measured.of(StrictMath.acos(cosine), "alpha is 1: every frequency passes")
                : Measured.undefined("more than half the power passes at every frequency");
    }

    /** Stationary variance for white noise of variance 1 at the input. */
    public double noiseVariance() {
        return alpha / (2 - alpha);
    }
}
