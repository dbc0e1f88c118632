package periplus.analysis.replay;

/**
 * The ideal path of a task in the plane: segments, distances to them, and where along them a point is.
 *
 * @param segments [segments][4]: x and y of the start, x and y of the end
 */
public record Polyline(double[][] segments) {
    public Polyline {
        if (segments.length == 0) {
            throw new IllegalArgumentException("a path without segments");
        }
    }

    /** Through these corners in their order, back to the first where closed. */
    public static Polyline through(double[][] corners, boolean closed) {
        int n = closed ? corners.length : corners.length - 1;
        double[][] segments = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] a = corners[i];
            double[] b = corners[(i + 1) % corners.length];
            segments[i] = new double[] {a[0], a[1], b[0], b[1]};
        }
        return new Polyline(segments);
    }

    /** From a point to the nearest of the path, in the unit of the coordinates. */
    public double distance(double x, double y) {
        return nearest(x, y)[0];
    }

    /** How far along the segments, one after another, the nearest point of the path lies. */
    public double along(double x, double y) {
        return nearest(x, y)[1];
    }

    /** Mean distance of points in the plane, [points * 2], from the path: the off-manifold distance. */
    public double meanDistance(double[] points) {
        double sum = 0;
        for (int i = 0; i < points.length; i += 2) {
            sum += distance(points[i], points[i + 1]);
        }
        int count = points.length / 2;
        return sum / count;
    }

    /** Where along the path each point of each of these plane paths is, [paths * times]. */
    public double[] along(Paths paths) {
        double[] out = new double[paths.paths() * paths.times()];
        for (int i = 0; i < out.length; i++) {
            out[i] = along(paths.values()[2 * i], paths.values()[2 * i + 1]);
        }
        return out;
    }

    private double[] nearest(double x, double y) {
        double best = Double.POSITIVE_INFINITY;
        double at = 0;
        double before = 0;
        for (double[] s : segments) {
            double dx = s[2] - s[0];
            double dy = s[3] - s[1];
            double squares = dx * dx + dy * dy;
            double share = squares == 0 ? 0 : ((x - s[0]) * dx + (y - s[1]) * dy) / squares;
            share = Math.max(0, Math.min(1, share));
            double ex = x - s[0] - share * dx;
            double ey = y - s[1] - share * dy;
            double d2 = ex * ex + ey * ey;
            double length = Math.sqrt(squares);
            if (d2 < best) {
                best = d2;
                at = before + share * length;
            }
            before += length;
        }
        return new double[] {Math.sqrt(best), at};
    }
}
