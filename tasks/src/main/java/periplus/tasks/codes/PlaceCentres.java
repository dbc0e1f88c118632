package periplus.tasks.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.motion.Motion;
import periplus.tasks.space.Arena;

/**
 * Where the place cells' fields are centred, in metres.
 *
 * <p>Immutable. The recipe draws 512 centres uniformly in the box and keeps them; ours come from the stream
 * "place-cells" of the seed, in any arena.
 */
@Source(key = "sorscher2019", where = "place cells of the released code")
@Source(key = "george2024", where = "shaken lattice of the released simulator")
public final class PlaceCentres {
    /** The purpose under which centres are drawn. */
    public static final String PURPOSE = "place-cells";

    private static final double LATTICE_JITTER = 0.45;
    private static final int PATH_INSTANTS = 128;

    private final Arena arena;
    private final double[] xy;

    private PlaceCentres(Arena arena, double[] xy) {
        this.arena = arena;
        this.xy = xy;
    }

    /** {@code cells} centres, uniform in the arena; cell i does not depend on how many follow it. */
    public static PlaceCentres uniform(Arena arena, int cells, long seed) {
        requireCount(cells);
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

    /**
     * {@code cells} centres on a square lattice whose points are each moved by up to 0.45 of the spacing along x and y.
     *
     * <p>The spacing is sqrt(area / cells), so nearly all cells are the lattice's; cells that it lacks are put within half
     * a spacing of random others, and of points too many random ones are left out. The reference takes the area of the
     * bounding box, which in a maze leaves most cells to the second rule; here it is the arena's own.
     */
    public static PlaceCentres lattice(Arena arena, int cells, long seed) {
        requireCount(cells);
        RandomStream stream = RandomStream.of(seed, PURPOSE + ", lattice");
        double spacing = Math.sqrt(arena.areaSquareMetres() / cells);
        List<double[]> points = new ArrayList<>();
        double low = spacing / 2;
        for (double y = arena.minY() + low; y < arena.maxY(); y += spacing) {
            for (double x = arena.minX() + low; x < arena.maxX(); x += spacing) {
                if (arena.contains(x, y)) {
                    points.add(near(arena, stream, x, y, LATTICE_JITTER * spacing));
                }
            }
        }
        if (points.isEmpty()) {
            double[] xy = new double[2];
            arena.sample(stream, 0, xy);
            points.add(xy);
        }
        while (points.size() > cells) {
            points.remove(stream.nextBelow(points.size()));
        }
        int ofLattice = points.size();
        while (points.size() < cells) {
            double[] one = points.get(stream.nextBelow(ofLattice));
            points.add(near(arena, stream, one[0], one[1], spacing / 2));
        }
        return new PlaceCentres(
                arena, points.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    /** A point of the arena within this reach of (x, y) along each axis; (x, y) itself where none is found. */
    private static double[] near(Arena arena, RandomStream stream, double x, double y, double reach) {
        for (int attempt = 0; attempt < 100; attempt++) {
            double nx = x + reach * (2 * stream.nextUniform() - 1);
            double ny = y + reach * (2 * stream.nextUniform() - 1);
            if (arena.contains(nx, ny)) {
                return new double[] {nx, ny};
            }
        }
        return new double[] {x, y};
    }

    /**
     * {@code cells} centres where the motion leads: centre i is a random one of the first 128 instants of path i of the
     * stream "place-cells". Fields then lie on a track, and closer where the animal is more often.
     */
    public static PlaceCentres onPath(Motion motion, int cells, long seed) {
        requireCount(cells);
        Trajectories paths = Trajectories.allocate(cells, PATH_INSTANTS, motion.dtSeconds());
        motion.fillPaths(seed, PURPOSE, 0, paths, 0, cells);
        RandomStream stream = RandomStream.of(seed, PURPOSE + ", instants");
        double[] xy = new double[2 * cells];
        for (int i = 0; i < cells; i++) {
            int instant = stream.nextBelow(PATH_INSTANTS);
            xy[2 * i] = paths.x(i, instant);
            xy[2 * i + 1] = paths.y(i, instant);
        }
        return new PlaceCentres(motion.arena(), xy);
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

    private static void requireCount(int cells) {
        if (cells < 2 || cells > 1_000_000) {
            throw new BadInputException(
                    "the number of place cells is " + cells + "; expected 2 to 1000000 (512 in the recipe)");
        }
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
