package periplus.nets.training;

import java.util.List;
import java.util.Map;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * Adam with weight decay that bypasses its moments.
 *
 * <pre>
 *   w -= rate decay w
 *   m = b1 m + (1 - b1) g        v = b2 v + (1 - b2) g^2
 *   w -= rate (m / (1 - b1^n)) / (sqrt(v / (1 - b2^n)) + epsilon)        n = 1, 2, ...
 * </pre>
 *
 * <p>As in PyTorch the decay is multiplied by the learning rate and acts before the step; the paper's algorithm
 * multiplies it by the schedule's factor alone, so that its decay is ours times the peak rate. Rounding as in
 * {@link Adam}; w - rate decay w is rounded once.
 *
 * <p>Not to be confused with {@link Adam} in a {@link ParameterGroup} with decay, or with a
 * {@link periplus.nets.losses.L2Penalty}: both pass through the moments, which divide the decay by the size of the
 * gradient.
 */
@Source(key = "loshchilov2019", where = "algorithm 2, with the rate inside the decay as in torch.optim.AdamW")
@Source(key = "kingma2015", where = "algorithm 1")
public final class AdamW implements Optimiser {
    /** Those of Adam and the decay; PyTorch's defaults are 0.9, 0.999, 1e-8, 0.01. */
    public record Settings(double beta1, double beta2, double epsilon, double weightDecay)
            implements OptimiserSettings {
        public Settings {
            Adam.checkDecay("beta1", beta1);
            Adam.checkDecay("beta2", beta2);
            Adam.checkEpsilon(epsilon);
            ParameterGroup.checkDecay("the weight decay", weightDecay);
        }

        /** PyTorch's values. */
        public Settings() {
            this(0.9, 0.999, 1e-8, 1e-2);
        }

        @Override
        public Optimiser start(Parameters parameters, Kernels kernels, List<ParameterGroup> groups) {
            return new AdamW(this, parameters, kernels, groups);
        }
    }

    private final Parameters parameters;
    private final Kernels kernels;
    private final Groups groups;
    private final AdamRule rule;

    private AdamW(Settings settings, Parameters parameters, Kernels kernels, List<ParameterGroup> groups) {
        this.parameters = parameters;
        this.kernels = kernels;
        this.groups = new Groups(parameters, groups, settings.weightDecay());
        this.rule = new AdamRule("adamw", parameters, kernels, settings.beta1(), settings.beta2(), settings.epsilon());
    }

    @Override
    public void update(double learningRate) {
        rule.begin();
        for (int i = 0; i < parameters.list().size(); i++) {
            Parameter p = parameters.list().get(i);
            groups.decayWeights(kernels, i, p, learningRate);
            rule.step(i, p, groups.rate(i, learningRate));
        }
    }

    @Override
    public long updates() {
        return rule.moments.updates();
    }

    @Override
    public Map<String, float[]> state() {
        return rule.moments.state();
    }

    @Override
    public void restore(Map<String, float[]> state, long updates) {
        rule.moments.restore(state, updates);
    }
}
