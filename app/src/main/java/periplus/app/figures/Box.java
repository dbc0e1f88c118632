package periplus.app.figures;

/** A rectangle of a drawing in pixels; y grows downwards. */
record Box(double x, double y, double width, double height) {
    Box {
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("a box needs a positive size, got " + width + " x " + height);
        }
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }
}
