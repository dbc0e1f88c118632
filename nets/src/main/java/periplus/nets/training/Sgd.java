package periplus.nets.training;

import java.util.List;
import java.util.Map;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * Stochastic gradient descent with momentum.
 *
 * <pre>
 *   u = momentum u + g        w -= rate u
 * </pre>
 *
 * <p>The rate multiplies the velocity, as in PyTorch; the textbook form multiplies the gradient, which is the same only
 * for a constant rate.
 *
 * <p>Weight decay exists in a {@link ParameterGroup} only and is coupled, g += decay w, as in PyTorch.
 */
@Source(key = "pytorch2019", where = "torch.optim.SGD")
public final class Sgd implements Optimiser {
    /** Decay of the velocity; 0 is plain gradient descent. */
    public record Settings(double momentum) implements OptimiserSettings {
        public Settings {
            Adam.checkDecay("momentum", momentum);
        }

        @Override
        public Optimiser start(Parameters parameters, Kernels kernels, List<ParameterGroup> groups) {
            return new Sgd(this, parameters, kernels, groups);
        }
    }

    private final Parameters parameters;
    private final Kernels kernels;
    private final Groups groups;
    private final float momentum;
    private final Moments moments;

    private Sgd(Settings settings, Parameters parameters, Kernels kernels, List<ParameterGroup> groups) {
        this.parameters = parameters;
        this.kernels = kernels;
        this.groups = new Groups(parameters, groups, 0.0);
        this.momentum = (float) settings.momentum();
        this.moments = new Moments(parameters, "sgd_velocity");
    }

    @Override
    public void update(double learningRate) {
        moments.countUpdate();
        for (int i = 0; i < parameters.list().size(); i++) {
            Parameter p = parameters.list().get(i);
            groups.decayGradient(kernels, i, p);
            kernels.sgd(p.values(), p.gradient(), moments.of(0, i), groups.rate(i, learningRate), momentum);
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
