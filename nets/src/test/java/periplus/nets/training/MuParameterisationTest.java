package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;

class MuParameterisationTest {
    private static final int N = 20;

    private static RecurrentNetwork network(MuParameterisation mu, int inputs) {
        RecurrentNetwork network =
                new RecurrentNetwork(new NetworkShape(inputs, mu.units(), 2, 0), mu.cell(), Kernels.plain());
        network.initialise(3, mu.initialisation(inputs));
        return network;
    }

    private static SequenceBatch batch() {
        SequenceBatch batch = new SequenceBatch(7, 4, 3, 2, 0);
        RandomStream.of(1, "mu").fillGaussian(batch.input, 0, batch.input.length, 1f);
        RandomStream.of(2, "mu").fillGaussian(batch.target, 0, batch.target.length, 1f);
        return batch;
    }

    /** The printed array of a folded one. */
    private static double[] printed(RecurrentNetwork network, MuParameterisation mu, String name) {
        Parameter p = network.parameters().get(name);
        double[] raw = new double[p.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = p.values()[i] / mu.factor(p);
        }
        return raw;
    }

    @Test
    void theNetworkIsThePrintedOne() {
        MuParameterisation mu = new MuParameterisation(N, 2, 0.1, 0.5);
        RecurrentNetwork network = network(mu, 3);
        SequenceBatch batch = batch();
        float[] output = network.run(batch).output();
        double[] j = printed(network, mu, "RNN.weight_hh_l0");
        double[] u = printed(network, mu, "RNN.weight_ih_l0");
        double[] w = printed(network, mu, "decoder.weight");
        for (int trial = 0; trial < 4; trial++) {
            double[] h = new double[N];
            for (int t = 0; t < 7; t++) {
                double[] next = new double[N];
                for (int i = 0; i < N; i++) {
                    double recurrent = 0;
                    for (int k = 0; k < N; k++) {
                        recurrent += j[i * N + k] * Math.tanh(h[k]) / N;
                    }
                    double in = 0;
                    for (int k = 0; k < 3; k++) {
                        in += 0.5 * u[i * 3 + k] * batch.input[(t * 4 + trial) * 3 + k];
                    }
                    next[i] = h[i] + 0.1 * (-h[i] + recurrent + in);
                }
                h = next;
                for (int o = 0; o < 2; o++) {
                    double f = 0;
                    for (int k = 0; k < N; k++) {
                        f += w[o * N + k] * Math.tanh(h[k]) / (2 * N);
                    }
                    assertThat((double) output[(t * 4 + trial) * 2 + o]).isCloseTo(f, within(1e-6));
                }
            }
        }
    }

    @Test
    void printedArraysStartWithTheirPrintedVariances() {
        MuParameterisation mu = new MuParameterisation(200, 4, 0.1, 0.25);
        RecurrentNetwork network = network(mu, 50);
        assertThat(meanSquare(printed(network, mu, "RNN.weight_hh_l0"))).isCloseTo(200, within(10.0));
        assertThat(meanSquare(printed(network, mu, "RNN.weight_ih_l0"))).isCloseTo(1, within(0.1));
        assertThat(meanSquare(printed(network, mu, "decoder.weight"))).isCloseTo(1, within(0.3));
    }

    private static double meanSquare(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v * v;
        }
        return sum / values.length;
    }

    @Test
    void aFirstStepOfAdamMovesEveryPrintedWeightByGammaTimesTheRate() {
        for (double gamma : new double[] {0.5, 2}) {
            MuParameterisation mu = new MuParameterisation(N, gamma, 0.3, 0.5);
            RecurrentNetwork network = network(mu, 3);
            double[][] before = new double[3][];
            List<String> names = network.parameters().names();
            for (int p = 0; p < 3; p++) {
                before[p] = printed(network, mu, names.get(p));
            }
            new Trainer(
                            network,
                            new MeanSquaredError(),
                            List.of(),
                            mu.optimiser(new Adam.Settings(0.9, 0.999, 1e-16)),
                            new Schedule.Constant(mu.learningRate(0.01)),
                            GradientClipping.NONE,
                            1)
                    .step(batch(), 0);
            for (int p = 0; p < 3; p++) {
                double[] after = printed(network, mu, names.get(p));
                for (int i = 0; i < after.length; i++) {
                    assertThat(Math.abs(after[i] - before[p][i]))
                            .as(names.get(p))
                            .isCloseTo(gamma * 0.01, within(2e-5));
                }
            }
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new MuParameterisation(0, 1, 0.1, 1)).hasMessageContaining("0 units");
        assertThatThrownBy(() -> new MuParameterisation(8, 0, 0.1, 1)).hasMessageContaining("gamma is 0.0");
        assertThatThrownBy(() -> new MuParameterisation(8, 1, 1.5, 1)).hasMessageContaining("tau is 1.5");
        assertThatThrownBy(() -> new MuParameterisation(8, 1, 1, -1)).hasMessageContaining("-1.0");
    }
}
