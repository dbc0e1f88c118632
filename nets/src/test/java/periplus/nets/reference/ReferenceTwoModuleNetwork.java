package periplus.nets.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.TwoModuleSettings;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.Penalty;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * The hierarchy of two modules in double precision, one trial and one unit at a time; its gradients are differences.
 *
 * <p>Knows no backward pass: gradients are fourth-order central differences of the loss.
 */
public final class ReferenceTwoModuleNetwork implements ReferenceNetwork {
    private static final double STEP = 1e-5;

    private final TwoModuleSettings settings;
    private final NetworkShape shape;
    private final SequenceBatch batch;
    private final Objective objective;
    private final double @Nullable [] inside;
    private final double @Nullable [] outside;
    private final Map<String, double[]> parameters = new LinkedHashMap<>();
    private final double[] rates;
    private final double[] outputs;
    private double kinkMargin;

    /** Noise inside is [steps][trials][units], outside [steps][trials][2 units], or null. */
    public ReferenceTwoModuleNetwork(
            TwoModuleSettings settings,
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
        this.rates = new double[batch.rows() * shape.units()];
        this.outputs = new double[batch.rows() * shape.outputs()];
    }

    private double[] array(String name) {
        double[] found = parameters.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return found;
    }

    @Override
    public Map<String, double[]> parameters() {
        return parameters;
    }

    private double dot(String matrix, int row, double[] x) {
        double[] w = array(matrix);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += w[row * x.length + i] * x[i];
        }
        return sum;
    }

    @Override
    public double loss() {
        kinkMargin = Double.POSITIVE_INFINITY;
        double sum = 0;
        double weights = 0;
        for (int trial = 0; trial < batch.trials; trial++) {
            sum += trial(trial);
        }
        for (float weight : batch.weight) {
            weights += weight;
        }
        double loss = sum / weights;
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

    private double trial(int trial) {
        int n = shape.units();
        double alpha = (float) settings.alpha();
        double[] code = new double[shape.initialSize()];
        for (int p = 0; p < code.length; p++) {
            code[p] = batch.initial[trial * code.length + p];
        }
        double[] h1 = new double[n];
        double[] h2 = new double[n];
        for (int u = 0; u < n; u++) {
            h1[u] = dot("encoder.weight", u, code);
            h2[u] = h1[u];
        }
        double[] v = new double[shape.inputs()];
        double sum = 0;
        for (int t = 0; t < batch.steps; t++) {
            int row = t * batch.trials + trial;
            for (int i = 0; i < v.length; i++) {
                v[i] = batch.input[row * v.length + i];
            }
            double[] first = new double[n];
            for (int u = 0; u < n; u++) {
                double z = dot("RNN.weight_hh_l0", u, h1)
                        + dot("RNN.weight_ih_l0", u, v)
                        + dot("RNN.weight_feedback_l0", u, h2)
                        + (inside == null ? 0 : inside[row * n + u]);
                first[u] = state(alpha, h1[u], z) + (outside == null ? 0 : outside[row * 2 * n + u]);
            }
            double[] second = new double[n];
            for (int u = 0; u < n; u++) {
                double z = dot("RNN.weight_hh_l1", u, h2) + dot("RNN.weight_ih_l1", u, first);
                second[u] = state(alpha, h2[u], z) + (outside == null ? 0 : outside[row * 2 * n + n + u]);
            }
            h1 = first;
            h2 = second;
            System.arraycopy(h2, 0, rates, row * n, n);
            sum += batch.weight[row] * (rowLoss(row, h2) + rateCost(h2));
        }
        return sum;
    }

    private double state(double alpha, double before, double z) {
        if (settings.nonlinearity() == Nonlinearity.RELU) {
            kinkMargin = Math.min(kinkMargin, Math.abs(z));
        }
        return (1 - alpha) * before + alpha * Scalars.rate(settings.nonlinearity(), z);
    }

    private double rateCost(double[] h) {
        double cost = 0;
        for (Penalty penalty : objective.penalties()) {
            if (penalty instanceof FiringRatePenalty rate) {
                for (double r : h) {
                    cost += rate.lambda() / h.length * r * r;
                }
            }
        }
        return cost;
    }

    private double rowLoss(int row, double[] h) {
        int width = shape.outputs();
        double[] y = new double[width];
        double exponentials = 0;
        for (int o = 0; o < width; o++) {
            double bias = shape.outputBias() ? array("decoder.bias")[o] : 0;
            y[o] = dot("decoder.weight", o, h) + bias;
            outputs[row * width + o] = y[o];
            exponentials += StrictMath.exp(y[o]);
        }
        double loss = 0;
        for (int o = 0; o < width; o++) {
            double target = batch.target[row * width + o];
            switch (objective.loss()) {
                case SoftmaxCrossEntropy _ -> loss -= target * (y[o] - StrictMath.log(exponentials));
                case MeanSquaredError _ -> loss += (y[o] - target) * (y[o] - target) / width;
                default -> throw new IllegalArgumentException("no reference of " + objective.loss());
            }
        }
        return loss;
    }

    @Override
    public Map<String, double[]> gradients() {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        parameters.forEach((name, w) -> {
            double[] gradient = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                double kept = w[i];
                for (int side = -2; side <= 2; side++) {
                    if (side != 0) {
                        w[i] = kept + side * STEP;
                        gradient[i] += Math.signum(side) * (Math.abs(side) == 1 ? 8 : -1) * loss() / (12 * STEP);
                    }
                }
                w[i] = kept;
            }
            gradients.put(name, gradient);
        });
        loss();
        return gradients;
    }

    @Override
    public double[] rates() {
        return rates.clone();
    }

    @Override
    public double[] outputs() {
        return outputs.clone();
    }

    @Override
    public double kinkMargin() {
        return kinkMargin;
    }
}
