package periplus.app.figures;

import java.util.List;

/** Names of lines and points below a panel, in as many columns as fit. */
final class Legend {
    private static final double LINE = 17;
    private static final double SWATCH = 26;
    private static final double GAP = 18;

    /**
     * One name.
     *
     * @param dashes of the line, empty for a whole one
     * @param mark the shape of its points, drawn on the line
     * @param line whether a line is drawn
     * @param marked whether a point is drawn
     */
    record Entry(String label, Paint paint, String dashes, Mark mark, boolean line, boolean marked) {
        /** The name of a vertical line. */
        static Entry upright(String label, Paint paint, String dashes) {
            return new Entry(label, paint, dashes, Mark.DISC, false, false);
        }
    }

    private final List<Entry> entries;
    private final double columnWidth;
    private final int rows;

    Legend(List<Entry> entries, double width) {
        this.entries = List.copyOf(entries);
        double wanted = FittedText.widest(entries.stream().map(Entry::label).toList(), 11) + SWATCH + 6 + GAP;
        this.columnWidth = Math.min(width, wanted);
        int columns = Math.max(1, (int) Math.floor((width + GAP) / columnWidth));
        this.rows = (entries.size() + columns - 1) / columns;
    }

    double height() {
        return rows * LINE;
    }

    void draw(Svg svg, double x, double y) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int column = i / rows;
            double left = x + column * columnWidth;
            double middle = y + (i % rows) * LINE + LINE / 2;
            Object[] dashes =
                    entry.dashes().isEmpty() ? new Object[0] : new Object[] {"stroke-dasharray", entry.dashes()};
            if (entry.line()) {
                svg.line(left, middle, left + SWATCH, middle, entry.paint(), 2, dashes);
            }
            if (!entry.line() && !entry.marked()) {
                double x1 = left + SWATCH / 2;
                svg.line(x1, middle - 7, x1, middle + 7, entry.paint(), 1.4, dashes);
            }
            if (entry.marked()) {
                svg.path(
                        entry.mark().at(left + SWATCH / 2, middle, 3.2),
                        entry.paint(),
                        entry.mark().width(3.2),
                        "stroke-linecap",
                        entry.mark().cap());
            }
            String label = FittedText.cut(entry.label(), columnWidth - SWATCH - 6, 11);
            svg.text(left + SWATCH + 6, middle + 3.8, label, "start", "fill", Paint.INK);
        }
    }
}
