package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.panels.Panel;

/**
 * Sheets of rate maps, one a condition.
 *
 * <p>Each map is drawn over its own range: from smallest to largest, or, where values have a sign, from minus to plus
 * its largest size, so that the pale middle is 0.
 */
final class MapsPanel {
    /** Maps drawn of one row. */
    static final int SHOWN = 100;

    private static final double WIDTH = 1040;

    private MapsPanel() {}

    static Figure figure(Panel.Maps panel) {
        int most = panel.rows().stream()
                .mapToInt(row -> Math.min(SHOWN, row.maps().size()))
                .max()
                .orElse(0);
        int columns = most <= 10 ? 10 : most <= 24 ? 12 : 16;
        double pitch = (WIDTH - 4) / columns;
        double side = pitch - 8;
        double height = 30;
        for (Panel.Maps.Row row : panel.rows()) {
            height += rowHeight(row, columns, side);
        }
        Svg svg = new Svg(panel.id(), panel.title(), WIDTH, height + 8);
        String hatch = HeatMap.hatch(svg);
        double y = 4;
        List<String> cut = new ArrayList<>();
        for (Panel.Maps.Row row : panel.rows()) {
            row(svg, hatch, row, panel.signed(), y, columns, pitch, side);
            y += rowHeight(row, columns, side);
            if (row.maps().size() > SHOWN) {
                cut.add(PointPick.words(row.label(), SHOWN, row.maps().size()));
            }
        }
        Colormap colours = panel.signed() ? Colormap.DIVERGING : Colormap.PERCEPTUAL;
        Box bar = new Box(60, y + 8, 120, 10);
        HeatMap.bar(
                svg,
                bar,
                colours,
                panel.signed() ? "−max" : "min",
                "max",
                panel.signed() ? "activity, pale at 0" : "activity");
        svg.rect(400, y + 8, 14, 10, "fill", "url(#" + hatch + ")");
        svg.text(420, y + 17, "not visited", "start", "fill", Paint.INK);
        String counts = PointPick.counts(
                "maps",
                panel.rows().stream()
                        .map(r -> r.label() + "; " + r.binsX() + " × " + r.binsY() + " bins")
                        .toList(),
                panel.rows().stream().map(r -> r.maps().size()).toList());
        String scale = panel.signed()
                ? "Each map from minus to plus its own largest size, y up."
                : "Each map from its own smallest to its own largest value, y up.";
        return new Figure(
                panel.id(),
                panel.title(),
                svg.done(),
                PanelFigure.caption(
                        panel, counts, scale, cut.isEmpty() ? "" : "Drawn: the first " + String.join(", ", cut) + "."),
                List.of(table(panel)));
    }

    private static double mapHeight(Panel.Maps.Row row, double side) {
        return row.binsY() > row.binsX() ? side : side * row.binsY() / row.binsX();
    }

    private static double rowHeight(Panel.Maps.Row row, int columns, double side) {
        int lines = Math.max(1, (Math.min(SHOWN, row.maps().size()) + columns - 1) / columns);
        return 22 + lines * (mapHeight(row, side) + 17) + 8;
    }

    private static void row(
            Svg svg,
            String hatch,
            Panel.Maps.Row row,
            boolean signed,
            double y,
            int columns,
            double pitch,
            double side) {
        svg.text(2, y + 13, row.label(), "start", "fill", Paint.INK, "font-size", 12, "font-weight", "bold");
        if (row.maps().isEmpty()) {
            svg.text(2, y + 34, "no maps", "start", "fill", Paint.MUTED);
        }
        double height = mapHeight(row, side);
        double width = row.binsY() > row.binsX() ? side * row.binsX() / row.binsY() : side;
        for (int i = 0; i < Math.min(SHOWN, row.maps().size()); i++) {
            double[] map = row.maps().get(i);
            double left = 2 + (i % columns) * pitch + (side - width) / 2;
            int line = i / columns;
            double top = y + 22 + line * (height + 17);
            String title = i < row.titles().size() ? row.titles().get(i) : "";
            svg.text(
                    left + width / 2,
                    top + 9,
                    FittedText.cut(title, pitch - 2, 9),
                    "middle",
                    "fill",
                    Paint.MUTED,
                    "font-size",
                    9);
            double low = Statistics.least(0, map);
            double high = Statistics.largest(0, map);
            if (signed) {
                high = Math.max(Math.abs(low), Math.abs(high));
                high = high > 0 ? high : 1;
                low = -high;
            }
            HeatMap.draw(
                    svg,
                    hatch,
                    new Box(left, top + 12, width, height),
                    map,
                    row.binsY(),
                    row.binsX(),
                    signed ? Colormap.DIVERGING : Colormap.PERCEPTUAL,
                    low,
                    high);
        }
    }

    private static Table table(Panel.Maps panel) {
        int bins = panel.rows().stream()
                .mapToInt(row -> row.binsX() * row.binsY())
                .max()
                .orElse(0);
        List<String> columns = new ArrayList<>(List.of("condition", "map", "bins_y", "bins_x"));
        for (int b = 0; b < bins; b++) {
            columns.add("bin_" + b);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Panel.Maps.Row row : panel.rows()) {
            for (int i = 0; i < row.maps().size(); i++) {
                List<String> cells = new ArrayList<>(List.of(
                        row.label(),
                        i < row.titles().size() ? row.titles().get(i) : "",
                        Integer.toString(row.binsY()),
                        Integer.toString(row.binsX())));
                for (int b = 0; b < bins; b++) {
                    cells.add(
                            b < row.maps().get(i).length
                                    ? Numbers.exact(row.maps().get(i)[b])
                                    : "");
                }
                rows.add(cells);
            }
        }
        return new Table(panel.id() + ".csv", columns, rows);
    }
}
