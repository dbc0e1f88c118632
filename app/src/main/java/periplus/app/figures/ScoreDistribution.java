package periplus.app.figures;

import java.util.List;
import periplus.core.measure.Quantile;

/**
 * How many units score how high, beside what chance gives: a histogram and a survival curve of the units' scores over
 * the scores of shuffled maps, with the null's 95th and 99th percentiles.
 */
public final class ScoreDistribution {
    private static final int BINS = 40;

    /**
     * What the figure draws.
     *
     * @param id the figure's id, since a report may show several scores
     * @param scores the units' defined scores
     * @param undefined how many units have none
     * @param nullScores scores of shuffled maps; empty if there is no null
     * @param nullDefinition how the null was made, for the caption
     */
    public record Data(
            String id,
            String symbol,
            String definition,
            double[] scores,
            int undefined,
            double[] nullScores,
            String nullDefinition) {}

    private ScoreDistribution() {}

    public static Figure figure(Data data) {
        double[] scores = Statistics.sortedFinite(data.scores());
        double[] chance = Statistics.sortedFinite(data.nullScores());
        double low = Math.min(Statistics.least(0, scores), Statistics.least(0, chance));
        double high = Math.max(Statistics.largest(0, scores), Statistics.largest(0, chance));
        Svg svg = new Svg(data.id(), "Distribution of " + data.symbol(), 1040, 318);
        Histogram histogram = histogram(svg, data, scores, chance, low, high);
        survival(svg, data, scores, chance, histogram.x());

        String caption = data.symbol() + ": " + data.definition()
                + ". a, Share of units per bin; b, share of units that"
                + " score at least this much, logarithmic. Blue, N = " + Numbers.count(scores.length) + " units ("
                + Numbers.count(data.undefined()) + " more without a score). "
                + (chance.length == 0
                        ? "No null: " + data.nullDefinition() + "."
                        : "Grey, null of N = " + Numbers.count(chance.length) + " scores: " + data.nullDefinition()
                                + ". Orange, its 95th and 99th percentiles: "
                                + above(scores, chance, 0.95) + " above the former, " + above(scores, chance, 0.99)
                                + " above the latter.");
        Table bins = Table.ofColumns(
                data.id() + "-histogram.csv",
                List.of("bin_from", "bin_to", "share_of_units", "share_of_null"),
                histogram.from(),
                histogram.to(),
                histogram.units(),
                histogram.chance());
        return new Figure(data.id(), "Distribution of " + data.symbol(), svg.done(), caption, List.of(bins));
    }

    private record Histogram(Axis x, double[] from, double[] to, double[] units, double[] chance) {}

    private static Histogram histogram(Svg svg, Data data, double[] scores, double[] chance, double low, double high) {
        Box box = new Box(66, 36, 416, 236);
        Axis x = Axis.linear(low, high, box.x(), box.right());
        double[] units = shares(scores, x);
        double[] nulls = shares(chance, x);
        double top = Math.max(Statistics.largest(0, units), Statistics.largest(0, nulls));
        Axis y = Axis.linear(0, Math.max(1, top), box.bottom(), box.y());
        Frame frame = new Frame(svg, box, x, y);
        frame.axes(data.symbol() + " (dimensionless)", "units per bin (%)").heading("a", "Histogram");
        double pixels = box.width() / BINS;
        StringBuilder ground = new StringBuilder();
        StringBuilder outline = new StringBuilder();
        double[] from = new double[BINS];
        double[] to = new double[BINS];
        for (int b = 0; b < BINS; b++) {
            from[b] = x.low() + (x.high() - x.low()) * b / BINS;
            to[b] = x.low() + (x.high() - x.low()) * (b + 1) / BINS;
            double left = box.x() + b * pixels;
            ground.append(b == 0 ? "M" + Svg.point(left, box.bottom()) : "");
            ground.append('L').append(Svg.point(left, y.at(nulls[b])));
            ground.append('L').append(Svg.point(left + pixels, y.at(nulls[b])));
            outline.append(b == 0 ? "M" : "L").append(Svg.point(left, y.at(units[b])));
            outline.append('L').append(Svg.point(left + pixels, y.at(units[b])));
        }
        ground.append('L').append(Svg.point(box.right(), box.bottom())).append('Z');
        if (chance.length > 0) {
            svg.element("path", "d", ground, "fill", Paint.NULL, "fill-opacity", "0.75");
        }
        svg.path(outline.toString(), Paint.NETWORK, 1.8, "stroke-linejoin", "round");
        limits(svg, frame, box, chance);
        key(svg, box.right(), box.y() + 6, scores.length, chance.length);
        return new Histogram(x, from, to, units, nulls);
    }

