package periplus.analysis.statistics;

import org.hipparchus.special.Gamma;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How large a difference is, in its own unit, in standard deviations, or as an order of values.
 *
 * <p>d_z divides by the spread of differences within pairs, g by the spread within samples: they answer different
 * questions and must not be compared with one another.
 */
@Source(key = "lakens2013", where = "Cohen's d_z")
@Source(key = "hedges1981", where = "g with the exact correction")
@Source(key = "cliff1993", where = "delta")
public final class EffectSize {
    private EffectSize() {}

    /** mean(a) - mean(b), in the values' unit. */
    public static Measured meanDifference(double[] a, double[] b) {
        Samples.check("mean difference, first sample", a);
        Samples.check("mean difference, second sample", b);
        return Measured.of(Samples.mean(a) - Samples.mean(b), "the difference is too large for a number");
    }

    /** Cohen's d_z of paired differences: mean over standard deviation (n - 1). Undefined without spread. */
    public static Measured cohensDz(double[] differences) {
        Samples.check("d_z", differences);
        if (differences.length < 2) {
            return Measured.undefined("fewer than 2 differences");
        }
        double sd = Math.sqrt(Samples.squares(differences) / (differences.length - 1));
        return sd > 0
                ? Measured.of(Samples.mean(differences) / sd, "differences hardly vary")
                : Measured.undefined("all differences are equal");
    }

    /**
     * Hedges' g of two samples: difference of means over the pooled standard deviation, freed of its bias.
     *
     * <pre>g = J (mean(a) - mean(b))/s,  J = Gamma(f/2) / (sqrt(f/2) Gamma((f - 1)/2)),  f = n_a + n_b - 2</pre>
     *
     * <p>Undefined without spread and below four values together.
     */
    public static Measured hedgesG(double[] a, double[] b) {
        Samples.check("g, first sample", a);
        Samples.check("g, second sample", b);
        double freedom = a.length + b.length - 2;
        if (freedom < 2) {
            return Measured.undefined("fewer than 4 values");
        }
        double sd = Math.sqrt((Samples.squares(a) + Samples.squares(b)) / freedom);
        if (!(sd > 0)) {
            return Measured.undefined("no spread within the samples");
        }
        double correction = StrictMath.exp(Gamma.logGamma(freedom / 2) - Gamma.logGamma((freedom - 1) / 2))
                / Math.sqrt(freedom / 2);
        return Measured.of(correction * (Samples.mean(a) - Samples.mean(b)) / sd, "samples hardly vary");
    }

    /** Cliff's delta: the share of pairs with a above b minus that with a below b; in [-1, 1]. */
    public static Measured cliffsDelta(double[] a, double[] b) {
        Samples.check("delta, first sample", a);
        Samples.check("delta, second sample", b);
        long balance = 0;
        for (double x : a) {
            for (double y : b) {
                balance += x > y ? 1 : x < y ? -1 : 0;
            }
        }
        return Measured.of((double) balance / ((long) a.length * b.length));
    }
}
