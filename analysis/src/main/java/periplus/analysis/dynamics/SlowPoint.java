package periplus.analysis.dynamics;

/**
 * A state that hardly moves.
 *
 * @param state where it is
 * @param q |F(h) - h|^2 / 2
 * @param gradientSize |grad q|: near 0 at a fixed point and at a genuine minimum of the speed; larger where the search
 *     ran out of steps
 * @param fixed whether q is at or below the bound for fixed points
 * @param starts how many starts ended here
 */
public record SlowPoint(double[] state, double q, double gradientSize, boolean fixed, int starts) {
    /** |F(h) - h|, what is left of the motion a step. */
    public double speed() {
        return Math.sqrt(2 * q);
    }
}
