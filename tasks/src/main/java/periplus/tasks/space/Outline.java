package periplus.tasks.space;

/** The outer wall of an arena: a box, a circle or a polygon. */
sealed interface Outline permits BoxOutline, CircleOutline, PolygonOutline {
    /** Whether (x, y) is inside. */
    boolean contains(double x, double y);

    /** Writes the signed distance to the wall and its outward normal. */
    void nearest(double x, double y, WallContact out);

    /** Whether a step that begins inside comes closer than {@code clearance} to the wall. */
    boolean blocks(double x0, double y0, double x1, double y1, double clearance);

    /** Its corners for drawing, x0, y0, x1, y1, ... counter-clockwise. */
    double[] corners();

    double area();

    double centreX();

    double centreY();

    double minX();

    double maxX();

    double minY();

    double maxY();

    /** The same shape elsewhere. */
    Outline movedBy(double dx, double dy);
}
