package periplus.tasks.space;

/**
 * Distances from any point to a fixed set of points, such as the centres of place fields, with walls as one likes.
 *
 * <p>Metres; nearest image in a periodic box; infinite where the geometry lets no way through. On which side of each wall
 * the fixed points lie is worked out once, so a query costs a few comparisons per point and wall. Immutable, for any
 * thread.
 */
public final class DistancesToPoints {
    private final Arena arena;
    private final WallGeometry geometry;
    private final double[] points;
    private final double[] walls;

    /** {@code left[wall * points + point]}: the point lies to the left of the wall's line. */
    private final boolean[] left;

    private final ShortestWays ways;

    /** {@code fromCorners[corner][point]}: length of the shortest way. */
    private final double[][] fromCorners;

    /** Distances in this arena to the points x0, y0, x1, y1, ... */
    public DistancesToPoints(Arena arena, WallGeometry geometry, double[] xyMetres) {
        this.arena = arena;
        this.geometry = geometry;
        this.points = xyMetres.clone();
        int n = count();
        this.walls = geometry == WallGeometry.EUCLIDEAN ? new double[0] : arena.straightWallsMetres();
        this.left = new boolean[walls.length / 4 * n];
        for (int w = 0; w < walls.length / 4; w++) {
            for (int i = 0; i < n; i++) {
                left[w * n + i] = leftOf(w, points[2 * i], points[2 * i + 1]);
            }
        }
        this.ways = new ShortestWays(geometry == WallGeometry.GEODESIC ? arena : Arena.square(1));
        this.fromCorners = new double[ways.corners()][n];
        for (int i = 0; i < n && ways.corners() > 0; i++) {
            double[] one = ways.fromCornersTo(points[2 * i], points[2 * i + 1]);
            for (int c = 0; c < one.length; c++) {
                fromCorners[c][i] = one[c];
            }
        }
    }

    /** How many points. */
    public int count() {
        return points.length / 2;
    }

    /** What walls do. */
    public WallGeometry geometry() {
        return geometry;
    }

    /** Writes the distances from (x, y) to all points, in metres, to {@code out[offset .. offset + count)}. */
    public void from(double x, double y, float[] out, int offset) {
        int n = count();
        for (int i = 0; i < n; i++) {
            double dx = arena.shortestX(points[2 * i] - x);
            double dy = arena.shortestY(points[2 * i + 1] - y);
            out[offset + i] = (float) Math.sqrt(dx * dx + dy * dy);
        }
        if (geometry == WallGeometry.EUCLIDEAN) {
            return;
        }
        for (int w = 0; w < walls.length / 4; w++) {
            blockBehind(w, x, y, out, offset);
        }
        if (fromCorners.length > 0) {
            goRound(x, y, out, offset);
        }
    }

    /** Distances to points behind wall w become infinite. */
    private void blockBehind(int w, double x, double y, float[] out, int offset) {
        int n = count();
        double ax = walls[4 * w];
        double ay = walls[4 * w + 1];
        double bx = walls[4 * w + 2];
        double by = walls[4 * w + 3];
        boolean here = leftOf(w, x, y);
        for (int i = 0; i < n; i++) {
            if (left[w * n + i] != here) {
                double a = Segments.cross(x, y, points[2 * i], points[2 * i + 1], ax, ay);
                double b = Segments.cross(x, y, points[2 * i], points[2 * i + 1], bx, by);
                if ((a > 0) != (b > 0)) {
                    out[offset + i] = Float.POSITIVE_INFINITY;
                }
            }
        }
    }

    private void goRound(double x, double y, float[] out, int offset) {
        double[] toCorner = new double[fromCorners.length];
        for (int c = 0; c < toCorner.length; c++) {
            double dx = ways.cornerX(c) - x;
            double dy = ways.cornerY(c) - y;
            toCorner[c] = arena.sees(x, y, ways.cornerX(c), ways.cornerY(c))
                    ? Math.sqrt(dx * dx + dy * dy)
                    : Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < count(); i++) {
            if (out[offset + i] == Float.POSITIVE_INFINITY) {
                double shortest = Double.POSITIVE_INFINITY;
                for (int c = 0; c < toCorner.length; c++) {
                    shortest = Math.min(shortest, toCorner[c] + fromCorners[c][i]);
                }
                out[offset + i] = (float) shortest;
            }
        }
    }

    private boolean leftOf(int w, double x, double y) {
        return Segments.cross(walls[4 * w], walls[4 * w + 1], walls[4 * w + 2], walls[4 * w + 3], x, y) > 0;
    }
}
