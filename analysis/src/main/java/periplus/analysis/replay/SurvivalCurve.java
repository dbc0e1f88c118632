package periplus.analysis.replay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * What share has not got there yet, where some were not watched long enough: the Kaplan-Meier estimate.
 *
 * <pre>
 *   S(t)   = product over event times s &lt;= t of (1 - events at s / still watched at s)
 *   var S  = S^2 sum of events / (watched (watched - events))                               Greenwood
 *   mean up to a cap = integral of S from 0 to the cap
 * </pre>
 *
 * <p>One censored at an event's time counts as still watched there. In the unit of the times.
 *
 * @param times of events, rising, distinct
 * @param survival S just after each of them
 * @param standardError of S; 0 where nothing is left
 */
@Source(key = "kaplan1958", where = "product-limit estimate")
public record SurvivalCurve(double[] times, double[] survival, double[] standardError) {

    /** Of these times, {@code seen[i]} telling an event from the end of watching. */
    public static SurvivalCurve of(double[] when, boolean[] seen) {
        if (when.length == 0 || when.length != seen.length) {
            throw new IllegalArgumentException(when.length + " times and " + seen.length + " marks");
        }
        int[] order = IntStream.range(0, when.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> when[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] times = new double[when.length];
        double[] survival = new double[when.length];
        double[] error = new double[when.length];
        int found = 0;
        double s = 1;
        double greenwood = 0;
        int at = 0;
        while (at < order.length) {
            double t = when[order[at]];
            int watched = order.length - at;
            int events = 0;
            while (at < order.length && when[order[at]] == t) {
                events += seen[order[at]] ? 1 : 0;
                at++;
            }
            if (events > 0) {
                s *= 1 - (double) events / watched;
                greenwood += events < watched ? events / ((double) watched * (watched - events)) : 0;
                times[found] = t;
                survival[found] = s;
                error[found++] = s * Math.sqrt(greenwood);
            }
        }
        return new SurvivalCurve(
                Arrays.copyOf(times, found), Arrays.copyOf(survival, found), Arrays.copyOf(error, found));
    }

    /** S(t). */
    public double at(double t) {
        double s = 1;
        for (int i = 0; i < times.length && times[i] <= t; i++) {
            s = survival[i];
        }
        return s;
    }

    /** The first time at which no more than half is left; undefined where more is left to the end. */
    public Measured median() {
        for (int i = 0; i < times.length; i++) {
            if (survival[i] <= 0.5) {
                return Measured.of(times[i]);
            }
        }
        return Measured.undefined("more than half have not got there");
    }

    /** The mean of times cut at the cap. */
    public double meanUpTo(double cap) {
        double sum = 0;
        double from = 0;
        double s = 1;
        for (int i = 0; i < times.length && times[i] < cap; i++) {
            sum += s * (times[i] - from);
            from = times[i];
            s = survival[i];
        }
        return sum + s * (cap - from);
    }
}
