package periplus.app.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import periplus.core.measure.Measured;

/**
 * What the best units code: each unit's rate map above its autocorrelogram, in falling order of score.
 *
 * <p>Rate maps are drawn with the lowest y at the bottom, each from its own smallest to its own largest rate, which is
 * printed; unvisited bins are hatched. Autocorrelograms are drawn from −1 to 1, so that white is no correlation.
 */
public final class RateMapSheet {
    /** Units on a sheet. */
    public static final int SHOWN = 32;

    private static final int COLUMNS = 8;
    private static final double PITCH = 130;
    private static final double SIDE = 112;
    private static final double CELL = 2 * SIDE + 66;
    private static final double TOP = 8;

    /**
     * One unit.
     *
     * @param spacingMetres distance between its fields, or why there is none
     * @param map {@code [y * binsX + x]}, row 0 at the lowest y, NaN where unvisited
     * @param autocorrelogram {@code [(2*binsY-1) * (2*binsX-1)]}; empty if it was not computed
     */
    public record Unit(int unit, Measured score, Measured spacingMetres, double[] map, double[] autocorrelogram) {}

    /**
     * What the figure draws.
     *
     * @param scoreSymbol what titles print before the score: "g60"
     * @param scoreDefinition what the score is, for the caption
     * @param rateUnit "Hz" or "a.u."
     * @param sample what the maps average over, for the caption
     */
    public record Data(
            List<Unit> units,
            int binsY,
            int binsX,
            double heightMetres,
            double widthMetres,
            String scoreSymbol,
            String scoreDefinition,
            String rateUnit,
            String sample,
            Colormap colours) {
        public Data {
            units = List.copyOf(units);
            for (Unit u : units) {
                int lags = (2 * binsY - 1) * (2 * binsX - 1);
                if (u.map().length != binsY * binsX
                        || (u.autocorrelogram().length != 0 && u.autocorrelogram().length != lags)) {
                    throw new IllegalArgumentException("unit " + u.unit() + ": maps of " + binsY + " x " + binsX
                            + " bins have " + binsY * binsX + " values and " + lags + " lags, got " + u.map().length
                            + " and " + u.autocorrelogram().length);
                }
            }
        }
    }

    private RateMapSheet() {}

    /** The units with a score, best first; equal scores in order of unit; at most {@link #SHOWN}. */
    static List<Unit> best(List<Unit> units) {
        return units.stream()
                .filter(u -> u.score().isDefined())
                .sorted(Comparator.comparingDouble((Unit u) -> -u.score().orNaN())
                        .thenComparingInt(Unit::unit))
                .limit(SHOWN)
                .toList();
    }

    public static Figure figure(Data data) {
        List<Unit> best = best(data.units());
        int rows = Math.max(1, (best.size() + COLUMNS - 1) / COLUMNS);
        double height = TOP + rows * CELL + 30;
        Svg svg = new Svg("rate-map-sheet", "Rate maps and autocorrelograms of the best units", 1040, height);
        String hatch = HeatMap.hatch(svg);
        for (int i = 0; i < best.size(); i++) {
            int row = i / COLUMNS;
            int column = i % COLUMNS;
            cell(svg, hatch, data, best.get(i), 9 + column * PITCH, TOP + row * CELL);
        }
        legend(svg, hatch, data, height - 22);

        long undefined =
                data.units().stream().filter(u -> !u.score().isDefined()).count();
        String caption = "The " + best.size() + " units with the highest " + data.scoreSymbol() + " of N = "
                + Numbers.count(data.units().size()) + " (" + Numbers.count(undefined)
                + " without a score). Above, rate maps (" + data.binsX() + " × " + data.binsY() + " bins of "
                + Numbers.brief(100 * data.widthMetres() / data.binsX(), 3) + " × "
                + Numbers.brief(100 * data.heightMetres() / data.binsY(), 3) + " cm; " + data.sample()
                + "), each scaled from its own minimum to its own maximum, with the maximum below; hatched bins were"
                + " not visited; y points up. Below, Pearson autocorrelograms over lags up to ± the box, with the"
                + " spacing of the fields; hatched lags overlap in too few bins. " + data.scoreSymbol() + ": "
                + data.scoreDefinition() + ".";
        return new Figure(
                "rate-map-sheet", "Rate maps of the best units", svg.done(), caption, List.of(table(best, data)));
    }

    private static void cell(Svg svg, String hatch, Data data, Unit unit, double x, double y) {
        double longer = Math.max(data.widthMetres(), data.heightMetres());
        double width = SIDE * data.widthMetres() / longer;
        double height = SIDE * data.heightMetres() / longer;
        double left = x + (SIDE - width) / 2;
        String title = "unit " + unit.unit() + " · " + data.scoreSymbol() + " "
                + Numbers.fixed(unit.score().orNaN(), 2);
        svg.text(x + SIDE / 2, y + 12, title, "middle", "fill", Paint.INK);

        double low = Statistics.least(0, unit.map());
        double high = Statistics.largest(0, unit.map());
        Box mapBox = new Box(left, y + 18 + (SIDE - height), width, height);
        HeatMap.draw(svg, hatch, mapBox, unit.map(), data.binsY(), data.binsX(), data.colours(), low, high);
        String peak = "max " + Numbers.significant(high, 2) + " " + data.rateUnit();
        svg.text(x + SIDE / 2, mapBox.bottom() + 12, peak, "middle", "fill", Paint.MUTED, "font-size", 10);

        Box lagBox = new Box(left, mapBox.bottom() + 17, width, height);
        if (unit.autocorrelogram().length > 0) {
            Colormap colours = data.colours() == Colormap.JET ? Colormap.JET : Colormap.DIVERGING;
            HeatMap.draw(
                    svg,
                    hatch,
                    lagBox,
                    unit.autocorrelogram(),
                    2 * data.binsY() - 1,
                    2 * data.binsX() - 1,
                    colours,
                    -1,
                    1);
        }
        String spacing = unit.spacingMetres() instanceof Measured.Value(double metres)
                ? "spacing " + Numbers.fixed(100 * metres, 0) + " cm"
                : "no spacing";
        svg.text(x + SIDE / 2, lagBox.bottom() + 12, spacing, "middle", "fill", Paint.MUTED, "font-size", 10);
    }

    private static void legend(Svg svg, String hatch, Data data, double y) {
        HeatMap.bar(svg, new Box(40, y, 110, 10), data.colours(), "min", "max", "rate (" + data.rateUnit() + ")");
        Colormap lags = data.colours() == Colormap.JET ? Colormap.JET : Colormap.DIVERGING;
        HeatMap.bar(svg, new Box(365, y, 110, 10), lags, "\u22121", "1", "autocorrelation (Pearson r)");
        svg.rect(700, y, 14, 10, "fill", "url(#" + hatch + ")");
        svg.text(720, y + 9.5, "no value", "start", "fill", Paint.INK);
        String side = Numbers.brief(100 * data.widthMetres(), 4) + " cm wide";
        svg.text(1031, y + 9.5, "each map " + side, "end", "fill", Paint.MUTED);
    }

    private static Table table(List<Unit> best, Data data) {
        List<List<String>> rows = new ArrayList<>();
        for (Unit u : best) {
            rows.add(List.of(
                    Integer.toString(u.unit()),
                    Numbers.exact(u.score().orNaN()),
                    Numbers.exact(u.spacingMetres().orNaN()),
                    Numbers.exact(Statistics.largest(Double.NaN, u.map()))));
        }
        return new Table("rate-map-sheet.csv", List.of("unit", data.scoreSymbol(), "spacing_m", "peak_rate"), rows);
    }
}
