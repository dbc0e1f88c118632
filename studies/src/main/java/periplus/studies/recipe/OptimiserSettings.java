package periplus.studies.recipe;

import periplus.core.settings.Key;
import periplus.core.settings.Kind;

/** The optimiser and its constants; the defaults are PyTorch's. */
public sealed interface OptimiserSettings {
    /** Adam. */
    @Kind(value = "adam", doc = "Adam")
    record Adam(
            @Key(doc = "decay of the first moment", defaultValue = "0.9")
            double beta1,

            @Key(doc = "decay of the second moment", defaultValue = "0.999")
            double beta2,

            @Key(doc = "added to the root", defaultValue = "1e-8")
            double epsilon)
            implements OptimiserSettings {
        public Adam {
            Checks.unitInterval("training.optimiser.beta1", beta1);
            Checks.unitInterval("training.optimiser.beta2", beta2);
            Checks.positive("training.optimiser.epsilon", epsilon);
        }
    }

    /** RMSProp. */
    @Kind(value = "rmsprop", doc = "RMSProp")
    record RmsProp(
            @Key(doc = "decay of the mean square", defaultValue = "0.99")
            double decay,

            @Key(doc = "added to the root", defaultValue = "1e-8")
            double epsilon)
            implements OptimiserSettings {
        public RmsProp {
            Checks.unitInterval("training.optimiser.decay", decay);
            Checks.positive("training.optimiser.epsilon", epsilon);
        }
    }

    /** Stochastic gradient descent. */
    @Kind(value = "sgd", doc = "stochastic gradient descent")
    record Sgd(
            @Key(doc = "momentum", range = "[0, 1)", defaultValue = "0")
            double momentum) implements OptimiserSettings {
        public Sgd {
            Checks.unitInterval("training.optimiser.momentum", momentum);
        }
    }
}
