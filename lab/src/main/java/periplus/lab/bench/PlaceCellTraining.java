package periplus.lab.bench;

import java.util.ArrayList;
import java.util.List;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.training.Adam;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.Schedule;
import periplus.nets.training.Trainer;
import periplus.tasks.navigation.PathIntegration;

/** Training steps of the place-cell recipe: vanilla ReLU network, 512 targets, softmax cross-entropy, L2 on J, Adam. */
final class PlaceCellTraining implements Benchmark {
    private static final int STEPS = 20;
    private static final int BATCH = 200;

    @Override
    public String name() {
        return "place-step";
    }

    @Override
    public String question() {
        return "How long is one training step of the place-cell recipe, on a batch in memory?";
    }

    @Override
    public String unit() {
        return "training steps";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        List<BenchmarkCase> cases = new ArrayList<>(List.of(step(512), step(1024)));
        if (heavy) {
            cases.add(step(4096));
        }
        return cases;
    }

    private static BenchmarkCase step(int units) {
        int cells = SimulatedWalks.PLACE_CELLS;
        double rows = (double) BATCH * STEPS;
        double through = 2 * rows * units * (units + cells);
        double leaves = 2 * rows * units * 2 + 2.0 * BATCH * units * cells;
        return new BenchmarkCase("N " + units, 1, 3 * through + 2 * leaves, kernels -> work(kernels, units));
    }

    private static BenchmarkCase.Work work(Kernels kernels, int units) {
        PathIntegration task = SimulatedWalks.placeCellTask(kernels.workers());
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(task.inputs(), units, task.outputs(), task.initialSize()),
                LeakyRnnSettings.vanilla(Nonlinearity.RELU),
                kernels);
        network.initialise(1, Initialisation.pytorch());
        Trainer trainer = new Trainer(
                network,
                new SoftmaxCrossEntropy(),
                List.of(new L2Penalty(List.of("RNN.weight_hh_l0"), L2Penalty.Reduction.SUM, 1e-4)),
                new Adam.Settings(),
                new Schedule.Constant(1e-4),
                GradientClipping.NONE,
                1);
        SequenceBatch batch = task.newBatch(BATCH);
        task.fill(1, "bench", 0, batch);
        long[] done = {0};
        return () -> trainer.step(batch, done[0]++).total();
    }
}
