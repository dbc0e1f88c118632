package periplus.tasks.navigation;

import java.util.Arrays;
import periplus.core.carriers.SequenceBatch;
import periplus.core.math.PortableDouble;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.StretchableTask;
import periplus.tasks.TrialStreams;

/**
 * Path integration from heading and speed in a square or a cube: say at each step where one is, in metres.
 *
 * <pre>
 *   theta_t = theta_{t-1} + sd xi     phi_t = phi_{t-1} + sd xi     xi ~ N(0, 1), v_t ~ U(0, fastest)
 *   u_t = (cos theta, sin theta)                                     in the plane
 *   u_t = (cos phi cos theta, cos phi sin theta, sin phi)            in space
 *   x_t = x_{t-1} + v_t u_t;  on an axis where that leaves [-side/2, side/2] the animal bounces: u_t changes sign there
 *
 *   input_t  = (cos theta, sin theta, [cos phi, sin phi,] gain v, start)      start = x_0 at t = 0, then 0
 *   target_t = x_t
 * </pre>
 *
 * <p>x_0 is uniform in the space, the first direction uniform on the circle or the sphere. Heading and speed that the
 * network sees are those of the step that was made, after bouncing. Complexity: 2 or 3 dimensions. Stretched, the
 * trial is longer; every step counts.
 *
 * <p>Source: the study of degeneracy gives inputs, targets and the range of the outputs. The walk, the walls and how the
 * start is told are ours, as are headings told as cosine and sine: an angle jumps by a turn.
 *
 * <p>Not to be confused with {@link PathIntegration}, which has arenas, motion models and place codes.
 */
@Source(key = "huang2025", where = "section 3, task 4")
public final class HeadingPathIntegration implements StretchableTask {
    /**
     * The choices of this task.
     *
     * @param dimensions 2 or 3
     * @param steps length of a trial
     * @param sideMetres of the square or cube
     * @param fastestMetres longest step, in metres; the mean is half of it
     * @param turnSdRadians sd of the turn in a step
     * @param speedGain what the speed is multiplied with before the network sees it
     */
    public record Settings(
            int dimensions,
            int steps,
            double sideMetres,
            double fastestMetres,
            double turnSdRadians,
            double speedGain) {
        public Settings {
            if (dimensions != 2 && dimensions != 3) {
                throw new IllegalArgumentException("paths in " + dimensions + " dimensions, expected 2 or 3");
            }
            if (steps < 1) {
                throw new IllegalArgumentException("paths of " + steps + " steps, expected at least 1");
            }
            if (!(fastestMetres > 0) || !(sideMetres >= 2 * fastestMetres) || !Double.isFinite(sideMetres)) {
                throw new IllegalArgumentException("steps of up to " + fastestMetres + " m in a space of " + sideMetres
                        + " m, expected a positive length and a space at least twice as wide");
            }
            if (!(turnSdRadians >= 0 && turnSdRadians <= 1) || !(speedGain > 0)) {
                throw new IllegalArgumentException("turns of sd " + turnSdRadians + " rad and a speed gain of "
                        + speedGain + ", expected an sd in [0, 1] and a positive gain");
            }
        }
    }

    private final Settings settings;
    private final TrialStreams streams = new TrialStreams();
    private final float[] speeds;
    private final float[] turns;
    private final double[] at;

    /** The task with these choices. */
    public HeadingPathIntegration(Settings settings) {
        this.settings = settings;
        this.speeds = new float[settings.steps()];
        this.turns = new float[Math.multiplyExact(settings.steps(), settings.dimensions() - 1)];
        this.at = new double[settings.dimensions()];
    }

    @Override
    public HeadingPathIntegration stretched(int factor) {
        StretchableTask.checkFactor(factor);
        return new HeadingPathIntegration(new Settings(
                settings.dimensions(),
                Math.multiplyExact(settings.steps(), factor),
                settings.sideMetres(),
                settings.fastestMetres(),
                settings.turnSdRadians(),
                settings.speedGain()));
    }

    /** The choices. */
    public Settings settings() {
        return settings;
    }

