package periplus.analysis.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/** Linear networks h = J relay(M v), y = D h, in which units 0 to 9 take the velocity and 10 to 19 tell it. */
class PruningCurveTest {
    private static final int UNITS = 40;
    private static final int[] TAKERS = IntStream.range(0, 10).toArray();
    private static final int[] TELLERS = IntStream.range(10, 20).toArray();
    private static final int[] IDLE = IntStream.range(20, 40).toArray();

    private static WeightMatrices planted() {
        float[] m = new float[UNITS * 2];
        float[] j = new float[UNITS * UNITS];
        float[] d = new float[2 * UNITS];
        for (int i = 0; i < 10; i++) {
            m[2 * i + i % 2] = 1;
            j[(10 + i) * UNITS + i] = 1;
            d[i % 2 * UNITS + 10 + i] = 0.2f;
        }
        // the idle units are strong, but nobody listens to them
        for (int i = 20; i < UNITS; i++) {
            m[2 * i] = 1;
        }
        return weights(m, j, d);
    }

    private static WeightMatrices weights(float[] m, float[] j, float[] d) {
        SequencedMap<String, WeightMatrices.Matrix> named = new LinkedHashMap<>();
        named.put("M", new WeightMatrices.Matrix(UNITS, 2, m));
        named.put("J", new WeightMatrices.Matrix(UNITS, UNITS, j));
        named.put("D", new WeightMatrices.Matrix(2, UNITS, d));
        return new WeightMatrices(named);
    }

    /** Mean squared distance of D J M v from v over some v. */
    private static double error(WeightMatrices w, int repetition) {
        RandomStream random = RandomStream.of(1, "test trials", repetition);
        double sum = 0;
        for (int trial = 0; trial < 20; trial++) {
            float[] v = {(float) random.nextGaussian(), (float) random.nextGaussian()};
            float[] y = times(w.get("D"), times(w.get("J"), times(w.get("M"), v)));
            sum += (y[0] - v[0]) * (y[0] - v[0]) + (y[1] - v[1]) * (y[1] - v[1]);
        }
        return sum / 20;
    }

    private static float[] times(WeightMatrices.Matrix a, float[] x) {
        float[] y = new float[a.rows()];
        for (int i = 0; i < a.rows(); i++) {
            for (int k = 0; k < a.columns(); k++) {
                y[i] += a.values()[i * a.columns() + k] * x[k];
            }
        }
        return y;
    }

    private static PruningCurve curve(Pruning operation, UnitChoice choice) {
        return PruningCurve.of(
                planted(),
                operation,
                choice,
                PruningPlan.evenly(5, 10, 6, 3),
                w -> PruningCurveTest::error,
                Workers.single());
    }

    private static UnitChoice.Among among(String name, int[] units) {
        return new UnitChoice.Among(name, units);
    }

    @Test
    void onlyTheUnitsThatTakeTheVelocityMatterToIt() {
        Pruning velocity = new Pruning.Rows("M");
        PruningCurve takers = curve(velocity, among("takers", TAKERS));
        assertThat(takers.mean(0)).isCloseTo(0, within(1e-9));
        assertThat(takers.mean(1)).isGreaterThan(0.2);
        assertThat(takers.mean(2)).isGreaterThan(takers.mean(1));
        assertThat(curve(velocity, among("tellers", TELLERS)).mean(2)).isCloseTo(0, within(1e-9));
        assertThat(curve(velocity, among("idle", IDLE)).mean(2)).isCloseTo(0, within(1e-9));
        PruningCurve random = curve(velocity, UnitChoice.Among.all(UNITS));
        assertThat(random.mean(2)).isGreaterThan(0).isLessThan(takers.mean(2));
        assertThat(takers.excessOver(random, 2, 0).low().orNaN()).isPositive();
        assertThat(takers.interval(1, 0).low().orNaN()).isLessThan(takers.mean(1));
        assertThat(takers.increase(2)).isCloseTo(takers.mean(2), within(1e-9));
    }

    @Test
    void onlyTheUnitsThatTheReadoutHearsMatterToIt() {
        Pruning readout = new Pruning.Columns("D");
        assertThat(curve(readout, among("tellers", TELLERS)).mean(2)).isGreaterThan(1);
        assertThat(curve(readout, among("takers", TAKERS)).mean(2)).isCloseTo(0, within(1e-9));
    }

    @Test
    void wholeUnitsMatterWhereverTheyStandOnTheWay() {
        Pruning whole = new Pruning.Units(List.of("M", "J"), List.of("J", "D"));
        assertThat(curve(whole, among("takers", TAKERS)).mean(2)).isGreaterThan(1);
        assertThat(curve(whole, among("tellers", TELLERS)).mean(2)).isGreaterThan(1);
        assertThat(curve(whole, among("idle", IDLE)).mean(2)).isCloseTo(0, within(1e-9));
    }

