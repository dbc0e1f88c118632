package periplus.nets.sampling;

import java.util.Arrays;
import periplus.core.carriers.StateMap;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;

/**
 * One noise-free step of a trained leaky network under a constant input, with its Jacobian, in double precision.
 *
 * <pre>
 *   d = M v + b
 *   rate leak      F(h) = (1 - alpha) h + alpha f(J h + d)       dF/dh = diag(1 - alpha) + diag(alpha f'(J h + d)) J
 *   additive leak  F(h) = (1 - alpha) h + f(J h + d)             dF/dh = diag(1 - alpha) + diag(f'(J h + d)) J
 *   current leak   F(x) = (1 - alpha) x + alpha (J f(x) + d)     dF/dx = diag(1 - alpha) + diag(alpha) J diag(f'(x))
 * </pre>
 *
 * <p>States are rates h with the rate and the additive leak and currents x with the current leak: {@link #ratesOf} gives the rates of
 * both. The weights are the network's of the moment it is made, widened to double; one step agrees with the network's
 * float32 step to float rounding. The slope of relu at 0 is taken as 0, as in training. For slow and fixed points and
 * Jacobian spectra; long noisy runs are {@link FreeRun}'s. Safe for several threads at once.
 */
public final class AutonomousStep implements StateMap {
    private final int units;
    private final Nonlinearity f;
    private final LeakForm form;
    private final double[] alpha;

    /** What the pull of a step is multiplied with: alpha, or 1 where the drive is added whole. */
    private final double[] gain;

    private final float[] j;
    private final double[] drive;

    private AutonomousStep(int units, Nonlinearity f, LeakForm form, double[] alpha, float[] j, double[] drive) {
        this.units = units;
        this.f = f;
        this.form = form;
        this.alpha = alpha;
        this.gain = alpha.clone();
        if (form == LeakForm.ADDITIVE) {
            Arrays.fill(gain, 1);
        }
        this.j = j;
        this.drive = drive;
    }

    /** Without input. */
    public static AutonomousStep of(RecurrentNetwork network) {
        return of(network, new float[network.shape().inputs()]);
    }

    /**
     * Under this constant input, [inputs].
     *
     * @throws BadInputException for a network whose cell is not the leaky or vanilla one, or an input of another size
     */
    public static AutonomousStep of(RecurrentNetwork network, float[] constantInput) {
        if (!(network.settings() instanceof LeakyRnnSettings settings)) {
            throw new BadInputException("the step of a network with "
                    + network.settings().getClass().getSimpleName()
                    + " is not known in closed form: expected a leaky or vanilla recurrent network");
        }
        int units = network.shape().units();
        int inputs = network.shape().inputs();
        if (constantInput.length != inputs) {
            throw new BadInputException(
                    "a constant input of " + constantInput.length + " numbers, expected the network's " + inputs);
        }
        float[] m = network.parameters().get("RNN.weight_ih_l0").values();
        Parameter bias = network.cell().inputBias();
        double[] drive = new double[units];
        for (int i = 0; i < units; i++) {
            for (int k = 0; k < inputs; k++) {
                drive[i] += (double) m[i * inputs + k] * constantInput[k];
            }
            drive[i] += bias == null ? 0 : bias.values()[i];
        }
        float[] j = network.parameters().get("RNN.weight_hh_l0").values().clone();
        return new AutonomousStep(
                units, settings.nonlinearity(), settings.form(), alpha(network, settings.leak(), units), j, drive);
    }

    private static double[] alpha(RecurrentNetwork network, Leak leak, int units) {
        double[] alpha = new double[units];
        boolean learned = switch (leak) {
            case Leak.Fixed ignored -> false;
            case Leak.None ignored -> false;
            case Leak.TimeConstant ignored -> false;
            case Leak.LearnedPerNetwork ignored -> true;
            case Leak.LearnedPerUnit ignored -> true;
        };
        for (int i = 0; i < units; i++) {
            if (learned) {
                float[] raw = network.parameters().get("RNN.leak_raw").values();
                alpha[i] = sigmoid(raw[raw.length == 1 ? 0 : i]);
            } else {
                alpha[i] = (float) leak.initialAlpha();
            }
        }
        return alpha;
    }

    @Override
    public int size() {
        return units;
    }

