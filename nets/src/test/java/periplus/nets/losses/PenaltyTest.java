package periplus.nets.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.nets.cells.BackwardsWorkers;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.parameters.Role;

class PenaltyTest {
    private static Parameters twoMatrices() {
        Parameter a = Parameter.matrix("a", Role.RECURRENT, 2, 2);
        Parameter b = Parameter.vector("b", Role.BIAS, 2);
        System.arraycopy(new float[] {1, -2, 3, 0}, 0, a.values(), 0, 4);
        System.arraycopy(new float[] {4, 2}, 0, b.values(), 0, 2);
        return new Parameters(List.of(a, b));
    }

    @Test
    void l2SumsOrAveragesTheSquaresOfTheNamedArraysAndHasNoFactorOneHalf() {
        SumOfSquares squares = new SumOfSquares(Kernels.plain());
        Parameters p = twoMatrices();
        L2Penalty sum = new L2Penalty(List.of("a"), L2Penalty.Reduction.SUM, 0.5);
        assertThat(sum.addGradient(Kernels.plain(), squares, p)).isEqualTo(0.5 * 14);
        assertThat(p.get("a").gradient()).containsExactly(1f, -2f, 3f, 0f);
        assertThat(p.get("b").gradient()).containsOnly(0f);
        p.clearGradients();
        L2Penalty mean = new L2Penalty(List.of("a", "b"), L2Penalty.Reduction.MEAN, 2);
        assertThat(mean.addGradient(Kernels.plain(), squares, p)).isEqualTo(2 * (14 / 4.0 + 20 / 2.0));
        assertThat(p.get("a").gradient()).containsExactly(1f, -2f, 3f, 0f);
        assertThat(p.get("b").gradient()).containsExactly(8f, 4f);
    }

    @Test
    void aPenaltyOnAnUnknownArrayOrWithANegativeFactorIsRefused() {
        L2Penalty penalty = new L2Penalty(List.of("c"), L2Penalty.Reduction.SUM, 1);
        assertThatThrownBy(() -> penalty.check(twoMatrices()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'c'")
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> new L2Penalty(List.of(), L2Penalty.Reduction.SUM, -1))
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new FiringRatePenalty(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void aSumOfSquaresIsExactOnWholeNumbersAndTheSameHoweverItIsSplit() {
        float[] x = new float[100_003];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 7;
        }
        SumOfSquares one = new SumOfSquares(Kernels.plain());
        // whole weeks of 0 + 1 + 4 + 9 + 16 + 25 + 36 = 91, from 7 on to leave no remainder
        assertThat(one.of(x, 7, 7 * 14_000)).isEqualTo(91.0 * 14_000);
        assertThat(one.of(x, 3, 0)).isEqualTo(0);
        RandomStream.of(1, "test squares").fillGaussian(x, 0, x.length, 1f);
        double expected = 0;
        for (float v : x) {
            expected += (double) v * v;
        }
        double found = one.of(x, 0, x.length);
        assertThat(found).isCloseTo(expected, within(1e-9 * expected));
        SumOfSquares three = new SumOfSquares(BackwardsWorkers.kernels(3));
        assertThat(three.of(x, 0, x.length)).isEqualTo(found);
    }
}
