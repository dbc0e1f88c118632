package periplus.tasks.codes;

import periplus.core.errors.BadInputException;
import periplus.core.kernels.RadialFunctions;
import periplus.tasks.space.Arena;

/**
 * What codes share whose cells depend on the squared distance to their centres alone.
 *
 * <p>The codes of the published recipes go over a row with {@link RadialFunctions}; what is here serves the others. Sums
 * keep one fixed order.
 */
abstract class RadialPlaceCode implements PlaceCode {
    private final PlaceCentres centres;
    private final float[] centreX;
    private final float[] centreY;
    final double fieldSdMetres;

    RadialPlaceCode(PlaceCentres centres, double fieldSdMetres) {
        if (!(fieldSdMetres > 0) || !(fieldSdMetres <= 1e3)) {
            throw new BadInputException("the place fields' standard deviation is " + fieldSdMetres
                    + "; expected metres above 0 and at most 1000 (0.12 in the recipe)");
        }
        this.centres = centres;
        this.fieldSdMetres = fieldSdMetres;
        this.centreX = new float[centres.count()];
        this.centreY = new float[centres.count()];
        for (int i = 0; i < centres.count(); i++) {
            centreX[i] = (float) centres.x(i);
            centreY[i] = (float) centres.y(i);
        }
    }

    @Override
    public final PlaceCentres centres() {
        return centres;
    }

    /** Writes the squared distances to all centres and returns the least; nearest image where the arena is periodic. */
    final float squaredDistances(double x, double y, float[] out, int offset) {
        int n = centreX.length;
        Arena arena = centres.arena();
        if (arena.isPeriodic()) {
            for (int i = 0; i < n; i++) {
                float dx = (float) arena.shortestX(x - centreX[i]);
                float dy = (float) arena.shortestY(y - centreY[i]);
                out[offset + i] = dx * dx + dy * dy;
            }
            return least(out, offset, n);
        }
        return RadialFunctions.fastest().squaredDistances((float) x, (float) y, centreX, centreY, out, offset, n);
    }

    /** The sum of v in double, in four interleaved chains of a fixed order. */
    static double sum(float[] v, int offset, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = offset;
        int end = offset + n;
        for (; i + 3 < end; i += 4) {
            s0 += v[i];
            s1 += v[i + 1];
            s2 += v[i + 2];
            s3 += v[i + 3];
        }
        for (; i < end; i++) {
            s0 += v[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    static float least(float[] v, int offset, int n) {
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            least = Math.min(least, v[offset + i]);
        }
        return least;
    }

    /** Lifts the row so that its least value is 0 (only if it is negative) and divides by the sum. */
    static void liftAndNormalise(float[] v, int offset, int n) {
        float lift = Math.min(0f, least(v, offset, n));
        for (int i = 0; i < n; i++) {
            v[offset + i] -= lift;
        }
        normalise(v, offset, n);
    }

    /** Divides the row by its sum; a row without any activity (an animal far away from all fields) becomes uniform. */
    static void normalise(float[] v, int offset, int n) {
        double sum = sum(v, offset, n);
        if (!(sum > Float.MIN_NORMAL)) {
            java.util.Arrays.fill(v, offset, offset + n, (float) (1.0 / n));
            return;
        }
        float factor = (float) (1 / sum);
        for (int i = 0; i < n; i++) {
            v[offset + i] *= factor;
        }
    }

    /** A length for people: to a tenth of a millimetre. */
    static double rounded(double metres) {
        return Math.rint(metres * 1e4) / 1e4;
    }

    /** Refuses surrounds that are not wider than the centres. */
    static void requireRatio(double k) {
        if (!(k > 1) || !(k <= 1e4)) {
            throw new BadInputException("the surround's variance ratio k is " + k
                    + "; expected a number above 1 (2 in the recipe: a surround sd of sqrt(2) times the centre's)");
        }
    }
}
