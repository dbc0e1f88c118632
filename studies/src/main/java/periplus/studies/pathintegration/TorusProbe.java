package periplus.studies.pathintegration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import periplus.analysis.topology.Bar;
import periplus.analysis.topology.Barcode;
import periplus.analysis.topology.BarcodePath;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.topology.MaxMinLandmarks;
import periplus.analysis.topology.RipsSettings;
import periplus.analysis.topology.ShuffleBarcodes;
import periplus.analysis.topology.TorusVerdict;
import periplus.analysis.topology.VietorisRips;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.studies.study.Findings;

/**
 * Whether units of a network span a torus: barcode of their population vectors over space.
 *
 * <p>Points are spatial bins of the rate maps, coordinates the units' rates, each divided by its mean; cosine distances,
 * max-min landmarks, dimensions 0 to 2 over Z/47. The null permutes each unit's map over bins. The units are given, or
 * the {@code UNITS} of highest 60-degree score are taken as one module: with place codes of one width there is one scale.
 */
public final class TorusProbe {
    private static final int UNITS = 48;
    private static final int LANDMARKS = 160;
    private static final int PRIME = 47;
    private static final int SHUFFLES = 10;
    private static final int KEPT_BARS = 60;

    private static final List<String> NAMES =
            List.of("LoopRatio", "VoidRatio", "SecondLoopOverNull", "VoidOverNull", "Found");

    private TorusProbe() {}

    /** Adds {@code prefix} + LoopRatio, VoidRatio, SecondLoopOverNull, VoidOverNull, Found, and the bars as arrays. */
    public static void measure(
            Findings findings, String prefix, RateMaps maps, double[] gridScore, Workers workers, long seed) {
        int[] best = best(maps, gridScore);
        if (best.length < 3) {
            undefined(findings, prefix, "fewer than 3 units with a grid score");
        } else {
            measure(findings, prefix, maps, best, workers, seed);
        }
    }

    /** The same numbers without a value, for this reason. */
    public static void undefined(Findings findings, String prefix, String reason) {
        for (String name : NAMES) {
            findings.put(prefix + name, Measured.undefined(reason));
        }
    }

    /** The same for these units. */
    public static void measure(
            Findings findings, String prefix, RateMaps maps, int[] units, Workers workers, long seed) {
        double[][] population = population(maps, units);
        if (population.length < 2) {
            undefined(findings, prefix, "the units are silent wherever the animal was");
            return;
        }
        ShuffleBarcodes shuffles = ShuffleBarcodes.run(population, path(workers), SHUFFLES, seed);
        TorusVerdict verdict = TorusVerdict.of(shuffles, TorusVerdict.USUAL_RATIO);
        Barcode barcode = shuffles.observed();
        findings.put(prefix + "LoopRatio", verdict.loopRatio());
        findings.put(prefix + "VoidRatio", verdict.voidRatio());
        findings.put(prefix + "SecondLoopOverNull", over(barcode, 1, 1, shuffles));
        findings.put(prefix + "VoidOverNull", over(barcode, 2, 0, shuffles));
        findings.put(prefix + "Found", verdict.torus() ? 1 : 0);
        for (int dimension = 0; dimension <= 2; dimension++) {
            List<Bar> bars = barcode.bars(dimension).stream()
                    .sorted(Comparator.comparingDouble(Bar::persistence).reversed())
                    .limit(KEPT_BARS)
                    .toList();
            double[] flat = new double[2 * bars.size()];
            for (int i = 0; i < bars.size(); i++) {
                flat[2 * i] = bars.get(i).birth();
                flat[2 * i + 1] = bars.get(i).death();
            }
            findings.array(name(prefix) + "_bars_" + dimension, flat, bars.size(), 2);
        }
        findings.array(
                name(prefix) + "_null_longest",
                new double[] {shuffles.longestOfAll(0), shuffles.longestOfAll(1), shuffles.longestOfAll(2)},
                3);
    }

    /** "torusNoisy" as in file names. */
    public static String name(String prefix) {
        return prefix.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Measured over(Barcode barcode, int dimension, int k, ShuffleBarcodes shuffles) {
        return Measured.of(
                barcode.persistence(dimension, k) / shuffles.longestOfAll(dimension), "no bar in any shuffle");
    }

    private static int[] best(RateMaps maps, double[] gridScore) {
        return java.util.stream.IntStream.range(0, maps.units())
                .filter(u -> !Double.isNaN(gridScore[u]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer u) -> -gridScore[u]).thenComparingInt(u -> u))
                .limit(UNITS)
                .mapToInt(u -> u)
                .toArray();
    }

    private static BarcodePath path(Workers workers) {
        return population -> {
            DistanceMatrix distances = DistanceMatrix.cosine(population);
            if (population.length > LANDMARKS) {
                distances = MaxMinLandmarks.choose(distances, LANDMARKS, 0).of(distances);
            }
            return VietorisRips.barcode(distances, RipsSettings.upTo(2).withCoefficients(PRIME), workers);
        };
    }

    /** {@code [bin][unit]}, visited bins only, where the population is not silent. */
    private static double[][] population(RateMaps maps, int[] best) {
        int bins = maps.binsY() * maps.binsX();
        List<double[]> points = new ArrayList<>();
        double[] mean = new double[best.length];
        for (int i = 0; i < mean.length; i++) {
            double[] map = maps.map(best[i]);
            int visited = 0;
            for (double rate : map) {
                if (!Double.isNaN(rate)) {
                    mean[i] += Math.abs(rate);
                    visited++;
                }
            }
            mean[i] /= Math.max(1, visited);
        }
        for (int bin = 0; bin < bins; bin++) {
            double[] point = new double[best.length];
            boolean silent = true;
            boolean visited = true;
            for (int i = 0; i < point.length; i++) {
                double rate = maps.rate()[best[i] * bins + bin];
                visited &= !Double.isNaN(rate);
                point[i] = mean[i] > 0 ? rate / mean[i] : 0;
                silent &= point[i] == 0;
            }
            if (visited && !silent) {
                points.add(point);
            }
        }
        return points.toArray(double[][]::new);
    }
}
