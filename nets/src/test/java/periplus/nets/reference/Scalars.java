package periplus.nets.reference;

import periplus.core.kernels.Nonlinearity;

/** The nonlinearities in double, with slopes written in the drive z and not in the rate, unlike the kernels. */
final class Scalars {
    private Scalars() {}

    static double rate(Nonlinearity f, double z) {
        return switch (f) {
            case RELU -> Math.max(z, 0);
            case TANH -> StrictMath.tanh(z);
            case SIGMOID -> sigmoid(z);
            case SOFTPLUS -> Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
            case LINEAR -> z;
        };
    }

    static double slope(Nonlinearity f, double z) {
        return switch (f) {
            case RELU -> z > 0 ? 1 : 0;
            case TANH -> 1 / (StrictMath.cosh(z) * StrictMath.cosh(z));
            case SIGMOID -> sigmoid(z) * sigmoid(-z);
            case SOFTPLUS -> sigmoid(z);
            case LINEAR -> 1;
        };
    }

    static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }
}
