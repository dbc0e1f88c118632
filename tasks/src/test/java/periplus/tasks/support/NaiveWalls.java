package periplus.tasks.support;

/** A slow twin of the arena's geometry: winding numbers and parametric line crossings, sharing no code with it. */
public final class NaiveWalls {
    private NaiveWalls() {}

    /** Whether the closed segments p-q and a-b have a point in common, by solving for the two parameters. */
    public static boolean cross(
            double px, double py, double qx, double qy, double ax, double ay, double bx, double by) {
        double rx = qx - px;
        double ry = qy - py;
        double sx = bx - ax;
        double sy = by - ay;
        double denominator = rx * sy - ry * sx;
        if (denominator == 0) {
            return false; // parallel steps slide along a wall or miss it
        }
        double t = ((ax - px) * sy - (ay - py) * sx) / denominator;
        double u = ((ax - px) * ry - (ay - py) * rx) / denominator;
        return t >= 0 && t <= 1 && u >= 0 && u <= 1;
    }

    /** Whether the winding number of the polygon around (x, y) is not 0. */
    public static boolean inside(double[] v, double x, double y) {
        double angle = 0;
        for (int i = 0, n = v.length / 2; i < n; i++) {
            int j = (i + 1) % n;
            double ax = v[2 * i] - x;
            double ay = v[2 * i + 1] - y;
            double bx = v[2 * j] - x;
            double by = v[2 * j + 1] - y;
            angle += StrictMath.atan2(ax * by - ay * bx, ax * bx + ay * by);
        }
        return Math.abs(angle) > 1;
    }

    /** The edges of a polygon, four numbers each. */
    public static double[] edges(double... v) {
        double[] e = new double[2 * v.length];
        for (int i = 0; i < v.length; i += 2) {
            e[2 * i] = v[i];
            e[2 * i + 1] = v[i + 1];
            e[2 * i + 2] = v[(i + 2) % v.length];
            e[2 * i + 3] = v[(i + 3) % v.length];
        }
        return e;
    }
}
