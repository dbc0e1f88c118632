package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.panels.Panel;

/** A matrix as a heat map with named rows and columns, first row on top; small ones with their numbers. */
final class MatrixPanel {
    private static final double LABEL = 11;
    private static final double LONGEST = 180;
    private static final int WITH_NUMBERS = 12;

    private MatrixPanel() {}

    static Figure figure(Panel.Matrix panel) {
        int rows = panel.rows().size();
        int columns = panel.columns().size();
        if (panel.values().length != rows * columns) {
            throw new IllegalArgumentException(
                    panel.id() + ": " + panel.values().length + " values do not fill " + rows + " rows of " + columns);
        }
        double rowLabels = Math.min(LONGEST, FittedText.widest(panel.rows(), LABEL)) + 12;
        double columnLabels = Math.min(LONGEST, FittedText.widest(panel.columns(), LABEL)) * 0.71 + 16;
        double room = 510 - rowLabels - 70;
        double cell = Math.max(6, Math.min(46, room / Math.max(1, columns)));
        boolean wide = cell * columns > room;
        double width = wide ? 1040 : 510;
        if (wide) {
            cell = Math.min(22, (1040 - rowLabels - 70) / columns);
        }
        double mapHeight = Math.max(20, cell * rows);
        Svg svg = new Svg(panel.id(), panel.title(), width, columnLabels + mapHeight + 40);
        String hatch = HeatMap.hatch(svg);
        double low = Statistics.least(0, panel.values());
        double high = Statistics.largest(1, panel.values());
        boolean signed = low < 0 && high > 0;
        if (signed) {
            high = Math.max(-low, high);
            low = -high;
        }
        Colormap colours = signed ? Colormap.DIVERGING : Colormap.PERCEPTUAL;
        if (rows > 0 && columns > 0) {
            Box box = new Box(rowLabels, columnLabels, cell * columns, cell * rows);
            HeatMap.draw(svg, hatch, box, upsideDown(panel), rows, columns, colours, low, high);
            labels(svg, panel, box, cell);
            if (rows <= WITH_NUMBERS && columns <= WITH_NUMBERS && cell >= 26) {
                numbers(svg, panel, box, cell, signed, low, high);
            }
        } else {
            svg.text(8, 20, "no values", "start", "fill", Paint.MUTED);
        }
        HeatMap.bar(
                svg,
                new Box(60, columnLabels + mapHeight + 20, 120, 10),
                colours,
                Numbers.significant(low, 2),
                Numbers.significant(high, 2),
                panel.valueLabel());
        return new Figure(
                panel.id(),
                panel.title(),
                svg.done(),
                PanelFigure.caption(panel, "N: " + rows + " rows, " + columns + " columns; hatched, no value."),
                List.of(table(panel)));
    }

    private static double[] upsideDown(Panel.Matrix panel) {
        int columns = panel.columns().size();
        int rows = panel.rows().size();
        double[] out = new double[panel.values().length];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(panel.values(), row * columns, out, (rows - 1 - row) * columns, columns);
        }
        return out;
    }

    private static void labels(Svg svg, Panel.Matrix panel, Box box, double cell) {
        int every = Math.max(1, (int) Math.ceil(10 / cell));
        for (int r = 0; r < panel.rows().size(); r += every) {
            svg.text(
                    box.x() - 6,
                    box.y() + (r + 0.5) * cell + 3.8,
                    FittedText.cut(panel.rows().get(r), LONGEST, LABEL),
                    "end",
                    "fill",
                    Paint.INK);
        }
        for (int c = 0; c < panel.columns().size(); c += every) {
            double x = box.x() + (c + 0.5) * cell + 3;
            svg.text(
                    x,
                    box.y() - 6,
                    FittedText.cut(panel.columns().get(c), LONGEST, LABEL),
                    "start",
                    "fill",
                    Paint.INK,
                    "transform",
                    "rotate(-45 " + Svg.point(x, box.y() - 6) + ")");
        }
    }

    private static void numbers(
            Svg svg, Panel.Matrix panel, Box box, double cell, boolean signed, double low, double high) {
        int columns = panel.columns().size();
        for (int i = 0; i < panel.values().length; i++) {
            double value = panel.values()[i];
            if (Double.isFinite(value)) {
                double share = high > low ? (value - low) / (high - low) : 0;
                boolean dark = signed ? Math.abs(2 * share - 1) > 0.7 : share < 0.55;
                int row = i / columns;
                svg.text(
                        box.x() + (i % columns + 0.5) * cell,
                        box.y() + (row + 0.5) * cell + 3.6,
                        Numbers.significant(value, 2),
                        "middle",
                        "fill",
                        dark ? "#ffffff" : "#1f2328",
                        "font-size",
                        10);
            }
        }
    }

    private static Table table(Panel.Matrix panel) {
        List<String> headings = new ArrayList<>(List.of(panel.valueLabel()));
        headings.addAll(panel.columns());
        List<List<String>> rows = new ArrayList<>();
        int columns = panel.columns().size();
        for (int r = 0; r < panel.rows().size(); r++) {
            List<String> row = new ArrayList<>(List.of(panel.rows().get(r)));
            for (int c = 0; c < columns; c++) {
                row.add(Numbers.exact(panel.values()[r * columns + c]));
            }
            rows.add(row);
        }
        return new Table(panel.id() + ".csv", headings, rows);
    }
}
