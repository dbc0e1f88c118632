package periplus.nets.cells;

/**
 * What leaks. At alpha = 1 both are the vanilla network and give the same rates.
 */
public enum LeakForm {
    /** The rate leaks: h_t = (1 - alpha) h_{t-1} + alpha f(J h_{t-1} + M v_t + b). */
    RATE,
    /** The current leaks: x_t = (1 - alpha) x_{t-1} + alpha (J f(x_{t-1}) + M v_t + b), rate h_t = f(x_t). */
    CURRENT
}
