package periplus.studies.circuit;

import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.attractors.BandGridCircuit;
import periplus.nets.attractors.CircuitSettings;
import periplus.nets.attractors.GainCalibration;
import periplus.nets.attractors.PureGridSettings;
import periplus.studies.study.Findings;

/**
 * Whether the bumps follow the velocity, and stand still without one.
 *
 * <pre>
 *   gain   phase gained / k.v time, over a full turn, at headings all round: each comes with its opposite
 *   drift  phase moved in {@value #REST_STEPS} steps at rest, from a place whose phases lie between cells
 * </pre>
 */
@Source(key = "chu2025", where = "unit gain and zero drift; the measures are ours")
final class CircuitGains {
    /** Phase velocity of a full turn in rad/s; below the 2 rad/s at which a conjunctive ring falls silent. */
    static final double TURN_RADIANS_PER_SECOND = 1.6;

    static final double[] SPEEDS = {0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.9, 2.1, 2.4, 2.8, 3.2};
    private static final int REST_STEPS = 2_000;

    private CircuitGains() {}

    static void measure(CircuitPlan plan, CircuitSettings calibrated, PureGridSettings pure, Findings out, Workers w) {
        int turn = (int) Math.ceil(2 * Math.PI / (TURN_RADIANS_PER_SECOND * calibrated.dtSeconds()));
        int n = plan.headings();
        double[] degrees = new double[n];
        double[] ofCircuit = new double[n];
        double[] ofPure = new double[n];
        w.run(2 * n, (part, _) -> {
            int h = part / 2;
            double heading = 2 * Math.PI * h / n;
            degrees[h] = 360.0 * h / n;
            if (part % 2 == 0) {
                ofCircuit[h] = GainCalibration.gain(calibrated, heading, TURN_RADIANS_PER_SECOND, turn);
            } else {
                ofPure[h] = GainCalibration.gain(pure, heading, TURN_RADIANS_PER_SECOND, turn);
            }
        });
        double[] bySpeed = new double[SPEEDS.length];
        double[] bySpeedPure = new double[SPEEDS.length];
        double[] k = calibrated.waveVectors(0);
        double along = StrictMath.atan2(k[1], k[0]);
        w.run(SPEEDS.length, (s, _) -> {
            bySpeed[s] = GainCalibration.gain(calibrated, along, SPEEDS[s], 200);
            bySpeedPure[s] = GainCalibration.gain(pure, along, SPEEDS[s], 200);
        });
        out.put("largestGainError", largest(ofCircuit));
        out.put("largestGainErrorPureGrid", largest(ofPure));
        out.put("uncalibratedGain", GainCalibration.gain(plan.circuit(), along, 0.5, 400));
        out.put("driftAtRestRadians", drift(calibrated));
        out.array("gain_heading_degrees", degrees, n);
        out.array("gain_by_heading", ofCircuit, n);
        out.array("gain_by_heading_pure", ofPure, n);
        out.array("gain_speed_rad_per_s", SPEEDS, SPEEDS.length);
        out.array("gain_by_speed", bySpeed, SPEEDS.length);
        out.array("gain_by_speed_pure", bySpeedPure, SPEEDS.length);
    }

    /** The largest movement of any bump at rest. */
    static double drift(CircuitSettings settings) {
        BandGridCircuit circuit = new BandGridCircuit(settings.withNoise(0), 0);
        circuit.start(0.313, -0.177);
        double[][] bands = circuit.bandPhases();
        double[][] grids = circuit.gridPhases();
        for (int t = 0; t < REST_STEPS; t++) {
            circuit.step(0, 0);
        }
        double most = 0;
        for (int m = 0; m < bands.length; m++) {
            for (int d = 0; d < 2; d++) {
                most = Math.max(most, Math.abs(difference(circuit.bandPhases()[m][d], bands[m][d])));
                most = Math.max(most, Math.abs(difference(circuit.gridPhases()[m][d], grids[m][d])));
            }
        }
        return most;
    }

    /** a - b in [-pi, pi]. */
    static double difference(double a, double b) {
        double d = a - b;
        return d - 2 * Math.PI * Math.rint(d / (2 * Math.PI));
    }

    private static double largest(double[] gains) {
        double most = 0;
        for (double gain : gains) {
            most = Math.max(most, Math.abs(gain - 1));
        }
        return most;
    }
}
