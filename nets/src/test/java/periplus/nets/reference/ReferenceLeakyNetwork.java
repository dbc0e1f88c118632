package periplus.nets.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.Penalty;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * All leaky networks in double precision, one trial and one unit at a time, with the backward pass by hand.
 *
 * <pre>
 *   RATE     x_t = (1-a) x_{t-1} + a f(z_t) + out_t     h_t = x_t
 *   ADDITIVE x_t = (1-a) x_{t-1} + f(z_t) + out_t       h_t = x_t
 *   CURRENT  x_t = (1-a) x_{t-1} + a z_t + out_t        h_t = f(x_t)
 *   z_t = J h_{t-1} + M v_t + b + in_t                  x_0 = E p     y_t = D h_t + c
 * </pre>
 */
public class ReferenceLeakyNetwork implements ReferenceNetwork {
    private final LeakyRnnSettings settings;
    final NetworkShape shape;
    final SequenceBatch batch;
    private final Objective objective;
    final double @Nullable [] inside;
    final double @Nullable [] outside;
    private final Map<String, double[]> parameters = new LinkedHashMap<>();
    private final double[][][] z;
    final double[][][] x;
    final double[][][] h;
    private final double[][][] y;
    private final double totalWeight;
    private double kinkMargin;

    /** A twin with the parameters of a network; noise is [steps][trials][units] or null. */
    public ReferenceLeakyNetwork(
            LeakyRnnSettings settings,
            NetworkShape shape,
            Parameters from,
            SequenceBatch batch,
            Objective objective,
            double @Nullable [] inside,
            double @Nullable [] outside) {
        this.settings = settings;
        this.shape = shape;
        this.batch = batch;
        this.objective = objective;
        this.inside = inside;
        this.outside = outside;
        for (Parameter parameter : from) {
            double[] values = new double[parameter.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = parameter.values()[i];
            }
            parameters.put(parameter.name(), values);
        }
        int units = shape.units();
        this.z = new double[batch.trials][batch.steps + 1][units];
        this.x = new double[batch.trials][batch.steps + 1][units];
        this.h = new double[batch.trials][batch.steps + 1][units];
        this.y = new double[batch.trials][batch.steps + 1][shape.outputs()];
        double sum = 0;
        for (float weight : batch.weight) {
            sum += weight;
        }
        this.totalWeight = sum;
    }

    @Override
    public Map<String, double[]> parameters() {
        return parameters;
    }

    /** How the gradient passes the leak; a test overrides it with a wrong sign and expects the checks to fail. */
    protected double throughLeak(double alpha, double d) {
        return (1 - alpha) * d;
    }

    double[] array(String name) {
        double[] found = parameters.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return found;
    }

    double alpha(int unit) {
        double[] raw = parameters.get("RNN.leak_raw");
        if (raw == null) {
            return (float) settings.leak().initialAlpha();
        }
        return Scalars.sigmoid(raw[raw.length == 1 ? 0 : unit]);
    }

    /** What the drive is multiplied with. */
    private double gain(double alpha) {
        return settings.form() == LeakForm.ADDITIVE ? 1 : alpha;
    }

    private double gainSlope() {
        return settings.form() == LeakForm.ADDITIVE ? 0 : 1;
    }

    int row(int t, int trial) {
        return (t - 1) * batch.trials + trial;
    }

    private void forward(int trial) {
        int units = shape.units();
        double[] d = array("decoder.weight");
        double @Nullable [] c = parameters.get("decoder.bias");
        double @Nullable [] e = parameters.get("encoder.weight");
        boolean rateForm = settings.form() != LeakForm.CURRENT;
        Nonlinearity f = settings.nonlinearity();
        for (int u = 0; u < units; u++) {
            double start = 0;
            for (int p = 0; p < shape.initialSize() && e != null; p++) {
                start += e[u * shape.initialSize() + p] * batch.initial[trial * shape.initialSize() + p];
            }
            x[trial][0][u] = start;
            h[trial][0][u] = rateForm ? start : Scalars.rate(f, start);
        }
        for (int t = 1; t <= batch.steps; t++) {
            advance(trial, t);
            for (int o = 0; o < shape.outputs(); o++) {
                double sum = c == null ? 0 : c[o];
                for (int u = 0; u < units; u++) {
                    sum += d[o * units + u] * h[trial][t][u];
                }
                y[trial][t][o] = sum;
            }
        }
    }

