package periplus.core.kernels;

/**
 * The function f between a unit's drive z and its rate r = f(z).
 *
 * <p>Each derivative is written in r, which is all that the backward pass keeps: relu 1[r > 0], tanh 1 - r^2,
 * sigmoid r (1 - r), softplus 1 - exp(-r), linear 1.
 */
public enum Nonlinearity {
    RELU,
    TANH,
    SIGMOID,
    SOFTPLUS,
    LINEAR
}
