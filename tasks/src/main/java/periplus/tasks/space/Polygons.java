package periplus.tasks.space;

import periplus.core.errors.BadInputException;

/** Area, centroid, containment and soundness of simple polygons; vertices x0, y0, x1, y1, ... */
final class Polygons {
    /** Polygons smaller than this are taken for a mistake: 1 square millimetre. */
    private static final double SMALLEST_AREA = 1e-6;

    private Polygons() {}

    /** Signed area in square metres, positive where the vertices run counter-clockwise. */
    static double signedArea(double[] v) {
        double twice = 0;
        for (int i = 0, n = v.length / 2; i < n; i++) {
            int j = (i + 1) % n;
            // relative to the first vertex, so that polygons far from the origin lose no digits
            twice += Segments.cross(v[0], v[1], v[2 * i], v[2 * i + 1], v[2 * j], v[2 * j + 1]);
        }
        return twice / 2;
    }

    /** The centre of mass of the polygon's surface. */
    static double[] centroid(double[] v) {
        double twice = 0;
        double sx = 0;
        double sy = 0;
        for (int i = 0, n = v.length / 2; i < n; i++) {
            int j = (i + 1) % n;
            double w = Segments.cross(v[0], v[1], v[2 * i], v[2 * i + 1], v[2 * j], v[2 * j + 1]);
            twice += w;
            sx += w * (v[2 * i] - v[0] + v[2 * j] - v[0]);
            sy += w * (v[2 * i + 1] - v[1] + v[2 * j + 1] - v[1]);
        }
        return new double[] {v[0] + sx / (3 * twice), v[1] + sy / (3 * twice)};
    }

    /** Whether (x, y) is inside, by counting crossings of the ray to +x. */
    static boolean contains(double[] v, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = v.length - 2; i < v.length; j = i, i += 2) {
            if ((v[i + 1] > y) != (v[j + 1] > y) && x < (v[j] - v[i]) * (y - v[i + 1]) / (v[j + 1] - v[i + 1]) + v[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Refuses what is not a simple polygon with a surface; {@code what} names it in the message. */
    static void requireSimple(String what, double[] v) {
        if (v.length < 6 || v.length % 2 != 0) {
            throw new BadInputException(what + " has " + v.length / 2.0
                    + " vertices (x, y pairs); a polygon needs at least 3: list its corners in order");
        }
        int n = v.length / 2;
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(v[2 * i]) || !Double.isFinite(v[2 * i + 1])) {
                throw new BadInputException(what + ": vertex " + i + " is (" + v[2 * i] + ", " + v[2 * i + 1]
                        + "); coordinates must be finite metres");
            }
            int j = (i + 1) % n;
            if (v[2 * i] == v[2 * j] && v[2 * i + 1] == v[2 * j + 1]) {
                throw new BadInputException(what + ": vertices " + i + " and " + j + " are the same point (" + v[2 * i]
                        + ", " + v[2 * i + 1] + "); list each corner once and do not repeat the first at the end");
            }
        }
        double[] e = Segments.edges(v);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                boolean neighbours = j == i + 1 || (i == 0 && j == n - 1);
                if (neighbours ? foldsBack(e, i, j) : touches(e, i, j)) {
                    throw new BadInputException(what + " crosses or touches itself: edge " + i + " ((" + e[4 * i] + ", "
                            + e[4 * i + 1] + ") to (" + e[4 * i + 2] + ", " + e[4 * i + 3] + ")) meets edge " + j
                            + "; list the corners in the order in which one walks along the wall");
                }
            }
        }
        if (Math.abs(signedArea(v)) < SMALLEST_AREA) {
            throw new BadInputException(what + " has an area of " + Math.abs(signedArea(v))
                    + " square metres; it needs a surface of at least " + SMALLEST_AREA);
        }
    }

    private static boolean touches(double[] e, int i, int j) {
        return Segments.comeWithin(
                1e-12,
                e[4 * i],
                e[4 * i + 1],
                e[4 * i + 2],
                e[4 * i + 3],
                e[4 * j],
                e[4 * j + 1],
                e[4 * j + 2],
                e[4 * j + 3]);
    }

    /** Two edges that share a corner overlap where they leave it in the same direction. */
    private static boolean foldsBack(double[] e, int i, int j) {
        boolean jFollows = e[4 * i + 2] == e[4 * j] && e[4 * i + 3] == e[4 * j + 1];
        int first = jFollows ? i : j;
        int second = jFollows ? j : i;
        double ux = e[4 * first] - e[4 * first + 2];
        double uy = e[4 * first + 1] - e[4 * first + 3];
        double wx = e[4 * second + 2] - e[4 * second];
        double wy = e[4 * second + 3] - e[4 * second + 1];
        double sine = ux * wy - uy * wx;
        double scale = Math.sqrt((ux * ux + uy * uy) * (wx * wx + wy * wy));
        return Math.abs(sine) <= 1e-12 * scale && ux * wx + uy * wy > 0;
    }
}
