package periplus.lab.bench;

import java.util.ArrayList;
import java.util.List;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;
import periplus.nets.training.ManyNetworks;

/**
 * Sixteen networks of {@link LeakyTraining} side by side, each with weights and a batch of its own, a network a thread; at 5,000
 * steps a network, 0.72 times the steps a second is networks an hour.
 */
final class ManySmallNetworks implements Benchmark {
    private static final int NETWORKS = 16;
    private static final int TRIALS = 64;
    private static final int STEPS = 100;

    @Override
    public String name() {
        return "many-networks";
    }

    @Override
    public String question() {
        return "How many steps a second do small leaky networks make that are trained side by side?";
    }

    @Override
    public String unit() {
        return "training steps of a network";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        return List.of(networks(64), networks(128));
    }

    private static BenchmarkCase networks(int units) {
        return new BenchmarkCase(
                NETWORKS + " networks, N " + units + ", batch " + TRIALS + ", T " + STEPS,
                NETWORKS,
                NETWORKS * LeakyTraining.flops(units, TRIALS, STEPS),
                kernels -> work(kernels, units));
    }

    private static BenchmarkCase.Work work(Kernels kernels, int units) {
        String provider = kernels.provider();
        String wish = provider.startsWith("plain") ? "plain" : provider.startsWith("native") ? "native" : "auto";
        List<ManyNetworks.Member> members = new ArrayList<>();
        for (int i = 0; i < NETWORKS; i++) {
            SequenceBatch batch = LeakyTraining.batch(STEPS, TRIALS, i);
            Kernels own = KernelProviders.choose(wish, Workers.single());
            members.add(new ManyNetworks.Member("network " + i, LeakyTraining.trainer(own, units, i), step -> batch));
        }
        ManyNetworks many = new ManyNetworks(kernels.workers(), members, 0);
        return () -> {
            double sum = 0;
            for (ManyNetworks.Row row : many.train(1)) {
                sum += row.last() == null ? Double.NaN : row.last().total();
            }
            return sum;
        };
    }
}
