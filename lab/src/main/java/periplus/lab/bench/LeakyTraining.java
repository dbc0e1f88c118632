package periplus.lab.bench;

import java.util.List;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.training.Adam;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.Schedule;
import periplus.nets.training.Trainer;

/** Training steps of small leaky tanh networks: two inputs, two outputs, bias, mean squared error, metabolic cost, Adam. */
final class LeakyTraining implements Benchmark {
    private static final int INPUTS = 2;
    private static final int OUTPUTS = 2;

    @Override
    public String name() {
        return "leaky-step";
    }

    @Override
    public String question() {
        return "How long is one training step of a small leaky network with a metabolic cost, on a batch in memory?";
    }

    @Override
    public String unit() {
        return "training steps";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        return List.of(step(128, 64, 100), step(256, 200, 100), step(128, 200, 500));
    }

    private static BenchmarkCase step(int units, int batch, int steps) {
        return new BenchmarkCase(
                "N " + units + ", batch " + batch + ", T " + steps, 1, flops(units, batch, steps), kernels -> {
                    Trainer trainer = trainer(kernels, units, 1);
                    SequenceBatch data = batch(steps, batch, 1);
                    long[] done = {0};
                    return () -> trainer.step(data, done[0]++).total();
                });
    }

    /** Operations of the products of one training step. */
    static double flops(int units, int batch, int steps) {
        double rows = (double) batch * steps;
        // three products for what learns and is passed through, two for the inputs, which take no gradient
        return 2 * rows * units * (3.0 * (units + OUTPUTS) + 2.0 * INPUTS);
    }

    /** The network of this size and what trains it. */
    static Trainer trainer(Kernels kernels, int units, long seed) {
        LeakyRnnSettings cell =
                new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(0.2), LeakForm.RATE, true, Noise.NONE);
        RecurrentNetwork network =
                new RecurrentNetwork(new NetworkShape(INPUTS, units, OUTPUTS, 0, true), cell, kernels);
        network.initialise(seed, Initialisation.pytorch());
        return new Trainer(
                network,
                new MeanSquaredError(),
                List.of(new FiringRatePenalty(0.1)),
                new Adam.Settings(),
                new Schedule.Constant(1e-4),
                GradientClipping.NONE,
                seed);
    }

    /** A batch of Gaussian inputs and targets. */
    static SequenceBatch batch(int steps, int trials, long seed) {
        SequenceBatch batch = new SequenceBatch(steps, trials, INPUTS, OUTPUTS, 0);
        RandomStream.of(seed, "bench batch", 0).fillGaussian(batch.input, 0, batch.input.length, 1f);
        RandomStream.of(seed, "bench batch", 1).fillGaussian(batch.target, 0, batch.target.length, 1f);
        return batch;
    }
}
