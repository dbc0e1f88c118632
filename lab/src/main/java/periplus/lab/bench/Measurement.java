package periplus.lab.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Quantile;

/**
 * How long one run of a case took: median and quartiles over repetitions.
 *
 * @param label the case
 * @param items units of the benchmark in one run
 * @param floatingPointOperations of one run; 0 where products are not the work
 * @param secondsPerRun of each repetition, ascending
 * @param cpuSecondsPerRun CPU time of the whole process (all threads, compiler and collector included), mean over repetitions
 * @param steady whether the warm-up ended because times no longer fell, rather than because its time was up
 */
public record Measurement(
        String label,
        double items,
        double floatingPointOperations,
        double[] secondsPerRun,
        double cpuSecondsPerRun,
        boolean steady) {
    public Measurement {
        if (secondsPerRun.length == 0) {
            throw new IllegalArgumentException("case " + label + " was measured 0 times; expected at least once");
        }
        secondsPerRun = secondsPerRun.clone();
        Arrays.sort(secondsPerRun);
    }

    /** Wall time of a run: half the repetitions were faster. */
    public double medianSeconds() {
        return quantile(0.5);
    }

    /** Distance between the quartiles over the median; 0 where there was one repetition. */
    public double relativeSpread() {
        return (quantile(0.75) - quantile(0.25)) / medianSeconds();
    }

    /** Units of the benchmark a second. */
    public double itemsPerSecond() {
        return items / medianSeconds();
    }

    /** Operations of the products over wall time. */
    public double flopsPerSecond() {
        return floatingPointOperations / medianSeconds();
    }

    /** The value below which this share of the repetitions lies, interpolated linearly. */
    public double quantile(double share) {
        return Quantile.ofSorted(secondsPerRun, share);
    }

    SequencedMap<String, @Nullable Object> toJson(Ceilings ceilings) {
        boolean products = floatingPointOperations > 0;
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("case", label);
        json.put("secondsPerRun", medianSeconds());
        json.put("lowerQuartileSeconds", quantile(0.25));
        json.put("upperQuartileSeconds", quantile(0.75));
        json.put("cpuSecondsPerRun", cpuSecondsPerRun);
        json.put("repetitions", secondsPerRun.length);
        json.put("steady", steady);
        json.put("itemsPerSecond", itemsPerSecond());
        json.put("flopsPerSecond", products ? flopsPerSecond() : null);
        json.put("fractionOfPeak", products ? flopsPerSecond() / ceilings.flopsPerSecond() : null);
        return json;
    }
}
