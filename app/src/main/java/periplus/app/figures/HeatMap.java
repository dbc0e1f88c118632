package periplus.app.figures;

/**
 * Draws a matrix as coloured cells with row 0 at the bottom; cells without a value (NaN) show a hatched ground.
 *
 * <p>The cells are an embedded image of one pixel each, which viewers are told not to smooth: 64 maps stay small.
 */
final class HeatMap {
    private static final int COLOURS = Colormap.SIZE - 1; // palette entry 0 is "no value"

    private HeatMap() {}

    /** Defines the hatching once in a drawing and returns its identifier. */
    static String hatch(Svg svg) {
        String id = svg.newId();
        svg.open("defs");
        svg.open(
                "pattern",
                "id",
                id,
                "width",
                4,
                "height",
                4,
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        svg.rect(0, 0, 4, 4, "fill", Paint.PAPER);
        svg.rect(0, 0, 1, 4, "fill", Paint.NULL);
        svg.close().close();
        return id;
    }

    /** Draws {@code values[row * columns + column]} from {@code low} to {@code high} into a rectangle. */
    static void draw(
            Svg svg,
            String hatchId,
            Box box,
            double[] values,
            int rows,
            int columns,
            Colormap colours,
            double low,
            double high) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill a map of " + rows + " x " + columns);
        }
        byte[] pixels = new byte[values.length];
        boolean gaps = false;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = values[row * columns + column];
                int top = rows - 1 - row;
                if (Double.isNaN(value)) {
                    gaps = true;
                } else {
                    double share = high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0;
                    pixels[top * columns + column] = (byte) (1 + (int) Math.rint(share * (COLOURS - 1)));
                }
            }
        }
        if (gaps) {
            svg.rect(box, "fill", "url(#" + hatchId + ")");
        }
        image(svg, box, Png.dataUri(columns, rows, pixels, palette(colours), gaps));
        svg.rect(box, "fill", "none", "stroke", Paint.RULE, "stroke-width", 0.75);
    }

    /** A horizontal colour bar with its ends labelled. */
    static void bar(Svg svg, Box box, Colormap colours, String low, String high, String label) {
        byte[] ramp = new byte[COLOURS];
        for (int i = 0; i < COLOURS; i++) {
            ramp[i] = (byte) (1 + i);
        }
        image(svg, box, Png.dataUri(COLOURS, 1, ramp, palette(colours), false));
        double baseline = box.y() + box.height() - 0.5;
        svg.text(box.x() - 5, baseline, low, "end", "fill", Paint.MUTED);
        svg.text(box.x() + box.width() + 5, baseline, high, "start", "fill", Paint.MUTED);
        double after = box.x() + box.width() + 5 + TextWidth.of(high, 11) + 10;
        svg.text(after, baseline, label, "start", "fill", Paint.INK);
    }

    private static int[] palette(Colormap colours) {
        int[] palette = new int[Colormap.SIZE];
        for (int i = 0; i < COLOURS; i++) {
            palette[i + 1] = colours.rgb(i / (COLOURS - 1.0));
        }
        return palette;
    }

    private static void image(Svg svg, Box box, String uri) {
        svg.element(
                "image",
                "x",
                box.x(),
                "y",
                box.y(),
                "width",
                box.width(),
                "height",
                box.height(),
                "preserveAspectRatio",
                "none",
                "image-rendering",
                "optimizeSpeed",
                "style",
                "image-rendering:pixelated",
                "href",
                uri);
    }
}
