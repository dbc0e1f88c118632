package periplus.nets.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.StateMap;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.reference.Examples;

class AutonomousStepTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 9, 3, 0);
    private static final float[] INPUT = {0.4f, -0.9f};

    static List<LeakyRnnSettings> settings() {
        return Examples.everySetting();
    }

    private static RecurrentNetwork network(LeakyRnnSettings settings) {
        RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, Kernels.plain());
        Examples.fill(network.parameters(), 3);
        return network;
    }

    private static double[] gaussian(String purpose) {
        RandomStream stream = RandomStream.of(6, purpose);
        double[] x = new double[SHAPE.units()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) stream.nextGaussian();
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void itIsTheNetworksOwnStepInDouble(LeakyRnnSettings settings) {
        RecurrentNetwork network = network(settings);
        double[] state = gaussian("test state");
        float[] start = new float[state.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = (float) state[i];
        }
        FreeRun run = new FreeRun(network, new FreeRunSettings(1, Noise.NONE, 1));
        run.constantInput(INPUT);
        run.restart(start, 0);
        Subsample rates = new Subsample(1, SHAPE.units(), 1, 1, 1);
        run.run(1, List.of(rates));
        double[] next = new double[state.length];
        AutonomousStep step = AutonomousStep.of(network, INPUT);
        step.apply(state, next);
        double[] nextRates = step.ratesOf(next);
        for (int i = 0; i < next.length; i++) {
            assertThat(next[i]).isEqualTo(run.states()[i], within(2e-6));
            assertThat(nextRates[i]).isEqualTo(rates.value(0, 0, i), within(2e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void itsJacobianIsThatOfFiniteDifferences(LeakyRnnSettings settings) {
        AutonomousStep step = AutonomousStep.of(network(settings), INPUT);
        int n = step.size();
        StateMap plain = new StateMap() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public void apply(double[] state, double[] next) {
                step.apply(state, next);
            }
        };
        double[] state = gaussian("test state");
        double[] exact = new double[n * n];
        double[] differences = new double[n * n];
        step.jacobian(state, exact);
        plain.jacobian(state, differences);
        assertThat(exact).containsExactly(differences, within(1e-9));
        double[] v = gaussian("test direction");
        double[] back = new double[n];
        double[] plainBack = new double[n];
        step.pullBack(state, v, back);
        plain.pullBack(state, v, plainBack);
        assertThat(back).containsExactly(plainBack, within(1e-8));
    }

    @Test
    void weightsAreThoseOfTheMomentItIsMade() {
        RecurrentNetwork network = network(LeakyRnnSettings.leaky(Nonlinearity.TANH, 0.3));
        AutonomousStep step = AutonomousStep.of(network);
        double[] before = new double[9];
        step.apply(gaussian("test state"), before);
        java.util.Arrays.fill(network.parameters().get("RNN.weight_hh_l0").values(), 0f);
        double[] after = new double[9];
        step.apply(gaussian("test state"), after);
        assertThat(after).isEqualTo(before);
        AutonomousStep.of(network).apply(gaussian("test state"), after);
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void inputsOfAnotherSizeAreRefused() {
        RecurrentNetwork network = network(LeakyRnnSettings.vanilla(Nonlinearity.RELU));
        assertThatThrownBy(() -> AutonomousStep.of(network, new float[3]))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("3 numbers, expected the network's 2");
    }
}
