package periplus.tasks.codes;

import org.jspecify.annotations.Nullable;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;

/**
 * Another population with every rate multiplied by one constant, such that the mean square over the arena is 1.
 *
 * <p>The mean runs over the cells and over the points of a lattice in the arena, heading 0 and speed 0, so it suits
 * populations that code position. One constant for all batches keeps the target a function of the position; the proposal
 * that it follows scales each batch by its own mean square.
 */
@Source(key = "krishna2024", where = "place-cell targets; the scaling is ours")
public final class ScaledCells implements CellPopulation {
    private static final int POINTS_PER_SIDE = 50;

    private final CellPopulation cells;
    private final float factor;

    private ScaledCells(CellPopulation cells, float factor) {
        this.cells = cells;
        this.factor = factor;
    }

    /** The population scaled to a mean square of 1 over the arena; unchanged where it is silent everywhere. */
    public static ScaledCells toUnitMeanSquare(CellPopulation cells, Arena arena) {
        double squares = 0;
        long count = 0;
        float[] row = new float[cells.cells()];
        for (int iy = 0; iy < POINTS_PER_SIDE; iy++) {
            for (int ix = 0; ix < POINTS_PER_SIDE; ix++) {
                double x = arena.minX() + (ix + 0.5) / POINTS_PER_SIDE * arena.widthMetres();
                double y = arena.minY() + (iy + 0.5) / POINTS_PER_SIDE * arena.heightMetres();
                if (arena.contains(x, y)) {
                    cells.rates(x, y, 0, 0, row, 0);
                    for (float v : row) {
                        squares += (double) v * v;
                    }
                    count += row.length;
                }
            }
        }
        return new ScaledCells(cells, squares > 0 ? (float) Math.sqrt(count / squares) : 1f);
    }

    /** The constant. */
    public float factor() {
        return factor;
    }

    @Override
    public @Nullable PlaceCentres fieldCentres() {
        return cells.fieldCentres();
    }

    @Override
    public int cells() {
        return cells.cells();
    }

    @Override
    public String name() {
        return cells.name();
    }

    @Override
    public String parameters() {
        return cells.parameters() + ", times " + RadialPlaceCode.rounded(factor) + " for a mean square of 1";
    }

    @Override
    public Normalisation normalisation() {
        return Normalisation.UNIT_MEAN_SQUARE;
    }

    @Override
    public void rates(
            double xMetres,
            double yMetres,
            double headingRadians,
            double speedMetresPerSecond,
            float[] out,
            int offset) {
        cells.rates(xMetres, yMetres, headingRadians, speedMetresPerSecond, out, offset);
        for (int i = offset; i < offset + cells.cells(); i++) {
            out[i] *= factor;
        }
    }
}