    private static void survival(Svg svg, Data data, double[] scores, double[] chance, Axis like) {
        Box box = new Box(596, 36, 416, 236);
        Axis x = Axis.exactly(like.low(), like.high(), box.x(), box.right());
        double least = 100.0 / Math.max(2, Math.max(scores.length, Math.min(chance.length, 10_000)));
        Axis y = Axis.logarithmic(Math.min(least, 10), 100, box.bottom(), box.y());
        Frame frame = new Frame(svg, box, x, y);
        frame.axes(data.symbol() + " (dimensionless)", "units scoring at least this (%)")
                .heading("b", "Survival");
        staircase(frame, chance, Paint.NULL, 2.4);
        staircase(frame, scores, Paint.NETWORK, 1.8);
        limits(svg, frame, box, chance);
    }

    private static void staircase(Frame frame, double[] sorted, Paint paint, double width) {
        int n = sorted.length;
        double[] xs = new double[2 * n + 1];
        double[] ys = new double[2 * n + 1];
        xs[0] = frame.x().low();
        ys[0] = 100;
        for (int i = 0; i < n; i++) {
            xs[2 * i + 1] = sorted[i];
            ys[2 * i + 1] = 100.0 * (n - i) / n;
            xs[2 * i + 2] = sorted[i];
            ys[2 * i + 2] = i + 1 < n ? 100.0 * (n - i - 1) / n : Double.NaN;
        }
        if (n > 0) {
            frame.curve(xs, ys, paint, width);
        }
    }

    private static void limits(Svg svg, Frame frame, Box box, double[] chance) {
        if (chance.length == 0) {
            return;
        }
        double p95 = Quantile.ofSorted(chance, 0.95);
        double p99 = Quantile.ofSorted(chance, 0.99);
        frame.upright(p95, Paint.LIMIT, "5 3").upright(p99, Paint.LIMIT, "2 2");
        svg.text(frame.x().at(p95) - 3, box.y() - 4, "95 %", "end", "fill", Paint.LIMIT);
        svg.text(frame.x().at(p99) + 3, box.y() - 4, "99 %", "start", "fill", Paint.LIMIT);
    }

    private static void key(Svg svg, double right, double y, int units, int nulls) {
        String first = "units, N = " + Numbers.count(units);
        String second = "null, N = " + Numbers.count(nulls);
        double left = right - Math.max(TextWidth.of(first, 11), TextWidth.of(second, 11)) - 24;
        svg.rect(left - 6, y - 6, right - left + 6, 36, "fill", Paint.PAPER, "fill-opacity", "0.85");
        svg.line(left, y + 3, left + 18, y + 3, Paint.NETWORK, 1.8);
        svg.text(left + 24, y + 7, first, "start", "fill", Paint.INK);
        if (nulls > 0) {
            svg.rect(left, y + 14, 18, 9, "fill", Paint.NULL, "fill-opacity", "0.75");
            svg.text(left + 24, y + 23, second, "start", "fill", Paint.INK);
        }
    }

    /** Percent of the values in each bin of the axis. */
    private static double[] shares(double[] values, Axis x) {
        double[] shares = new double[BINS];
        for (double v : values) {
            int bin = (int) Math.floor((v - x.low()) / (x.high() - x.low()) * BINS);
            shares[Math.max(0, Math.min(BINS - 1, bin))]++;
        }
        for (int b = 0; b < BINS; b++) {
            shares[b] *= values.length == 0 ? 0 : 100.0 / values.length;
        }
        return shares;
    }

    private static String above(double[] scores, double[] chance, double p) {
        double limit = Quantile.ofSorted(chance, p);
        int n = 0;
        for (double s : scores) {
            n += s > limit ? 1 : 0;
        }
        double percent = scores.length == 0 ? 0 : 100.0 * n / scores.length;
        return n + " of " + scores.length + " units (" + Numbers.fixed(percent, 0) + " %) lie";
    }
}
