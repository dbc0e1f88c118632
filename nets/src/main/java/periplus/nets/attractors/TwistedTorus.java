package periplus.nets.attractors;

/**
 * Distances on the torus of two phases 60 degrees apart.
 *
 * <pre>
 *   D^2 = d1^2 + ((d2 - d1/2) 2/sqrt 3)^2,   d = difference of phases modulo 2 pi
 * </pre>
 *
 * <p>D is |k| times the distance in metres of two places with these phases, so that circles are circles in the arena and
 * the sheet repeats on a hexagonal lattice. The smallest D of the nine images is taken; the note's formula, with each
 * difference wrapped by itself, agrees wherever D is below pi and else can be a longer way round.
 */
public final class TwistedTorus {
    private static final double HEIGHT = 2 / Math.sqrt(3);

    private TwistedTorus() {}

    /** D^2 of two phase differences in radians. */
    public static double squaredDistance(double difference1, double difference2) {
        double d1 = Ring.wrap(difference1);
        double d2 = Ring.wrap(difference2);
        double best = Double.POSITIVE_INFINITY;
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                double x = d1 + 2 * Math.PI * i;
                double y = (d2 + 2 * Math.PI * j - x / 2) * HEIGHT;
                best = Math.min(best, x * x + y * y);
            }
        }
        return best;
    }
}
