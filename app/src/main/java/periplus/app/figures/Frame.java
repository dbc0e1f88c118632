package periplus.app.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One panel with an x and a y axis: draws the ticks and titles, then lines, bands and labelled levels inside.
 *
 * <p>Lines are named at their right end rather than in a legend; {@link #endLabels} keeps those names apart.
 */
final class Frame {
    private static final double TICK = 4;
    private static final double LABEL_HEIGHT = 13;

    /** A name at a height of the panel, in the colour of what it names. */
    record EndLabel(double y, String text, Paint paint) {}

    private final Svg svg;
    private final Box box;
    private final Axis x;
    private final Axis y;
    private final String clip;

    Frame(Svg svg, Box box, Axis x, Axis y) {
        this.svg = svg;
        this.box = box;
        this.x = x;
        this.y = y;
        this.clip = svg.newId();
        svg.open("clipPath", "id", clip);
        svg.rect(box.x(), box.y() - 1, box.width(), box.height() + 2);
        svg.close();
    }

    Axis x() {
        return x;
    }

    Axis y() {
        return y;
    }

    /** Axis lines, ticks and their titles, which carry the units. */
    Frame axes(String xTitle, String yTitle) {
        return axes(xTitle, yTitle, x.ticks(6), y.ticks(5));
    }

    Frame axes(String xTitle, String yTitle, List<Axis.Tick> xTicks, List<Axis.Tick> yTicks) {
        double widest = 0;
        for (Axis.Tick tick : yTicks) {
            double at = y.at(tick.value());
            if (tick.isMajor()) {
                svg.line(box.x(), at, box.right(), at, Paint.RULE, 0.6);
                svg.text(box.x() - TICK - 3, at + 3.8, tick.label(), "end", "fill", Paint.MUTED);
                widest = Math.max(widest, TextWidth.of(tick.label(), 11));
            }
            svg.line(box.x() - (tick.isMajor() ? TICK : TICK / 2), at, box.x(), at, Paint.MUTED, 0.8);
        }
        for (Axis.Tick tick : xTicks) {
            double at = x.at(tick.value());
            double length = tick.isMajor() ? TICK : TICK / 2;
            svg.line(at, box.bottom(), at, box.bottom() + length, Paint.MUTED, 0.8);
            if (tick.isMajor()) {
                svg.text(at, box.bottom() + TICK + 12, tick.label(), "middle", "fill", Paint.MUTED);
            }
        }
        svg.path(
                "M" + Svg.point(box.x(), box.y()) + "L" + Svg.point(box.x(), box.bottom()) + "L"
                        + Svg.point(box.right(), box.bottom()),
                Paint.MUTED,
                0.8);
        svg.text(box.x() + box.width() / 2, box.bottom() + 36, xTitle, "middle", "fill", Paint.INK, "font-size", 12);
        double titleX = box.x() - TICK - 3 - widest - 10;
        double titleY = box.y() + box.height() / 2;
        svg.text(
                titleX,
                titleY,
                yTitle,
                "middle",
                "fill",
                Paint.INK,
                "font-size",
                12,
                "transform",
                "rotate(-90 " + Svg.point(titleX, titleY) + ")");
        return this;
    }

    /** A letter and a heading above the panel. */
    Frame heading(String letter, String heading) {
        svg.heading(box.x(), box.y() - 14, letter, heading);
        return this;
    }

    /** A line through the points that both axes can show; broken where a value is missing. */
    Frame curve(double[] xs, double[] ys, Paint paint, double width, Object... attributes) {
        String d = Thinning.path(xs, ys, x, y);
        if (!d.isEmpty()) {
            Object[] own = {"stroke-linejoin", "round", "clip-path", "url(#" + clip + ")"};
            svg.path(d, paint, width, Svg.joined(own, attributes));
        }
        return this;
    }

    /** A line through all points, inside the panel or not, cut at its edges. */
    Frame polygon(double[] xs, double[] ys, Paint paint, double width, Object... attributes) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            d.append(i == 0 ? 'M' : 'L').append(Svg.point(x.at(xs[i]), y.at(ys[i])));
        }
        Object[] own = {"clip-path", "url(#" + clip + ")"};
        svg.path(d.toString(), paint, width, Svg.joined(own, attributes));
        return this;
    }

    /** The area between two curves over the same x. */
    Frame band(double[] xs, double[] lower, double[] upper, Paint paint, double opacity) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            d.append(i == 0 ? 'M' : 'L').append(Svg.point(x.at(xs[i]), y.at(upper[i])));
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            d.append('L').append(Svg.point(x.at(xs[i]), y.at(lower[i])));
        }
        if (xs.length > 0) {
            svg.element(
                    "path",
                    "d",
                    d.append('Z'),
                    "fill",
                    paint,
                    "fill-opacity",
                    Double.toString(opacity),
                    "clip-path",
                    "url(#" + clip + ")");
        }
        return this;
    }

    /** A horizontal reference line, where it lies inside the panel. */
    Frame level(double value, Paint paint, String dashes) {
        if (y.holds(value)) {
            svg.line(box.x(), y.at(value), box.right(), y.at(value), paint, 1.2, "stroke-dasharray", dashes);
        }
        return this;
    }

    /** A vertical reference line. */
    Frame upright(double value, Paint paint, String dashes) {
        if (x.holds(value)) {
            svg.line(x.at(value), box.y(), x.at(value), box.bottom(), paint, 1.2, "stroke-dasharray", dashes);
        }
        return this;
    }

    /** Names at the right end of the panel, pushed apart where they would touch, with hairlines to their levels. */
    Frame endLabels(List<EndLabel> labels) {
        List<EndLabel> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(EndLabel::y));
        double[] at = new double[sorted.size()];
        double next = box.y();
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(sorted.get(i).y(), next);
            next = at[i] + LABEL_HEIGHT;
        }
        double limit = box.bottom();
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], limit);
            limit = at[i] - LABEL_HEIGHT;
        }
        for (int i = 0; i < at.length; i++) {
            EndLabel label = sorted.get(i);
            svg.path(
                    "M" + Svg.point(box.right() + 2, label.y()) + "L" + Svg.point(box.right() + 9, at[i]),
                    label.paint(),
                    0.8);
            svg.text(box.right() + 12, at[i] + 3.8, label.text(), "start", "fill", label.paint());
        }
        return this;
    }
}
