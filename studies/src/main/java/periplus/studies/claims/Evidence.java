package periplus.studies.claims;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import periplus.analysis.statistics.BootstrapInterval;
import periplus.analysis.statistics.Correlation;
import periplus.analysis.statistics.EffectSize;
import periplus.analysis.statistics.PermutationTest;
import periplus.analysis.statistics.SignFlipTest;
import periplus.analysis.statistics.TestResult;
import periplus.core.measure.Measured;
import periplus.studies.study.StudyResults;

/**
 * The numbers of one comparison, before any verdict.
 *
 * @param subject what is compared, in words
 * @param n seeds (pairs; the smaller sample where unpaired) with defined values
 * @param smallestP the smallest one-sided p that n seeds can give, as a fraction
 * @param effect in the claim's own sign, as are {@code low} and {@code high}
 * @param effectName without unit
 * @param unit of the effect; empty where it has none
 * @param p one-sided, of the claimed direction
 * @param pOpposite one-sided, of the other direction
 * @param arms all values that were asked for, for the account of those that are missing
 * @param unpartnered seeds that ran in some conditions of a paired comparison only
 */
record Evidence(
        String subject,
        int n,
        String smallestP,
        Measured effect,
        String effectName,
        String unit,
        Measured standardised,
        Measured low,
        Measured high,
        Measured p,
        Measured pOpposite,
        List<Arm> arms,
        int unpartnered) {
    /** Of resamples and drawn permutations: fixed, so that a verdict is a function of the results. */
    private static final long SEED = 1;

    /** Gathers what a comparison needs; {@code unitOf} gives the unit of a measure, empty where unknown. */
    static Evidence of(Comparison.Single comparison, StudyResults results, Function<String, String> unitOf) {
        return switch (comparison) {
            case Comparison.Paired c ->
                paired(
                        c.direction(),
                        c.measure() + ", " + c.treatment() + " minus " + c.reference(),
                        "mean paired difference",
                        unitOf.apply(c.measure()),
                        arm(results, c.treatment(), c.measure()),
                        arm(results, c.reference(), c.measure()));
            case Comparison.PairedRatio c ->
                paired(
                        c.direction(),
                        c.measure() + ", " + c.treatment() + " over " + c.reference(),
                        "mean log ratio",
                        "",
                        logs(arm(results, c.treatment(), c.measure())),
                        logs(arm(results, c.reference(), c.measure())));
            case Comparison.WithinRun c ->
                paired(
                        c.direction(),
                        c.first() + " minus " + c.second() + " of " + c.condition(),
                        "mean difference within runs",
                        unitOf.apply(c.first()),
                        arm(results, c.condition(), c.first()),
                        arm(results, c.condition(), c.second()));
            case Comparison.Unpaired c ->
                unpaired(
                        c.direction(),
                        c.measure() + ", " + c.treatment() + " minus " + c.reference() + ", not paired",
                        unitOf.apply(c.measure()),
                        arm(results, c.treatment(), c.measure()),
                        arm(results, c.reference(), c.measure()));
            case Comparison.AgainstBound c -> {
                String unit = unitOf.apply(c.measure());
                Arm arm = arm(results, c.condition(), c.measure());
                yield ofEffects(
                        c.direction(),
                        c.measure() + " of " + c.condition() + " minus the bound " + Words.number(c.bound(), unit),
                        "mean difference from the bound",
                        unit,
                        mapped(arm, v -> v.map(x -> x - c.bound())).defined(),
                        List.of(arm),
                        0);
            }
            case Comparison.DoseResponse c -> doseResponse(c, results);
            case Comparison.SpreadTrend c -> TrendEvidence.of(c, results, SEED);
            case Comparison.MeanTrend c -> TrendEvidence.of(c, results, SEED);
        };
    }

    private static Evidence paired(
            Direction direction, String subject, String effectName, String unit, Arm treatment, Arm reference) {
        List<Arm> arms = List.of(treatment, reference);
        double[] effects =
                complete(arms).stream().mapToDouble(pair -> pair[0] - pair[1]).toArray();
        return ofEffects(direction, subject, effectName, unit, effects, arms, unpartnered(arms));
    }

    private static Evidence doseResponse(Comparison.DoseResponse c, StudyResults results) {
        List<Arm> arms = c.doses().stream()
                .map(dose -> arm(results, dose.condition(), c.measure()))
                .toList();
        double[] doses = c.doses().stream()
                .mapToDouble(Comparison.DoseResponse.Dose::dose)
                .toArray();
        SortedMap<Long, Measured> correlations = new TreeMap<>();
        long seeds = 0;
        for (double[] response : complete(arms)) {
            Measured rho = Correlation.spearman(doses, response);
            correlations.put(seeds++, rho.isDefined() ? rho : Measured.undefined("the same value at all doses"));
        }
        Arm trends = new Arm("seeds' rank correlations", correlations);
        List<Arm> all = new java.util.ArrayList<>(arms);
        all.add(trends);
        return ofEffects(
                c.direction(),
                c.measure() + " against dose over " + String.join(", ", c.conditions()),
                "mean Spearman correlation with dose",
                "",
                trends.defined(),
                all,
                unpartnered(arms));
    }

    private static Evidence ofEffects(
            Direction direction,
            String subject,
            String effectName,
            String unit,
            double[] effects,
            List<Arm> arms,
            int unpartnered) {
        int n = effects.length;
        String smallestP = "1/" + (n < Long.SIZE - 1 ? String.valueOf(1L << n) : "2^" + n);
        if (n == 0) {
            return empty(subject, effectName, unit, arms, unpartnered);
        }
        TestResult test = SignFlipTest.of(effects, SEED);
        BootstrapInterval interval = BootstrapInterval.ofMean(effects, SEED);
        return new Evidence(
                subject,
                n,
                smallestP,
                Measured.of(test.statistic()),
                effectName,
                unit,
                EffectSize.cohensDz(effects),
                interval.low(),
                interval.high(),
                p(test, direction),
                p(test, opposite(direction)),
                arms,
                unpartnered);
    }

    private static Evidence unpaired(Direction direction, String subject, String unit, Arm treatment, Arm reference) {
        String effectName = "difference of means";
        double[] a = treatment.defined();
        double[] b = reference.defined();
        List<Arm> arms = List.of(treatment, reference);
        if (a.length == 0 || b.length == 0) {
            return empty(subject, effectName, unit, arms, 0);
        }
        TestResult test = PermutationTest.of(a, b, SEED);
        BootstrapInterval interval = BootstrapInterval.ofDifference(a, b, SEED);
        return new Evidence(
                subject,
                Math.min(a.length, b.length),
                "1/" + (long) PermutationTest.combinations(a.length + b.length, a.length),
                Measured.of(test.statistic()),
                effectName,
                unit,
                EffectSize.hedgesG(a, b),
                interval.low(),
                interval.high(),
                p(test, direction),
                p(test, opposite(direction)),
                arms,
                0);
    }

    static Evidence empty(String subject, String effectName, String unit, List<Arm> arms, int unpartnered) {
        Measured none = Measured.undefined("no seed has the values that are compared");
        return new Evidence(subject, 0, "1", none, effectName, unit, none, none, none, none, none, arms, unpartnered);
    }

    private static Measured p(TestResult test, Direction direction) {
        return Measured.of(direction == Direction.HIGHER ? test.pGreater() : test.pLess());
    }

    private static Direction opposite(Direction direction) {
        return direction == Direction.HIGHER ? Direction.LOWER : Direction.HIGHER;
    }

    static Arm arm(StudyResults results, String condition, String measure) {
        return new Arm("runs of " + condition, results.values(condition, measure));
    }

    private static Arm logs(Arm arm) {
        return mapped(
                arm,
                value -> value instanceof Measured.Value(double v) && !(v > 0)
                        ? Measured.undefined("no ratio of a value that is not positive")
                        : value.map(StrictMath::log));
    }

    private static Arm mapped(Arm arm, Function<Measured, Measured> change) {
        SortedMap<Long, Measured> values = new TreeMap<>();
        arm.values().forEach((seed, value) -> values.put(seed, change.apply(value)));
        return new Arm(arm.name(), values);
    }

    /** The values of the seeds that have one in every arm, {@code [seed][arm]}. */
    private static List<double[]> complete(List<Arm> arms) {
        return arms.getFirst().values().keySet().stream()
                .map(seed -> arms.stream()
                        .mapToDouble(arm -> arm.values()
                                .getOrDefault(seed, Measured.undefined("no run"))
                                .orNaN())
                        .toArray())
                .filter(row -> java.util.Arrays.stream(row).noneMatch(Double::isNaN))
                .toList();
    }

    private static int unpartnered(List<Arm> arms) {
        TreeMap<Long, Integer> runs = new TreeMap<>();
        arms.forEach(arm -> arm.values().keySet().forEach(seed -> runs.merge(seed, 1, Integer::sum)));
        return (int) runs.values().stream().filter(count -> count < arms.size()).count();
    }
}
