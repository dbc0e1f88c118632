package periplus.app.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import periplus.studies.panels.Panel;

/**
 * Curves over a common axis.
 *
 * <p>Up to eight curves are told apart by colour; from the ninth on the colours come again with points on the line. A
 * logarithmic axis leaves out what is not positive and says so.
 */
final class CurvesPanel {
    private static final double WIDTH = 510;
    private static final int POINTS = 9;

    private CurvesPanel() {}

    static Figure figure(Panel.Curves panel) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < panel.curves().size(); i++) {
            Panel.Curves.Curve curve = panel.curves().get(i);
            entries.add(new Legend.Entry(
                    curve.label(), Paint.series(i), curve.dashed() ? "5 3" : "", Mark.of(i), true, i >= Paint.SERIES));
        }
        for (Panel.Line line : panel.horizontal()) {
            entries.add(new Legend.Entry(line.label(), Paint.MUTED, "2 3", Mark.DISC, true, false));
        }
        Legend legend = new Legend(entries, WIDTH - 76);
        double top =
                panel.vertical().isEmpty() ? 14 : 16 + 13 * panel.vertical().size();
        Svg svg = new Svg(panel.id(), panel.title(), WIDTH, top + 250 + 50 + legend.height() + 4);
        Box box = new Box(66, top, WIDTH - 66 - 20, 250);
        Axis x = axis(panel.x(), xs(panel), box.x(), box.right());
        Axis y = axis(panel.y(), ys(panel), box.bottom(), box.y());
        Frame frame = new Frame(svg, box, x, y);
        frame.axes(panel.x().label(), panel.y().label());

        for (Panel.Line line : panel.horizontal()) {
            frame.level(line.value(), Paint.MUTED, "2 3");
        }
        for (int i = 0; i < panel.vertical().size(); i++) {
            Panel.Line line = panel.vertical().get(i);
            if (x.holds(line.value())) {
                double at = x.at(line.value());
                double baseline = 12 + 13 * i;
                frame.upright(line.value(), Paint.LIMIT, "4 3");
                svg.line(at, baseline + 3, at, box.y(), Paint.LIMIT, 0.6);
                boolean toLeft = at > box.x() + box.width() * 0.6;
                svg.text(
                        at + (toLeft ? -4 : 4),
                        baseline + 2,
                        FittedText.cut(line.label(), 250, 11),
                        toLeft ? "end" : "start",
                        "fill",
                        Paint.LIMIT);
            }
        }
        for (int i = 0; i < panel.curves().size(); i++) {
            band(frame, panel.curves().get(i), Paint.series(i));
        }
        for (int i = 0; i < panel.curves().size(); i++) {
            Panel.Curves.Curve curve = panel.curves().get(i);
            Object[] dashes = curve.dashed() ? new Object[] {"stroke-dasharray", "5 3"} : new Object[0];
            frame.curve(curve.x(), curve.y(), Paint.series(i), curve.dashed() ? 1.4 : 1.9, dashes);
            marks(svg, frame, curve, Paint.series(i), Mark.of(i), i >= Paint.SERIES, i);
        }
        legend.draw(svg, 66, box.bottom() + 48);
        return new Figure(
                panel.id(),
                panel.title(),
                svg.done(),
                PanelFigure.caption(panel, leftOut(panel)),
                List.of(table(panel)));
    }

    private static void band(Frame frame, Panel.Curves.Curve curve, Paint paint) {
        double @Nullable [] lower = curve.lower();
        double @Nullable [] upper = curve.upper();
        if (lower == null || upper == null) {
            return;
        }
        int from = 0;
        for (int i = 0; i <= curve.x().length; i++) {
            boolean ends = i == curve.x().length
                    || !drawable(curve.x()[i], frame.x())
                    || !Double.isFinite(lower[i])
                    || !drawable(upper[i], frame.y());
            if (ends) {
                if (i - from > 1) {
                    double[] low = Arrays.copyOfRange(lower, from, i);
                    if (frame.y().logarithmic()) {
                        low = Arrays.stream(low)
                                .map(v -> Math.max(v, frame.y().low()))
                                .toArray();
                    }
                    frame.band(
                            Arrays.copyOfRange(curve.x(), from, i),
                            low,
                            Arrays.copyOfRange(upper, from, i),
                            paint,
                            0.15);
                }
                from = i + 1;
            }
        }
    }

    /** Points on a line, a few for telling curves apart; and a point where a value stands alone between gaps. */
    private static void marks(
            Svg svg, Frame frame, Panel.Curves.Curve curve, Paint paint, Mark mark, boolean marked, int phase) {
        StringBuilder d = new StringBuilder();
        int n = curve.x().length;
        int every = Math.max(1, n / POINTS);
        for (int i = 0; i < n; i++) {
            if (!shown(curve, i, frame)) {
                continue;
            }
            boolean alone = !shown(curve, i - 1, frame) && !shown(curve, i + 1, frame);
            if (alone || (marked && (i + phase) % every == 0)) {
                d.append(mark.at(frame.x().at(curve.x()[i]), frame.y().at(curve.y()[i]), 2.8));
            }
        }
        if (!d.isEmpty()) {
            svg.path(d.toString(), paint, mark.width(2.8), "stroke-linecap", mark.cap());
        }
    }

    private static boolean shown(Panel.Curves.Curve curve, int i, Frame frame) {
        return i >= 0 && i < curve.x().length && drawable(curve.x()[i], frame.x()) && drawable(curve.y()[i], frame.y());
    }

    private static boolean drawable(double value, Axis axis) {
        return Double.isFinite(value) && (!axis.logarithmic() || value > 0);
    }

    private static double[] xs(Panel.Curves panel) {
        return DoubleStream.concat(
                        panel.curves().stream().flatMapToDouble(c -> Arrays.stream(c.x())),
                        panel.vertical().stream().mapToDouble(Panel.Line::value))
                .toArray();
    }

    private static double[] ys(Panel.Curves panel) {
        List<double[]> all = new ArrayList<>();
        for (Panel.Curves.Curve curve : panel.curves()) {
            all.add(curve.y());
            double[] lower = curve.lower();
            double[] upper = curve.upper();
            if (lower != null && upper != null) {
                all.add(upper);
                if (!panel.y().logarithmic()) {
                    all.add(lower);
                }
            }
        }
        all.add(panel.horizontal().stream().mapToDouble(Panel.Line::value).toArray());
        return all.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    static Axis axis(Panel.Curves.Axis axis, double[] values, double from, double to) {
        double[] drawn = Arrays.stream(values)
                .filter(v -> Double.isFinite(v) && (!axis.logarithmic() || v > 0))
                .toArray();
        double low = Statistics.least(axis.logarithmic() ? 1 : 0, drawn);
        double high = Statistics.largest(axis.logarithmic() ? 10 : 1, drawn);
        return axis.logarithmic() ? Axis.logarithmic(low, high, from, to) : Axis.linear(low, high, from, to);
    }

    private static String leftOut(Panel.Curves panel) {
        long count = 0;
        for (Panel.Curves.Curve curve : panel.curves()) {
            for (int i = 0; i < curve.x().length; i++) {
                boolean bad = (panel.x().logarithmic() && curve.x()[i] <= 0)
                        || (panel.y().logarithmic() && curve.y()[i] <= 0);
                count += bad ? 1 : 0;
            }
        }
        return count == 0
                ? ""
                : Numbers.count(count)
                        + " points that are not positive have no place on a logarithmic axis and are left out.";
    }

    private static Table table(Panel.Curves panel) {
        List<List<String>> rows = new ArrayList<>();
        for (Panel.Curves.Curve curve : panel.curves()) {
            double[] lower = curve.lower();
            double[] upper = curve.upper();
            for (int i = 0; i < curve.x().length; i++) {
                rows.add(List.of(
                        curve.label(),
                        Numbers.exact(curve.x()[i]),
                        Numbers.exact(curve.y()[i]),
                        lower == null ? "" : Numbers.exact(lower[i]),
                        upper == null ? "" : Numbers.exact(upper[i])));
            }
        }
        return new Table(
                panel.id() + ".csv",
                List.of("curve", panel.x().label(), panel.y().label(), "lower", "upper"),
                rows);
    }
}
