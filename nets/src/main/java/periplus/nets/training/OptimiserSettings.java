package periplus.nets.training;

import periplus.core.kernels.Kernels;
import periplus.nets.parameters.Parameters;

/** The settings of an optimiser; the learning rate is the {@link Schedule}'s. */
public interface OptimiserSettings {
    /** An optimiser of these parameters before its first update. */
    Optimiser start(Parameters parameters, Kernels kernels);
}
