package periplus.analysis.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;

class WeightsByPhaseTest {
    private static final int UNITS = 130;
    /** Every unit but the first ten. */
    private static final int[] MEMBERS = IntStream.range(10, UNITS).toArray();

    private static final double[] PHASES = IntStream.of(MEMBERS)
            .mapToDouble(i -> 2 * Math.PI * ((i - 10) * 37 % 120) / 120 + 0.01)
            .toArray();

    private static WeightsByPhase planted(DoubleUnaryOperator weight) {
        float[] j = new float[UNITS * UNITS];
        Arrays.fill(j, 50f);
        for (int a = 0; a < MEMBERS.length; a++) {
            for (int b = 0; b < MEMBERS.length; b++) {
                double d = StrictMath.IEEEremainder(PHASES[a] - PHASES[b], 2 * Math.PI);
                j[MEMBERS[a] * UNITS + MEMBERS[b]] = a == b ? 1000 : (float) weight.applyAsDouble(d);
            }
        }
        return WeightsByPhase.of(j, UNITS, MEMBERS, PHASES, WeightsByPhase.PUBLISHED_BINS);
    }

    @Test
    void theCurveIsThePlantedOneWithoutSelfAndStrangers() {
        WeightsByPhase curve = planted(StrictMath::cos);
        assertThat(IntStream.of(curve.pairs()).sum()).isEqualTo(120 * 119);
        for (int b = 0; b < 60; b++) {
            assertThat(curve.mean()[b].orNaN()).isCloseTo(StrictMath.cos(curve.differenceRadians()[b]), within(0.06));
        }
        assertThat(curve.decline().orNaN()).isLessThan(-0.95);
        assertThat(curve.oddShare().orNaN()).isLessThan(0.01);
    }

    @Test
    void aTurningRingIsOdd() {
        WeightsByPhase curve = planted(StrictMath::sin);
        assertThat(curve.oddShare().orNaN()).isGreaterThan(0.99);
        // to = ahead of from: a positive difference is a positive sine
        assertThat(curve.mean()[45].orNaN()).isGreaterThan(0.9);
    }

    @Test
    void weightsWithoutStructureShowNone() {
        RandomStream random = RandomStream.of(1, "test weights");
        WeightsByPhase curve = planted(d -> random.nextGaussian());
        assertThat(Math.abs(curve.decline().orNaN())).isLessThan(0.5);
        for (int b = 0; b < 60; b++) {
            assertThat(Math.abs(curve.mean()[b].orNaN())).isLessThan(0.4);
        }
    }

    @Test
    void equalWeightsAndEmptyBinsHaveReasons() {
        assertThat(planted(d -> 1).oddShare().isDefined()).isFalse();
        WeightsByPhase few = WeightsByPhase.of(new float[4], 2, new int[] {0, 1}, new double[] {0, 1}, 60);
        assertThat(few.mean()[0].isDefined()).isFalse();
        assertThat(few.decline().isDefined()).isFalse();
    }
}
