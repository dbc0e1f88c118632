package periplus.studies.circuit;

import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.attractors.BandGridCircuit;
import periplus.nets.attractors.CircuitPath;
import periplus.nets.attractors.CircuitSettings;
import periplus.nets.attractors.GainCalibration;
import periplus.studies.panels.Panel;
import periplus.tasks.navigation.RecordedPath;
import periplus.tasks.navigation.RecordedTrajectories;
import periplus.tasks.navigation.RecordingSettings;

/**
 * One path integrated by the published circuit, calibrated.
 *
 * @param path the true path, evenly spaced in time
 * @param followed what the circuit made of it
 * @param calibration the shift of the conjunctive weights and its gain
 */
@Source(key = "chu2025", where = "decoded paths")
public record CircuitRun(Trajectories path, CircuitPath followed, GainCalibration calibration) {
    /** A time without samples is bridged in a straight line, however long. */
    private static final double LONGEST_GAP_SECONDS = 1e6;

    /** Calibrates and follows the first {@code steps} steps of the circuit of this path, or all of it. */
    public static CircuitRun of(CircuitSettings settings, Trajectories path, int steps, long seed) {
        GainCalibration calibration = GainCalibration.of(settings);
        Trajectories part = beginning(path, steps, settings.dtSeconds());
        BandGridCircuit circuit = new BandGridCircuit(calibration.applyTo(settings), seed);
        CircuitPath followed = CircuitPath.follow(circuit, part, 0, CircuitPaths.decoder(settings, part));
        return new CircuitRun(part, followed, calibration);
    }

    /** A simulated walk of so many steps of the circuit. */
    public static Trajectories simulated(CircuitPlan plan, int steps, long seed) {
        return plan.walks(seed, "circuit paths", 1, steps, false, Workers.single());
    }

    /**
     * A recording in steps of 20 ms around the middle of its extent.
     *
     * @param label what messages call it
     */
    public static Trajectories recorded(String label, double[] tSeconds, double[] positionMetres) {
        RecordingSettings settings = new RecordingSettings(
                CircuitPlan.INSTANT_SECONDS,
                LONGEST_GAP_SECONDS,
                RecordingSettings.DEFAULT.insideToleranceMetres(),
                false,
                false);
        RecordedTrajectories recorded =
                RecordedTrajectories.inExtent(RecordedPath.of(label, tSeconds, positionMetres), settings);
        return recorded.windows(recorded.instants(), 1);
    }

    /** Seconds that the path takes. */
    public double seconds() {
        return (path.times() - 1) * path.dtSeconds();
    }

    /** Steps that the circuit took. */
    public long steps(CircuitSettings settings) {
        return Math.round(seconds() / settings.dtSeconds());
    }

    /** The largest distance to the true place, in metres. */
    public double largestErrorMetres() {
        double most = 0;
        for (double error : followed.errorMetres()) {
            most = Math.max(most, error);
        }
        return most;
    }

    /** The path as it is walked. */
    public Panel.AnimatedPaths panel(String caption) {
        return CircuitPanels.whole(path.positionMetres(), followed.decodedMetres(), seconds(), caption);
    }

    private static Trajectories beginning(Trajectories path, int steps, double dtSeconds) {
        if (steps < 1) {
            throw new BadInputException("a path of " + steps + " steps; expected at least 1");
        }
        double wanted = 1 + Math.ceil(steps * dtSeconds / path.dtSeconds() - 1e-9);
        int times = (int) Math.min(path.times(), wanted);
        if (times == path.times() && path.paths() == 1) {
            return path;
        }
        Trajectories part = Trajectories.allocate(1, times, path.dtSeconds());
        System.arraycopy(path.positionMetres(), 0, part.positionMetres(), 0, 2 * times);
        System.arraycopy(path.headingRadians(), 0, part.headingRadians(), 0, times);
        return part;
    }
}
