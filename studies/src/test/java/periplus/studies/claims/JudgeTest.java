package periplus.studies.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.studies.claims.Comparison.AgainstBound;
import periplus.studies.claims.Comparison.AllOf;
import periplus.studies.claims.Comparison.DoseResponse;
import periplus.studies.claims.Comparison.DoseResponse.Dose;
import periplus.studies.claims.Comparison.Paired;
import periplus.studies.claims.Comparison.PairedRatio;
import periplus.studies.claims.Comparison.Unpaired;
import periplus.studies.claims.Comparison.WithinRun;

class JudgeTest {
    private static final double[] HIGH = {0.30, 0.33, 0.29, 0.35, 0.31, 0.32};
    private static final double[] LOW = {0.20, 0.22, 0.21, 0.24, 0.20, 0.21};

    private static Planted leakyBetter() {
        return new Planted().runs("leaky", "errorMetres", LOW).runs("vanilla", "errorMetres", HIGH);
    }

    private static Paired lower(String treatment, String reference, double smallest) {
        return new Paired("errorMetres", treatment, reference, Direction.LOWER, smallest);
    }

    @Test
    void anEffectInTheClaimedDirectionIsReproduced() {
        Judgement found = leakyBetter().judge(lower("leaky", "vanilla", 0.05));
        assertThat(found.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(found.n()).isEqualTo(6);
        assertThat(found.effect().orNaN()).isCloseTo(-0.62 / 6, within(1e-12));
        assertThat(found.effectName()).isEqualTo("mean paired difference, m");
        assertThat(found.p()).isEqualTo(Measured.of(1 / 64.0));
        assertThat(found.low().orNaN()).isLessThan(found.effect().orNaN());
        assertThat(found.high().orNaN()).isBetween(found.effect().orNaN(), 0.0);
        assertThat(found.standardised().orNaN()).isLessThan(-5);
        assertThat(found.why())
                .isEqualTo("errorMetres, leaky minus vanilla: mean paired difference -0.103 m (95 % interval "
                        + Words.number(found.low()) + " to " + Words.number(found.high())
                        + " m, 6 seeds), one-sided p = 0.0156 for the claimed 'lower'. P, interval and size all hold: the"
                        + " smallest effect that matters is 0.05 m.");
    }

    @Test
    void theSameRunsTheOtherWayRoundAreNotReproduced() {
        Judgement found = leakyBetter().judge(lower("vanilla", "leaky", 0.05));
        assertThat(found.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(found.p()).isEqualTo(Measured.of(1.0));
        assertThat(found.why()).contains("The effect goes the other way (one-sided p = 0.0156)");
        Judgement forth = leakyBetter().judge(lower("leaky", "vanilla", 0.05));
        assertThat(found.effect().orNaN()).isEqualTo(-forth.effect().orNaN(), within(1e-15));
    }

    @Test
    void aPreciseZeroIsNotReproducedAndAnImpreciseOneIsInconclusive() {
        Planted precise = new Planted()
                .runs("leaky", "errorMetres", 0.301, 0.33, 0.29, 0.351, 0.309, 0.32)
                .runs("vanilla", "errorMetres", HIGH);
        Judgement excluded = precise.judge(lower("leaky", "vanilla", 0.05));
        assertThat(excluded.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(excluded.why()).contains("n effect of 0.05 m in the claimed direction lies outside the interval");
        Planted loose = new Planted()
                .runs("leaky", "errorMetres", 0.5, 0.1, 0.4, 0.2, 0.45, 0.15)
                .runs("vanilla", "errorMetres", HIGH);
        Judgement open = loose.judge(lower("leaky", "vanilla", 0.05));
        assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(open.why()).contains("The runs cannot tell: p is not below 0.05, and the interval reaches 0");
    }

    @Test
    void equalRunsAreAPreciseZero() {
        Planted equal = new Planted().runs("leaky", "share", new double[6]).runs("vanilla", "share", new double[6]);
        Judgement found = equal.judge(new Paired("share", "leaky", "vanilla", Direction.HIGHER, 0.1));
        assertThat(found.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(found.low()).isEqualTo(Measured.of(0));
        assertThat(found.p()).isEqualTo(Measured.of(1));
        assertThat(found.standardised()).isEqualTo(Measured.undefined("all differences are equal"));
        assertThat(found.effectName()).isEqualTo("mean paired difference");
    }

    @Test
    void aSignificantEffectTooSmallToMatterIsNotReproduced() {
        Judgement found = leakyBetter().judge(lower("leaky", "vanilla", 0.2));
        assertThat(found.p().orNaN()).isLessThan(0.05);
        assertThat(found.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        Judgement short_ = leakyBetter().judge(lower("leaky", "vanilla", 0.104));
        assertThat(short_.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(short_.why())
                .contains("The runs cannot tell: the mean effect falls short of the smallest that matters");
    }

    @Test
    void threeSeedsAreTooFew() {
        Judgement found = new Planted()
                .runs("leaky", "errorMetres", 0.1, 0.1, 0.2)
                .runs("vanilla", "errorMetres", 0.3, 0.4, 0.5)
                .judge(lower("leaky", "vanilla", 0.01));
        assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.why()).contains("3 seeds; at least 5 are needed (smallest possible p is 1/8).");
        assertThat(found.p()).isEqualTo(Measured.of(0.125));
        Judgement none = new Planted().judge(lower("leaky", "vanilla", 0.01));
        assertThat(none.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(none.n()).isZero();
        assertThat(none.p().isDefined()).isFalse();
        assertThat(none.why()).contains("0 seeds; at least 5").contains("There are no runs of leaky.");
    }

    @Test
    void failedAndUndefinedRunsAreCountedAndTooManyForbidAVerdict() {
        Planted oneOfSix = leakyBetter().failed("vanilla", 6, "diverged");
        Judgement five = oneOfSix.judge(lower("leaky", "vanilla", 0.05));
        assertThat(five.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(five.n()).isEqualTo(5);
        assertThat(five.why()).endsWith("1 of 6 runs of vanilla gave no value (1 x the run failed: diverged).");
        double nan = Double.NaN;
        Judgement three = new Planted()
                .runs("leaky", "errorMetres", 0.1, 0.1, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1)
                .runs("vanilla", "errorMetres", 0.3, 0.4, 0.5, 0.3, 0.3, 0.35, nan, nan)
                .judge(lower("leaky", "vanilla", 0.01));
        assertThat(three.n()).isEqualTo(6);
        assertThat(three.p().orNaN()).isLessThan(0.05);
        assertThat(three.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(three.why())
                .contains("2 of 8 runs of vanilla gave no value (2 x constant map), more than one fifth.");
    }

    @Test
    void seedsWithoutAPartnerAreLeftOutAndSaidSo() {
        Judgement found = new Planted()
                .runs("leaky", "errorMetres", LOW)
                .runs("vanilla", "errorMetres", 0.30, 0.33, 0.29, 0.35, 0.31, 0.32, 9, 9)
                .judge(lower("leaky", "vanilla", 0.05));
        assertThat(found.n()).isEqualTo(6);
        assertThat(found.why()).endsWith("2 seeds did not run in every condition compared.");
    }

    @Test
    void aRatioWorksOnLogsAndRefusesWhatIsNotPositive() {
        Planted doubled = new Planted()
                .runs("leaky", "errorMetres", 1, 2, 3, 4, 5)
                .runs("vanilla", "errorMetres", 2, 4, 6, 8, 10);
        PairedRatio half = new PairedRatio("errorMetres", "leaky", "vanilla", Direction.LOWER, 0.1);
        Judgement found = doubled.judge(half);
        assertThat(found.effect().orNaN()).isCloseTo(-StrictMath.log(2), within(1e-12));
        assertThat(found.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(found.why()).contains("mean log ratio -0.693 (a factor of 0.5)");
        Planted zero = new Planted()
                .runs("leaky", "errorMetres", 0, 2, 3, 4, 5)
                .runs("vanilla", "errorMetres", 2, 4, 6, 8, 10);
        assertThat(zero.judge(half).why()).contains("1 x no ratio of a value that is not positive");
    }

    @Test
    void measuresOfOneRunABoundAndUnpairedSamplesAreCompared() {
        Planted runs = leakyBetter().runs("leaky", "floorMetres", 0.1, 0.11, 0.1, 0.12, 0.1, 0.1);
        Judgement within = runs.judge(new WithinRun("leaky", "errorMetres", "floorMetres", Direction.HIGHER, 0.05));
        assertThat(within.verdict()).isEqualTo(Verdict.REPRODUCED);
        Judgement bound = runs.judge(new AgainstBound("errorMetres", "leaky", 0.5, Direction.LOWER, 0.01));
        assertThat(bound.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(bound.effect().orNaN()).isCloseTo(1.28 / 6 - 0.5, within(1e-12));
        Judgement unpaired = runs.judge(new Unpaired("errorMetres", "leaky", "vanilla", Direction.LOWER, 0.05));
        assertThat(unpaired.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(unpaired.p().orNaN()).isCloseTo(1 / 924.0, within(1e-12));
        assertThat(unpaired.n()).isEqualTo(6);
    }

    @Test
    void aTrendOverDosesIsTestedAcrossSeeds() {
        Planted runs = new Planted();
        for (int dose = 1; dose <= 4; dose++) {
            runs.gaussian("dose-" + dose, "share", 6, dose, 0.1, 5, 7);
        }
        List<Dose> doses = List.of(
                new Dose("dose-1", 0.1), new Dose("dose-2", 0.3), new Dose("dose-3", 0.5), new Dose("dose-4", 1));
        Judgement rising = runs.judge(new DoseResponse("share", doses, Direction.HIGHER, 0.5));
        assertThat(rising.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(rising.effect()).isEqualTo(Measured.of(1));
        Judgement falling = runs.judge(new DoseResponse("share", doses, Direction.LOWER, 0.5));
        assertThat(falling.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        runs.failed("dose-2", 1, "diverged").failed("dose-2", 2, "diverged");
        Judgement spoiled = runs.judge(new DoseResponse("share", doses, Direction.HIGHER, 0.5));
        assertThat(spoiled.n()).isEqualTo(4);
        assertThat(spoiled.why()).contains("2 of 6 runs of dose-2 gave no value (2 x the run failed: diverged)");
        assertThatThrownBy(() -> new DoseResponse("share", doses.subList(0, 2), Direction.HIGHER, 0.5))
                .hasMessageContaining("at least 3 different doses");
    }

    @Test
    void aFlatResponseHasNoTrendAndIsSaidSo() {
        Planted runs = new Planted()
                .runs("a", "share", new double[6])
                .runs("b", "share", new double[6])
                .runs("c", "share", new double[6]);
        List<Dose> doses = List.of(new Dose("a", 1), new Dose("b", 2), new Dose("c", 3));
        Judgement found = runs.judge(new DoseResponse("share", doses, Direction.HIGHER, 0.5));
        assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.why()).contains("6 x the same value at all doses");
    }

    @Test
    void allPartsMustHold() {
        Paired good = lower("leaky", "vanilla", 0.05);
        Paired bad = lower("vanilla", "leaky", 0.05);
        Paired open = lower("leaky", "vanilla", 0.104);
        Judgement both = leakyBetter().judge(new AllOf(List.of(good, good)));
        assertThat(both.verdict()).isEqualTo(Verdict.REPRODUCED);
        Judgement one = leakyBetter().judge(new AllOf(List.of(good, open)));
        assertThat(one.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        Judgement none = leakyBetter().judge(new AllOf(List.of(good, open, bad)));
        assertThat(none.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(none.comparison()).isEqualTo(bad);
        assertThat(none.effect().orNaN()).isPositive();
        assertThat(none.parts()).hasSize(3);
        assertThat(none.why())
                .contains("Part 1 of 3, reproduced: ")
                .contains("Part 2 of 3, inconclusive: ")
                .contains("Part 3 of 3, not reproduced: ");
    }

    @Test
    void theWeakestPartDecidesAndTheLeastNIsShown() {
        Planted runs = leakyBetter().runs("other", "errorMetres", 0.9, 0.8, 0.9, 0.95, 0.85);
        Judgement found =
                runs.judge(new AllOf(List.of(lower("leaky", "vanilla", 0.05), lower("leaky", "other", 0.05))));
        assertThat(found.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(found.n()).isEqualTo(5);
        assertThat(found.p()).isEqualTo(Measured.of(1 / 32.0));
    }

    @Test
    void aControlThatAlsoSucceedsTakesTheVerdictAway() {
        Planted runs = leakyBetter().runs("shuffled", "errorMetres", LOW).runs("other", "errorMetres", HIGH);
        Claim.Control silent =
                new Claim.Control("No difference between vanilla and itself.", lower("vanilla", "other", 0.05));
        Claim.Control loud = new Claim.Control("Shuffling undoes it.", lower("shuffled", "vanilla", 0.05));
        Paired claimed = lower("leaky", "vanilla", 0.05);
        Judgement kept = Judge.judge(Planted.claim(claimed, silent), Planted.MEASURES, runs.results());
        assertThat(kept.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(kept.why())
                .contains("Negative control (No difference between vanilla and itself): not reproduced. errorMetres");
        Judgement lost = Judge.judge(Planted.claim(claimed, loud), Planted.MEASURES, runs.results());
        assertThat(lost.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(lost.why())
                .contains("so this does not speak for the claimed cause (Shuffling undoes it): reproduced.");
        assertThat(lost.control()).isNotNull();
        Judgement refuted =
                Judge.judge(Planted.claim(lower("vanilla", "leaky", 0.05), loud), Planted.MEASURES, runs.results());
        assertThat(refuted.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    }

    @Test
    void pIsAdjustedOverTheClaimsThatHaveOne() {
        Claim has = Planted.claim(lower("leaky", "vanilla", 0.05), null);
        Claim hasNone = Planted.claim(lower("leaky", "missing", 0.05), null);
        List<JudgedClaim> judged = Judge.judgeAll(
                List.of(has, hasNone, has), Planted.MEASURES, leakyBetter().results());
        assertThat(judged.get(0).pHolm()).isEqualTo(Measured.of(2 / 64.0));
        assertThat(judged.get(1).pHolm().isDefined()).isFalse();
        assertThat(judged.get(2).pHolm()).isEqualTo(Measured.of(2 / 64.0));
    }

    @Test
    void withoutUnitsTheVerdictIsTheSame() {
        Claim claim = Planted.claim(lower("leaky", "vanilla", 0.05), null);
        Judgement found = Judge.judge(claim, leakyBetter().results());
        assertThat(found.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(found.effectName()).isEqualTo("mean paired difference");
    }

    @Test
    void anEffectThatMattersIsAPositiveNumber() {
        assertThatThrownBy(() -> lower("leaky", "vanilla", 0)).hasMessageContaining("is a positive number, got 0.0");
        assertThatThrownBy(() -> lower("leaky", "vanilla", Double.NaN)).hasMessageContaining("got NaN");
    }
}
