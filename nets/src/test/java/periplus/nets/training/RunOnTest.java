package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.Forward;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;

/** A run that goes on from where another ended is the one run, to the bit. */
class RunOnTest {
    private static final int STEPS = 6;
    private static final int TRIALS = 3;

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void twoHalvesAreOneWhole(LeakForm form) {
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(2, 7, 2, 4, false),
                new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(0.3), form, true, Noise.NONE),
                Kernels.plain());
        network.parameters()
                .list()
                .forEach(parameter -> RandomStream.of(2, parameter.name())
                        .fillGaussian(parameter.values(), 0, parameter.values().length, 0.5f));
        SequenceBatch whole = new SequenceBatch(2 * STEPS, TRIALS, 2, 2, 4);
        RandomStream.of(2, "input").fillGaussian(whole.input, 0, whole.input.length, 1);
        RandomStream.of(2, "start").fillGaussian(whole.initial, 0, whole.initial.length, 1);
        float[] expected = network.run(whole).output();

        SequenceBatch half = new SequenceBatch(STEPS, TRIALS, 2, 2, 4);
        Forward forward = network.newForward(STEPS, TRIALS);
        System.arraycopy(whole.initial, 0, half.initial, 0, half.initial.length);
        System.arraycopy(whole.input, 0, half.input, 0, half.input.length);
        network.run(half, NoiseSource.NONE, forward);
        float[] first = forward.output().clone();
        System.arraycopy(whole.input, half.input.length, half.input, 0, half.input.length);
        network.runOn(half, NoiseSource.NONE, forward);

        float[] both = new float[expected.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(forward.output(), 0, both, first.length, first.length);
        assertThat(both).containsExactly(expected);
        assertThat(first).as("the halves differ").isNotEqualTo(forward.output());
    }
}
