package periplus.nets.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.nets.network.Forward;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameters;
import periplus.nets.reference.Objective;
import periplus.nets.reference.ReferenceGruNetwork;
import periplus.nets.reference.ReferenceNetwork;
import periplus.nets.sampling.Adaptation;
import periplus.nets.sampling.FreeRunSettings;
import periplus.nets.sampling.Momentum;
import periplus.nets.sampling.Replay;
import periplus.nets.sampling.ReplaySettings;

class LeakyGruCellTest extends CellContract {
    @Override
    protected List<LeakyGruSettings> settings() {
        return List.of(
                new LeakyGruSettings(new Leak.Fixed(1), false, Noise.NONE),
                new LeakyGruSettings(new Leak.Fixed(0.3), true, Noise.NONE),
                new LeakyGruSettings(new Leak.LearnedPerNetwork(0.5), true, Noise.NONE),
                new LeakyGruSettings(new Leak.LearnedPerUnit(0.5), false, Noise.NONE));
    }

    @Override
    protected CellSettings withNoise(CellSettings settings, Noise noise) {
        LeakyGruSettings s = (LeakyGruSettings) settings;
        return new LeakyGruSettings(s.leak(), s.bias(), noise);
    }

    @Override
    protected ReferenceNetwork reference(
            CellSettings settings,
            Parameters parameters,
            SequenceBatch batch,
            Objective objective,
            double @Nullable [] inside,
            double @Nullable [] outside) {
        return new ReferenceGruNetwork(
                (LeakyGruSettings) settings, SHAPE, parameters, batch, objective, inside, outside);
    }

    private static RecurrentNetwork oneUnit(double updateBias, double candidateBias) {
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(1, 1, 1, 1),
                new LeakyGruSettings(new Leak.Fixed(0.5), true, Noise.NONE),
                Kernels.plain());
        network.parameters().get("encoder.weight").values()[0] = 1;
        float[] bias = network.parameters().get("RNN.bias_ih_l0").values();
        bias[0] = (float) updateBias;
        bias[2] = (float) candidateBias;
        return network;
    }

    @Test
    void anOpenUpdateGateKeepsAndAClosedOneGoesToTheCandidateByTheLeaksShare() {
        SequenceBatch batch = new SequenceBatch(2, 1, 1, 1, 1);
        batch.initial[0] = 0.8f;
        // gates and candidate saturated: exact in float32
        Forward kept = oneUnit(200, 50).run(batch);
        assertThat(kept.copyRates()).containsExactly(0.8f, 0.8f);
        Forward moved = oneUnit(-200, 50).run(batch);
        assertThat(moved.copyRates()).containsExactly(0.9f, 0.95f);
    }

    @Test
    void itReplaysButForAdaptationInsideWhichThreeDrivesAUnitLeaveUndefined() {
        RecurrentNetwork network = oneUnit(0, 0);
        FreeRunSettings run = new FreeRunSettings(3, new Noise(0, 0.1), 1);
        Adaptation outside = new Adaptation(Adaptation.Place.OUTSIDE, 0.2, 5);
        Replay replay = new Replay(network, new ReplaySettings(run, Momentum.preserving(0.5), outside));
        replay.startAtCodes(new float[] {0.1f, 0.2f, 0.3f});
        replay.run(10, List.of());
        assertThat(replay.states()).doesNotContain(0.1f, 0.2f, 0.3f);
        Adaptation inside = new Adaptation(Adaptation.Place.INSIDE, 0.2, 5);
        assertThatThrownBy(() -> new Replay(network, new ReplaySettings(run, Momentum.NONE, inside)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("3 of drive");
        assertThatThrownBy(() -> new LeakyGruSettings(new Leak.None(), true, Noise.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("(0, 1]");
    }
}
