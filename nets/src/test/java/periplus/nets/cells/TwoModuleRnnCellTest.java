package periplus.nets.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.Forward;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.reference.Examples;
import periplus.nets.reference.Objective;
import periplus.nets.reference.ReferenceNetwork;
import periplus.nets.reference.ReferenceTwoModuleNetwork;
import periplus.nets.training.Adam;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.Schedule;
import periplus.nets.training.Trainer;

class TwoModuleRnnCellTest extends CellContract {
    @Override
    protected List<TwoModuleSettings> settings() {
        List<TwoModuleSettings> all = new ArrayList<>();
        for (Nonlinearity f : Nonlinearity.values()) {
            all.add(new TwoModuleSettings(f, 1, Noise.NONE));
            all.add(new TwoModuleSettings(f, 0.3, Noise.NONE));
        }
        return all;
    }

    @Override
    protected CellSettings withNoise(CellSettings settings, Noise noise) {
        TwoModuleSettings s = (TwoModuleSettings) settings;
        return new TwoModuleSettings(s.nonlinearity(), s.alpha(), noise);
    }

    @Override
    protected ReferenceNetwork reference(
            CellSettings settings,
            Parameters parameters,
            SequenceBatch batch,
            Objective objective,
            double @Nullable [] inside,
            double @Nullable [] outside) {
        ReferenceTwoModuleNetwork twin = new ReferenceTwoModuleNetwork(
                (TwoModuleSettings) settings, SHAPE, parameters, batch, objective, inside, outside);
        twin.loss();
        // a difference across relu's kink is no derivative
        assertThat(twin.kinkMargin()).isGreaterThan(5e-4);
        return twin;
    }

    /** Two modules a step and three products a drive: found 2.0e-6 for rates, 1.9e-6 for gradients. */
    @Override
    protected double rounding() {
        return 3e-6;
    }

    private static RecurrentNetwork network(double alpha) {
        RecurrentNetwork network = new RecurrentNetwork(
                SHAPE, new TwoModuleSettings(Nonlinearity.RELU, alpha, Noise.NONE), Kernels.plain());
        Examples.fill(network.parameters(), 3);
        return network;
    }

    @Test
    void bothModulesStartFromOneEncoderAndTheReadoutSeesTheSecond() {
        RecurrentNetwork network = network(1);
        SequenceBatch batch = Examples.batch(SHAPE, 3, 2, false, 4);
        Forward forward = network.run(batch);
        int n = SHAPE.units();
        assertThat(network.parameters().get("encoder.weight").rows()).isEqualTo(n);
        float[] start = network.encode(batch.initial, 2);
        for (int trial = 0; trial < 2; trial++) {
            float[] first = Arrays.copyOfRange(start, 2 * n * trial, 2 * n * trial + n);
            assertThat(Arrays.copyOfRange(start, 2 * n * trial + n, 2 * n * (trial + 1)))
                    .isEqualTo(first);
            for (int t = 0; t < 3; t++) {
                int state = forward.stateOffset(t) + 2 * n * trial;
                int rate = forward.rateOffset(t) + n * trial;
                assertThat(Arrays.copyOfRange(forward.states(), state + n, state + 2 * n))
                        .isEqualTo(Arrays.copyOfRange(forward.rates(), rate, rate + n));
            }
        }
        assertThat(forward.stateSize()).isEqualTo(2 * n);
    }

    @Test
    void withoutFeedbackTheFirstModuleIsANetworkOfItsOwn() {
        RecurrentNetwork two = network(0.4);
        Arrays.fill(two.parameters().get("RNN.weight_feedback_l0").values(), 0f);
        RecurrentNetwork one =
                new RecurrentNetwork(SHAPE, LeakyRnnSettings.leaky(Nonlinearity.RELU, 0.4), Kernels.plain());
        for (Parameter parameter : one.parameters()) {
            System.arraycopy(
                    two.parameters().get(parameter.name()).values(), 0, parameter.values(), 0, parameter.size());
        }
        SequenceBatch batch = Examples.batch(SHAPE, 5, 1, false, 4);
        Forward both = two.run(batch);
        Forward alone = one.run(batch);
        for (int t = 0; t < 5; t++) {
            assertThat(Arrays.copyOfRange(both.states(), both.stateOffset(t), both.stateOffset(t) + SHAPE.units()))
                    .isEqualTo(Arrays.copyOfRange(
                            alone.rates(), alone.rateOffset(t), alone.rateOffset(t) + SHAPE.units()));
        }
    }

    @Test
    void learningLowersTheLossAndMovesEveryMatrix() {
        RecurrentNetwork network = network(0.5);
        RecurrentNetwork before = network.copy(Kernels.plain());
        Trainer trainer = new Trainer(
                network,
                new SoftmaxCrossEntropy(),
                List.of(),
                new Adam.Settings(),
                new Schedule.Constant(1e-2),
                GradientClipping.NONE,
                1);
        SequenceBatch batch = Examples.batch(SHAPE, 6, 5, false, 9);
        double first = trainer.step(batch, 0).total();
        double last = first;
        for (int step = 1; step < 200; step++) {
            last = trainer.step(batch, step).total();
        }
        assertThat(last).isLessThan(first - 0.05);
        for (Parameter parameter : network.parameters()) {
            assertThat(parameter.values())
                    .as(parameter.name())
                    .isNotEqualTo(before.parameters().get(parameter.name()).values());
        }
    }

    @Test
    void aLeakOutsideItsRangeIsRefused() {
        for (double alpha : new double[] {0, -0.5, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> new TwoModuleSettings(Nonlinearity.RELU, alpha, Noise.NONE))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("alpha");
        }
    }
}
