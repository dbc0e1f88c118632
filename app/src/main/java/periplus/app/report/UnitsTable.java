package periplus.app.report;

import java.util.ArrayList;
import java.util.List;
import periplus.app.figures.Numbers;
import periplus.app.figures.RateMapSheet;
import periplus.app.figures.Statistics;
import periplus.app.figures.Table;
import periplus.core.measure.Measured;

/**
 * The best units with their numbers. p is the chance level of the first score: (1 + null scores at least as high) /
 * (1 + null scores).
 */
final class UnitsTable {
    private UnitsTable() {}

    static void write(Html page, ReportData.Tuning tuning) {
        ReportData.Score first = tuning.scores().getFirst();
        List<Integer> order = TuningOrder.bestFirst(first.perUnit());
        List<Integer> shown = order.subList(0, Math.min(RateMapSheet.SHOWN, order.size()));
        double[] chance = Statistics.sortedFinite(first.nullScores());

        page.leaf("h3", "The " + shown.size() + " best units by " + first.symbol());
        page.open("div", "class", "scroll").open("table", "class", "units");
        page.open("thead").open("tr").leaf("th", "unit", "class", "num");
        for (ReportData.Score score : tuning.scores()) {
            page.leaf("th", score.symbol(), "class", "num");
        }
        if (chance.length > 0) {
            page.leaf("th", "p of " + first.symbol(), "class", "num");
        }
        page.leaf("th", "spacing (cm)", "class", "num");
        for (ReportData.UnitColumn column : tuning.columns()) {
            page.leaf("th", heading(column), "class", "num");
        }
        page.close().close().open("tbody");
        for (int unit : shown) {
            page.open("tr").leaf("td", Integer.toString(unit), "class", "num");
            for (ReportData.Score score : tuning.scores()) {
                number(page, score.perUnit().get(unit), 1, 2);
            }
            if (chance.length > 0) {
                double p = chanceLevel(chance, first.perUnit().get(unit).orNaN());
                page.leaf("td", Numbers.significant(p, 2), "class", "num");
            }
            number(page, tuning.spacingMetres().get(unit), 100, 1);
            for (ReportData.UnitColumn column : tuning.columns()) {
                number(page, column.perUnit().get(unit), 1, column.decimals());
            }
            page.close();
        }
        page.close().close().close();
        page.open("p", "class", "note").text("–, undefined. ");
        if (chance.length > 0) {
            page.text("p, share of null scores at least as high, not corrected for the number of units. ");
        }
        page.text("All " + Numbers.count(tuning.maps().units()) + " units: ");
        page.download(table(tuning), "units.csv").text(".").close();
    }

    private static double chanceLevel(double[] chance, double score) {
        return (1.0 + Statistics.countAtLeast(chance, score)) / (1.0 + chance.length);
    }

    private static String heading(ReportData.UnitColumn column) {
        return column.unit().isEmpty() ? column.title() : column.title() + " (" + column.unit() + ")";
    }

    /** A number in a cell; the reason shows where there is none. */
    private static void number(Html page, Measured measured, double scale, int decimals) {
        switch (measured) {
            case Measured.Value(double value) ->
                page.leaf("td", Numbers.fixed(scale * value, decimals), "class", "num");
            case Measured.Undefined(String reason) -> page.leaf("td", "–", "class", "num", "title", reason);
        }
    }

    private static Table table(ReportData.Tuning tuning) {
        List<String> headings = new ArrayList<>(List.of("unit"));
        tuning.scores().forEach(s -> headings.add(s.symbol()));
        headings.add("spacing_m");
        tuning.columns().forEach(c -> headings.add(heading(c)));
        headings.add("undefined");
        List<List<String>> rows = new ArrayList<>();
        for (int unit = 0; unit < tuning.maps().units(); unit++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(unit)));
            for (ReportData.Score score : tuning.scores()) {
                row.add(Numbers.exact(score.perUnit().get(unit).orNaN()));
            }
            row.add(Numbers.exact(tuning.spacingMetres().get(unit).orNaN()));
            for (ReportData.UnitColumn column : tuning.columns()) {
                row.add(Numbers.exact(column.perUnit().get(unit).orNaN()));
            }
            row.add(
                    tuning.scores().getFirst().perUnit().get(unit) instanceof Measured.Undefined(String reason)
                            ? reason
                            : "");
            rows.add(row);
        }
        return new Table("units.csv", headings, rows);
    }
}
