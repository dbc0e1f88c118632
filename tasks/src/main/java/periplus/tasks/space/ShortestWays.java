package periplus.tasks.space;

/**
 * Shortest ways round the walls of an arena, exact to about 0.01 mm a corner.
 *
 * <p>A shortest way between two points is straight but for bends at corners that stand out into the arena: reflex
 * corners of the outline, corners of holes, free ends of inner walls. One node is put 0.01 mm off each such corner, on
 * the bisector of its open side, and the ways between nodes that see each other are joined (Floyd and Warshall). Where
 * several walls meet in a point, each open side of more than half a turn gets its own node, so that no way slips
 * through a joint.
 *
 * <p>Every wall counts. Ours: the usual simulator knows shortest ways only with one inner wall in a rectangle, and takes
 * the first four walls for the room whatever its shape.
 *
 * <p>In a periodic box there are no walls and ways are those to the nearest image. Immutable, for any thread.
 */
public final class ShortestWays {
    private static final double OFF_CORNER_METRES = 1e-5;
    private static final double SAME_POINT = 1e-9;

    private final Arena arena;
    private final double[] nodes;

    /** {@code between[i * nodes + j]}: length of the shortest way between two nodes. */
    private final double[] between;

    /** Finds the corners of this arena and the ways between them. */
    public ShortestWays(Arena arena) {
        this.arena = arena;
        this.nodes = corners(arena);
        int n = nodes.length / 2;
        this.between = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                between[i * n + j] = straight(nodes[2 * i], nodes[2 * i + 1], nodes[2 * j], nodes[2 * j + 1]);
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    between[i * n + j] = Math.min(between[i * n + j], between[i * n + k] + between[k * n + j]);
                }
            }
        }
    }

    /** The arena. */
    public Arena arena() {
        return arena;
    }

    /** Number of corners at which ways may bend. */
    public int corners() {
        return nodes.length / 2;
    }

    /** x of corner i. */
    double cornerX(int i) {
        return nodes[2 * i];
    }

    /** y of corner i. */
    double cornerY(int i) {
        return nodes[2 * i + 1];
    }

    /** Length of the way from every corner to (x, y). */
    double[] fromCornersTo(double x, double y) {
        int n = corners();
        double[] seen = new double[n];
        for (int j = 0; j < n; j++) {
            seen[j] = straight(nodes[2 * j], nodes[2 * j + 1], x, y);
        }
        double[] length = new double[n];
        for (int i = 0; i < n; i++) {
            length[i] = Double.POSITIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                length[i] = Math.min(length[i], between[i * n + j] + seen[j]);
            }
        }
        return length;
    }

    /** Length of the shortest way in metres; infinite where there is none. */
    public double distanceMetres(double x0, double y0, double x1, double y1) {
        return new To(this, x1, y1).distanceMetres(x0, y0);
    }

    /** The ways to one place. */
    public To to(double xMetres, double yMetres) {
        return new To(this, xMetres, yMetres);
    }

    /** The straight distance where nothing is in between, otherwise infinite. */
    private double straight(double x0, double y0, double x1, double y1) {
        if (!arena.sees(x0, y0, x1, y1)) {
            return Double.POSITIVE_INFINITY;
        }
        double dx = arena.shortestX(x1 - x0);
        double dy = arena.shortestY(y1 - y0);
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Shortest ways to one place, from anywhere. */
    public static final class To {
        private final ShortestWays ways;
        private final double x;
        private final double y;
        private final double[] fromCorners;

        private To(ShortestWays ways, double x, double y) {
            this.ways = ways;
            this.x = x;
            this.y = y;
            this.fromCorners = ways.fromCornersTo(x, y);
        }

        /** x of the place. */
        public double xMetres() {
            return x;
        }

        /** y of the place. */
        public double yMetres() {
            return y;
        }

        /** Length of the shortest way from (x, y); infinite where there is none. */
        public double distanceMetres(double fromX, double fromY) {
            return next(fromX, fromY, new double[2]);
        }

        /**
         * Writes the next point to head for, the place itself or a corner in between, and returns the whole way's length.
         *
         * <p>Where there is no way, the point is the place itself and the length infinite.
         */
        public double next(double fromX, double fromY, double[] xy) {
            xy[0] = x;
            xy[1] = y;
            double best = ways.straight(fromX, fromY, x, y);
            if (best < Double.POSITIVE_INFINITY) {
                return best;
            }
            for (int i = 0; i < ways.corners(); i++) {
                if (fromCorners[i] < best) {
                    double length = ways.straight(fromX, fromY, ways.cornerX(i), ways.cornerY(i)) + fromCorners[i];
                    if (length < best) {
                        best = length;
                        xy[0] = ways.cornerX(i);
                        xy[1] = ways.cornerY(i);
                    }
                }
            }
            return best;
        }
    }

    /** One node for every open side of more than half a turn at the end of a wall. */
    private static double[] corners(Arena arena) {
        double[] walls = arena.straightWallsMetres();
        double[] found = new double[0];
        for (int i = 0; i < walls.length; i += 2) {
            if (!seenBefore(walls, i)) {
                found = withNodes(arena, walls, walls[i], walls[i + 1], found);
            }
        }
        return found;
    }

    private static boolean seenBefore(double[] walls, int at) {
        for (int i = 0; i < at; i += 2) {
            if (near(walls[i], walls[i + 1], walls[at], walls[at + 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean near(double ax, double ay, double bx, double by) {
        return Math.abs(ax - bx) < SAME_POINT && Math.abs(ay - by) < SAME_POINT;
    }

    private static double[] withNodes(Arena arena, double[] walls, double x, double y, double[] found) {
        double[] angles = new double[walls.length / 2];
        int n = 0;
        for (int i = 0; i < walls.length; i += 4) {
            double ax = walls[i];
            double ay = walls[i + 1];
            double bx = walls[i + 2];
            double by = walls[i + 3];
            if (Segments.squaredDistance(x, y, ax, ay, bx, by) < SAME_POINT * SAME_POINT) {
                if (!near(ax, ay, x, y)) {
                    angles[n++] = StrictMath.atan2(ay - y, ax - x);
                }
                if (!near(bx, by, x, y)) {
                    angles[n++] = StrictMath.atan2(by - y, bx - x);
                }
            }
        }
        java.util.Arrays.sort(angles, 0, n);
        double[] all = found;
        for (int i = 0; i < n; i++) {
            double open = (i + 1 < n ? angles[i + 1] : angles[0] + 2 * StrictMath.PI) - angles[i];
            double middle = angles[i] + open / 2;
            double nodeX = x + OFF_CORNER_METRES * StrictMath.cos(middle);
            double nodeY = y + OFF_CORNER_METRES * StrictMath.sin(middle);
            if (open > StrictMath.PI + 1e-9 && arena.contains(nodeX, nodeY)) {
                all = java.util.Arrays.copyOf(all, all.length + 2);
                all[all.length - 2] = nodeX;
                all[all.length - 1] = nodeY;
            }
        }
        return all;
    }
}
