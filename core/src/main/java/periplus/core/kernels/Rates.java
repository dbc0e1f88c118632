package periplus.core.kernels;

import periplus.core.math.PortableMath;

/** Rates r = f(z) and slopes f'(z) written in r, one number at a time. */
final class Rates {
    private Rates() {}

    /** The rate of drive z; NaN stays NaN, and relu turns -0 into +0. */
    static float rate(Nonlinearity f, float z) {
        return switch (f) {
            case RELU -> z <= 0f ? 0f : z;
            case TANH -> PortableMath.tanh(z);
            case SIGMOID -> PortableMath.sigmoid(z);
            case SOFTPLUS -> PortableMath.softplus(z);
            case LINEAR -> z;
        };
    }

    /** The slope at rate r. */
    static float slope(Nonlinearity f, float r) {
        return switch (f) {
            case RELU -> r > 0f ? 1f : 0f;
            case TANH -> Math.fma(-r, r, 1f);
            case SIGMOID -> r * (1f - r);
            case SOFTPLUS -> PortableMath.oneMinusExpMinus(r);
            case LINEAR -> 1f;
        };
    }
}
