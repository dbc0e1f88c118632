package periplus.tasks.codes;

import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;

/**
 * Where the place cells' fields are centred, in metres.
 *
 * <p>Immutable. The recipe draws 512 centres uniformly in the box and keeps them; ours come from the stream
 * "place-cells" of the seed, in any arena.
 */
@Source(key = "sorscher2019", where = "place cells of the released code")
public final class PlaceCentres {
    /** The purpose under which centres are drawn. */
    public static final String PURPOSE = "place-cells";

    private final Arena arena;
    private final double[] xy;

    private PlaceCentres(Arena arena, double[] xy) {
        this.arena = arena;
        this.xy = xy;
    }

    /** {@code cells} centres, uniform in the arena; cell i does not depend on how many follow it. */
    public static PlaceCentres uniform(Arena arena, int cells, long seed) {
        if (cells < 2 || cells > 1_000_000) {
            throw new BadInputException(
                    "the number of place cells is " + cells + "; expected 2 to 1000000 (512 in the recipe)");
        }
        RandomStream stream = RandomStream.of(seed, PURPOSE);
        double[] xy = new double[2 * cells];
        double[] one = new double[2];
        for (int i = 0; i < cells; i++) {
            arena.sample(stream, 0, one);
            xy[2 * i] = one[0];
            xy[2 * i + 1] = one[1];
        }
        return new PlaceCentres(arena, xy);
    }

    /** Given centres x0, y0, x1, y1, ..., for instance those of a stored run. */
    public static PlaceCentres at(Arena arena, double... xyMetres) {
        if (xyMetres.length < 4 || xyMetres.length % 2 != 0) {
            throw new BadInputException(
                    "place-cell centres hold " + xyMetres.length + " numbers; expected x, y pairs of at least 2 cells");
        }
        for (int i = 0; i < xyMetres.length; i++) {
            if (!Double.isFinite(xyMetres[i])) {
                throw new BadInputException("place-cell centre " + i / 2 + " has the coordinate " + xyMetres[i]
                        + "; centres must be finite metres");
            }
        }
        return new PlaceCentres(arena, xyMetres.clone());
    }

    /** Number of cells. */
    public int count() {
        return xy.length / 2;
    }

    /** The arena that the centres were made for. */
    public Arena arena() {
        return arena;
    }

    /** x of a cell's centre. */
    public double x(int cell) {
        return xy[2 * cell];
    }

    /** y of a cell's centre. */
    public double y(int cell) {
        return xy[2 * cell + 1];
    }

    /** A copy of all centres, x0, y0, x1, y1, ... */
    public double[] toArray() {
        return xy.clone();
    }
}
