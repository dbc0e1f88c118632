package periplus.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import periplus.app.figures.Baseline;
import periplus.app.figures.Numbers;
import periplus.app.figures.Statistics;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;

/** The numbers one looks at first: four large ones, then each beside what it must be compared with. */
final class Headline {
    private record Row(String quantity, String value, String compare, String definition) {}

    private record Tile(String value, String name, String compare) {}

    private final ReportData data;
    private final List<Tile> tiles = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private Headline(ReportData data) {
        this.data = data;
    }

    static void write(Html page, ReportData data) {
        Headline headline = new Headline(data);
        headline.decoding();
        headline.recorded();
        headline.training();
        headline.tuning();
        headline.write(page);
    }

    private void decoding() {
        double width = data.setup().boxWidthMetres();
        switch (data.decoding()) {
            case Part.Absent<ReportData.Decoding>(String reason) -> tiles.add(new Tile("–", "decoding error", reason));
            case Part.Present<ReportData.Decoding>(ReportData.Decoding d) -> {
                List<String> others = new ArrayList<>();
                others.add(
                        d.floorMetres() instanceof Measured.Value(double floor)
                                ? "decoder floor " + Numbers.fixed(100 * floor, 1) + " cm"
                                : "no decoder floor");
                for (Baseline b : d.baselines()) {
                    others.add(b.label() + " " + Numbers.fixed(100 * b.metres(), 1) + " cm");
                }
                rows.add(new Row(
                        "Decoding error",
                        RunReport.centimetres(d.meanErrorMetres(), width),
                        String.join("; ", others),
                        "Mean distance between true and decoded position over " + Numbers.count(d.trials())
                                + " test trials of " + d.meanByStepMetres().length + " steps. Decoder: "
                                + d.decoder()));
                tiles.add(new Tile(
                        Numbers.fixed(100 * d.meanErrorMetres().orNaN(), 1) + " cm",
                        "decoding error",
                        others.getFirst()));
            }
        }
    }

    private void recorded() {
        if (data.recorded() instanceof Part.Present<ReportData.Recorded>(ReportData.Recorded r)) {
            String others = r.path().baselines().stream()
                    .map(b -> b.label() + " " + Numbers.fixed(100 * b.metres(), 1) + " cm")
                    .collect(Collectors.joining("; "));
            rows.add(new Row(
                    "Error on the recorded path",
                    Numbers.fixed(100 * r.meanErrorMetres().orNaN(), 1) + " cm (median "
                            + Numbers.fixed(100 * r.medianErrorMetres().orNaN(), 1) + ")",
                    others,
                    "Mean over " + Numbers.count(r.path().windowErrorsMetres().length) + " windows of "
                            + r.path().recording()));
        }
    }

    private void training() {
        switch (data.training()) {
            case Part.Absent<ReportData.Training>(String reason) -> tiles.add(new Tile("–", "final loss", reason));
            case Part.Present<ReportData.Training>(ReportData.Training t) -> {
                if (t.finalLoss() instanceof Measured.Value(double loss)
                        && t.targetEntropy() instanceof Measured.Value(double entropy)) {
                    String kl = Numbers.significant(loss - entropy, 3) + " " + t.lossUnit();
                    String uniform = t.uniformLoss() instanceof Measured.Value(double u)
                            ? "uniform prediction " + Numbers.significant(u - entropy, 3)
                            : "";
                    rows.add(new Row(
                            "Final loss, as KL to target",
                            kl,
                            "0 at best" + (uniform.isEmpty() ? "" : "; " + uniform),
                            capital(t.lossName()) + " " + Numbers.fixed(loss, 4) + " minus target entropy "
                                    + Numbers.fixed(entropy, 4) + " " + t.lossUnit() + ", penalties excluded"));
                    tiles.add(new Tile(kl, "KL to target", uniform));
                } else {
                    String value = t.finalLoss() instanceof Measured.Value(double loss)
                            ? Numbers.significant(loss, 3) + " " + t.lossUnit()
                            : "–";
                    String why = t.targetEntropy() instanceof Measured.Undefined(String reason) ? reason : "";
                    rows.add(new Row("Final loss", value, why, capital(t.lossName()) + ", penalties excluded"));
                    tiles.add(new Tile(value, "final loss", t.lossName()));
                }
            }
        }
    }

    private void tuning() {
        switch (data.tuning()) {
            case Part.Absent<ReportData.Tuning>(String reason) -> tiles.add(new Tile("–", "tuning", reason));
            case Part.Present<ReportData.Tuning>(ReportData.Tuning tuning) -> {
                for (int i = 0; i < tuning.scores().size(); i++) {
                    score(tuning.scores().get(i), i == 0);
                }
            }
        }
    }

    private void score(ReportData.Score score, boolean first) {
        double[] scores = Statistics.sortedFinite(
                score.perUnit().stream().mapToDouble(Measured::orNaN).toArray());
        double[] chance = Statistics.sortedFinite(score.nullScores());
        if (scores.length == 0) {
            rows.add(new Row(capital(score.name()), "–", "", "Undefined for every unit"));
            if (first) {
                tiles.add(new Tile("–", "best " + score.symbol(), "undefined for every unit"));
            }
            return;
        }
        String best = Numbers.fixed(scores[scores.length - 1], 2);
        String high = Numbers.fixed(Quantile.ofSorted(scores, 0.95), 2);
        String limits = chance.length == 0
                ? "no null: " + score.nullDefinition()
                : "null 95 %: " + Numbers.fixed(Quantile.ofSorted(chance, 0.95), 2) + "; 99 %: "
                        + Numbers.fixed(Quantile.ofSorted(chance, 0.99), 2);
        rows.add(new Row(
                capital(score.name()),
                best + " best; " + high + " 95th percentile",
                limits,
                capital(score.definition())));
        if (first) {
            tiles.add(new Tile(best, "best " + score.symbol(), limits));
        }
        if (chance.length > 0) {
            double limit = Quantile.ofSorted(chance, 0.99);
            int above = 0;
            for (double s : scores) {
                above += s > limit ? 1 : 0;
            }
            String share = Numbers.fixed(100.0 * above / scores.length, above == 0 ? 0 : 1) + " %";
            rows.add(new Row(
                    "Units above chance, " + score.symbol(),
                    above + " of " + scores.length + " (" + share + ")",
                    "1 % by chance",
                    "Share of the units with a score that lie above the null's 99th percentile; null: "
                            + score.nullDefinition()));
            if (first) {
                tiles.add(new Tile(
                        share, "units above the null’s 99 %", above + " of " + scores.length + "; 1 % by chance"));
            }
        }
    }

    private void write(Html page) {
        page.open("div", "class", "tiles");
        for (Tile tile : tiles) {
            page.open("div", "class", "tile").leaf("b", tile.value());
            page.leaf("span", tile.name(), "class", "name")
                    .leaf("span", tile.compare())
                    .close();
        }
        page.close().open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String heading : List.of("Quantity", "This run", "Compare with", "Definition")) {
            page.leaf("th", heading);
        }
        page.close().close().open("tbody");
        for (Row row : rows) {
            page.open("tr").leaf("td", row.quantity(), "class", "name").leaf("td", row.value());
            page.leaf("td", row.compare())
                    .leaf("td", row.definition(), "class", "note")
                    .close();
        }
        page.close().close().close();
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