    /** Step t of one trial: from x and h of step t - 1 to those of step t. */
    void advance(int trial, int t) {
        int units = shape.units();
        double[] j = array("RNN.weight_hh_l0");
        double[] m = array("RNN.weight_ih_l0");
        double @Nullable [] b = parameters.get("RNN.bias_ih_l0");
        boolean rateForm = settings.form() != LeakForm.CURRENT;
        Nonlinearity f = settings.nonlinearity();
        for (int u = 0; u < units; u++) {
            double drive = b == null ? 0 : b[u];
            for (int k = 0; k < units; k++) {
                drive += j[u * units + k] * h[trial][t - 1][k];
            }
            for (int i = 0; i < shape.inputs(); i++) {
                drive += m[u * shape.inputs() + i] * batch.input[row(t, trial) * shape.inputs() + i];
            }
            int n = row(t, trial) * units + u;
            drive += inside == null ? 0 : inside[n];
            double a = alpha(u);
            double pull = rateForm ? Scalars.rate(f, drive) : drive;
            double state = (1 - a) * x[trial][t - 1][u] + gain(a) * pull + (outside == null ? 0 : outside[n]);
            z[trial][t][u] = drive;
            x[trial][t][u] = state;
            h[trial][t][u] = rateForm ? state : Scalars.rate(f, state);
            if (f == Nonlinearity.RELU) {
                kinkMargin = Math.min(kinkMargin, Math.abs(rateForm ? drive : state));
            }
        }
    }

    /** Loss of one row and, into dy, its gradient; both before weighting. */
    private double rowLoss(int trial, int t, double[] dy) {
        int outputs = shape.outputs();
        int target = row(t, trial) * outputs;
        double[] out = y[trial][t];
        double loss = 0;
        switch (objective.loss()) {
            case SoftmaxCrossEntropy ignored -> {
                double sum = 0;
                double mass = 0;
                for (int o = 0; o < outputs; o++) {
                    sum += StrictMath.exp(out[o]);
                    mass += batch.target[target + o];
                }
                for (int o = 0; o < outputs; o++) {
                    double q = StrictMath.exp(out[o]) / sum;
                    loss -= batch.target[target + o] * StrictMath.log(q);
                    dy[o] = q * mass - batch.target[target + o];
                }
            }
            case MeanSquaredError ignored -> {
                for (int o = 0; o < outputs; o++) {
                    double difference = out[o] - batch.target[target + o];
                    loss += difference * difference / outputs;
                    dy[o] = 2 * difference / outputs;
                }
            }
            default -> throw new IllegalArgumentException("no reference of " + objective.loss());
        }
        return loss;
    }

    private double rateFactor() {
        double lambda = 0;
        for (Penalty penalty : objective.penalties()) {
            if (penalty instanceof FiringRatePenalty rate) {
                lambda += rate.lambda();
            }
        }
        return lambda / shape.units();
    }

    @Override
    public double loss() {
        kinkMargin = Double.POSITIVE_INFINITY;
        double[] dy = new double[shape.outputs()];
        double sum = 0;
        for (int trial = 0; trial < batch.trials; trial++) {
            forward(trial);
            for (int t = 1; t <= batch.steps; t++) {
                double weight = batch.weight[row(t, trial)];
                double cost = rowLoss(trial, t, dy);
                for (double rate : h[trial][t]) {
                    cost += rateFactor() * rate * rate;
                }
                sum += weight * cost;
            }
        }
        double loss = sum / totalWeight;
        for (Penalty penalty : objective.penalties()) {
            if (penalty instanceof L2Penalty l2) {
                for (String name : l2.parameters()) {
                    double[] w = array(name);
                    double factor = l2.lambda() / (l2.reduction() == L2Penalty.Reduction.MEAN ? w.length : 1);
                    for (double value : w) {
                        loss += factor * value * value;
                    }
                }
            }
        }
        return loss;
    }

    @Override
    public Map<String, double[]> gradients() {
        loss();
        Map<String, double[]> gradients = new LinkedHashMap<>();
        parameters.forEach((name, values) -> gradients.put(name, new double[values.length]));
        for (int trial = 0; trial < batch.trials; trial++) {
            new TrialAdjoint(trial, gradients).run();
        }
        for (Penalty penalty : objective.penalties()) {
            if (penalty instanceof L2Penalty l2) {
                for (String name : l2.parameters()) {
                    double[] w = array(name);
                    double factor = l2.lambda() / (l2.reduction() == L2Penalty.Reduction.MEAN ? w.length : 1);
                    for (int i = 0; i < w.length; i++) {
                        add(gradients, name, i, 2 * factor * w[i]);
                    }
                }
            }
        }
        return gradients;
    }

