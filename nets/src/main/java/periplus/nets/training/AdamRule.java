package periplus.nets.training;

import periplus.core.kernels.Kernels;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/** The two running means and the step that {@link Adam} and {@link AdamW} share. */
final class AdamRule {
    final Moments moments;
    private final Kernels kernels;
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private double correction1;
    private double correction2;

    /** b1 and b2 in float32, which is what the running means are kept in. */
    AdamRule(String name, Parameters parameters, Kernels kernels, double beta1, double beta2, double epsilon) {
        this.kernels = kernels;
        this.beta1 = (float) beta1;
        this.beta2 = (float) beta2;
        this.epsilon = (float) epsilon;
        this.moments = new Moments(parameters, name + "_mean", name + "_square");
    }

    /** Counts the update that the steps which follow belong to. */
    void begin() {
        moments.countUpdate();
        correction1 = 1.0 - StrictMath.pow(beta1, moments.updates());
        correction2 = 1.0 - StrictMath.pow(beta2, moments.updates());
    }

    void step(int index, Parameter p, float rate) {
        kernels.adam(
                p.values(),
                p.gradient(),
                moments.of(0, index),
                moments.of(1, index),
                rate,
                beta1,
                beta2,
                epsilon,
                correction1,
                correction2);
    }
}
