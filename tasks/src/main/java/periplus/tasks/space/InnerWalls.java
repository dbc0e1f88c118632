package periplus.tasks.space;

/** Questions asked of a list of wall segments, four doubles (x0, y0, x1, y1) each. */
final class InnerWalls {
    private InnerWalls() {}

    /**
     * Writes the nearest of {@code segments} to (x, y); the lowest index wins a tie.
     *
     * @param inside whether the point is inside the arena: decides the signs of the distance and of the normal
     */
    static void nearestOf(double[] segments, double x, double y, boolean inside, WallContact out) {
        double best = Double.POSITIVE_INFINITY;
        int at = -1;
        for (int i = 0; i < segments.length; i += 4) {
            double d = Segments.squaredDistance(x, y, segments[i], segments[i + 1], segments[i + 2], segments[i + 3]);
            if (d < best) {
                best = d;
                at = i;
            }
        }
        if (at < 0) {
            out.set(Double.POSITIVE_INFINITY, 1, 0);
            return;
        }
        double ax = segments[at];
        double ay = segments[at + 1];
        double bx = segments[at + 2];
        double by = segments[at + 3];
        double f = Segments.nearestFraction(x, y, ax, ay, bx, by);
        double towardsX = ax + f * (bx - ax) - x;
        double towardsY = ay + f * (by - ay) - y;
        double distance = Math.sqrt(towardsX * towardsX + towardsY * towardsY);
        if (distance == 0) {
            // on the wall itself: the right-hand normal, which points out of a counter-clockwise outline
            double length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
            out.set(0, (by - ay) / length, (ax - bx) / length);
        } else if (inside) {
            out.set(distance, towardsX / distance, towardsY / distance);
        } else {
            out.set(-distance, -towardsX / distance, -towardsY / distance);
        }
    }

    /** Whether the step comes closer than {@code clearance} to any of the segments. */
    static boolean anyWithin(double[] segments, double x0, double y0, double x1, double y1, double clearance) {
        for (int i = 0; i < segments.length; i += 4) {
            if (Segments.comeWithin(
                    clearance, x0, y0, x1, y1, segments[i], segments[i + 1], segments[i + 2], segments[i + 3])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Of the segments that the step crosses or comes close to, writes the normal (against the step) of the one that it
     * meets first, if that is before {@code soFar}; returns the fraction of the step until then. A wall that is only
     * come close to counts as met at 1.
     */
    static double firstMet(
            double[] segments, double x0, double y0, double x1, double y1, double clearance, double soFar, WallContact out) {
        double first = soFar;
        for (int i = 0; i < segments.length; i += 4) {
            double ax = segments[i];
            double ay = segments[i + 1];
            double bx = segments[i + 2];
            double by = segments[i + 3];
            if (Segments.comeWithin(clearance, x0, y0, x1, y1, ax, ay, bx, by)) {
                double sideStart = Segments.cross(ax, ay, bx, by, x0, y0);
                double sideEnd = Segments.cross(ax, ay, bx, by, x1, y1);
                boolean crossed = Segments.crossProperly(x0, y0, x1, y1, ax, ay, bx, by);
                double at = crossed ? sideStart / (sideStart - sideEnd) : 1;
                if (at < first) {
                    first = at;
                    double length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
                    double sign = sideStart > 0 ? 1 : -1; // the side of the start is inside
                    out.set(0, sign * (by - ay) / length, sign * (ax - bx) / length);
                }
            }
        }
        return first;
    }

    /** Distance to the first of the segments on the ray from (x, y) along the unit vector u; infinite if it meets none. */
    static double distanceAlong(double[] segments, double x, double y, double ux, double uy) {
        double first = Double.POSITIVE_INFINITY;
        for (int i = 0; i < segments.length; i += 4) {
            double ax = segments[i] - x;
            double ay = segments[i + 1] - y;
            double bx = segments[i + 2] - x;
            double by = segments[i + 3] - y;
            double sideA = ux * ay - uy * ax;
            double sideB = ux * by - uy * bx;
            if ((sideA > 0) != (sideB > 0)) {
                double f = sideA / (sideA - sideB);
                double along = ux * (ax + f * (bx - ax)) + uy * (ay + f * (by - ay));
                if (along >= 0 && along < first) {
                    first = along;
                }
            }
        }
        return first;
    }

    /** Whether the step crosses one of the segments properly; touching is not crossing. */
    static boolean anyCrossed(double[] segments, double x0, double y0, double x1, double y1) {
        for (int i = 0; i < segments.length; i += 4) {
            if (Segments.crossProperly(
                    x0, y0, x1, y1, segments[i], segments[i + 1], segments[i + 2], segments[i + 3])) {
                return true;
            }
        }
        return false;
    }

    /** A copy of x, y pairs, moved. */
    static double[] moved(double[] points, double dx, double dy) {
        double[] m = points.clone();
        for (int i = 0; i < m.length; i += 2) {
            m[i] += dx;
            m[i + 1] += dy;
        }
        return m;
    }
}
