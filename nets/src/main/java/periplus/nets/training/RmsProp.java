package periplus.nets.training;

import java.util.List;
import java.util.Map;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * RMSProp: steps scaled by a running mean of the squared gradient.
 *
 * <pre>
 *   v = rho v + (1 - rho) g^2        w -= rate g / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>Not centred, no momentum; epsilon outside the root as in PyTorch. Keras puts it inside and starts from rho 0.9.
 *
 * <p>Weight decay exists in a {@link ParameterGroup} only and is coupled, g += decay w, as in PyTorch.
 */
@Source(key = "pytorch2019", where = "torch.optim.RMSprop")
public final class RmsProp implements Optimiser {
    /** Decay of the mean and the guard of the division; PyTorch's defaults are 0.99, 1e-8. */
    public record Settings(double rho, double epsilon) implements OptimiserSettings {
        public Settings {
            Adam.checkDecay("rho", rho);
            Adam.checkEpsilon(epsilon);
        }

        /** PyTorch's values. */
        public Settings() {
            this(0.99, 1e-8);
        }

        @Override
        public Optimiser start(Parameters parameters, Kernels kernels, List<ParameterGroup> groups) {
            return new RmsProp(this, parameters, kernels, groups);
        }
    }

    private final Parameters parameters;
    private final Kernels kernels;
    private final Groups groups;
    private final float rho;
    private final float epsilon;
    private final Moments moments;

    private RmsProp(Settings settings, Parameters parameters, Kernels kernels, List<ParameterGroup> groups) {
        this.parameters = parameters;
        this.kernels = kernels;
        this.groups = new Groups(parameters, groups, 0.0);
        this.rho = (float) settings.rho();
        this.epsilon = (float) settings.epsilon();
        this.moments = new Moments(parameters, "rmsprop_square");
    }

    @Override
    public void update(double learningRate) {
        moments.countUpdate();
        for (int i = 0; i < parameters.list().size(); i++) {
            Parameter p = parameters.list().get(i);
            groups.decayGradient(kernels, i, p);
            kernels.rmsProp(p.values(), p.gradient(), moments.of(0, i), groups.rate(i, learningRate), rho, epsilon);
        }
    }

    @Override
    public long updates() {
        return moments.updates();
    }

    @Override
    public Map<String, float[]> state() {
        return moments.state();
    }

    @Override
    public void restore(Map<String, float[]> state, long updates) {
        moments.restore(state, updates);
    }
}
