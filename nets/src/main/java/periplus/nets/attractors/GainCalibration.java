package periplus.nets.attractors;

import java.util.function.DoubleUnaryOperator;
import periplus.core.errors.FailedWorkException;
import periplus.core.source.Source;

/**
 * Sets the shift of the conjunctive weights such that a bump advances by exactly k.v.
 *
 * <pre>gain(delta) = (decoded phase gained at constant velocity) / (k.v times the time);  delta with gain = 1</pre>
 *
 * <p>Measured on one whole module, the grid's action included: half the path along the first wave vector, after a second
 * of running in. The root is found by the secant rule from the printed shift. Phases do not know lambda: one shift
 * serves all modules. [I]: that the paper's 0.265 was found so is not stated.
 *
 * @param shiftRadians the calibrated delta
 * @param gain the gain measured with it
 * @param printedGain the gain measured with the shift that the settings came with
 */
@Source(key = "chu2025", where = "neural-circuit model; the calibration is ours")
public record GainCalibration(double shiftRadians, double gain, double printedGain) {
    /** How near 1 the gain is brought. */
    public static final double TOLERANCE = 1e-6;

    private static final double REFERENCE_RADIANS_PER_SECOND = 0.5;
    private static final int RUN_IN_STEPS = 200;
    private static final int MEASURED_STEPS = 800;
    private static final int TRIES = 12;

    /** Calibrates these settings. */
    public static GainCalibration of(CircuitSettings settings) {
        return search(
                shift -> referenceGain(one(settings.withBand(settings.band().withShift(shift)))),
                settings.band().shiftRadians());
    }

    /** Calibrates an integrator of grid cells alone, along the first wave vector as well. */
    public static GainCalibration of(PureGridSettings settings) {
        return search(shift -> referenceGain(one(settings.withShift(shift))), settings.shiftRadians());
    }

    private static GainCalibration search(DoubleUnaryOperator gainOfShift, double printedShift) {
        double a = printedShift;
        double printed = gainOfShift.applyAsDouble(a);
        double gainA = printed;
        double b = a / printed;
        for (int i = 0; i < TRIES; i++) {
            double gainB = gainOfShift.applyAsDouble(b);
            if (Math.abs(gainB - 1) < TOLERANCE) {
                return new GainCalibration(b, gainB, printed);
            }
            double next = b + (1 - gainB) * (b - a) / (gainB - gainA);
            a = b;
            gainA = gainB;
            b = next;
            if (!(b > 0) || !(b < Math.PI)) {
                break;
            }
        }
        throw new FailedWorkException("no shift of the conjunctive weights makes the bump follow the velocity: the last"
                + " tried, " + a + " rad, gives a gain of " + gainA + "; expected 1 at a shift in (0, pi). Change the"
                + " settings: a weak bump or a strong grid-to-band weight holds it back");
    }

    /** The settings with the calibrated shift. */
    public CircuitSettings applyTo(CircuitSettings settings) {
        return settings.withBand(settings.band().withShift(shiftRadians));
    }

    /** The settings with the calibrated shift, for an integrator of grid cells alone. */
    public PureGridSettings applyTo(PureGridSettings settings) {
        return settings.withShift(shiftRadians);
    }

    /**
     * Phase gained over k.v time, at constant velocity, of the band family that the heading runs along most.
     *
     * @param headingRadians heading of the motion
     * @param phaseRadiansPerSecond |k| times the speed
     */
    public static double gain(
            CircuitSettings settings, double headingRadians, double phaseRadiansPerSecond, int measuredSteps) {
        return gain(one(settings), headingRadians, phaseRadiansPerSecond, measuredSteps);
    }

    /** The same for an integrator of grid cells alone. */
    public static double gain(
            PureGridSettings settings, double headingRadians, double phaseRadiansPerSecond, int measuredSteps) {
        return gain(one(settings), headingRadians, phaseRadiansPerSecond, measuredSteps);
    }

    /** One module without noise. */
    private static VelocityIntegrator one(CircuitSettings settings) {
        return new BandGridCircuit(
                settings.withSpacings(settings.spacingsMetres()[0]).withNoise(0), 0);
    }

    private static VelocityIntegrator one(PureGridSettings settings) {
        CircuitSettings common = settings.common();
        return new PureGridCircuit(
                settings.withCommon(
                        common.withSpacings(common.spacingsMetres()[0]).withNoise(0)),
                0,
                0);
    }

    private static double gain(
            VelocityIntegrator circuit, double headingRadians, double phaseRadiansPerSecond, int measuredSteps) {
        CircuitSettings settings = circuit.settings();
        double speed = phaseRadiansPerSecond * settings.spacingsMetres()[0] / (2 * Math.PI);
        double vx = speed * StrictMath.cos(headingRadians);
        double vy = speed * StrictMath.sin(headingRadians);
        double[] k = settings.waveVectors(0);
        double first = k[0] * vx + k[1] * vy;
        double second = k[2] * vx + k[3] * vy;
        int direction = Math.abs(first) >= Math.abs(second) ? 0 : 1;
        circuit.start(0, 0);
        double gained = 0;
        double last = 0;
        for (int t = 0; t < RUN_IN_STEPS + measuredSteps; t++) {
            circuit.step(vx, vy);
            double now = circuit.pushedPhase(0, direction);
            if (t >= RUN_IN_STEPS) {
                gained += Ring.wrap(now - last);
            }
            last = now;
        }
        return gained / ((direction == 0 ? first : second) * measuredSteps * settings.dtSeconds());
    }

    private static double referenceGain(VelocityIntegrator circuit) {
        double[] k = circuit.settings().waveVectors(0);
        return gain(circuit, StrictMath.atan2(k[1], k[0]), REFERENCE_RADIANS_PER_SECOND, MEASURED_STEPS);
    }
}
