package periplus.studies.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import periplus.analysis.statistics.Holm;
import periplus.core.measure.Measured;
import periplus.studies.study.Measure;
import periplus.studies.study.StudyResults;

/**
 * From the judged runs of a study to verdicts, by one rule that is fixed before any number is known.
 *
 * <p>Let the effect be signed so that the claim's direction is positive, d the smallest effect that matters, p one-sided from
 * a permutation test with seeds as the unit, and the interval the 95 % bootstrap interval of the mean effect. In this order:
 *
 * <ol>
 *   <li><b>inconclusive</b> where fewer than {@value #LEAST_SEEDS} seeds (pairs; values of each sample where unpaired) have
 *       defined values, or where more than one fifth of the runs of a condition failed or gave no value: those left would be
 *       a selection;
 *   <li><b>reproduced</b> where p < 0.05, the interval's lower end is above 0 and the mean effect is at least d;
 *   <li><b>not reproduced</b> where p of the other direction is below 0.05 (the effect goes the other way), or where the
 *       interval's upper end is below d (an effect that would matter is excluded);
 *   <li><b>inconclusive</b> otherwise.
 * </ol>
 *
 * <p>{@link Comparison.AllOf}: not reproduced where any part is, reproduced where all are, otherwise inconclusive. Shown are
 * the least n and the numbers of the part that decides: of the parts with the verdict of the whole, the one of largest p.
 *
 * <p>{@link Comparison.MostOf}: of the parts with values, of which there must be two, reproduced where three quarters are,
 * not reproduced where so many are not that three quarters cannot be, otherwise inconclusive.
 *
 * <p>{@link Comparison.SpreadTrend} and {@link Comparison.MeanTrend} have p and interval from one bootstrap over networks instead; n is the networks of
 * the smallest level. Such an interval is approximate: by simulation of 8 networks a level without an effect, "reproduced" comes
 * up in 5 % of studies or so at most where values are normal, in 8 % where they are lognormal with a standard deviation
 * of 2 (78 of 1,000; dealing deviations to levels instead of drawing anew: 71).
 *
 * <p>A negative control is judged by the same rule. Where it comes out reproduced, a claim that would be reproduced is
 * inconclusive: the comparison also succeeds where the claimed cause is missing.
 *
 * <p>What the rule promises: without an effect "reproduced" comes up in at most 5 % of studies, because the test is exact
 * where seeds are exchangeable. "Not reproduced" by exclusion leans on the bootstrap interval, which is too narrow for few
 * seeds ({@link periplus.analysis.statistics.BootstrapInterval}): a true effect of exactly d is excluded in about 9 % of
 * studies of five normal seeds, 6 % of eight, 5 % of ten, instead of 2.5 %.
 * Verdicts are not adjusted for the number of claims; {@link JudgedClaim#pHolm} stands beside each p.
 */
public final class Judge {
    /** With fewer seeds no verdict is given; 5 are the fewest whose sign-flip test can come below 0.05. */
    public static final int LEAST_SEEDS = 5;

    /** p below which an effect counts as there. */
    public static final double LEVEL = 0.05;

    private final StudyResults results;
    private final Map<String, String> units;

    private Judge(List<Measure> measures, StudyResults results) {
        this.results = results;
        this.units = new HashMap<>();
        measures.forEach(measure -> units.put(measure.name(), measure.unit()));
    }

    /** The verdict on a claim, its negative control included; sentences name measures without units. */
    public static Judgement judge(Claim claim, StudyResults results) {
        return judge(claim, List.of(), results);
    }

    /** The verdict on a claim, its negative control included; {@code measures} gives the units. */
    public static Judgement judge(Claim claim, List<Measure> measures, StudyResults results) {
        Judge judge = new Judge(measures, results);
        Judgement alone = judge.judge(claim.comparison());
        Claim.Control control = claim.control();
        return control == null ? alone : withControl(alone, control, judge.judge(control.comparison()));
    }

    /** The verdicts on all claims of a study, in their order, with p adjusted over them. */
    public static List<JudgedClaim> judgeAll(List<Claim> claims, List<Measure> measures, StudyResults results) {
        List<Judgement> judgements =
                claims.stream().map(claim -> judge(claim, measures, results)).toList();
        double[] adjusted = Holm.adjust(judgements.stream()
                .map(Judgement::p)
                .filter(Measured::isDefined)
                .mapToDouble(Measured::orNaN)
                .toArray());
        List<JudgedClaim> judged = new ArrayList<>();
        int defined = 0;
        for (int i = 0; i < claims.size(); i++) {
            Measured p = judgements.get(i).p();
            Measured pHolm = p.isDefined() ? Measured.of(adjusted[defined++]) : p;
            judged.add(new JudgedClaim(claims.get(i), judgements.get(i), pHolm));
        }
        return judged;
    }