    @Override
    public void apply(double[] state, double[] next) {
        double[] drives = drives(state);
        for (int i = 0; i < units; i++) {
            double towards = form == LeakForm.CURRENT ? drives[i] : rate(drives[i]);
            next[i] = (1 - alpha[i]) * state[i] + gain[i] * towards;
        }
    }

    @Override
    public void jacobian(double[] state, double[] jacobian) {
        double[] rows = rowGains(state);
        double[] columns = columnGains(state);
        for (int i = 0; i < units; i++) {
            double row = rows[i];
            for (int k = 0; k < units; k++) {
                jacobian[i * units + k] = row * j[i * units + k] * columns[k];
            }
            jacobian[i * units + i] += 1 - alpha[i];
        }
    }

    @Override
    public void pullBack(double[] state, double[] v, double[] out) {
        double[] rows = rowGains(state);
        double[] back = new double[units];
        for (int i = 0; i < units; i++) {
            double weight = v[i] * rows[i];
            if (weight != 0) {
                for (int k = 0; k < units; k++) {
                    back[k] += weight * j[i * units + k];
                }
            }
        }
        double[] columns = columnGains(state);
        for (int k = 0; k < units; k++) {
            out[k] = (1 - alpha[k]) * v[k] + columns[k] * back[k];
        }
    }

    /** The rates of a state: the state itself with the rate and the additive leak, f of it with the current leak. */
    public double[] ratesOf(double[] state) {
        if (state.length != units) {
            throw new IllegalArgumentException("a state of " + state.length + " numbers for " + units + " units");
        }
        double[] rates = state.clone();
        if (form == LeakForm.CURRENT) {
            for (int i = 0; i < units; i++) {
                rates[i] = rate(state[i]);
            }
        }
        return rates;
    }

    /** What the Jacobian multiplies row i of J with. */
    private double[] rowGains(double[] state) {
        if (form == LeakForm.CURRENT) {
            return gain;
        }
        double[] rows = drives(state);
        for (int i = 0; i < units; i++) {
            rows[i] = gain[i] * slope(rows[i]);
        }
        return rows;
    }

    /** What the Jacobian multiplies column k of J with. */
    private double[] columnGains(double[] state) {
        double[] columns = new double[units];
        for (int k = 0; k < units; k++) {
            columns[k] = form == LeakForm.CURRENT ? slope(state[k]) : 1;
        }
        return columns;
    }

    /** J times the rates plus the constant drive; four units at a time, each one's sum in the order of the senders. */
    private double[] drives(double[] state) {
        double[] sent = ratesOf(state);
        double[] z = drive.clone();
        int i = 0;
        for (; i + 4 <= units; i += 4) {
            int j0 = i * units;
            int j1 = j0 + units;
            int j2 = j1 + units;
            int j3 = j2 + units;
            double z0 = z[i];
            double z1 = z[i + 1];
            double z2 = z[i + 2];
            double z3 = z[i + 3];
            for (int k = 0; k < units; k++) {
                double r = sent[k];
                z0 += j[j0 + k] * r;
                z1 += j[j1 + k] * r;
                z2 += j[j2 + k] * r;
                z3 += j[j3 + k] * r;
            }
            z[i] = z0;
            z[i + 1] = z1;
            z[i + 2] = z2;
            z[i + 3] = z3;
        }
        for (; i < units; i++) {
            for (int k = 0; k < units; k++) {
                z[i] += j[i * units + k] * sent[k];
            }
        }
        return z;
    }

    private double rate(double z) {
        return switch (f) {
            case RELU -> z > 0 ? z : 0;
            case TANH -> StrictMath.tanh(z);
            case SIGMOID -> sigmoid(z);
            case SOFTPLUS -> Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
            case LINEAR -> z;
        };
    }

    private double slope(double z) {
        return switch (f) {
            case RELU -> z > 0 ? 1 : 0;
            case TANH -> {
                double r = StrictMath.tanh(z);
                yield 1 - r * r;
            }
            case SIGMOID -> sigmoid(z) * sigmoid(-z);
            case SOFTPLUS -> sigmoid(z);
            case LINEAR -> 1;
        };
    }

    private static double sigmoid(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        return (z < 0 ? e : 1) / (1 + e);
    }
}
