package periplus.nets.training;

import java.util.List;
import periplus.core.kernels.Kernels;
import periplus.nets.parameters.Parameters;

/**
 * Any optimiser with a learning rate and a weight decay of their own for some parameters.
 *
 * <p>A parameter that no group names has factor 1 and the optimiser's own decay.
 *
 * @param optimiser the rule that all parameters share
 * @param groups no parameter may be in two
 */
public record GroupedOptimiser(OptimiserSettings optimiser, List<ParameterGroup> groups) implements OptimiserSettings {
    public GroupedOptimiser {
        groups = List.copyOf(groups);
    }

    @Override
    public Optimiser start(Parameters parameters, Kernels kernels, List<ParameterGroup> outer) {
        if (!outer.isEmpty()) {
            throw new IllegalArgumentException("the groups " + outer + " are given to an optimiser that has " + groups);
        }
        return optimiser.start(parameters, kernels, groups);
    }
}