    private static void add(Map<String, double[]> gradients, String name, int i, double d) {
        double[] gradient = gradients.get(name);
        if (gradient != null) {
            gradient[i] += d;
        }
    }

    /** Backpropagation through the steps of one trial. */
    private final class TrialAdjoint {
        private final int trial;
        private final Map<String, double[]> gradients;
        private final double[] dy = new double[shape.outputs()];
        private double[] dx = new double[shape.units()];
        private double[] dh = new double[shape.units()];

        TrialAdjoint(int trial, Map<String, double[]> gradients) {
            this.trial = trial;
            this.gradients = gradients;
        }

        void run() {
            for (int t = batch.steps; t >= 1; t--) {
                readout(t);
                step(t);
            }
            boolean rateForm = settings.form() != LeakForm.CURRENT;
            for (int u = 0; u < shape.units(); u++) {
                double slope = rateForm ? 1 : Scalars.slope(settings.nonlinearity(), x[trial][0][u]);
                for (int p = 0; p < shape.initialSize(); p++) {
                    double start = batch.initial[trial * shape.initialSize() + p];
                    add(gradients, "encoder.weight", u * shape.initialSize() + p, (dx[u] + slope * dh[u]) * start);
                }
            }
        }

        private void readout(int t) {
            double weight = batch.weight[row(t, trial)] / totalWeight;
            rowLoss(trial, t, dy);
            double[] d = array("decoder.weight");
            for (int o = 0; o < shape.outputs(); o++) {
                double slope = weight * dy[o];
                add(gradients, "decoder.bias", o, slope);
                for (int u = 0; u < shape.units(); u++) {
                    add(gradients, "decoder.weight", o * shape.units() + u, slope * h[trial][t][u]);
                    dh[u] += d[o * shape.units() + u] * slope;
                }
            }
            for (int u = 0; u < shape.units(); u++) {
                dh[u] += weight * rateFactor() * 2 * h[trial][t][u];
            }
        }

        /** On entry dx, dh: gradients by state and rate of step t; on exit: of step t - 1. */
        private void step(int t) {
            int units = shape.units();
            int inputs = shape.inputs();
            Nonlinearity f = settings.nonlinearity();
            boolean rateForm = settings.form() != LeakForm.CURRENT;
            double[] j = array("RNN.weight_hh_l0");
            double[] dxBefore = new double[units];
            double[] dhBefore = new double[units];
            for (int u = 0; u < units; u++) {
                double drive = z[trial][t][u];
                double a = alpha(u);
                double d = dx[u] + (rateForm ? 1 : Scalars.slope(f, x[trial][t][u])) * dh[u];
                double pull = rateForm ? Scalars.rate(f, drive) : drive;
                double dz = gain(a) * d * (rateForm ? Scalars.slope(f, drive) : 1);
                double[] raw = parameters.get("RNN.leak_raw");
                if (raw != null) {
                    add(
                            gradients,
                            "RNN.leak_raw",
                            raw.length == 1 ? 0 : u,
                            a * (1 - a) * d * (gainSlope() * pull - x[trial][t - 1][u]));
                }
                dxBefore[u] += throughLeak(a, d);
                add(gradients, "RNN.bias_ih_l0", u, dz);
                for (int i = 0; i < inputs; i++) {
                    add(gradients, "RNN.weight_ih_l0", u * inputs + i, dz * batch.input[row(t, trial) * inputs + i]);
                }
                for (int k = 0; k < units; k++) {
                    add(gradients, "RNN.weight_hh_l0", u * units + k, dz * h[trial][t - 1][k]);
                    dhBefore[k] += j[u * units + k] * dz;
                }
            }
            dx = dxBefore;
            dh = dhBefore;
        }
    }

    @Override
    public double[] rates() {
        return flat(h, shape.units());
    }

    @Override
    public double[] outputs() {
        return flat(y, shape.outputs());
    }

    private double[] flat(double[][][] a, int width) {
        double[] flat = new double[batch.rows() * width];
        for (int trial = 0; trial < batch.trials; trial++) {
            for (int t = 1; t <= batch.steps; t++) {
                System.arraycopy(a[trial][t], 0, flat, row(t, trial) * width, width);
            }
        }
        return flat;
    }

    @Override
    public double kinkMargin() {
        return kinkMargin;
    }
}
