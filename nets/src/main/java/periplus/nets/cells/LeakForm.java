package periplus.nets.cells;

/**
 * What leaks. At alpha = 1 all are the vanilla network and give the same rates.
 */
public enum LeakForm {
    /** The rate leaks: h_t = (1 - alpha) h_{t-1} + alpha f(J h_{t-1} + M v_t + b). */
    RATE,
    /** The current leaks: x_t = (1 - alpha) x_{t-1} + alpha (J f(x_{t-1}) + M v_t + b), rate h_t = f(x_t). */
    CURRENT,
    /**
     * The rate leaks and the drive is added whole: h_t = (1 - alpha) h_{t-1} + f(J h_{t-1} + M v_t + b). Here alpha may be
     * 0 ({@link Leak.None}): the rates then only add up what drives them.
     */
    ADDITIVE
}
