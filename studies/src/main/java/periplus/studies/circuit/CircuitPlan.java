package periplus.studies.circuit;

import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.attractors.CircuitSettings;
import periplus.studies.study.Scale;
import periplus.tasks.motion.RodentWalk;
import periplus.tasks.motion.RodentWalkSettings;
import periplus.tasks.space.Arena;

/**
 * How much of the circuit is measured, and on which paths.
 *
 * <p>The paper's 1,000 steps to decode and 100,000 to map are [P]; its motion is not stated. Ours is {@link RodentWalk}
 * [I], slow enough that no module's conjunctive cells fall silent for long (0.8 m/s along a wave vector at 2.5 m).
 *
 * @param circuit as it came, before calibration
 * @param arenaMetres side of the square that simulated paths stay in; 5 [C]
 * @param speedScale Rayleigh scale of the speed in m/s
 * @param paths simulated paths, and windows of a recorded one
 * @param pathSteps steps of the circuit on each
 * @param headings gains are measured at so many headings, evenly spaced
 * @param noiseLevels standard deviations of the input noise, rising
 * @param noiseRuns independent runs a level
 * @param noiseSteps steps of each
 * @param pathNoise the level at which noisy paths are decoded
 * @param mapArenaMetres side of the square that maps are made in; twice the other [I], for with fewer than three
 *     periods of a wave in the box its band score says little
 * @param mapPaths independent paths that the maps are made of
 * @param mapSteps steps of all of them together; 100,000 [P]
 */
@Source(key = "chu2025", where = "neural-circuit model, simulations")
public record CircuitPlan(
        CircuitSettings circuit,
        double arenaMetres,
        double speedScale,
        int paths,
        int pathSteps,
        int headings,
        double[] noiseLevels,
        int noiseRuns,
        int noiseSteps,
        double pathNoise,
        double mapArenaMetres,
        int mapPaths,
        int mapSteps) {
    /** Time between two instants of a simulated path. */
    static final double INSTANT_SECONDS = 0.02;

    public CircuitPlan {
        if (paths < 1 || pathSteps < 8 || headings < 1 || noiseRuns < 2 || noiseSteps < 8 || mapPaths < 1) {
            throw new BadInputException("a plan of " + paths + " paths of " + pathSteps + " steps, " + headings
                    + " headings, " + noiseRuns + " noisy runs of " + noiseSteps + " steps and " + mapPaths
                    + " mapped paths; expected at least 1 path of 8 steps, 1 heading, 2 runs of 8 steps and 1 path");
        }
        noiseLevels = noiseLevels.clone();
    }

    /** What a study asks for at this scale; the paper's settings at each. */
    public static CircuitPlan of(Scale scale) {
        CircuitSettings circuit = CircuitSettings.published();
        double[] levels = {1, 2, 4, 8};
        return switch (scale) {
            case SMOKE -> new CircuitPlan(circuit, 5, 0.2, 2, 400, 8, new double[] {2, 8}, 4, 200, 2, 10, 2, 4_000);
            case LAPTOP -> new CircuitPlan(circuit, 5, 0.2, 8, 1_000, 36, levels, 16, 1_000, 2, 10, 4, 100_000);
            case PAPER -> new CircuitPlan(circuit, 5, 0.2, 32, 1_000, 72, levels, 64, 2_000, 2, 10, 4, 100_000);
        };
    }

    /** The same in a square of another side. */
    CircuitPlan inArena(double sideMetres) {
        return new CircuitPlan(
                circuit,
                sideMetres,
                speedScale,
                paths,
                pathSteps,
                headings,
                noiseLevels,
                noiseRuns,
                noiseSteps,
                pathNoise,
                mapArenaMetres,
                mapPaths,
                mapSteps);
    }

    /** Paths in the arena, long enough for {@code steps} steps of the circuit. */
    Trajectories walks(long seed, String purpose, int count, int steps, boolean constantSpeed, Workers workers) {
        int instants = 1 + Math.max(2, (int) Math.round(steps * circuit.dtSeconds() / INSTANT_SECONDS));
        RodentWalkSettings still = RodentWalkSettings.DEFAULT;
        RodentWalkSettings settings = new RodentWalkSettings(
                INSTANT_SECONDS,
                constantSpeed ? 0.9 * circuit.largestSpeed(0) : speedScale,
                still.speedCoherenceSeconds(),
                constantSpeed,
                still.turnSdRadiansPerSecond(),
                still.turnCoherenceSeconds(),
                still.thigmotaxis(),
                still.wallRepelMetres(),
                still.wallRepelStrength(),
                still.discretisation(),
                still.drift());
        Trajectories walks = Trajectories.allocate(count, instants, INSTANT_SECONDS);
        new RodentWalk(Arena.square(arenaMetres), settings).fill(seed, purpose, 0, walks, workers);
        return walks;
    }
}
