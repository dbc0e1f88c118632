package periplus.nets.losses;

import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.nets.parameters.Parameters;

/** A penalty that is a function of the weights alone. */
public sealed interface WeightPenalty extends Penalty permits L2Penalty, L1Penalty, NuclearNormPenalty {
    /** Refuses a network that it does not fit. */
    void check(Parameters all);

    /** Returns the penalty and adds its gradient to the parameters' gradients. */
    double addGradient(Kernels kernels, SumOfSquares squares, Parameters all);

    /** The penalty alone: the number that {@link #addGradient} returns. */
    double value(Kernels kernels, SumOfSquares squares, Parameters all);

    /** Refuses a factor that is no factor. */
    static void checkLambda(String name, double lambda) {
        if (!(lambda >= 0) || !Double.isFinite(lambda)) {
            throw new BadInputException(
                    "the " + name + " penalty has lambda " + lambda + ", expected 0 or a positive number");
        }
    }

    /** Refuses a name that the network does not have. */
    static void checkName(String penalty, String name, Parameters all) {
        if (!all.has(name)) {
            throw new BadInputException("the " + penalty + " penalty names '" + name
                    + "', but the network's parameters are " + all.names());
        }
    }
}
