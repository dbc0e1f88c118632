package periplus.tasks.space;

/** A simple polygon, convex or not, its vertices kept counter-clockwise. */
final class PolygonOutline implements Outline {
    private final double[] vertices;
    private final double[] edges;
    private final double area;
    private final double centreX;
    private final double centreY;
    private final double minX;
    private final double maxX;
    private final double minY;
    private final double maxY;

    /** @param vertices x0, y0, x1, y1, ... of a polygon that {@link Polygons#requireSimple} has accepted */
    PolygonOutline(double[] vertices) {
        double signed = Polygons.signedArea(vertices);
        this.vertices = signed > 0 ? vertices.clone() : reversed(vertices);
        this.edges = Segments.edges(this.vertices);
        this.area = Math.abs(signed);
        double[] c = Polygons.centroid(this.vertices);
        this.centreX = c[0];
        this.centreY = c[1];
        double loX = Double.POSITIVE_INFINITY;
        double hiX = Double.NEGATIVE_INFINITY;
        double loY = Double.POSITIVE_INFINITY;
        double hiY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < vertices.length; i += 2) {
            loX = Math.min(loX, vertices[i]);
            hiX = Math.max(hiX, vertices[i]);
            loY = Math.min(loY, vertices[i + 1]);
            hiY = Math.max(hiY, vertices[i + 1]);
        }
        this.minX = loX;
        this.maxX = hiX;
        this.minY = loY;
        this.maxY = hiY;
    }

    /** x0, y0, x1, y1, ... counter-clockwise. */
    @Override
    public double[] corners() {
        return vertices.clone();
    }

    @Override
    public boolean contains(double x, double y) {
        return Polygons.contains(vertices, x, y);
    }

    @Override
    public void nearest(double x, double y, WallContact out) {
        InnerWalls.nearestOf(edges, x, y, contains(x, y), out);
    }

    @Override
    public boolean blocks(double x0, double y0, double x1, double y1, double clearance) {
        return InnerWalls.anyWithin(edges, x0, y0, x1, y1, clearance);
    }

    @Override
    public double area() {
        return area;
    }

    @Override
    public double centreX() {
        return centreX;
    }

    @Override
    public double centreY() {
        return centreY;
    }

    @Override
    public double minX() {
        return minX;
    }

    @Override
    public double maxX() {
        return maxX;
    }

    @Override
    public double minY() {
        return minY;
    }

    @Override
    public double maxY() {
        return maxY;
    }

    @Override
    public Outline movedBy(double dx, double dy) {
        return new PolygonOutline(InnerWalls.moved(vertices, dx, dy));
    }

    private static double[] reversed(double[] v) {
        double[] r = new double[v.length];
        for (int i = 0; i < v.length; i += 2) {
            r[i] = v[v.length - 2 - i];
            r[i + 1] = v[v.length - 1 - i];
        }
        return r;
    }
}
