package periplus.tasks.space;

/**
 * An axis-aligned box: the fast path, and the letter of the recipe.
 *
 * <p>The distance is the least of the four signed distances (right, top, left, bottom; the first wins a tie), also
 * outside the box, as the published walk has it.
 */
record BoxOutline(double minX, double maxX, double minY, double maxY) implements Outline {
    @Override
    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    @Override
    public void nearest(double x, double y, WallContact out) {
        double right = maxX - x;
        double top = maxY - y;
        double left = x - minX;
        double bottom = y - minY;
        double least = Math.min(Math.min(right, top), Math.min(left, bottom));
        if (least == right) {
            out.set(least, 1, 0);
        } else if (least == top) {
            out.set(least, 0, 1);
        } else if (least == left) {
            out.set(least, -1, 0);
        } else {
            out.set(least, 0, -1);
        }
    }

    @Override
    public boolean blocks(double x0, double y0, double x1, double y1, double clearance) {
        return !(x1 >= minX + clearance && x1 <= maxX - clearance && y1 >= minY + clearance && y1 <= maxY - clearance);
    }

    @Override
    public double[] corners() {
        return new double[] {minX, minY, maxX, minY, maxX, maxY, minX, maxY};
    }

    @Override
    public double area() {
        return (maxX - minX) * (maxY - minY);
    }

    @Override
    public double centreX() {
        return (minX + maxX) / 2;
    }

    @Override
    public double centreY() {
        return (minY + maxY) / 2;
    }

    @Override
    public Outline movedBy(double dx, double dy) {
        return new BoxOutline(minX + dx, maxX + dx, minY + dy, maxY + dy);
    }
}
