package periplus.lab.bench;

import java.util.List;
import periplus.core.carriers.SequenceBatch;
import periplus.core.carriers.Trajectories;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;
import periplus.tasks.codes.DifferenceOfSoftmaxes;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.motion.RayleighWalk;
import periplus.tasks.motion.RayleighWalkSettings;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.PathIntegrationSettings;
import periplus.tasks.space.Arena;

/** Foraging walks in the published box, alone and as whole training batches with place-cell starts and targets. */
final class SimulatedWalks implements Benchmark {
    static final int PLACE_CELLS = 512;
    private static final int PATHS = 200;
    private static final int STEPS = 20;

    @Override
    public String name() {
        return "paths";
    }

    @Override
    public String question() {
        return "How many steps of simulated paths a second, alone and with the place cells that training needs?";
    }

    @Override
    public String unit() {
        return "steps of a path";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        String size = PATHS + " paths, " + STEPS + " steps";
        double steps = (double) PATHS * STEPS;
        return List.of(
                new BenchmarkCase(size, steps, 0, SimulatedWalks::walks),
                new BenchmarkCase(size + ", " + PLACE_CELLS + " place cells", steps, 0, SimulatedWalks::batches));
    }

    static PathIntegration placeCellTask(Workers workers) {
        Arena arena = Arena.square(2.2);
        return PathIntegration.toPlaceCells(
                new RayleighWalk(arena, RayleighWalkSettings.SORSCHER_2019),
                new DifferenceOfSoftmaxes(PlaceCentres.uniform(arena, PLACE_CELLS, 1), 0.12, 2),
                PathIntegrationSettings.SORSCHER_2019,
                workers);
    }

    private static BenchmarkCase.Work walks(Kernels kernels) {
        RayleighWalk walk = new RayleighWalk(Arena.square(2.2), RayleighWalkSettings.SORSCHER_2019);
        Trajectories paths = Trajectories.allocate(PATHS, STEPS + 1, walk.dtSeconds());
        long[] batch = {0};
        return () -> {
            walk.fill(1, "bench", batch[0]++, paths, kernels.workers());
            return paths.x(PATHS - 1, STEPS);
        };
    }

    private static BenchmarkCase.Work batches(Kernels kernels) {
        PathIntegration task = placeCellTask(kernels.workers());
        SequenceBatch batch = task.newBatch(PATHS);
        long[] index = {0};
        return () -> {
            task.fill(1, "bench", index[0]++, batch);
            return batch.target[0];
        };
    }
}
