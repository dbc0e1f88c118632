package periplus.app.figures;

/** Draws part of an arena to scale: its outline, paths over it, and a scale bar; y points up. */
final class FloorPlan {
    /** Side of a view of the whole arena, relative to the arena: decoded positions may lie outside. */
    static final double MARGIN = 1.06;

    private static final int LONG_WALK = 4_000;

    private final Svg svg;
    private final Box box;
    private final double left;
    private final double low;
    private final double pixelsPerMetre;
    private final String clip;

    /** A view of the square of this side, in metres, around a point, filling a square box. */
    FloorPlan(Svg svg, Box box, double centreX, double centreY, double sideMetres) {
        this.svg = svg;
        this.box = box;
        this.left = centreX - sideMetres / 2;
        this.low = centreY - sideMetres / 2;
        this.pixelsPerMetre = box.width() / sideMetres;
        this.clip = svg.newId();
        svg.open("clipPath", "id", clip);
        svg.rect(box);
        svg.close();
    }

    /** A view of the whole arena with a margin around it. */
    static FloorPlan whole(Svg svg, Box box, ArenaOutline arena) {
        return new FloorPlan(
                svg,
                box,
                (arena.min(0) + arena.max(0)) / 2,
                (arena.min(1) + arena.max(1)) / 2,
                arena.extentMetres() * MARGIN);
    }

    double x(double metres) {
        return box.x() + (metres - left) * pixelsPerMetre;
    }

    double y(double metres) {
        return box.bottom() - (metres - low) * pixelsPerMetre;
    }

    FloorPlan outline(ArenaOutline arena) {
        svg.path(
                line(arena.outerXyMetres(), 0, arena.outerXyMetres().length) + "Z",
                Paint.MUTED,
                1.2,
                "clip-path",
                clip());
        for (double[] inner : arena.inner()) {
            svg.path(line(inner, 0, inner.length), Paint.MUTED, 1.2, "clip-path", clip());
        }
        return this;
    }

    /** A hairline around the view, for one that shows only part of the arena. */
    FloorPlan border() {
        svg.rect(box, "fill", "none", "stroke", Paint.RULE, "stroke-width", 0.8);
        return this;
    }

    FloorPlan path(double[] xyMetres, Paint paint, double width, Object... attributes) {
        return path(xyMetres, 0, xyMetres.length / 2, paint, width, attributes);
    }

    FloorPlan path(double[] xyMetres, int fromStep, int toStep, Paint paint, double width, Object... attributes) {
        String d = line(xyMetres, 2 * fromStep, 2 * toStep);
        if (!d.isEmpty()) {
            Object[] own = {"stroke-linejoin", "round", "clip-path", clip()};
            svg.path(d, paint, width, Svg.joined(own, attributes));
        }
        return this;
    }

    /** A piece of a path in a colour that dark pages keep: a place on a colour scale. */
    FloorPlan piece(double[] xyMetres, int fromStep, int toStep, String colour, double width) {
        String d = line(xyMetres, 2 * fromStep, 2 * toStep);
        if (!d.isEmpty()) {
            Object[] own = {"d", d, "fill", "none", "stroke", colour, "stroke-width", width};
            svg.element("path", Svg.joined(own, new Object[] {"stroke-linecap", "round", "clip-path", clip()}));
        }
        return this;
    }

    /** Dots at every step. */
    FloorPlan dots(double[] xyMetres, Paint paint, double radius) {
        svg.open("g", "fill", paint, "clip-path", clip());
        for (int i = 0; i < xyMetres.length; i += 2) {
            if (Double.isFinite(xyMetres[i]) && Double.isFinite(xyMetres[i + 1])) {
                svg.circle(x(xyMetres[i]), y(xyMetres[i + 1]), radius);
            }
        }
        svg.close();
        return this;
    }

    /** An open circle where a path starts. */
    FloorPlan start(double[] xyMetres, double radius) {
        if (xyMetres.length >= 2 && Double.isFinite(xyMetres[0]) && Double.isFinite(xyMetres[1])) {
            svg.ring(x(xyMetres[0]), y(xyMetres[1]), radius);
        }
        return this;
    }

    /** A bar of a round length, at most a third of the view, labelled in cm or m; its left end at a pixel. */
    FloorPlan scaleBar(double xPixel, double yPixel) {
        double wanted = box.width() / pixelsPerMetre / 3;
        double length = 0.01;
        for (double candidate : new double[] {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100}) {
            length = candidate <= wanted ? candidate : length;
        }
        String label = length < 1 ? Numbers.fixed(length * 100, 0) + " cm" : Numbers.fixed(length, 0) + " m";
        svg.line(xPixel, yPixel, xPixel + length * pixelsPerMetre, yPixel, Paint.INK, 2);
        svg.text(xPixel + length * pixelsPerMetre + 6, yPixel + 3.8, label, "start", "fill", Paint.INK);
        return this;
    }

    private String clip() {
        return "url(#" + clip + ")";
    }

    /** The path through the points, broken where one is missing; long walks skip points too close to see. */
    private String line(double[] xy, int from, int to) {
        double closest = (to - from) / 2 > LONG_WALK ? 2 : 0.005;
        StringBuilder d = new StringBuilder();
        boolean pen = false;
        double lastX = 0;
        double lastY = 0;
        for (int i = from; i + 1 < to; i += 2) {
            if (!Double.isFinite(xy[i]) || !Double.isFinite(xy[i + 1])) {
                pen = false;
                continue;
            }
            double x = x(xy[i]);
            double y = y(xy[i + 1]);
            if (!pen || Math.max(Math.abs(x - lastX), Math.abs(y - lastY)) >= closest) {
                d.append(pen ? 'L' : 'M').append(Svg.point(x, y));
                lastX = x;
                lastY = y;
            }
            pen = true;
        }
        return d.toString();
    }
}
