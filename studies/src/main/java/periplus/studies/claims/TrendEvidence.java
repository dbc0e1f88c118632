package periplus.studies.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import periplus.analysis.similarity.Dispersion;
import periplus.analysis.statistics.Correlation;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;
import periplus.core.random.RandomStream;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.StudyResults;

/**
 * The numbers of {@link Comparison.SpreadTrend} and {@link Comparison.MeanTrend}.
 *
 * <pre>
 *   rho      Spearman correlation of each level's {@link Dispersion}, or mean, with the level; 0 where all are equal
 *   resample networks drawn anew within each level
 *   interval the 2.5 % and 97.5 % quantiles of resampled rho     p (higher) = (1 + resamples with rho at most 0) / (1 + all)
 * </pre>
 *
 * <p>Percentiles and no bias correction, since rho of few levels has few values and its bounds are reached.
 */
final class TrendEvidence {
    /** Resamples of the networks. */
    static final int RESAMPLES = 1000;

    private static final double TAIL = 0.025;
    private static final String DEALT = ", dealt to the levels at random,";

    private TrendEvidence() {}

    /** A number of a group of networks, and the same of networks drawn anew. */
    private record Statistic(double all, ToDoubleFunction<RandomStream> resampled) {
        static Statistic of(Dispersion dispersion) {
            return new Statistic(dispersion.all(), dispersion::resampled);
        }

        static Statistic mean(double[] values) {
            return new Statistic(Arrays.stream(values).sum() / values.length, random -> {
                double sum = 0;
                for (int i = 0; i < values.length; i++) {
                    sum += values[random.nextBelow(values.length)];
                }
                return sum / values.length;
            });
        }
    }

    static Evidence of(Comparison.SpreadTrend c, StudyResults results, long seed) {
        String subject = (c.pairs() == null
                        ? "spread of " + c.measure() + (c.dealt() ? DEALT : "")
                        : "mean " + c.pairs() + " over pairs of networks")
                + over(c);
        String name = "Spearman correlation of spread with level";
        List<Arm> arms = new ArrayList<>();
        List<Double> levels = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        List<Statistic> spreads = new ArrayList<>();
        boolean complete = true;
        for (Comparison.SpreadTrend.Level level : c.levels()) {
            Arm arm = Evidence.arm(results, level.condition(), c.measure());
            if (arm.values().isEmpty()) {
                continue;
            }
            arms.add(arm);
            levels.add(level.level());
            values.add(arm.defined());
            Dispersion spread = dispersion(c, level, arm.defined(), results);
            complete &= spread != null;
            if (spread != null) {
                spreads.add(Statistic.of(spread));
            }
        }
        if (levels.size() < 2 || !complete) {
            return Evidence.empty(subject, name, "", arms, 0);
        }
        if (c.dealt()) {
            spreads = dealt(values, random(c.series(), seed)).stream()
                    .map(level -> Statistic.of(Dispersion.ofValues(level)))
                    .toList();
        }
        return evidence(c, subject, name, arms, levels, values, spreads, seed);
    }

    static Evidence of(Comparison.MeanTrend c, StudyResults results, long seed) {
        String subject = "mean " + c.measure() + (c.dealt() ? DEALT : "") + over(c);
        String name = "Spearman correlation of mean with level";
        List<Arm> arms = new ArrayList<>();
        List<Double> levels = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        boolean complete = true;
        for (Comparison.SpreadTrend.Level level : c.levels()) {
            SortedMap<Long, Measured> counted = results.values(level.condition(), c.counted());
            if (counted.isEmpty()) {
                continue;
            }
            Arm all = Evidence.arm(results, level.condition(), c.measure());
            SortedMap<Long, Measured> kept = new TreeMap<>();
            counted.forEach((network, counts) ->
                    kept.put(network, counts.isDefined() ? all.values().getOrDefault(network, counts) : counts));
            Arm arm = new Arm(all.name(), kept);
            arms.add(arm);
            levels.add(level.level());
            values.add(arm.defined());
            complete &= arm.defined().length > 0;
        }
        if (levels.size() < 2 || !complete) {
            return Evidence.empty(subject, name, "", arms, 0);
        }
        List<double[]> compared = c.dealt() ? dealt(values, random(c.series(), seed)) : values;
        return evidence(
                c,
                subject,
                name,
                arms,
                levels,
                values,
                compared.stream().map(Statistic::mean).toList(),
                seed);
    }

    private static String over(Comparison.Single c) {
        return " against level over " + String.join(", ", c.conditions());
    }

    private static RandomStream random(String series, long seed) {
        return RandomStream.of(seed, "values dealt to levels, " + series);
    }

    private static Evidence evidence(
            Comparison.Single c,
            String subject,
            String name,
            List<Arm> arms,
            List<Double> levels,
            List<double[]> values,
            List<Statistic> statistics,
            long seed) {
        double[] x = levels.stream().mapToDouble(Double::doubleValue).toArray();
        double[] rho = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            RandomStream random = RandomStream.of(seed, "networks drawn anew", r);
            rho[r] = correlation(
                    x,
                    statistics.stream()
                            .mapToDouble(s -> s.resampled().applyAsDouble(random))
                            .toArray());
        }
        Arrays.sort(rho);
        long notHigher = Arrays.stream(rho).filter(v -> v <= 0).count();
        long notLower = Arrays.stream(rho).filter(v -> v >= 0).count();
        Measured pHigher = Measured.of((1.0 + notHigher) / (1 + RESAMPLES));
        Measured pLower = Measured.of((1.0 + notLower) / (1 + RESAMPLES));
        boolean higher = c.direction() == Direction.HIGHER;
        return new Evidence(
                subject,
                values.stream().mapToInt(v -> v.length).min().orElse(0),
                "1/" + (1 + RESAMPLES),
                Measured.of(correlation(
                        x, statistics.stream().mapToDouble(Statistic::all).toArray())),
                name,
                "",
                Measured.undefined("a rank correlation is its own standard"),
                Measured.of(Quantile.ofSorted(rho, TAIL)),
                Measured.of(Quantile.ofSorted(rho, 1 - TAIL)),
                higher ? pHigher : pLower,
                higher ? pLower : pHigher,
                arms,
                0);
    }

    /** Null where fewer than two networks count, or their pairs are not measured. */
    private static @Nullable Dispersion dispersion(
            Comparison.SpreadTrend c, Comparison.SpreadTrend.Level level, double[] values, StudyResults results) {
        if (values.length < 2) {
            return null;
        }
        String pairs = c.pairs();
        if (pairs == null) {
            return Dispersion.ofValues(values);
        }
        Findings group = results.first(level.group());
        if (group == null || !group.hasArray(pairs)) {
            return null;
        }
        NumberArray array = group.array(pairs);
        return array.values().length == values.length * values.length
                ? Dispersion.ofPairs(array.values(), values.length)
                : null;
    }

    private static double correlation(double[] levels, double[] spreads) {
        return Correlation.spearman(levels, spreads) instanceof Measured.Value(double rho) ? rho : 0;
    }

    /** All values dealt to the levels at random, each level keeping its number. */
    private static List<double[]> dealt(List<double[]> values, RandomStream random) {
        double[] all = values.stream().flatMapToDouble(Arrays::stream).toArray();
        for (int i = all.length - 1; i > 0; i--) {
            int j = random.nextBelow(i + 1);
            double kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        List<double[]> dealt = new ArrayList<>();
        int at = 0;
        for (double[] level : values) {
            dealt.add(Arrays.copyOfRange(all, at, at + level.length));
            at += level.length;
        }
        return dealt;
    }
}
