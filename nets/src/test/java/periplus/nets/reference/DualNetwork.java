package periplus.nets.reference;

import java.util.Map;
import periplus.core.carriers.SequenceBatch;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;

/**
 * The same networks in dual numbers: the sensitivity of the loss to one parameter is carried forward with the state.
 *
 * <p>No backward pass, and no difference of losses: an algorithm of its own to hold both against. Full parameter set
 * (encoder, bias, learned leak per unit, readout bias), no penalties and no noise.
 */
final class DualNetwork {
    private final LeakyRnnSettings settings;
    private final NetworkShape shape;
    private final SequenceBatch batch;
    private final Map<String, double[]> parameters;
    private String along = "";
    private int element;

    DualNetwork(LeakyRnnSettings settings, NetworkShape shape, SequenceBatch batch, Map<String, double[]> parameters) {
        this.settings = settings;
        this.shape = shape;
        this.batch = batch;
        this.parameters = parameters;
    }

    /** The loss and its derivative by one element of one parameter. */
    Dual loss(String name, int i, boolean crossEntropy) {
        along = name;
        element = i;
        Dual sum = Dual.of(0);
        double total = 0;
        for (int trial = 0; trial < batch.trials; trial++) {
            Dual[] x = start(trial);
            Dual[] h = rates(x);
            for (int t = 0; t < batch.steps; t++) {
                int row = t * batch.trials + trial;
                x = step(x, h, row);
                h = rates(x);
                Dual cost = crossEntropy ? crossEntropy(outputs(h), row) : squaredError(outputs(h), row);
                sum = sum.plus(cost.times(Dual.of(batch.weight[row])));
                total += batch.weight[row];
            }
        }
        return sum.over(Dual.of(total));
    }

    static boolean isCrossEntropy(Objective objective) {
        return objective.loss() instanceof SoftmaxCrossEntropy;
    }

    private Dual p(String name, int i) {
        double[] values = parameters.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return new Dual(values[i], name.equals(along) && i == element ? 1 : 0);
    }

    private Dual[] start(int trial) {
        Dual[] x = new Dual[shape.units()];
        for (int u = 0; u < x.length; u++) {
            x[u] = Dual.of(0);
            for (int k = 0; k < shape.initialSize(); k++) {
                Dual code = Dual.of(batch.initial[trial * shape.initialSize() + k]);
                x[u] = x[u].plus(
                        p("encoder.weight", u * shape.initialSize() + k).times(code));
            }
        }
        return x;
    }

    private Dual[] rates(Dual[] x) {
        if (settings.form() != LeakForm.CURRENT) {
            return x;
        }
        Dual[] h = new Dual[x.length];
        for (int u = 0; u < x.length; u++) {
            h[u] = f(x[u]);
        }
        return h;
    }

    private Dual[] step(Dual[] x, Dual[] h, int row) {
        int units = shape.units();
        Dual one = Dual.of(1);
        Dual[] next = new Dual[units];
        for (int u = 0; u < units; u++) {
            Dual z = p("RNN.bias_ih_l0", u);
            for (int i = 0; i < shape.inputs(); i++) {
                z = z.plus(p("RNN.weight_ih_l0", u * shape.inputs() + i)
                        .times(Dual.of(batch.input[row * shape.inputs() + i])));
            }
            for (int k = 0; k < units; k++) {
                z = z.plus(p("RNN.weight_hh_l0", u * units + k).times(h[k]));
            }
            Dual alpha =
                    one.over(one.plus(Dual.of(0).minus(p("RNN.leak_raw", u)).exp()));
            Dual pull = settings.form() == LeakForm.CURRENT ? z : f(z);
            Dual gain = settings.form() == LeakForm.ADDITIVE ? one : alpha;
            next[u] = one.minus(alpha).times(x[u]).plus(gain.times(pull));
        }
        return next;
    }

    private Dual[] outputs(Dual[] h) {
        Dual[] y = new Dual[shape.outputs()];
        for (int o = 0; o < y.length; o++) {
            y[o] = p("decoder.bias", o);
            for (int u = 0; u < h.length; u++) {
                y[o] = y[o].plus(p("decoder.weight", o * h.length + u).times(h[u]));
            }
        }
        return y;
    }

    private Dual crossEntropy(Dual[] y, int row) {
        Dual sum = Dual.of(0);
        for (Dual logit : y) {
            sum = sum.plus(logit.exp());
        }
        Dual loss = Dual.of(0);
        for (int o = 0; o < y.length; o++) {
            Dual target = Dual.of(batch.target[row * y.length + o]);
            loss = loss.minus(target.times(y[o].exp().over(sum).log()));
        }
        return loss;
    }

    private Dual squaredError(Dual[] y, int row) {
        Dual loss = Dual.of(0);
        for (int o = 0; o < y.length; o++) {
            Dual difference = y[o].minus(Dual.of(batch.target[row * y.length + o]));
            loss = loss.plus(difference.times(difference));
        }
        return loss.over(Dual.of(y.length));
    }

    private Dual f(Dual z) {
        Dual one = Dual.of(1);
        return switch (settings.nonlinearity()) {
            case RELU -> z.positivePart();
            case LINEAR -> z;
            case TANH -> {
                Dual e = z.plus(z).exp();
                yield e.minus(one).over(e.plus(one));
            }
            case SIGMOID -> one.over(one.plus(Dual.of(0).minus(z).exp()));
            case SOFTPLUS -> one.plus(z.exp()).log();
        };
    }
}
