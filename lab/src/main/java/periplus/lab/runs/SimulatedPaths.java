package periplus.lab.runs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import periplus.core.carriers.Trajectories;
import periplus.core.workers.Workers;
import periplus.lab.formats.Npz;
import periplus.lab.formats.NpyArray;
import periplus.tasks.motion.Motion;

/** Simulated trajectories as a file: {@code t_s [time]}, {@code position_m [path][time][2]}, {@code heading_rad [path][time]}. */
public final class SimulatedPaths {
    /** The stream that the paths are drawn from. */
    public static final String PURPOSE = "paths";

    private SimulatedPaths() {}

    /** Simulates {@code count} paths of {@code steps} steps (steps + 1 instants) and writes them as .npz. */
    public static void write(Motion motion, int count, int steps, long seed, Path file, Workers workers) {
        Trajectories paths = Trajectories.allocate(count, steps + 1, motion.dtSeconds());
        motion.fill(seed, PURPOSE, 0, paths, workers);
        double[] t = new double[steps + 1];
        for (int k = 0; k <= steps; k++) {
            t[k] = k * motion.dtSeconds();
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("t_s", NpyArray.of(t, steps + 1));
        arrays.put("position_m", NpyArray.of(paths.positionMetres(), count, steps + 1, 2));
        arrays.put("heading_rad", NpyArray.of(paths.headingRadians(), count, steps + 1));
        Npz.write(file, arrays);
    }
}