    /** The verdict on a comparison. */
    Judgement judge(Comparison comparison) {
        return switch (comparison) {
            case Comparison.AllOf all ->
                together(all.parts().stream().map(this::judge).toList());
            case Comparison.MostOf most ->
                mostly(most.parts().stream().map(this::judge).toList());
            case Comparison.Single single -> {
                Evidence evidence = Evidence.of(single, results, measure -> units.getOrDefault(measure, ""));
                Ruling ruling = Ruling.of(evidence, single.direction(), single.smallestEffect());
                yield new Judgement(
                        single,
                        evidence.n(),
                        evidence.effect(),
                        evidence.effectName() + (Words.hasUnit(evidence.unit()) ? ", " + evidence.unit() : ""),
                        evidence.standardised(),
                        evidence.low(),
                        evidence.high(),
                        evidence.p(),
                        ruling.verdict(),
                        Account.of(single, evidence, ruling),
                        List.of(),
                        null);
            }
        };
    }

    private static Judgement together(List<Judgement> parts) {
        Verdict verdict = any(parts, Verdict.NOT_REPRODUCED)
                ? Verdict.NOT_REPRODUCED
                : any(parts, Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.REPRODUCED;
        int n = parts.stream().mapToInt(Judgement::n).min().orElse(0);
        return shown(
                parts,
                verdict,
                n,
                IntStream.range(0, parts.size())
                        .mapToObj(i -> "Part " + (i + 1) + " of " + parts.size() + ", "
                                + parts.get(i).verdict().words() + ": "
                                + parts.get(i).why())
                        .collect(Collectors.joining(" ")));
    }

    private static Judgement mostly(List<Judgement> parts) {
        List<Judgement> there = parts.stream().filter(part -> part.n() > 0).toList();
        int needed = Comparison.MostOf.needed(there.size());
        long hold = there.stream()
                .filter(part -> part.verdict() == Verdict.REPRODUCED)
                .count();
        long fail = there.stream()
                .filter(part -> part.verdict() == Verdict.NOT_REPRODUCED)
                .count();
        Verdict verdict = there.size() < 2
                ? Verdict.INCONCLUSIVE
                : hold >= needed
                        ? Verdict.REPRODUCED
                        : there.size() - fail < needed ? Verdict.NOT_REPRODUCED : Verdict.INCONCLUSIVE;
        String account = there.size() + " of " + parts.size() + " parts have values; "
                + (there.size() < 2
                        ? "at least 2 are needed. "
                        : hold + " hold and " + fail + " do not, " + needed + " must hold. ");
        int n = there.stream().mapToInt(Judgement::n).min().orElse(0);
        return shown(
                parts,
                verdict,
                n,
                account + parts.stream().map(Judge::inShort).collect(Collectors.joining("; ")) + ".");
    }

    /** "flip-flop, gamma: reproduced (-1 [-1, -0.5], p = 0.02)". */
    private static String inShort(Judgement part) {
        String what = switch (part.comparison()) {
            case Comparison.SpreadTrend trend -> trend.series();
            case Comparison.MeanTrend trend -> trend.series();
            case Comparison.Single single -> String.join(", ", single.measures());
        };
        return part.n() == 0
                ? what + ": no values"
                : String.format(
                        Locale.ROOT,
                        "%s: %s (%.2g [%.2g, %.2g], p = %.2g)",
                        what,
                        part.verdict().words(),
                        part.effect().orNaN(),
                        part.low().orNaN(),
                        part.high().orNaN(),
                        part.p().orNaN());
    }

    /** Of the parts with the verdict of the whole, the numbers of the one of largest p. */
    private static Judgement shown(List<Judgement> parts, Verdict verdict, int n, String why) {
        Judgement deciding = null;
        for (Judgement part : parts) {
            if (part.verdict() == verdict && (deciding == null || rank(part) > rank(deciding))) {
                deciding = part;
            }
        }
        Judgement shown = deciding == null ? parts.getFirst() : deciding;
        return new Judgement(
                shown.comparison(),
                n,
                shown.effect(),
                shown.effectName(),
                shown.standardised(),
                shown.low(),
                shown.high(),
                shown.p(),
                verdict,
                why,
                parts,
                null);
    }

    private static boolean any(List<Judgement> parts, Verdict verdict) {
        return parts.stream().anyMatch(part -> part.verdict() == verdict);
    }

    /** Larger where a part holds less well; an undefined p holds least. */
    private static double rank(Judgement part) {
        return part.p() instanceof Measured.Value(double p) ? p : 2;
    }

    private static Judgement withControl(Judgement claim, Claim.Control control, Judgement shown) {
        boolean spoiled = claim.verdict() == Verdict.REPRODUCED && shown.verdict() == Verdict.REPRODUCED;
        String why = claim.why()
                + (spoiled
                        ? " The negative control comes out the same way, so this does not speak for the claimed cause"
                        : " Negative control")
                + " (" + withoutStop(control.statement()) + "): "
                + shown.verdict().words() + ". " + shown.why();
        return with(claim, spoiled ? Verdict.INCONCLUSIVE : claim.verdict(), why, shown);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static Judgement with(Judgement j, Verdict verdict, String why, @Nullable Judgement control) {
        return new Judgement(
                j.comparison(),
                j.n(),
                j.effect(),
                j.effectName(),
                j.standardised(),
                j.low(),
                j.high(),
                j.p(),
                verdict,
                why,
                j.parts(),
                control);
    }
}
