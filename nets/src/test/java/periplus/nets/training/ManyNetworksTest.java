package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.workers.Workers;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.reference.Examples;

class ManyNetworksTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 24, 3, 4, true);
    private static final int NETWORKS = 5;
    private static final int STEPS = 12;
    private static final int SICK = 2;

    private static RecurrentNetwork network(int index, Kernels kernels) {
        RecurrentNetwork network = new RecurrentNetwork(
                SHAPE,
                new LeakyRnnSettings(
                        Nonlinearity.TANH,
                        new Leak.LearnedPerUnit(0.4),
                        index % 2 == 0 ? LeakForm.RATE : LeakForm.CURRENT,
                        true,
                        new Noise(0.05, 0.02)),
                kernels);
        network.initialise(index, Initialisation.pytorch());
        return network;
    }

    private static Kernels kernels() {
        return KernelProviders.choose("auto", Workers.single());
    }

    private static Trainer trainer(RecurrentNetwork network, int index) {
        return new Trainer(
                network,
                new MeanSquaredError(),
                List.of(),
                new AdamW.Settings(),
                new Schedule.Constant(0.01),
                GradientClipping.NONE,
                index);
    }

    private static SequenceBatch batch(int index, long step) {
        return Examples.batch(SHAPE, 6, 7, false, 1000L * index + step);
    }

    private static ManyNetworks.Member member(RecurrentNetwork network, int index) {
        return new ManyNetworks.Member("network " + index, trainer(network, index), step -> {
            SequenceBatch batch = batch(index, step);
            if (index == SICK && step == 7) {
                batch.target[0] = Float.NaN;
            }
            return batch;
        });
    }

    private static float[] weights(RecurrentNetwork network) {
        return network.parameters().get("RNN.weight_hh_l0").values();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void eachNetworkEndsWithTheBitsOfBeingTrainedAloneAndASickOneStopsAlone(int workers) {
        List<RecurrentNetwork> networks = new ArrayList<>();
        List<ManyNetworks.Member> members = new ArrayList<>();
        for (int i = 0; i < NETWORKS; i++) {
            networks.add(network(i, kernels()));
            members.add(member(networks.get(i), i));
        }
        ManyNetworks many = new ManyNetworks(new ThreadedWorkers(workers), members, 0);
        many.train(5);
        assertThat(many.rows()).noneMatch(ManyNetworks.Row::failed);
        List<ManyNetworks.Row> rows = many.train(STEPS - 5);
        for (int i = 0; i < NETWORKS; i++) {
            RecurrentNetwork alone = network(i, Kernels.plain());
            Trainer trainer = trainer(alone, i);
            int steps = i == SICK ? 7 : STEPS;
            StepLoss last = new StepLoss(0, 0, 0, 0);
            for (int step = 0; step < steps; step++) {
                last = trainer.step(batch(i, step), step);
            }
            assertThat(weights(networks.get(i))).as("network " + i).isEqualTo(weights(alone));
            assertThat(rows.get(i).last()).isEqualTo(last);
            assertThat(rows.get(i).stepsMade()).isEqualTo(steps);
            assertThat(rows.get(i).name()).isEqualTo("network " + i);
            assertThat(rows.get(i).failed()).isEqualTo(i == SICK);
        }
        assertThat(rows.get(SICK).failure()).contains("step 7").contains("loss is NaN");
        assertThat(many.train(1).get(SICK)).isEqualTo(rows.get(SICK));
        assertThat(many.rows().get(0).stepsMade()).isEqualTo(STEPS + 1);
    }

    @Test
    void aRunResumedAfterSomeStepsCountsFromThere() {
        RecurrentNetwork through = network(0, kernels());
        Trainer trainer = trainer(through, 0);
        for (int step = 0; step < 4; step++) {
            trainer.step(batch(0, step), step);
        }
        RecurrentNetwork resumed = through.copy(kernels());
        ManyNetworks.Member member = member(resumed, 0);
        member.trainer().optimiser().restore(trainer.optimiser().state(), 4);
        ManyNetworks many = new ManyNetworks(Workers.single(), List.of(member), 4);
        assertThat(many.train(1).getFirst().last()).isEqualTo(trainer.step(batch(0, 4), 4));
        assertThat(weights(resumed)).isEqualTo(weights(through));
    }

    @Test
    void networksThatShareKernelsOrNamesOrUseSeveralWorkersAreRefused() {
        Kernels shared = kernels();
        assertThatThrownBy(() -> new ManyNetworks(
                        Workers.single(), List.of(member(network(0, shared), 0), member(network(1, shared), 1)), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network 1")
                .hasMessageContaining("shares");
        assertThatThrownBy(() -> new ManyNetworks(
                        Workers.single(),
                        List.of(member(network(0, kernels()), 0), member(network(0, kernels()), 0)),
                        0))
                .hasMessageContaining("two networks");
        Kernels wide = KernelProviders.choose("plain", new ThreadedWorkers(2));
        assertThatThrownBy(() -> new ManyNetworks(Workers.single(), List.of(member(network(0, wide), 0)), 0))
                .hasMessageContaining("on 2 workers");
        ManyNetworks none = new ManyNetworks(Workers.single(), List.of(), 0);
        assertThat(none.train(3)).isEmpty();
        assertThatThrownBy(() -> none.train(-1)).hasMessageContaining("-1");
    }
}
