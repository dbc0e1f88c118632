package periplus.tasks.space;

/** Distances and crossings of straight segments in the plane; four doubles (x0, y0, x1, y1) make a segment. */
final class Segments {
    private Segments() {}

    /** Twice the signed area of the triangle a, b, c: positive where c lies to the left of a to b. */
    static double cross(double ax, double ay, double bx, double by, double cx, double cy) {
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    }

    /** The fraction in [0, 1] along the segment a to b at which it is nearest to p. */
    static double nearestFraction(double px, double py, double ax, double ay, double bx, double by) {
        double ux = bx - ax;
        double uy = by - ay;
        double along = ((px - ax) * ux + (py - ay) * uy) / (ux * ux + uy * uy);
        return Math.max(0, Math.min(1, along));
    }

    /** Squared distance from p to the segment a to b. */
    static double squaredDistance(double px, double py, double ax, double ay, double bx, double by) {
        double f = nearestFraction(px, py, ax, ay, bx, by);
        double dx = px - (ax + f * (bx - ax));
        double dy = py - (ay + f * (by - ay));
        return dx * dx + dy * dy;
    }

    /** Whether the open segments p to q and a to b cross in one inner point. */
    static boolean crossProperly(
            double px, double py, double qx, double qy, double ax, double ay, double bx, double by) {
        double sideP = cross(ax, ay, bx, by, px, py);
        double sideQ = cross(ax, ay, bx, by, qx, qy);
        double sideA = cross(px, py, qx, qy, ax, ay);
        double sideB = cross(px, py, qx, qy, bx, by);
        return ((sideP > 0) != (sideQ > 0)) && ((sideA > 0) != (sideB > 0));
    }

    /** Whether the segments p to q and a to b cross or come closer than {@code clearance} to each other. */
    static boolean comeWithin(
            double clearance, double px, double py, double qx, double qy, double ax, double ay, double bx, double by) {
        if (Math.max(px, qx) + clearance < Math.min(ax, bx)
                || Math.min(px, qx) - clearance > Math.max(ax, bx)
                || Math.max(py, qy) + clearance < Math.min(ay, by)
                || Math.min(py, qy) - clearance > Math.max(ay, by)) {
            return false;
        }
        double limit = clearance * clearance;
        boolean still = px == qx && py == qy;
        return (!still && crossProperly(px, py, qx, qy, ax, ay, bx, by))
                || squaredDistance(px, py, ax, ay, bx, by) < limit
                || squaredDistance(qx, qy, ax, ay, bx, by) < limit
                || (!still
                        && (squaredDistance(ax, ay, px, py, qx, qy) < limit
                                || squaredDistance(bx, by, px, py, qx, qy) < limit));
    }

    /** The edges of a closed polygon, four doubles each, from its vertices x0, y0, x1, y1, ... */
    static double[] edges(double[] vertices) {
        int n = vertices.length / 2;
        double[] edges = new double[n * 4];
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            edges[4 * i] = vertices[2 * i];
            edges[4 * i + 1] = vertices[2 * i + 1];
            edges[4 * i + 2] = vertices[2 * j];
            edges[4 * i + 3] = vertices[2 * j + 1];
        }
        return edges;
    }
}
