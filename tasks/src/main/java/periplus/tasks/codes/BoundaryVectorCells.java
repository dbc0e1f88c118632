package periplus.tasks.codes;

import periplus.core.source.Source;
import periplus.tasks.space.Arena;

/**
 * Boundary-vector cells: they fire where a wall lies at their preferred distance in their preferred direction.
 *
 * <pre>
 *   rate_i = sum_theta exp(-(D(theta) - d_i)^2 / 2 s_i^2) a_i(theta) / sum_theta a_i(theta)
 *   a_i(theta) = exp(kappa_i (cos(theta - theta_i) - 1))
 * </pre>
 *
 * <p>D(theta): distance in metres to the first wall in direction theta, on {@value #RAYS} rays, each used once (the
 * reference counts angle 0 twice and leaves out the last). The rate is divided by the sum over angles alone, so that 1
 * means a wall at the preferred distance all around; a straight wall gives less. Where no wall lies in a direction
 * (periodic box) the term is 0.
 */
@Source(key = "george2024", where = "boundary-vector cells of the released simulator")
public final class BoundaryVectorCells implements CellPopulation {
    /** Under which purpose tunings are drawn. */
    public static final String PURPOSE = "boundary-vector-cells";

    private static final int RAYS = 180;

    private final Arena arena;
    private final VectorTuning tuning;

    /** Directions of the rays. */
    private final double[] cos = new double[RAYS];

    private final double[] sin = new double[RAYS];

    /** {@code weight[cell * RAYS + ray]}: a_i / sum a_i where directions are the room's; otherwise empty. */
    private final float[] weight;

    /** Cells with this tuning in this arena. */
    public BoundaryVectorCells(Arena arena, VectorTuning tuning) {
        this.arena = arena;
        this.tuning = tuning;
        for (int r = 0; r < RAYS; r++) {
            cos[r] = StrictMath.cos(2 * StrictMath.PI * r / RAYS);
            sin[r] = StrictMath.sin(2 * StrictMath.PI * r / RAYS);
        }
        this.weight = new float[tuning.cells() * RAYS];
        for (int i = 0; i < tuning.cells(); i++) {
            double c = StrictMath.cos(tuning.directionRadians()[i]);
            double s = StrictMath.sin(tuning.directionRadians()[i]);
            double sum = 0;
            for (int r = 0; r < RAYS; r++) {
                weight[i * RAYS + r] = tuning.alignment(i, c * cos[r] + s * sin[r]);
                sum += weight[i * RAYS + r];
            }
            for (int r = 0; r < RAYS; r++) {
                weight[i * RAYS + r] = (float) (weight[i * RAYS + r] / sum);
            }
        }
    }

    @Override
    public int cells() {
        return tuning.cells();
    }

    @Override
    public String name() {
        return "boundary-vector cells";
    }

    @Override
    public String parameters() {
        return tuning.words() + ", 1 for a wall all around at the preferred distance";
    }

    @Override
    public Normalisation normalisation() {
        return Normalisation.WHOLE_CIRCLE_IS_ONE;
    }

    /** The rates at (x, y); the heading matters to egocentric cells, whose rays start there. */
    @Override
    public void rates(
            double xMetres,
            double yMetres,
            double headingRadians,
            double speedMetresPerSecond,
            float[] out,
            int offset) {
        double[] distance = new double[RAYS];
        double c = tuning.egocentric() ? StrictMath.cos(headingRadians) : 1;
        double s = tuning.egocentric() ? StrictMath.sin(headingRadians) : 0;
        for (int r = 0; r < RAYS; r++) {
            distance[r] = arena.distanceAlong(xMetres, yMetres, c * cos[r] - s * sin[r], s * cos[r] + c * sin[r]);
        }
        for (int i = 0; i < tuning.cells(); i++) {
            float sum = 0;
            for (int r = 0; r < RAYS; r++) {
                float w = weight[i * RAYS + r];
                if (w > 1e-9f && distance[r] < Double.POSITIVE_INFINITY) {
                    sum += w * tuning.nearness(i, distance[r]);
                }
            }
            out[offset + i] = sum;
        }
    }
}
