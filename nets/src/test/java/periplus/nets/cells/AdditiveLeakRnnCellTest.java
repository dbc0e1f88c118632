package periplus.nets.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameters;
import periplus.nets.reference.Objective;
import periplus.nets.reference.ReferenceLeakyNetwork;
import periplus.nets.reference.ReferenceNetwork;

class AdditiveLeakRnnCellTest extends CellContract {
    @Override
    protected List<LeakyRnnSettings> settings() {
        return LeakyRnnCellTest.of(LeakForm.ADDITIVE);
    }

    @Override
    protected CellSettings withNoise(CellSettings settings, Noise noise) {
        return LeakyRnnCellTest.noisy(settings, noise);
    }

    @Override
    protected ReferenceNetwork reference(
            CellSettings settings,
            Parameters parameters,
            SequenceBatch batch,
            Objective objective,
            double @Nullable [] inside,
            double @Nullable [] outside) {
        return new ReferenceLeakyNetwork(
                (LeakyRnnSettings) settings, SHAPE, parameters, batch, objective, inside, outside);
    }

    @Test
    void withoutALeakTheRatesAddUpWhatDrivesThem() {
        // one linear unit without recurrence: h_t is the sum of its inputs, the start aside
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(1, 1, 1, 0),
                new LeakyRnnSettings(Nonlinearity.LINEAR, new Leak.None(), LeakForm.ADDITIVE, false, Noise.NONE),
                Kernels.plain());
        network.parameters().get("RNN.weight_ih_l0").values()[0] = 2f;
        SequenceBatch batch = new SequenceBatch(5, 1, 1, 1, 0);
        for (int t = 0; t < 5; t++) {
            batch.input[t] = t + 1;
        }
        assertThat(network.run(batch).copyRates()).containsExactly(2f, 6f, 12f, 20f, 30f);
    }

    @Test
    void noLeakIsRefusedWhereNothingElseWouldMoveTheRates() {
        for (LeakForm form : new LeakForm[] {LeakForm.RATE, LeakForm.CURRENT}) {
            assertThatThrownBy(() -> new LeakyRnnSettings(Nonlinearity.RELU, new Leak.None(), form, false, Noise.NONE))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("additive");
        }
    }
}
