package periplus.lab.bench;

import java.util.List;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.sampling.FreeRun;
import periplus.nets.sampling.FreeRunSettings;

/** Long noisy runs without input, as replay is sampled: 200 chains of a leaky ReLU network, fresh noise every step. */
final class FreeRunning implements Benchmark {
    private static final int CHAINS = 200;
    private static final int STEPS = 50;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String question() {
        return "How long is one time step of 200 chains that run freely on noise in every unit?";
    }

    @Override
    public String unit() {
        return "time steps of all chains";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        return List.of(chains(128), chains(256), chains(512));
    }

    private static BenchmarkCase chains(int units) {
        return new BenchmarkCase(
                "N " + units + ", " + CHAINS + " chains, " + STEPS + " steps",
                STEPS,
                2.0 * STEPS * CHAINS * units * units,
                kernels -> work(kernels, units));
    }

    private static BenchmarkCase.Work work(Kernels kernels, int units) {
        Noise noise = new Noise(0.1, 0);
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(2, units, 2, 0),
                new LeakyRnnSettings(Nonlinearity.RELU, new Leak.Fixed(0.2), LeakForm.RATE, true, noise),
                kernels);
        network.initialise(1, Initialisation.pytorch());
        FreeRun run = new FreeRun(network, new FreeRunSettings(CHAINS, noise, 1));
        return () -> {
            run.run(STEPS, List.of());
            return run.states()[0];
        };
    }
}
