package periplus.lab.bench;

import java.util.ArrayList;
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

/**
 * Long noisy runs without input, as replay is sampled: chains of a leaky ReLU network, fresh noise every step. The heavy
 * case is 10^7 steps of one network of 256 units: 500 chains of 20,000 steps.
 */
final class FreeRunning implements Benchmark {
    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String question() {
        return "How long is one time step of chains that run freely on noise in every unit?";
    }

    @Override
    public String unit() {
        return "time steps of all chains";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        List<BenchmarkCase> cases = new ArrayList<>(
                List.of(chains(128, 200, 50), chains(256, 200, 50), chains(512, 200, 50), chains(256, 500, 50)));
        if (heavy) {
            cases.add(chains(256, 500, 20_000));
        }
        return cases;
    }

    private static BenchmarkCase chains(int units, int chains, int steps) {
        return new BenchmarkCase(
                "N " + units + ", " + chains + " chains, " + steps + " steps",
                steps,
                2.0 * steps * chains * units * units,
                kernels -> work(kernels, units, chains, steps));
    }

    private static BenchmarkCase.Work work(Kernels kernels, int units, int chains, int steps) {
        Noise noise = new Noise(0.1, 0);
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(2, units, 2, 0),
                new LeakyRnnSettings(Nonlinearity.RELU, new Leak.Fixed(0.2), LeakForm.RATE, true, noise),
                kernels);
        network.initialise(1, Initialisation.pytorch());
        FreeRun run = new FreeRun(network, new FreeRunSettings(chains, noise, 1));
        return () -> {
            run.run(steps, List.of());
            return run.states()[0];
        };
    }
}
