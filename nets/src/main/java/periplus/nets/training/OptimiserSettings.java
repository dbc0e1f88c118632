package periplus.nets.training;

import java.util.List;
import periplus.core.kernels.Kernels;
import periplus.nets.parameters.Parameters;

/** The settings of an optimiser; the learning rate is the {@link Schedule}'s. */
public interface OptimiserSettings {
    /** An optimiser of these parameters before its first update; {@link GroupedOptimiser} is how users give groups. */
    Optimiser start(Parameters parameters, Kernels kernels, List<ParameterGroup> groups);

    /** An optimiser that treats all parameters alike. */
    default Optimiser start(Parameters parameters, Kernels kernels) {
        return start(parameters, kernels, List.of());
    }
}
