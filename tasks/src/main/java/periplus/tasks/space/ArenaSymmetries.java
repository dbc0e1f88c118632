package periplus.tasks.space;

import java.util.ArrayList;
import java.util.List;

/**
 * The rotations and reflections about its centre that map an arena onto itself.
 *
 * <p>Looked for among rotations by multiples of 15 degrees, each with and without a reflection in the x axis: all 8 of
 * a square, 4 of a rectangle, 6 of an equilateral triangle, 12 of a regular hexagon; of a circle, the 48 of the search.
 * Inner walls and holes must be mapped onto each other too. Each symmetry is a matrix (a, b, c, d):
 * (x, y) becomes (a x + b y, c x + d y) about the centre; quarter turns are exact.
 */
public final class ArenaSymmetries {
    private static final int ROTATIONS = 24;
    private static final double TOLERANCE_METRES = 1e-9;

    private ArenaSymmetries() {}

    /**
     * The symmetries, the identity first.
     *
     * @param rotations whether to look for rotations
     * @param reflections whether to look for reflections
     */
    public static List<double[]> of(Arena arena, boolean rotations, boolean reflections) {
        List<double[]> found = new ArrayList<>();
        for (int mirror = 0; mirror < (reflections ? 2 : 1); mirror++) {
            for (int turn = 0; turn < ROTATIONS; turn++) {
                double angle = 2 * StrictMath.PI * turn / ROTATIONS;
                double c = snapped(StrictMath.cos(angle));
                double s = snapped(StrictMath.sin(angle));
                double[] m = mirror == 0 ? new double[] {c, 0.0 - s, s, c} : new double[] {c, s, s, 0.0 - c};
                // without rotations, the reflections in the two axes remain
                boolean wanted = rotations || turn == 0 || (mirror == 1 && turn == ROTATIONS / 2);
                if (wanted && mapsOntoItself(arena, m)) {
                    found.add(m);
                }
            }
        }
        return found;
    }

    private static boolean mapsOntoItself(Arena arena, double[] m) {
        Outline outline = arena.outline();
        double cx = outline.centreX();
        double cy = outline.centreY();
        double[] outer = outlineEdges(outline);
        return permutes(outer, m, cx, cy) && permutes(arena.innerSegments(), m, cx, cy);
    }

    /** The outline's edges; a circle has none to compare. */
    private static double[] outlineEdges(Outline outline) {
        if (outline instanceof PolygonOutline polygon) {
            return Segments.edges(polygon.corners());
        }
        if (outline instanceof BoxOutline box) {
            double[] corners = {
                box.minX(), box.minY(), box.maxX(), box.minY(), box.maxX(), box.maxY(), box.minX(), box.maxY()
            };
            return Segments.edges(corners);
        }
        return new double[0];
    }

    private static boolean permutes(double[] segments, double[] m, double cx, double cy) {
        for (int i = 0; i < segments.length; i += 4) {
            double ax = mapX(m, segments[i] - cx, segments[i + 1] - cy) + cx;
            double ay = mapY(m, segments[i] - cx, segments[i + 1] - cy) + cy;
            double bx = mapX(m, segments[i + 2] - cx, segments[i + 3] - cy) + cx;
            double by = mapY(m, segments[i + 2] - cx, segments[i + 3] - cy) + cy;
            boolean found = false;
            for (int j = 0; j < segments.length && !found; j += 4) {
                found = same(segments, j, ax, ay, bx, by) || same(segments, j, bx, by, ax, ay);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(double[] s, int j, double ax, double ay, double bx, double by) {
        return Math.abs(s[j] - ax) < TOLERANCE_METRES
                && Math.abs(s[j + 1] - ay) < TOLERANCE_METRES
                && Math.abs(s[j + 2] - bx) < TOLERANCE_METRES
                && Math.abs(s[j + 3] - by) < TOLERANCE_METRES;
    }

    /** x of a mapped difference. */
    public static double mapX(double[] m, double x, double y) {
        return m[0] * x + m[1] * y;
    }

    /** y of a mapped difference. */
    public static double mapY(double[] m, double x, double y) {
        return m[2] * x + m[3] * y;
    }

    private static double snapped(double v) {
        double half = Math.rint(2 * v) / 2;
        return Math.abs(v - half) < 1e-12 ? half + 0.0 : v; // + 0.0 (and 0.0 - s above) leave no negative zero
    }
}
