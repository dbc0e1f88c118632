package periplus.nets.attractors;

import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * The circuit led along a path: it starts at the true place and is told the velocity only.
 *
 * @param decodedMetres place read from the grid bumps of all modules at each instant, [times][2] row-major
 * @param errorMetres distance to the true place at each instant [times]; the first is the start's
 * @param silencedShare share of the circuit's steps at which |k.v| of some module was above g0, so that a conjunctive
 *     ring was silent and the bump lagged
 */
@Source(key = "chu2025", where = "neural-circuit model, decoded paths")
public record CircuitPath(double[] decodedMetres, double[] errorMetres, double silencedShare) {
    /**
     * Leads a circuit along one path of the trajectories.
     *
     * <p>Between instants the velocity is the displacement over the time; the path's step must be a whole multiple of
     * the circuit's.
     */
    public static CircuitPath follow(
            VelocityIntegrator circuit, Trajectories trajectories, int path, PhaseDecoder decoder) {
        double dt = circuit.settings().dtSeconds();
        double ratio = trajectories.dtSeconds() / dt;
        int substeps = (int) Math.round(ratio);
        if (substeps < 1 || Math.abs(ratio - substeps) > 1e-6 * ratio) {
            throw new BadInputException(
                    "a path in steps of " + trajectories.dtSeconds() + " s for a circuit in steps of " + dt
                            + " s; expected a whole multiple. Choose the circuit's dtSeconds to fit");
        }
        int times = trajectories.times();
        double[] decoded = new double[2 * times];
        double[] errors = new double[times];
        double x = trajectories.x(path, 0);
        double y = trajectories.y(path, 0);
        circuit.start(x, y);
        long silenced = 0;
        double[] place = {x, y};
        for (int t = 0; t < times; t++) {
            if (t > 0) {
                double vx = (trajectories.x(path, t) - x) / trajectories.dtSeconds();
                double vy = (trajectories.y(path, t) - y) / trajectories.dtSeconds();
                for (int s = 0; s < substeps; s++) {
                    circuit.step(vx, vy);
                }
                silenced += isSilencing(circuit.settings(), vx, vy) ? substeps : 0;
                x = trajectories.x(path, t);
                y = trajectories.y(path, t);
            }
            place = decoder.place(circuit.gridPhases());
            decoded[2 * t] = place[0];
            decoded[2 * t + 1] = place[1];
            errors[t] = Math.sqrt((place[0] - x) * (place[0] - x) + (place[1] - y) * (place[1] - y));
        }
        return new CircuitPath(decoded, errors, times > 1 ? silenced / ((times - 1.0) * substeps) : 0);
    }

    /** Mean distance over all instants but the first, in metres. */
    public double meanErrorMetres() {
        double sum = 0;
        for (int t = 1; t < errorMetres.length; t++) {
            sum += errorMetres[t];
        }
        return errorMetres.length > 1 ? sum / (errorMetres.length - 1) : 0;
    }

    private static boolean isSilencing(CircuitSettings settings, double vx, double vy) {
        double limit = settings.band().drive() / BandSettings.TIME_UNIT_SECONDS;
        for (int m = 0; m < settings.spacingsMetres().length; m++) {
            double[] k = settings.waveVectors(m);
            if (Math.abs(k[0] * vx + k[1] * vy) > limit || Math.abs(k[2] * vx + k[3] * vy) > limit) {
                return true;
            }
        }
        return false;
    }
}
