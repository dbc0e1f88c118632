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

    /** Adam with decoupled weight decay. */
    @Kind(value = "adamw", doc = "Adam with weight decay that bypasses its moments")
    record AdamW(
            @Key(doc = "decay of the first moment", defaultValue = "0.9")
            double beta1,

            @Key(doc = "decay of the second moment", defaultValue = "0.999")
            double beta2,

            @Key(doc = "added to the root", defaultValue = "1e-8")
            double epsilon,

            @Key(doc = "weights shrink by learning rate times this each update", range = ">= 0", defaultValue = "0.01")
            double weightDecay)
            implements OptimiserSettings {
        public AdamW {
            Checks.unitInterval("training.optimiser.beta1", beta1);
            Checks.unitInterval("training.optimiser.beta2", beta2);
            Checks.positive("training.optimiser.epsilon", epsilon);
            Checks.notNegative("training.optimiser.weight_decay", weightDecay);
        }
    }

    /** Hessian-free optimisation. */
    @Kind(
            value = "hessian-free",
            doc = "Hessian-free: each update minimises a damped Gauss-Newton model; there is no learning rate")
    record HessianFree(
            @Key(doc = "conjugate-gradient iterations an update, at most", range = ">= 1", defaultValue = "100")
            int cgIterations,

            @Key(
                    doc = "relative progress of the model at which an update's iterations stop; 0: never",
                    range = ">= 0",
                    defaultValue = "0.0005")
            double cgProgress,

            @Key(
                    doc = "what the last update's solution is multiplied with to start the next from",
                    range = "[0, 1]",
                    defaultValue = "0.95")
            double warmStart,

            @Key(
                    doc = "damping lambda of the first update; it then follows how well the model predicts",
                    range = "> 0",
                    defaultValue = "0.1")
            double dampingStart,

            @Key(
                    doc = "structural damping mu: changes of the rates are damped with lambda mu",
                    range = ">= 0",
                    defaultValue = "0.03")
            double structuralDamping,

            @Key(
                    doc = "share of the batch's trials, the first ones, that curvature is measured on",
                    range = "(0, 1]",
                    defaultValue = "0.5")
            double curvatureShare,

            @Key(
                    doc = "random draws for the diagonal that conjugate gradients are preconditioned with; 0: none",
                    range = ">= 0",
                    defaultValue = "0")
            int preconditionerProbes)
            implements OptimiserSettings {
        public HessianFree {
            Checks.atLeast("training.optimiser.cg_iterations", cgIterations, 1);
            Checks.notNegative("training.optimiser.cg_progress", cgProgress);
            Checks.unitInterval("training.optimiser.warm_start", warmStart);
            Checks.positive("training.optimiser.damping_start", dampingStart);
            Checks.notNegative("training.optimiser.structural_damping", structuralDamping);
            Checks.positive("training.optimiser.curvature_share", curvatureShare);
            Checks.unitInterval("training.optimiser.curvature_share", curvatureShare);
            Checks.atLeast("training.optimiser.preconditioner_probes", preconditionerProbes, 0);
        }
    }
}
