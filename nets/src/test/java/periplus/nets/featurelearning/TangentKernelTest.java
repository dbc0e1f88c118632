package periplus.nets.featurelearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

class TangentKernelTest {
    private static RecurrentNetwork network(LeakForm form, long seed) {
        LeakyRnnSettings settings =
                new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(0.6), form, true, Noise.NONE);
        RecurrentNetwork network = new RecurrentNetwork(new NetworkShape(2, 5, 2, 0, true), settings, Kernels.plain());
        network.initialise(seed, Initialisation.pytorch());
        return network;
    }

    /** Trial b counts up to step 2 + b. */
    private static SequenceBatch batch() {
        SequenceBatch batch = new SequenceBatch(6, 3, 2, 2, 0);
        RandomStream.of(1, "kernel").fillGaussian(batch.input, 0, batch.input.length, 1f);
        for (int row = 0; row < batch.rows(); row++) {
            batch.weight[row] = row / 3 <= 2 + row % 3 ? 1f : 0f;
        }
        return batch;
    }

    private static double[] lastOutputs(RecurrentNetwork network, SequenceBatch batch) {
        float[] output = network.run(batch).output();
        double[] last = new double[6];
        for (int trial = 0; trial < 3; trial++) {
            for (int o = 0; o < 2; o++) {
                last[trial * 2 + o] = output[((2 + trial) * 3 + trial) * 2 + o];
            }
        }
        return last;
    }

    @Test
    void itIsTheProductOfTheDerivativesOfTheLastCountedOutputs() {
        for (LeakForm form : LeakForm.values()) {
            RecurrentNetwork network = network(form, 4);
            SequenceBatch batch = batch();
            double[] expected = new double[36];
            for (Parameter parameter : network.parameters()) {
                double factor = parameter.role() == Role.RECURRENT ? 0.5 : 1;
                for (int i = 0; i < parameter.size(); i++) {
                    float was = parameter.values()[i];
                    parameter.values()[i] = was + 0.01f;
                    double[] above = lastOutputs(network, batch);
                    parameter.values()[i] = was - 0.01f;
                    double[] below = lastOutputs(network, batch);
                    parameter.values()[i] = was;
                    for (int a = 0; a < 6; a++) {
                        for (int b = 0; b < 6; b++) {
                            expected[a * 6 + b] +=
                                    factor * factor * (above[a] - below[a]) * (above[b] - below[b]) / 4e-4;
                        }
                    }
                }
            }
            TangentKernel kernel = TangentKernel.of(network, batch, p -> p.role() == Role.RECURRENT ? 0.5 : 1);
            assertThat(kernel.rows()).isEqualTo(6);
            for (int i = 0; i < 36; i++) {
                assertThat(kernel.k()[i]).isCloseTo(expected[i], within(2e-3));
            }
            assertThat(TangentKernel.of(network, batch).k()[0]).isGreaterThan(kernel.k()[0]);
        }
    }

    @Test
    void aKernelIsAlignedWithItselfAndItsMultiplesAndLessWithAnothers() {
        TangentKernel one = TangentKernel.of(network(LeakForm.RATE, 4), batch());
        TangentKernel other = TangentKernel.of(network(LeakForm.RATE, 5), batch());
        double[] twice = one.k().clone();
        for (int i = 0; i < twice.length; i++) {
            twice[i] *= 2;
        }
        assertThat(one.alignment(one).orNaN()).isCloseTo(1, within(1e-12));
        assertThat(one.alignment(new TangentKernel(6, twice)).orNaN()).isCloseTo(1, within(1e-12));
        assertThat(one.alignment(other).orNaN()).isBetween(0.0, 0.999);
        assertThat(other.alignment(one)).isEqualTo(one.alignment(other));
        assertThat(one.alignment(new TangentKernel(6, new double[36]))).isInstanceOf(Measured.Undefined.class);
        assertThatThrownBy(() -> one.alignment(new TangentKernel(1, new double[1])))
                .hasMessageContaining("6 and 1");
    }

    @Test
    void weightsThatMovedByAVectorHaveChangedByItsLength() {
        assertThat(WeightChange.frobenius(new float[] {1, 2, 3}, new float[] {4, 6, 3}))
                .isEqualTo(5);
        assertThatThrownBy(() -> WeightChange.frobenius(new float[1], new float[2]))
                .hasMessageContaining("1 and 2");
    }
}