    @Override
    public int steps() {
        return settings.steps();
    }

    @Override
    public int inputs() {
        return angleInputs() + 1 + settings.dimensions();
    }

    /** Cosine and sine of each angle. */
    private int angleInputs() {
        return 2 * (settings.dimensions() - 1);
    }

    @Override
    public int outputs() {
        return settings.dimensions();
    }

    @Override
    public int initialSize() {
        return 0;
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.COORDINATES;
    }

    @Override
    public String describe() {
        return "path integration from heading and speed in " + settings.dimensions() + " dimensions, "
                + settings.steps() + " steps of up to " + settings.fastestMetres() + " m in " + settings.sideMetres()
                + " m";
    }

    @Override
    public void fill(long seed, String purpose, long batchIndex, SequenceBatch batch) {
        requireShape(batch);
        Arrays.fill(batch.input, 0f);
        Arrays.fill(batch.weight, 1f);
        for (int trial = 0; trial < batch.trials; trial++) {
            RandomStream stream = streams.open(seed, purpose, batchIndex, trial);
            for (int axis = 0; axis < at.length; axis++) {
                at[axis] = settings.sideMetres() * (stream.nextUniform() - 0.5);
                batch.input[trial * batch.inputs + angleInputs() + 1 + axis] = (float) at[axis];
            }
            double theta = StrictMath.PI * (2 * stream.nextUniform() - 1);
            double phi = at.length == 3 ? StrictMath.asin(2 * stream.nextUniform() - 1) : 0;
            stream.fillUniform(speeds, 0, speeds.length, 0f, (float) settings.fastestMetres());
            stream.fillGaussian(turns, 0, turns.length, (float) settings.turnSdRadians());
            walk(batch, trial, theta, phi);
        }
    }

    private void walk(SequenceBatch batch, int trial, double firstTheta, double firstPhi) {
        double theta = firstTheta;
        double phi = firstPhi;
        for (int t = 0; t < batch.steps; t++) {
            theta = wrapped(theta + turns[t]);
            phi = at.length == 3 ? wrapped(phi + turns[batch.steps + t]) : 0;
            double cosTheta = PortableDouble.cos(theta);
            double sinTheta = PortableDouble.sin(theta);
            double cosPhi = PortableDouble.cos(phi);
            double sinPhi = PortableDouble.sin(phi);
            // bouncing: the part of the direction that would leave is turned back
            if (leaves(0, speeds[t] * cosPhi * cosTheta)) {
                theta = wrapped(StrictMath.PI - theta);
                cosTheta = -cosTheta;
            }
            if (leaves(1, speeds[t] * cosPhi * sinTheta)) {
                theta = -theta;
                sinTheta = -sinTheta;
            }
            if (at.length == 3 && leaves(2, speeds[t] * sinPhi)) {
                phi = -phi;
                sinPhi = -sinPhi;
            }
            int row = t * batch.trials + trial;
            int in = row * batch.inputs;
            batch.input[in] = (float) cosTheta;
            batch.input[in + 1] = (float) sinTheta;
            if (at.length == 3) {
                batch.input[in + 2] = (float) cosPhi;
                batch.input[in + 3] = (float) sinPhi;
            }
            batch.input[in + angleInputs()] = (float) (settings.speedGain() * speeds[t]);
            at[0] += speeds[t] * cosPhi * cosTheta;
            at[1] += speeds[t] * cosPhi * sinTheta;
            if (at.length == 3) {
                at[2] += speeds[t] * sinPhi;
            }
            for (int axis = 0; axis < at.length; axis++) {
                batch.target[row * batch.outputs + axis] = (float) at[axis];
            }
        }
    }

    private boolean leaves(int axis, double length) {
        return Math.abs(at[axis] + length) > settings.sideMetres() / 2;
    }

    /** Into [-pi, pi], for turns of less than one. */
    private static double wrapped(double angle) {
        double turn = 2 * StrictMath.PI;
        return angle > StrictMath.PI ? angle - turn : angle < -StrictMath.PI ? angle + turn : angle;
    }
}
