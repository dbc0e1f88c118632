package periplus.analysis.tuning;

import java.util.Arrays;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;

/**
 * Scores of shuffled or surrogate maps, {@code value[unit][draw]}, NaN where the score was undefined.
 *
 * <pre>p(x) = (number of null scores at or above x, plus 1) / (number of null scores, plus 1)</pre>
 *
 * <p>Percentiles interpolate linearly between order statistics (NumPy's default). {@code name} and {@code question} say
 * which null it is and what a small p rules out.
 */
public record NullDistribution(String name, String question, double[][] value) {
    /** All defined scores, rising. */
    public double[] pooled() {
        return Arrays.stream(value)
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
    }

    /** One unit's own null. */
    public NullDistribution ofUnit(int unit) {
        return new NullDistribution(name, question, new double[][] {value[unit]});
    }

    /** How many scores are defined. */
    public int defined() {
        return pooled().length;
    }

    /** How many draws gave no score. */
    public int undefined() {
        int draws = 0;
        for (double[] unit : value) {
            draws += unit.length;
        }
        return draws - defined();
    }

    /** The score that {@code percent} of the null stay below, in [0, 100]. */
    public Measured percentile(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile lies in 0 to 100, got " + percent);
        }
        double[] sorted = pooled();
        if (sorted.length == 0) {
            return Measured.undefined("no defined null score");
        }
        return Measured.of(Quantile.ofSorted(sorted, percent / 100));
    }

    /** One-sided p of a score against the pooled null. */
    public Measured pValue(Measured score) {
        return score.isDefined() ? pValues(score.orNaN())[0] : score;
    }

    /** One-sided p of many scores against the pooled null. */
    public Measured[] pValues(double... scores) {
        double[] sorted = pooled();
        Measured[] p = new Measured[scores.length];
        for (int i = 0; i < p.length; i++) {
            if (sorted.length == 0 || Double.isNaN(scores[i])) {
                p[i] = Measured.undefined(sorted.length == 0 ? "no defined null score" : "undefined score");
                continue;
            }
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] >= scores[i]) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            p[i] = Measured.of((sorted.length - low + 1.0) / (sorted.length + 1.0));
        }
        return p;
    }
}
