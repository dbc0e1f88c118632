package periplus.tasks.motion;

/** Angles in radians. */
public final class Angles {
    private static final double TURN = 2 * StrictMath.PI;

    private Angles() {}

    /** The same direction in (-pi, pi]. */
    public static double wrap(double angle) {
        if (angle > -StrictMath.PI && angle <= StrictMath.PI) {
            return angle;
        }
        double wrapped = angle - TURN * Math.rint(angle / TURN);
        return wrapped <= -StrictMath.PI ? wrapped + TURN : wrapped;
    }
}
