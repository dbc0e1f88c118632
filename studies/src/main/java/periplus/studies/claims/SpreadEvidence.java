package periplus.studies.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * The numbers of {@link Comparison.SpreadTrend}.
 *
 * <pre>
 *   rho      Spearman correlation of each level's {@link Dispersion} with the level; 0 where all are equal
 *   resample networks drawn anew within each level
 *   interval the 2.5 % and 97.5 % quantiles of resampled rho     p (higher) = (1 + resamples with rho at most 0) / (1 + all)
 * </pre>
 *
 * <p>Percentiles and no bias correction, since rho of few levels has few values and its bounds are reached.
 */
final class SpreadEvidence {
    /** Resamples of the networks. */
    static final int RESAMPLES = 1000;

    private static final double TAIL = 0.025;

    private SpreadEvidence() {}

    static Evidence of(Comparison.SpreadTrend c, StudyResults results, long seed) {
        String subject = (c.pairs() == null
                        ? "spread of " + c.measure() + (c.dealt() ? ", dealt to the levels at random," : "")
                        : "mean " + c.pairs() + " over pairs of networks")
                + " against level over " + String.join(", ", c.conditions());
        String name = "Spearman correlation of spread with level";
        List<Arm> arms = new ArrayList<>();
        List<Double> levels = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        List<Dispersion> spreads = new ArrayList<>();
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
                spreads.add(spread);
            }
        }
        if (levels.size() < 2 || !complete) {
            return Evidence.empty(subject, name, "", arms, 0);
        }
        if (c.dealt()) {
            spreads = dealt(values, RandomStream.of(seed, "values dealt to levels, " + c.series()));
        }
        double[] x = levels.stream().mapToDouble(Double::doubleValue).toArray();
        double[] rho = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            RandomStream random = RandomStream.of(seed, "networks drawn anew", r);
            rho[r] = correlation(
                    x, spreads.stream().mapToDouble(s -> s.resampled(random)).toArray());
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
                        x, spreads.stream().mapToDouble(Dispersion::all).toArray())),
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
    private static List<Dispersion> dealt(List<double[]> values, RandomStream random) {
        double[] all = values.stream().flatMapToDouble(Arrays::stream).toArray();
        for (int i = all.length - 1; i > 0; i--) {
            int j = random.nextBelow(i + 1);
            double kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        List<Dispersion> dealt = new ArrayList<>();
        int at = 0;
        for (double[] level : values) {
            dealt.add(Dispersion.ofValues(Arrays.copyOfRange(all, at, at + level.length)));
            at += level.length;
        }
        return dealt;
    }
}
