package periplus.tasks.space;

import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;

/**
 * The place where the animal moves: an outer wall, and where wanted inner walls and holes.
 *
 * <p>Lengths are metres. Factories centre the arena on 0; {@link #polygon} takes its vertices as they are. A box and a
 * circle are exact shapes; all others are polygons. Inner walls are segments without thickness that block the way;
 * holes are polygons whose inside does not belong to the arena. In a periodic box there is no wall: positions wrap and
 * differences are those of the nearest image.
 *
 * <p>Immutable; the queries allocate nothing and may be asked from any thread.
 *
 * <p>Undefined: on a polygon's boundary itself {@link #contains} may answer either way (box and circle include theirs).
 */
public final class Arena {
    /** Walks keep this far from walls that they must not cross, so that rounding cannot carry them through. */
    public static final double CLEARANCE_METRES = 1e-6;

    private static final int SAMPLING_ATTEMPTS = 1_000_000;

    private final String name;
    private final Outline outline;
    private final double[][] holes;
    private final double[] innerWalls;
    private final boolean periodic;

    /** Segments that are no part of the outline: inner walls, then the edges of the holes. */
    private final double[] inner;

    /** The outline's edges; none where it is a circle or joined to itself. */
    private final double[] outer;

    private final double[][] straight;

    private Arena(String name, Outline outline, double[][] holes, double[] innerWalls, boolean periodic) {
        this.name = name;
        this.outline = outline;
        this.holes = holes;
        this.innerWalls = innerWalls;
        this.periodic = periodic;
        int length = innerWalls.length;
        for (double[] hole : holes) {
            length += 2 * hole.length;
        }
        this.inner = java.util.Arrays.copyOf(innerWalls, length);
        int at = innerWalls.length;
        for (double[] hole : holes) {
            double[] edges = Segments.edges(hole);
            System.arraycopy(edges, 0, inner, at, edges.length);
            at += edges.length;
        }
        this.outer = periodic || outline instanceof CircleOutline ? new double[0] : Segments.edges(outline.corners());
        this.straight = new double[][] {outer, inner};
    }

    private static Arena plain(String name, Outline outline) {
        return new Arena(name, outline, new double[0][], new double[0], false);
    }

    /** A square box around 0. */
    public static Arena square(double sideMetres) {
        requireLength("the side of a square arena", sideMetres);
        return box("square " + sideMetres + " m", sideMetres, sideMetres);
    }

    /** A rectangular box around 0: width along x, height along y. */
    public static Arena rectangle(double widthMetres, double heightMetres) {
        requireLength("the width of a rectangular arena", widthMetres);
        requireLength("the height of a rectangular arena", heightMetres);
        return box("rectangle " + widthMetres + " x " + heightMetres + " m", widthMetres, heightMetres);
    }

    private static Arena box(String name, double width, double height) {
        return plain(name, new BoxOutline(-width / 2, width / 2, -height / 2, height / 2));
    }

    /** A box around 0 whose opposite sides are glued together: a torus without walls. */
    public static Arena periodicRectangle(double widthMetres, double heightMetres) {
        Arena box = rectangle(widthMetres, heightMetres);
        return new Arena("periodic " + box.name, box.outline, box.holes, box.innerWalls, true);
    }

    /** An equilateral triangle, base along x, apex up, centroid at 0. */
    public static Arena equilateralTriangle(double sideMetres) {
        requireLength("the side of a triangular arena", sideMetres);
        double half = sideMetres / 2;
        double inradius = half / Math.sqrt(3.0);
        double[] corners = {-half, -inradius, half, -inradius, 0, 2 * inradius};
        return plain("equilateral triangle " + sideMetres + " m", new PolygonOutline(corners));
    }

    /** A regular hexagon around 0 with two corners on the x axis. */
    public static Arena regularHexagon(double sideMetres) {
        requireLength("the side of a hexagonal arena", sideMetres);
        double h = sideMetres / 2;
        double w = h * Math.sqrt(3.0);
        double[] corners = {sideMetres, 0, h, w, -h, w, -sideMetres, 0, -h, -w, h, -w};
        return plain("regular hexagon " + sideMetres + " m", new PolygonOutline(corners));
    }

