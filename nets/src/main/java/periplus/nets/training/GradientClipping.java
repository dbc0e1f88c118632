package periplus.nets.training;

import periplus.core.errors.BadInputException;
import periplus.nets.losses.SumOfSquares;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/**
 * Shortens the gradient of all parameters together where it is longer than a limit: g *= maxNorm / |g|.
 *
 * <p>PyTorch divides by |g| + 1e-6, which leaves the clipped gradient a little under the limit; here it is on it.
 *
 * @param maxNorm the limit; infinite = never
 */
public record GradientClipping(double maxNorm) {
    /** Leaves every gradient as it is. */
    public static final GradientClipping NONE = new GradientClipping(Double.POSITIVE_INFINITY);

    public GradientClipping {
        if (!(maxNorm > 0)) {
            throw new BadInputException("gradients are clipped to norm " + maxNorm + ", expected a positive number");
        }
    }

    /** The Euclidean norm of all gradients together, in double and in the order of the parameters. */
    static double norm(Parameters parameters, SumOfSquares squares) {
        double sum = 0;
        for (int i = 0; i < parameters.list().size(); i++) {
            float[] gradient = parameters.list().get(i).gradient();
            sum += squares.of(gradient, 0, gradient.length);
        }
        return Math.sqrt(sum);
    }

    /** Scales the gradients if their norm is over the limit. */
    void apply(Parameters parameters, double norm) {
        if (norm <= maxNorm) {
            return;
        }
        float scale = (float) (maxNorm / norm);
        for (int i = 0; i < parameters.list().size(); i++) {
            Parameter parameter = parameters.list().get(i);
            float[] gradient = parameter.gradient();
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] *= scale;
            }
        }
    }
}
