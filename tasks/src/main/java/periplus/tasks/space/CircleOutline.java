package periplus.tasks.space;

/** An exact circle, not a polygon: distance to the wall = radius - distance to the centre. */
record CircleOutline(double centreX, double centreY, double radius) implements Outline {
    /** Of the polygon that is drawn for it. */
    private static final int CORNERS = 96;

    @Override
    public boolean contains(double x, double y) {
        return distanceToCentre(x, y) <= radius;
    }

    @Override
    public void nearest(double x, double y, WallContact out) {
        double r = distanceToCentre(x, y);
        if (r == 0) {
            out.set(radius, 1, 0); // every wall is equally near: +x by convention
        } else {
            out.set(radius - r, (x - centreX) / r, (y - centreY) / r);
        }
    }

    @Override
    public boolean blocks(double x0, double y0, double x1, double y1, double clearance) {
        return !(distanceToCentre(x1, y1) <= radius - clearance);
    }

    /** From a point inside, the way to the wall along the unit vector u. */
    double distanceAlong(double x, double y, double ux, double uy) {
        double dx = x - centreX;
        double dy = y - centreY;
        double along = dx * ux + dy * uy;
        return Math.sqrt(Math.max(0, along * along + radius * radius - dx * dx - dy * dy)) - along;
    }

    @Override
    public double[] corners() {
        double[] corners = new double[2 * CORNERS];
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * StrictMath.PI * i / CORNERS;
            corners[2 * i] = centreX + radius * StrictMath.cos(angle);
            corners[2 * i + 1] = centreY + radius * StrictMath.sin(angle);
        }
        return corners;
    }

    @Override
    public double area() {
        return StrictMath.PI * radius * radius;
    }

    @Override
    public double minX() {
        return centreX - radius;
    }

    @Override
    public double maxX() {
        return centreX + radius;
    }

    @Override
    public double minY() {
        return centreY - radius;
    }

    @Override
    public double maxY() {
        return centreY + radius;
    }

    @Override
    public Outline movedBy(double dx, double dy) {
        return new CircleOutline(centreX + dx, centreY + dy, radius);
    }

    private double distanceToCentre(double x, double y) {
        double dx = x - centreX;
        double dy = y - centreY;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
