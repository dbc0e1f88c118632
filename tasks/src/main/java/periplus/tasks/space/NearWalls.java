package periplus.tasks.space;

/**
 * The walls within reach of a point, each with its distance and direction. Reused from call to call.
 *
 * <p>A wall is one straight piece: an edge of the outline or of a hole, or an inner wall; a circle's outline is one wall.
 * Two pieces that meet in the corner nearest to the point count once, and a piece whose nearest point lies behind
 * another piece does not count: an animal feels a corner once, and no wall through a wall.
 */
public final class NearWalls {
    private static final double SAME_POINT = 1e-9;

    private int count;
    private double[] distance = new double[8];
    private double[] normalX = new double[8];
    private double[] normalY = new double[8];

    /** How many walls are within reach. */
    public int count() {
        return count;
    }

    /** Distance to wall i in metres, above 0. */
    public double distanceMetres(int i) {
        return distance[i];
    }

    /** x of the unit vector from the point to wall i's nearest point. */
    public double normalX(int i) {
        return normalX[i];
    }

    /** y of the unit vector from the point to wall i's nearest point. */
    public double normalY(int i) {
        return normalY[i];
    }

    void clear() {
        count = 0;
    }

    /** Adds the pieces of {@code segments} that are nearer than {@code reach} to (x, y). */
    void addWithin(double reach, double[] segments, double x, double y, double[][] allSegments) {
        for (int i = 0; i < segments.length; i += 4) {
            double ax = segments[i];
            double ay = segments[i + 1];
            double bx = segments[i + 2];
            double by = segments[i + 3];
            if (Math.min(ax, bx) - x > reach
                    || x - Math.max(ax, bx) > reach
                    || Math.min(ay, by) - y > reach
                    || y - Math.max(ay, by) > reach) {
                continue;
            }
            double f = Segments.nearestFraction(x, y, ax, ay, bx, by);
            double dx = ax + f * (bx - ax) - x;
            double dy = ay + f * (by - ay) - y;
            double d = Math.sqrt(dx * dx + dy * dy);
            if (d > 0 && d < reach && !known(d, dx, dy) && !hidden(allSegments, x, y, dx, dy)) {
                add(d, dx / d, dy / d);
            }
        }
    }

    void add(double d, double nx, double ny) {
        if (count == distance.length) {
            distance = java.util.Arrays.copyOf(distance, 2 * count);
            normalX = java.util.Arrays.copyOf(normalX, 2 * count);
            normalY = java.util.Arrays.copyOf(normalY, 2 * count);
        }
        distance[count] = d;
        normalX[count] = nx;
        normalY[count] = ny;
        count++;
    }

    private boolean known(double d, double dx, double dy) {
        for (int i = 0; i < count; i++) {
            if (Math.abs(distance[i] - d) < SAME_POINT
                    && Math.abs(distance[i] * normalX[i] - dx) < SAME_POINT
                    && Math.abs(distance[i] * normalY[i] - dy) < SAME_POINT) {
                return true;
            }
        }
        return false;
    }

    /** Whether the way from (x, y) to just before (x + dx, y + dy) crosses a wall. */
    private static boolean hidden(double[][] allSegments, double x, double y, double dx, double dy) {
        double almost = 1 - 1e-9;
        for (double[] segments : allSegments) {
            if (InnerWalls.anyCrossed(segments, x, y, x + almost * dx, y + almost * dy)) {
                return true;
            }
        }
        return false;
    }
}
