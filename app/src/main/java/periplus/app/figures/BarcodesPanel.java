package periplus.app.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import periplus.studies.panels.Panel;

/**
 * Persistence barcodes side by side, a band a dimension, bars in order of birth.
 *
 * <p>Bars longer than the longest bar of the null stand out; that bar itself is drawn from 0 above its band. A bar that
 * never dies ends in an arrow.
 */
final class BarcodesPanel {
    /** Bars drawn of one dimension: the longest. */
    static final int SHOWN = 60;

    private static final double BAND_GAP = 34;

    private BarcodesPanel() {}

    static Figure figure(Panel.Barcodes panel) {
        int count = Math.max(1, panel.diagrams().size());
        int columns = Math.min(4, count);
        int lines = (count + columns - 1) / columns;
        double width = columns == 1 ? 510 : 1040;
        double pitch = width / columns;
        int dimensions =
                panel.diagrams().stream().mapToInt(d -> d.births().length).max().orElse(0);
        double[] bands = new double[dimensions];
        double total = 0;
        for (int k = 0; k < dimensions; k++) {
            int dimension = k;
            int most = panel.diagrams().stream()
                    .mapToInt(d -> dimension < d.births().length ? Math.min(SHOWN, d.births()[dimension].length) : 0)
                    .max()
                    .orElse(0);
            bands[k] = Math.max(18, Math.min(150, most * 3.2));
            total += bands[k] + BAND_GAP;
        }
        double lineHeight = 34 + total + 48;
        Svg svg = new Svg(panel.id(), panel.title(), width, lines * lineHeight);
        double high = highest(panel);
        List<String> cut = new ArrayList<>();
        for (int i = 0; i < panel.diagrams().size(); i++) {
            Panel.Barcodes.Diagram diagram = panel.diagrams().get(i);
            double left = (i % columns) * pitch + 40;
            int line = i / columns;
            double top = line * lineHeight;
            svg.text(
                    left - 28,
                    top + 14,
                    FittedText.cut(diagram.label(), pitch - 16, 12),
                    "start",
                    "fill",
                    Paint.INK,
                    "font-size",
                    12,
                    "font-weight",
                    "bold");
            diagram(
                    svg,
                    diagram,
                    new Box(left, top + 34, pitch - 40 - 26, Math.max(1, total - BAND_GAP + 12)),
                    bands,
                    high,
                    cut);
        }
        String bars = "Bars in order of birth; an arrow, a class that never dies; blue, longer than the longest bar of"
                + " the null, which is drawn from 0 above its band; grey, shorter or without a null.";
        String thinned = cut.isEmpty() ? "" : "Drawn, the longest: " + String.join(", ", cut) + ".";
        return new Figure(
                panel.id(),
                panel.title(),
                svg.done(),
                PanelFigure.caption(panel, bars, thinned),
                List.of(table(panel)));
    }

    private static void diagram(
            Svg svg, Panel.Barcodes.Diagram diagram, Box box, double[] bands, double high, List<String> cut) {
        Axis x = Axis.exactly(0, high, box.x(), box.right());
        double top = box.y();
        for (int k = 0; k < bands.length; k++) {
            double y = top;
            double middle = y + bands[k] / 2;
            svg.text(box.x() - 8, middle + 4, "H" + (char) ('₀' + k), "end", "fill", Paint.INK, "font-size", 13);
            svg.line(box.x(), y + bands[k] + 3, box.right(), y + bands[k] + 3, Paint.RULE, 0.6);
            double longest = k < diagram.nullLongest().length ? diagram.nullLongest()[k] : Double.NaN;
            if (Double.isFinite(longest)) {
                double end = x.at(Math.min(longest, high));
                svg.line(box.x(), y - 9, end, y - 9, Paint.LIMIT, 1.6);
                svg.line(end, y - 12, end, y - 6, Paint.LIMIT, 1.6);
                String label = "longest null bar " + Numbers.significant(longest, 2);
                boolean fits = end + 6 + TextWidth.of(label, 9) < box.right() + 20;
                svg.text(
                        fits ? end + 5 : box.right(),
                        fits ? y - 6 : y - 15,
                        label,
                        fits ? "start" : "end",
                        "fill",
                        Paint.LIMIT,
                        "font-size",
                        9);
            }
            if (k < diagram.births().length) {
                bars(svg, diagram, k, longest, x, y, bands[k], cut);
            }
            top += bands[k] + BAND_GAP;
        }
        double bottom = top - BAND_GAP + 12;
        svg.line(box.x(), bottom, box.right(), bottom, Paint.MUTED, 0.8);
        for (Axis.Tick tick : x.ticks(4)) {
            double at = x.at(tick.value());
            svg.line(at, bottom, at, bottom + 4, Paint.MUTED, 0.8);
            svg.text(at, bottom + 16, tick.label(), "middle", "fill", Paint.MUTED);
        }
        svg.text(box.x() + box.width() / 2, bottom + 32, "distance", "middle", "fill", Paint.INK, "font-size", 12);
    }

