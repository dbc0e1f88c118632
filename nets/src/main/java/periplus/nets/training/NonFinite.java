package periplus.nets.training;

import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/** The message for a step whose loss or gradient is not a finite number. */
final class NonFinite {
    private NonFinite() {}

    static String describe(long step, StepLoss found, Parameters parameters) {
        String where = "none";
        float largest = 0f;
        for (Parameter parameter : parameters) {
            for (float weight : parameter.values()) {
                float size = Math.abs(weight);
                // the negated comparison lets a NaN win and stay
                if (!Float.isNaN(largest) && !(size <= largest)) {
                    largest = size;
                    where = parameter.name();
                }
            }
        }
        return "training failed at step " + step + ": the loss is " + found.task() + " (L2 " + found.l2()
                + ", firing rate " + found.rate() + ") and the gradient's norm is " + found.gradientNorm()
                + ", expected finite numbers; the largest weight is " + largest + " in " + where
                + ". The weights are as they were before this step. Lower the learning rate, clip the gradient, or"
                + " look for non-finite numbers in the data";
    }
}