    /** A circle around 0, exact. */
    public static Arena circle(double radiusMetres) {
        requireLength("the radius of a circular arena", radiusMetres);
        return plain("circle of radius " + radiusMetres + " m", new CircleOutline(0, 0, radiusMetres));
    }

    /** A simple polygon, convex or not, with its corners x0, y0, x1, y1, ... in walking order. */
    public static Arena polygon(double... verticesMetres) {
        Polygons.requireSimple("the arena's outline", verticesMetres);
        return plain("polygon of " + verticesMetres.length / 2 + " corners", new PolygonOutline(verticesMetres));
    }

    /** This arena with one more inner wall; it may touch the outline and other walls. */
    public Arena withWall(double x0, double y0, double x1, double y1) {
        requireNotPeriodic("an inner wall");
        double length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
        if (!(length > CLEARANCE_METRES) || !Double.isFinite(length)) {
            throw new BadInputException("the inner wall from (" + x0 + ", " + y0 + ") to (" + x1 + ", " + y1
                    + ") has length " + length + " m; give two different finite points");
        }
        if (!contains((x0 + x1) / 2, (y0 + y1) / 2)) {
            throw new BadInputException("the middle of the inner wall from (" + x0 + ", " + y0 + ") to (" + x1 + ", "
                    + y1 + ") is not inside the arena (" + describe() + "); give end points in the arena's metres");
        }
        double[] more = java.util.Arrays.copyOf(innerWalls, innerWalls.length + 4);
        more[innerWalls.length] = x0;
        more[innerWalls.length + 1] = y0;
        more[innerWalls.length + 2] = x1;
        more[innerWalls.length + 3] = y1;
        return new Arena(name, outline, holes, more, false);
    }

    /** This arena without the inside of a simple polygon, x0, y0, x1, y1, ..., which lies wholly within it. */
    public Arena withHole(double... verticesMetres) {
        requireNotPeriodic("a hole");
        Polygons.requireSimple("hole " + holes.length, verticesMetres);
        double[] edges = Segments.edges(verticesMetres);
        for (int i = 0; i < edges.length; i += 4) {
            double ax = edges[i];
            double ay = edges[i + 1];
            double bx = edges[i + 2];
            double by = edges[i + 3];
            if (!contains(ax, ay)
                    || outline.blocks(ax, ay, bx, by, 0)
                    || InnerWalls.anyWithin(inner, ax, ay, bx, by, 0)) {
                throw new BadInputException("hole " + holes.length + ": its edge from (" + ax + ", " + ay + ") to ("
                        + bx + ", " + by + ") leaves the arena (" + describe()
                        + ") or meets another wall or hole; keep holes inside and apart");
            }
        }
        for (int i = 0; i < holes.length; i++) {
            if (Polygons.contains(verticesMetres, holes[i][0], holes[i][1])) {
                throw new BadInputException("hole " + holes.length + " swallows hole " + i
                        + "; keep holes apart or leave out the inner one");
            }
        }
        double[][] more = java.util.Arrays.copyOf(holes, holes.length + 1);
        more[holes.length] = verticesMetres.clone();
        return new Arena(name, outline, more, innerWalls, false);
    }

    /** The same arena with its centre (the outline's centre of mass) at (x, y). */
    public Arena centredAt(double x, double y) {
        double dx = x - centreX();
        double dy = y - centreY();
        double[][] movedHoles = new double[holes.length][];
        for (int i = 0; i < holes.length; i++) {
            movedHoles[i] = InnerWalls.moved(holes[i], dx, dy);
        }
        return new Arena(name, outline.movedBy(dx, dy), movedHoles, InnerWalls.moved(innerWalls, dx, dy), periodic);
    }

