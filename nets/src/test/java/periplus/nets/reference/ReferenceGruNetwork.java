package periplus.nets.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyGruSettings;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.network.NetworkShape;
import periplus.nets.parameters.Parameters;

/**
 * The leaky gated network in double precision, one trial and one unit at a time.
 *
 * <p>Its gradients are differences of its loss of fourth order, so there is no second derivation to err in the same way.
 */
public final class ReferenceGruNetwork extends ReferenceLeakyNetwork {
    private static final double STEP = 1e-3;

    /** A twin with the parameters of a network; inside noise is [steps][trials][3 units] or null. */
    public ReferenceGruNetwork(
            LeakyGruSettings settings,
            NetworkShape shape,
            Parameters from,
            SequenceBatch batch,
            Objective objective,
            double @Nullable [] inside,
            double @Nullable [] outside) {
        super(
                new LeakyRnnSettings(
                        Nonlinearity.TANH, settings.leak(), LeakForm.RATE, settings.bias(), settings.noise()),
                shape,
                from,
                batch,
                objective,
                inside,
                outside);
    }

    @Override
    void advance(int trial, int t) {
        int units = shape.units();
        double[] before = h[trial][t - 1];
        double[] gated = new double[units];
        for (int u = 0; u < units; u++) {
            gated[u] = Scalars.sigmoid(drive(trial, t, units + u, before)) * before[u];
        }
        for (int u = 0; u < units; u++) {
            double z = Scalars.sigmoid(drive(trial, t, u, before));
            double c = StrictMath.tanh(drive(trial, t, 2 * units + u, gated));
            double state = before[u] + alpha(u) * (z - 1) * (before[u] - c);
            state += outside == null ? 0 : outside[row(t, trial) * units + u];
            x[trial][t][u] = state;
            h[trial][t][u] = state;
        }
    }

    private double drive(int trial, int t, int gate, double[] sent) {
        int units = shape.units();
        double @Nullable [] b = parameters().get("RNN.bias_ih_l0");
        double sum = b == null ? 0 : b[gate];
        for (int k = 0; k < units; k++) {
            sum += array("RNN.weight_hh_l0")[gate * units + k] * sent[k];
        }
        for (int i = 0; i < shape.inputs(); i++) {
            sum += array("RNN.weight_ih_l0")[gate * shape.inputs() + i]
                    * batch.input[row(t, trial) * shape.inputs() + i];
        }
        return sum + (inside == null ? 0 : inside[row(t, trial) * 3 * units + gate]);
    }

    @Override
    public Map<String, double[]> gradients() {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        parameters().forEach((name, w) -> {
            double[] gradient = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                double kept = w[i];
                for (int side = -2; side <= 2; side++) {
                    if (side != 0) {
                        w[i] = kept + side * STEP;
                        double factor = Math.abs(side) == 1 ? 8 : -1;
                        gradient[i] += Math.signum(side) * factor * loss() / (12 * STEP);
                    }
                }
                w[i] = kept;
            }
            gradients.put(name, gradient);
        });
        loss();
        return gradients;
    }
}
