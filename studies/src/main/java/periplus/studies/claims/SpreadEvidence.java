package periplus.studies.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 *   spread  sqrt(sum (x - mean)^2 / n), or mean over pairs i &lt; j of D_ij
 *   rho     Spearman correlation of spreads and levels; 0 where all spreads are equal
 *   resample: n networks with replacement in each level; a pair of a network with itself does not count
 *   interval: the 2.5 % and 97.5 % quantiles of resampled rho     p (higher) = (1 + resamples with rho at most 0) / (1 + all)
 * </pre>
 *
 * <p>Percentiles and no bias correction, since rho of few levels has few values and its bounds are reached.
 */
final class SpreadEvidence {
    /** Resamples of the networks. */
    static final int RESAMPLES = 2000;

    private static final int TRIES = 20;
    private static final double TAIL = 0.025;

    private SpreadEvidence() {}

    static Evidence of(Comparison.SpreadTrend c, StudyResults results, long seed) {
        String subject = (c.pairs() == null
                        ? "spread of " + c.measure() + (c.dealt() ? ", dealt to the levels at random," : "")
                        : "mean " + c.pairs() + " over pairs of networks")
                + " against level over " + String.join(", ", c.conditions());
        String name = "Spearman correlation of spread with level";
        List<Arm> arms = new ArrayList<>();
        List<Level> levels = new ArrayList<>();
        boolean unmeasured = false;
        for (Comparison.SpreadTrend.Level level : c.levels()) {
            Arm arm = Evidence.arm(results, level.condition(), c.measure());
            if (arm.values().isEmpty()) {
                continue;
            }
            arms.add(arm);
            double[] values = arm.defined();
            double @Nullable [] pairs = null;
            if (c.pairs() != null) {
                pairs = pairs(results.first(level.group()), c.pairs(), values.length);
                unmeasured |= pairs == null;
            }
            levels.add(new Level(level.level(), values, pairs));
        }
        int n = levels.stream().mapToInt(level -> level.values().length).min().orElse(0);
        if (levels.size() < 2 || n < 2 || unmeasured) {
            return Evidence.empty(subject, name, "", arms, 0);
        }
        if (c.dealt()) {
            deal(levels, seed);
        }
        double[] rho = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            RandomStream random = RandomStream.of(seed, "networks drawn anew", r);
            rho[r] = correlation(levels, random);
        }
        Arrays.sort(rho);
        long notHigher = Arrays.stream(rho).filter(v -> v <= 0).count();
        long notLower = Arrays.stream(rho).filter(v -> v >= 0).count();
        Measured pHigher = Measured.of((1.0 + notHigher) / (1 + RESAMPLES));
        Measured pLower = Measured.of((1.0 + notLower) / (1 + RESAMPLES));
        boolean higher = c.direction() == Direction.HIGHER;
        return new Evidence(
                subject,
                n,
                "1/" + (1 + RESAMPLES),
                Measured.of(correlation(levels, null)),
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

    /** One level's networks: a value each and, for pairs, their distances [n * n]. */
    private record Level(double level, double[] values, double @Nullable [] pairs) {
        double spread(int[] drawn) {
            double[] d = pairs;
            if (d == null) {
                double mean = 0;
                for (int i : drawn) {
                    mean += values[i];
                }
                mean /= drawn.length;
                double squares = 0;
                for (int i : drawn) {
                    squares += (values[i] - mean) * (values[i] - mean);
                }
                return Math.sqrt(squares / drawn.length);
            }
            double sum = 0;
            int count = 0;
            for (int a = 1; a < drawn.length; a++) {
                for (int b = 0; b < a; b++) {
                    if (drawn[a] != drawn[b]) {
                        sum += d[drawn[a] * values.length + drawn[b]];
                        count++;
                    }
                }
            }
            return sum / count;
        }

        /** Everybody once, or n drawn with replacement, of whom two at least differ. */
        int[] draw(@Nullable RandomStream random) {
            int[] drawn = new int[values.length];
            for (int attempt = 0; attempt < TRIES; attempt++) {
                boolean differ = false;
                for (int i = 0; i < drawn.length; i++) {
                    drawn[i] = random == null ? i : random.nextBelow(drawn.length);
                    differ |= drawn[i] != drawn[0];
                }
                if (differ) {
                    return drawn;
                }
            }
            drawn[0] = (drawn[0] + 1) % drawn.length;
            return drawn;
        }
    }

    private static double correlation(List<Level> levels, @Nullable RandomStream random) {
        double[] x = new double[levels.size()];
        double[] y = new double[levels.size()];
        for (int k = 0; k < x.length; k++) {
            x[k] = levels.get(k).level();
            y[k] = levels.get(k).spread(levels.get(k).draw(random));
        }
        return Correlation.spearman(x, y) instanceof Measured.Value(double rho) ? rho : 0;
    }

    private static double @Nullable [] pairs(@Nullable Findings group, String name, int networks) {
        if (group == null || !group.hasArray(name)) {
            return null;
        }
        NumberArray array = group.array(name);
        return array.values().length == networks * networks ? array.values() : null;
    }

    /** Deals all values to the levels at random, each level keeping its number. */
    private static void deal(List<Level> levels, long seed) {
        double[] all = levels.stream()
                .flatMapToDouble(level -> Arrays.stream(level.values()))
                .toArray();
        RandomStream random = RandomStream.of(seed, "values dealt to levels");
        for (int i = all.length - 1; i > 0; i--) {
            int j = random.nextBelow(i + 1);
            double kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        int at = 0;
        for (Level level : levels) {
            System.arraycopy(all, at, level.values(), 0, level.values().length);
            at += level.values().length;
        }
    }
}