    private static void bars(
            Svg svg,
            Panel.Barcodes.Diagram diagram,
            int k,
            double longest,
            Axis x,
            double top,
            double height,
            List<String> cut) {
        double[] births = diagram.births()[k];
        double[] deaths = diagram.deaths()[k];
        List<Integer> shown = IntStream.range(0, births.length)
                .boxed()
                .filter(i -> Double.isFinite(births[i]) && !Double.isNaN(deaths[i]))
                .sorted(Comparator.comparingDouble((Integer i) -> births[i] - deaths[i])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .sorted(Comparator.comparingDouble((Integer i) -> births[i])
                        .thenComparingDouble(i -> -deaths[i])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        if (births.length > SHOWN) {
            cut.add(PointPick.words(diagram.label() + " H" + k, shown.size(), births.length));
        }
        double step = shown.isEmpty() ? 0 : Math.min(5, height / shown.size());
        double thickness = Math.max(0.8, Math.min(3, step * 0.68));
        for (int j = 0; j < shown.size(); j++) {
            int i = shown.get(j);
            double y = top + (j + 0.5) * step;
            boolean endless = Double.isInfinite(deaths[i]);
            double end = endless ? x.to() : x.at(Math.min(deaths[i], x.high()));
            Paint paint = deaths[i] - births[i] > longest ? Paint.NETWORK : Paint.NULL;
            svg.line(x.at(births[i]), y, Math.max(end, x.at(births[i]) + 0.5), y, paint, thickness);
            if (endless) {
                svg.element("path", "d", "M" + Svg.point(end + 9, y) + "l-9 -4v8z", "fill", paint);
            }
        }
    }

    private static double highest(Panel.Barcodes panel) {
        double high = 0;
        for (Panel.Barcodes.Diagram diagram : panel.diagrams()) {
            for (int k = 0; k < diagram.births().length; k++) {
                high = Math.max(high, Statistics.largest(0, diagram.births()[k]));
                high = Math.max(high, Statistics.largest(0, diagram.deaths()[k]));
            }
            high = Math.max(high, Statistics.largest(0, diagram.nullLongest()));
        }
        return high > 0 ? high * 1.03 : 1;
    }

    private static Table table(Panel.Barcodes panel) {
        List<List<String>> rows = new ArrayList<>();
        for (Panel.Barcodes.Diagram diagram : panel.diagrams()) {
            for (int k = 0; k < diagram.births().length; k++) {
                double longest = k < diagram.nullLongest().length ? diagram.nullLongest()[k] : Double.NaN;
                for (int i = 0; i < diagram.births()[k].length; i++) {
                    double death = diagram.deaths()[k][i];
                    rows.add(List.of(
                            diagram.label(),
                            Integer.toString(k),
                            Numbers.exact(diagram.births()[k][i]),
                            Double.isInfinite(death) ? "inf" : Numbers.exact(death),
                            Numbers.exact(longest)));
                }
            }
        }
        return new Table(
                panel.id() + ".csv", List.of("diagram", "dimension", "birth", "death", "longest_null_bar"), rows);
    }
}