    /** Whether (x, y) is inside the outline and in no hole. */
    public boolean contains(double x, double y) {
        if (!outline.contains(x, y)) {
            return false;
        }
        for (double[] hole : holes) {
            if (Polygons.contains(hole, x, y)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the distance and direction of the nearest wall: the outline, an inner wall or a hole's edge.
     *
     * <p>In a periodic box there is none: the distance is infinite.
     */
    public void nearestWall(double x, double y, WallContact out) {
        if (periodic) {
            out.set(Double.POSITIVE_INFINITY, 1, 0);
            return;
        }
        outline.nearest(x, y, out);
        if (inner.length == 0 || out.distanceMetres() <= 0) {
            return;
        }
        double distance = out.distanceMetres();
        double nx = out.normalX();
        double ny = out.normalY();
        InnerWalls.nearestOf(inner, x, y, contains(x, y), out);
        if (out.distanceMetres() > distance) {
            out.set(distance, nx, ny);
        }
    }

    /**
     * Whether a step from (x0, y0), a point inside, to (x1, y1) crosses a wall or comes closer to one than
     * {@link #CLEARANCE_METRES}. Never in a periodic box.
     */
    public boolean blocks(double x0, double y0, double x1, double y1) {
        return !periodic
                && (outline.blocks(x0, y0, x1, y1, CLEARANCE_METRES)
                        || InnerWalls.anyWithin(inner, x0, y0, x1, y1, CLEARANCE_METRES));
    }

    /** Writes all walls nearer than {@code reachMetres} to (x, y), a point inside; none in a periodic box. */
    public void wallsWithin(double x, double y, double reachMetres, NearWalls out) {
        out.clear();
        if (outline instanceof CircleOutline) {
            WallContact contact = new WallContact();
            outline.nearest(x, y, contact);
            if (contact.distanceMetres() > 0 && contact.distanceMetres() < reachMetres) {
                out.add(contact.distanceMetres(), contact.normalX(), contact.normalY());
            }
        }
        out.addWithin(reachMetres, outer, x, y, straight);
        out.addWithin(reachMetres, inner, x, y, straight);
    }

    /**
     * Writes the first wall that {@link #blocks} a step, with the outward normal at which the step meets it, and returns
     * whether there is one. The distance written is the way to it along the step.
     */
    public boolean firstWall(double x0, double y0, double x1, double y1, WallContact out) {
        if (!blocks(x0, y0, x1, y1)) {
            return false;
        }
        double way = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
        double first = Double.POSITIVE_INFINITY;
        for (double[] walls : straight) {
            first = InnerWalls.firstMet(walls, x0, y0, x1, y1, CLEARANCE_METRES, first, out);
        }
        boolean circle = outline instanceof CircleOutline && outline.blocks(x0, y0, x1, y1, CLEARANCE_METRES);
        if (first == Double.POSITIVE_INFINITY || (circle && first >= 1)) {
            outline.nearest(x1, y1, out);
            first = 1;
        }
        out.set(first * way, out.normalX(), out.normalY());
        return true;
    }

    /**
     * Distance in metres from (x, y), a point inside, to the first wall in the direction of the unit vector (ux, uy);
     * infinite in a periodic box.
     */
    public double distanceAlong(double x, double y, double ux, double uy) {
        double first = Double.POSITIVE_INFINITY;
        for (double[] walls : straight) {
            first = Math.min(first, InnerWalls.distanceAlong(walls, x, y, ux, uy));
        }
        if (!periodic && outline instanceof CircleOutline circle) {
            first = Math.min(first, circle.distanceAlong(x, y, ux, uy));
        }
        return first;
    }

    /** Whether no wall crosses the straight line between two points inside; always in a periodic box. */
    public boolean sees(double x0, double y0, double x1, double y1) {
        return !InnerWalls.anyCrossed(outer, x0, y0, x1, y1) && !InnerWalls.anyCrossed(inner, x0, y0, x1, y1);
    }

    /** All straight walls, x0, y0, x1, y1 each: the outline's edges (none of a circle), inner walls, holes' edges. */
    public double[] straightWallsMetres() {
        double[] all = java.util.Arrays.copyOf(outer, outer.length + inner.length);
        System.arraycopy(inner, 0, all, outer.length, inner.length);
        return all;
    }

    /**
     * Writes a point drawn uniformly from the inside, at least {@code clearanceMetres} from every wall.
     *
     * <p>Draws x, then y, in the bounding box and repeats until the point fits: a plain box takes two numbers.
     */
    public void sample(RandomStream stream, double clearanceMetres, double[] xy) {
        WallContact contact = new WallContact();
        for (int attempt = 0; attempt < SAMPLING_ATTEMPTS; attempt++) {
            double x = minX() + stream.nextUniform() * (maxX() - minX());
            double y = minY() + stream.nextUniform() * (maxY() - minY());
            if (contains(x, y)) {
                nearestWall(x, y, contact);
                if (contact.distanceMetres() >= clearanceMetres) {
                    xy[0] = x;
                    xy[1] = y;
                    return;
                }
            }
        }
        throw new BadInputException("no free point found in the arena (" + describe() + ") after " + SAMPLING_ATTEMPTS
                + " draws at " + clearanceMetres + " m from its walls; make the arena wider or its holes smaller");
    }

    /** Whether this is a box without inner walls or holes, where the published walk's wall rule applies as it is. */
    public boolean isPlainBox() {
        return outline instanceof BoxOutline && inner.length == 0 && !periodic;
    }

    /** Whether positions wrap around. */
    public boolean isPeriodic() {
        return periodic;
    }

    /** x brought back into the box where the arena is periodic; otherwise x itself. */
    public double wrapX(double x) {
        return periodic ? wrap(x, minX(), maxX()) : x;
    }

    /** y brought back into the box where the arena is periodic; otherwise y itself. */
    public double wrapY(double y) {
        return periodic ? wrap(y, minY(), maxY()) : y;
    }

    /** The shortest difference along x that leads to the same place: dx itself unless the arena is periodic. */
    public double shortestX(double dx) {
        return periodic ? dx - widthMetres() * Math.rint(dx / widthMetres()) : dx;
    }

    /** The shortest difference along y that leads to the same place: dy itself unless the arena is periodic. */
    public double shortestY(double dy) {
        return periodic ? dy - heightMetres() * Math.rint(dy / heightMetres()) : dy;
    }

    /** Surface in square metres, without the holes. */
    public double areaSquareMetres() {
        double area = outline.area();
        for (double[] hole : holes) {
            area -= Math.abs(Polygons.signedArea(hole));
        }
        return area;
    }

    /** x of the outline's centre of mass. */
    public double centreX() {
        return outline.centreX();
    }

    /** y of the outline's centre of mass. */
    public double centreY() {
        return outline.centreY();
    }

    /** Least x of the bounding box. */
    public double minX() {
        return outline.minX();
    }

    /** Greatest x of the bounding box. */
    public double maxX() {
        return outline.maxX();
    }

    /** Least y of the bounding box. */
    public double minY() {
        return outline.minY();
    }

    /** Greatest y of the bounding box. */
    public double maxY() {
        return outline.maxY();
    }

    /** Width of the bounding box. */
    public double widthMetres() {
        return maxX() - minX();
    }

    /** Height of the bounding box. */
    public double heightMetres() {
        return maxY() - minY();
    }

    /** Corners of the outer wall for drawing, x0, y0, x1, y1, ... in metres; a circle has 96. */
    public double[] outlineMetres() {
        return outline.corners();
    }

    /** Inner walls as two points each, then the holes' corners, in metres. */
    public java.util.List<double[]> innerOutlinesMetres() {
        java.util.List<double[]> all = new java.util.ArrayList<>();
        for (int i = 0; i < innerWalls.length; i += 4) {
            all.add(java.util.Arrays.copyOfRange(innerWalls, i, i + 4));
        }
        for (double[] hole : holes) {
            all.add(hole.clone());
        }
        return all;
    }

    /** The arena in words: "square 2.2 m", "circle of radius 1 m, 1 hole". */
    public String describe() {
        StringBuilder words = new StringBuilder(name);
        if (innerWalls.length > 0) {
            words.append(", inner walls: ").append(innerWalls.length / 4);
        }
        if (holes.length > 0) {
            words.append(", holes: ").append(holes.length);
        }
        return words.toString();
    }

    @Override
    public String toString() {
        return describe();
    }

    Outline outline() {
        return outline;
    }

    double[] innerSegments() {
        return inner;
    }

    private static double wrap(double v, double lo, double hi) {
        double width = hi - lo;
        double w = v - width * Math.floor((v - lo) / width);
        return w < hi ? w : lo; // rounding may land on the far edge, which is the near one
    }

    private void requireNotPeriodic(String what) {
        if (periodic) {
            throw new BadInputException(
                    "a periodic arena cannot have " + what + "; use a rectangle for an arena with walls");
        }
    }

    private static void requireLength(String what, double metres) {
        if (!(metres > 0) || !(metres <= 1e6)) {
            throw new BadInputException(what + " is " + metres + "; expected metres above 0 and at most 1e6");
        }
    }
}
