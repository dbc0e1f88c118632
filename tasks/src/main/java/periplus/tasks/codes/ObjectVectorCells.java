package periplus.tasks.codes;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;

/**
 * Object-vector cells: they fire where an object lies at their preferred distance in their preferred direction.
 *
 * <p>rate_i = sum over objects of exp(-(D - d_i)^2 / 2 s_i^2) exp(kappa_i (cos(theta - theta_i) - 1)), D and theta the
 * object's distance in metres and direction from the animal. With one object the peak is 1; several add up. Objects behind
 * a wall count only where walls are transparent. An object under the animal lies in no direction and counts in all.
 */
@Source(key = "george2024", where = "object-vector cells of the released simulator")
public final class ObjectVectorCells implements CellPopulation {
    /** Under which purpose tunings are drawn. */
    public static final String PURPOSE = "object-vector-cells";

    private final Arena arena;
    private final VectorTuning tuning;
    private final double[] objects;
    private final boolean wallsHide;
    private final double[] cos;
    private final double[] sin;

    /**
     * Cells with this tuning for objects at x0, y0, x1, y1, ...
     *
     * @param wallsHide an object behind a wall does not count
     */
    public ObjectVectorCells(Arena arena, VectorTuning tuning, boolean wallsHide, double... objectsMetres) {
        if (objectsMetres.length < 2 || objectsMetres.length % 2 != 0) {
            throw new BadInputException("object-vector cells need x, y of at least one object, got "
                    + objectsMetres.length + " numbers");
        }
        for (int i = 0; i < objectsMetres.length; i += 2) {
            if (!arena.contains(objectsMetres[i], objectsMetres[i + 1])) {
                throw new BadInputException("object " + i / 2 + " at (" + objectsMetres[i] + ", "
                        + objectsMetres[i + 1] + ") is outside the arena (" + arena.describe()
                        + "); give points inside, in the arena's metres");
            }
        }
        this.arena = arena;
        this.tuning = tuning;
        this.wallsHide = wallsHide;
        this.objects = objectsMetres.clone();
        this.cos = new double[tuning.cells()];
        this.sin = new double[tuning.cells()];
        for (int i = 0; i < cos.length; i++) {
            cos[i] = StrictMath.cos(tuning.directionRadians()[i]);
            sin[i] = StrictMath.sin(tuning.directionRadians()[i]);
        }
    }

    @Override
    public int cells() {
        return tuning.cells();
    }

    @Override
    public String name() {
        return "object-vector cells";
    }

    @Override
    public String parameters() {
        return tuning.words() + ", " + objects.length / 2 + " objects, each cell's peak is 1 for one object";
    }

    @Override
    public Normalisation normalisation() {
        return Normalisation.PEAK_OF_EACH_CELL;
    }

    /** The rates at (x, y); the heading matters to egocentric cells. */
    @Override
    public void rates(
            double xMetres,
            double yMetres,
            double headingRadians,
            double speedMetresPerSecond,
            float[] out,
            int offset) {
        java.util.Arrays.fill(out, offset, offset + cells(), 0f);
        double c = tuning.egocentric() ? StrictMath.cos(headingRadians) : 1;
        double s = tuning.egocentric() ? StrictMath.sin(headingRadians) : 0;
        for (int o = 0; o < objects.length; o += 2) {
            if (wallsHide && !arena.sees(xMetres, yMetres, objects[o], objects[o + 1])) {
                continue;
            }
            double dx = arena.shortestX(objects[o] - xMetres);
            double dy = arena.shortestY(objects[o + 1] - yMetres);
            double distance = Math.sqrt(dx * dx + dy * dy);
            // the object's direction, turned back by the heading
            double ux = distance > 0 ? (c * dx + s * dy) / distance : 0;
            double uy = distance > 0 ? (c * dy - s * dx) / distance : 0;
            for (int i = 0; i < cos.length; i++) {
                double aligned = distance > 0 ? ux * cos[i] + uy * sin[i] : 1;
                out[offset + i] += tuning.nearness(i, distance) * tuning.alignment(i, aligned);
            }
        }
    }
}
