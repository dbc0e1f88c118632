package periplus.lab.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningScores;
import periplus.core.carriers.RateMaps;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;

/** The fixed-ring grid scores at 60 and 90 degrees of noisy hexagonal rate maps. */
final class GridScores implements Benchmark {
    private static final double BOX_METRES = 2.2;
    private static final Set<TuningColumn> WANTED = EnumSet.of(TuningColumn.GRID_60, TuningColumn.GRID_90);

    @Override
    public String name() {
        return "grid-scores";
    }

    @Override
    public String question() {
        return "How many units a second get their 60 and 90 degree grid scores (ten rings, spline rotation)?";
    }

    @Override
    public String unit() {
        return "units";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        return List.of(maps(20, 256), maps(50, 64));
    }

    private static BenchmarkCase maps(int bins, int units) {
        return new BenchmarkCase(
                bins + " x " + bins + " bins", units, 0, kernels -> work(kernels, hexagons(bins, units)));
    }

    private static BenchmarkCase.Work work(Kernels kernels, RateMaps maps) {
        return () -> TuningScores.of(maps, WANTED, kernels.workers())
                .get(0, TuningColumn.GRID_60)
                .orNaN();
    }

    /** Three plane waves 60 degrees apart at a random spacing, angle and phase, with noise. */
    static RateMaps hexagons(int bins, int units) {
        double[] rate = new double[units * bins * bins];
        RandomStream stream = RandomStream.of(1, "bench maps", bins);
        for (int u = 0; u < units; u++) {
            double spacing = 0.4 + 0.6 * stream.nextUniform();
            double angle = StrictMath.PI / 3 * stream.nextUniform();
            double x0 = stream.nextUniform();
            double y0 = stream.nextUniform();
            double k = 4 * StrictMath.PI / (Math.sqrt(3) * spacing);
            for (int bin = 0; bin < bins * bins; bin++) {
                double x = (bin % bins + 0.5) * BOX_METRES / bins - x0;
                double y = (Math.floorDiv(bin, bins) + 0.5) * BOX_METRES / bins - y0;
                double value = 0.3 * stream.nextGaussian();
                for (int wave = 0; wave < 3; wave++) {
                    double direction = angle + wave * StrictMath.PI / 3;
                    value += StrictMath.cos(k * (x * StrictMath.cos(direction) + y * StrictMath.sin(direction)));
                }
                rate[u * bins * bins + bin] = value;
            }
        }
        double[] occupancy = new double[bins * bins];
        Arrays.fill(occupancy, 1);
        double half = BOX_METRES / 2;
        return new RateMaps(units, bins, bins, -half, half, -half, half, rate, occupancy);
    }
}