    @Test
    void theTwoReadingsCutDifferentWeights() {
        WeightMatrices intact = planted();
        WeightMatrices text = new Pruning.OutputsOf("J", TELLERS).apply(intact, new int[] {3});
        WeightMatrices code = new Pruning.InputsOf("J", TAKERS).apply(intact, new int[] {14});
        assertThat(text.get("J").values()[13 * UNITS + 3]).isZero();
        assertThat(text.get("J").values()[14 * UNITS + 4]).isEqualTo(1);
        assertThat(code.get("J").values()[14 * UNITS + 4]).isZero();
        assertThat(code.get("J").values()[13 * UNITS + 3]).isEqualTo(1);
        // the intact network stays intact, and what is not pruned is shared
        assertThat(intact.get("J").values()[13 * UNITS + 3]).isEqualTo(1);
        assertThat(text.get("M")).isSameAs(intact.get("M"));
        // against the direction of the wiring nothing is there to be cut
        PruningCurve backwards = curve(new Pruning.InputsOf("J", TELLERS), among("takers", TAKERS));
        assertThat(backwards.mean(2)).isCloseTo(0, within(1e-9));
        assertThat(curve(new Pruning.InputsOf("J", TAKERS), among("tellers", TELLERS))
                        .mean(2))
                .isGreaterThan(1);
    }

    @Test
    void aTypeThatMattersOnlyByItsNormIsNoWorseThanItsMatchedControl() {
        float[] m = new float[UNITS * 2];
        for (int i = 0; i < UNITS; i++) {
            m[2 * i] = i < 10 || i >= 30 ? 3 + 0.01f * i : 0.1f;
        }
        WeightMatrices intact = weights(m, new float[UNITS * UNITS], new float[2 * UNITS]);
        double[] norms = intact.get("M").rowNorms();
        double total = Arrays.stream(norms).sum();
        PruningPlan plan = PruningPlan.evenly(4, 8, 12, 5);
        TaskError lostNorm =
                (w, repetition) -> total - Arrays.stream(w.get("M").rowNorms()).sum();
        UnitChoice.Among strong = among("strong", TAKERS);
        UnitChoice.Matched matched = UnitChoice.Matched.toOthers(strong, norms);
        Pruning rows = new Pruning.Rows("M");
        PruningCurve type = PruningCurve.of(intact, rows, strong, plan, w -> lostNorm, Workers.single());
        PruningCurve control = PruningCurve.of(intact, rows, matched, plan, w -> lostNorm, Workers.single());
        PruningCurve random =
                PruningCurve.of(intact, rows, UnitChoice.Among.all(UNITS), plan, w -> lostNorm, Workers.single());
        assertThat(type.mean(2)).isGreaterThan(random.mean(2) + 5);
        assertThat(control.mean(2)).isCloseTo(type.mean(2), within(0.1 * type.mean(2)));
        assertThat(matched.gap(plan, 8)).isCloseTo((type.mean(2) - control.mean(2)) / 8, within(1e-9));
        double models = 0;
        double controls = 0;
        for (int unit : matched.like().choose(plan, 8, 0)) {
            models += matched.norms()[unit];
        }
        for (int unit : matched.choose(plan, 8, 0)) {
            controls += matched.norms()[unit];
        }
        PruningPlan one = new PruningPlan(plan.levels(), 1, plan.order(), plan.seed());
        assertThat(matched.share(one, 8).orNaN()).isCloseTo(controls / models, within(1e-12));
        assertThat(matched.share(one, 0).isDefined()).isFalse();
    }

    @Test
    void subsetsAreDrawnAsThePlanSays() {
        UnitChoice.Among all = UnitChoice.Among.all(UNITS);
        PruningPlan alone = PruningPlan.evenly(10, 20, 2, 7);
        PruningPlan growing = new PruningPlan(new int[] {10, 20}, 2, PruningPlan.Order.CUMULATIVE, 7);
        assertThat(all.choose(growing, 20, 0)).contains(all.choose(growing, 10, 0));
        assertThat(Arrays.stream(all.choose(alone, 20, 0)).boxed().toList())
                .isNotEqualTo(Arrays.stream(all.choose(alone, 20, 1)).boxed().toList());
        assertThat(all.choose(alone, 20, 1)).isEqualTo(all.choose(alone, 20, 1)).doesNotHaveDuplicates();
        assertThat(all.choose(alone, 40, 0)).hasSize(40);
    }

    @Test
    void whatCannotBePrunedIsRefused() {
        PruningPlan plan = PruningPlan.evenly(5, 10, 1, 0);
        assertThatThrownBy(() -> among("takers", TAKERS).choose(plan, 11, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("11")
                .hasMessageContaining("10");
        assertThatThrownBy(() -> among("twice", new int[] {1, 2, 1})).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new UnitChoice.Matched(among("takers", TAKERS), new int[] {3}, new double[UNITS]))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("matched with itself");
        assertThatThrownBy(() -> PruningCurve.of(
                        planted(),
                        new Pruning.Rows("M"),
                        among("takers", TAKERS),
                        plan,
                        w -> (x, r) -> Double.NaN,
                        Workers.single()))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> planted().get("K")).hasMessageContaining("[M, J, D]");
    }
}
