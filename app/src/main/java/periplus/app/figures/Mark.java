package periplus.app.figures;

/** The sign of a point: four shapes, so that more things than there are colours stay apart. */
enum Mark {
    DISC,
    SQUARE,
    TRIANGLE,
    CROSS;

    /** The shape of the i-th of several things: a new one when the colours have all been used. */
    static Mark of(int i) {
        return values()[i / Paint.SERIES % values().length];
    }

    /** A path's piece that draws the mark at a point, to be stroked with {@link #cap} and {@link #width}. */
    String at(double x, double y, double radius) {
        return switch (this) {
            case DISC, SQUARE -> "M" + Svg.point(x, y) + "h0";
            case TRIANGLE ->
                "M" + Svg.point(x, y - radius) + "l" + Svg.point(radius, 2 * radius) + "h"
                        + Numbers.coordinate(-2 * radius) + "z";
            case CROSS ->
                "M" + Svg.point(x - radius, y - radius) + "l" + Svg.point(2 * radius, 2 * radius) + "M"
                        + Svg.point(x - radius, y + radius) + "l" + Svg.point(2 * radius, -2 * radius);
        };
    }

    /** The line cap that gives the shape. */
    String cap() {
        return this == SQUARE ? "square" : "round";
    }

    /** The line width that gives the shape. */
    double width(double radius) {
        return switch (this) {
            case DISC -> 2 * radius;
            case SQUARE -> 1.7 * radius;
            case TRIANGLE, CROSS -> 1.4;
        };
    }
}
