package periplus.nets.training;

import java.util.List;
import java.util.Map;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * Adam: steps scaled by running means of the gradient and of its square.
 *
 * <pre>
 *   m = b1 m + (1 - b1) g        v = b2 v + (1 - b2) g^2
 *   w -= rate (m / (1 - b1^n)) / (sqrt(v / (1 - b2^n)) + epsilon)        n = 1, 2, ...
 * </pre>
 *
 * <p>The placement of epsilon is the paper's (and PyTorch's), outside the corrected root. b1 and b2 are rounded to
 * float32 before the corrections are computed, so that at n = 1 the corrected moments are g and g^2 exactly as the
 * running means, which are kept in float32, require: 1 - 0.999 has a relative rounding error of 1.3e-5 in float32.
 *
 * <p>Weight decay exists in a {@link ParameterGroup} only and is coupled, g += decay w, as in torch.optim.Adam; the
 * decoupled kind is {@link AdamW}.
 */
@Source(key = "kingma2015", where = "algorithm 1")
public final class Adam implements Optimiser {
    /** Decay of the two means and the guard of the division; PyTorch's defaults are 0.9, 0.999, 1e-8. */
    public record Settings(double beta1, double beta2, double epsilon) implements OptimiserSettings {
        public Settings {
            checkDecay("beta1", beta1);
            checkDecay("beta2", beta2);
            checkEpsilon(epsilon);
        }

        /** The paper's values. */
        public Settings() {
            this(0.9, 0.999, 1e-8);
        }

        @Override
        public Optimiser start(Parameters parameters, Kernels kernels, List<ParameterGroup> groups) {
            return new Adam(this, parameters, kernels, groups);
        }
    }

    private final Parameters parameters;
    private final Kernels kernels;
    private final Groups groups;
    private final AdamRule rule;

    private Adam(Settings settings, Parameters parameters, Kernels kernels, List<ParameterGroup> groups) {
        this.parameters = parameters;
        this.kernels = kernels;
        this.groups = new Groups(parameters, groups, 0.0);
        this.rule = new AdamRule("adam", parameters, kernels, settings.beta1(), settings.beta2(), settings.epsilon());
    }

    @Override
    public void update(double learningRate) {
        rule.begin();
        for (int i = 0; i < parameters.list().size(); i++) {
            Parameter p = parameters.list().get(i);
            groups.decayGradient(kernels, i, p);
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

    static void checkDecay(String name, double decay) {
        if (!(decay >= 0.0 && (float) decay < 1f)) {
            throw new BadInputException(name + " is " + decay + ", expected a number in [0, 1)");
        }
    }

    static void checkEpsilon(double epsilon) {
        if (!((float) epsilon > 0f) || !Double.isFinite(epsilon)) {
            throw new BadInputException("epsilon is " + epsilon + ", expected a small positive number such as 1e-8");
        }
    }
}
