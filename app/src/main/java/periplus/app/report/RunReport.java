package periplus.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import periplus.app.figures.Colormap;
import periplus.app.figures.Figure;
import periplus.app.figures.Numbers;
import periplus.app.figures.Table;
import periplus.app.figures.TrajectoryOverview;
import periplus.core.measure.Measured;

/**
 * Writes the report of a run: headline numbers, figures with what they mean, the best units, files, provenance,
 * references.
 *
 * <p>One file that opens from disk, without script and without network. The same data give the same bytes. Every text
 * that comes from a run is escaped.
 */
public final class RunReport {
    /** Tables longer than this are not put into the page where a file beside it holds the numbers. */
    private static final int EMBEDDED_ROWS = 20_000;

    private final ReportData data;
    private final Html page = new Html();
    private int figures;

    private RunReport(ReportData data) {
        this.data = data;
    }

    /** The report as one HTML document. */
    public static String html(ReportData data) {
        return new RunReport(data).render();
    }

    private String render() {
        PageStyle.begin(page, data.runName() + " · Periplus run", "report.css");
        header();
        page.open("main");
        page.open("section", "id", "headline").leaf("h2", "Headline");
        Headline.write(page, data);
        page.close();
        decoding();
        recorded();
        training();
        tuning();
        spectrum();
        Appendix.write(page, data);
        page.close();
        page.leaf(
                "footer",
                "Written by Periplus from the numbers in this folder; “periplus report” writes it again from them.");
        page.close().close();
        return page.done();
    }

    private void header() {
        page.open("header");
        page.leaf("p", "Periplus · report of one run", "class", "kicker");
        page.leaf("h1", data.runName());
        page.leaf("p", data.what(), "class", "what");
        page.leaf("p", setup(data.setup()), "class", "setup");
        page.open("nav");
        String[][] entries = {
            {"headline", "Headline"},
            {"integration", "Path integration"},
            {"recorded", "Recorded path"},
            {"training", "Training"},
            {"tuning", "What the units code"},
            {"weights", "Weights"},
            {"files", "Files"},
            {"provenance", "Provenance and recipe"},
            {"references", "References"}
        };
        for (String[] entry : entries) {
            page.link("#" + entry[0], entry[1]);
        }
        page.close();
        if (!data.warnings().isEmpty()) {
            page.open("div", "class", "warnings", "role", "note");
            page.leaf("strong", "Before trusting the numbers");
            page.open("ul");
            data.warnings().forEach(warning -> page.leaf("li", warning));
            page.close().close();
        }
        page.close();
    }

    private static String setup(ReportData.Setup setup) {
        List<String> words = new ArrayList<>(List.of(
                Numbers.count(setup.units()) + " units",
                Numbers.count(setup.steps()) + " training steps",
                "seed " + setup.seed(),
                "box " + Numbers.brief(setup.boxWidthMetres(), 4) + " m wide"));
        setup.more().forEach(fact -> words.add(fact.label() + " " + fact.value()));
        return String.join(" · ", words);
    }

    private void decoding() {
        page.open("section", "id", "integration").leaf("h2", "Path integration");
        switch (data.decoding()) {
            case Part.Absent<ReportData.Decoding>(String reason) -> absent(reason);
            case Part.Present<ReportData.Decoding>(ReportData.Decoding decoding) -> {
                page.open("div", "class", "pair");
                figure(ReportFigures.errors(decoding, data.setup().boxWidthMetres()), "half");
                figure(ReportFigures.overTime(decoding), "half");
                page.close();
                if (!decoding.paths().isEmpty()) {
                    figure(ReportFigures.paths(decoding), "whole");
                }
            }
        }
        page.close();
    }

    private void recorded() {
        page.open("section", "id", "recorded").leaf("h2", "A recorded path");
        switch (data.recorded()) {
            case Part.Absent<ReportData.Recorded>(String reason) -> absent(reason);
            case Part.Present<ReportData.Recorded>(ReportData.Recorded recorded) ->
                figure(TrajectoryOverview.figure(recorded.path()), "whole");
        }
        page.close();
    }

    private void training() {
        page.open("section", "id", "training").leaf("h2", "Training");
        switch (data.training()) {
            case Part.Absent<ReportData.Training>(String reason) -> absent(reason);
            case Part.Present<ReportData.Training>(ReportData.Training training) ->
                figure(ReportFigures.training(training, data.decoding()), "whole");
        }
        page.close();
    }

    private void tuning() {
        page.open("section", "id", "tuning").leaf("h2", "What the units code");
        switch (data.tuning()) {
            case Part.Absent<ReportData.Tuning>(String reason) -> absent(reason);
            case Part.Present<ReportData.Tuning>(ReportData.Tuning tuning) -> {
                String undefined = tuning.scores().stream()
                        .map(score -> TuningOrder.undefinedByReason(score.symbol(), score.perUnit()))
                        .filter(sentence -> !sentence.isEmpty())
                        .map(sentence -> sentence + ". ")
                        .collect(Collectors.joining());
                page.leaf("p", undefined.isEmpty() ? "Every unit has every score." : undefined.strip());
                figure(ReportFigures.sheet(tuning, Colormap.PERCEPTUAL), "whole");
                for (ReportData.Score score : tuning.scores()) {
                    figure(ReportFigures.distribution(score), "whole");
                }
                UnitsTable.write(page, tuning);
            }
        }
        page.close();
    }

    private void spectrum() {
        page.open("section", "id", "weights").leaf("h2", "Recurrent weights");
        switch (data.spectrum()) {
            case Part.Absent<ReportData.Spectrum>(String reason) -> absent(reason);
            case Part.Present<ReportData.Spectrum>(ReportData.Spectrum spectrum) ->
                figure(ReportFigures.spectrum(spectrum), "half");
        }
        page.close();
    }

    private void absent(String reason) {
        page.leaf("p", "Not in this run: " + reason + (reason.endsWith(".") ? "" : "."), "class", "absent");
    }

    private void figure(Figure figure, String width) {
        figures++;
        page.open("figure", "class", width, "id", "figure-" + figures);
        page.open("div", "class", "scroll").markup(figure.svg()).close();
        page.open("figcaption");
        page.leaf("b", "Figure " + figures + ". " + figure.title() + ".");
        page.text(" " + figure.caption().replace("N = ", "N\u00a0=\u00a0") + " ");
        page.open("span", "class", "numbers").text("Numbers: ");
        List<String> arrays = arraysOf(figure);
        for (Table table : figure.numbers()) {
            if (table.rows().size() > EMBEDDED_ROWS && !arrays.isEmpty()) {
                continue; // the arrays hold them
            }
            page.download(table, table.fileName()).text(" · ");
        }
        for (String path : arrays) {
            page.link(path, path).text(" · ");
        }
        page.link(figure.path(), "SVG");
        page.close().close().close();
    }

    /** The output files that hold a figure's larger numbers: those that name the figure. */
    private List<String> arraysOf(Figure figure) {
        return data.files().stream()
                .filter(file -> file.figures().contains(figure.id()))
                .map(ReportData.OutputFile::path)
                .toList();
    }

    /** "8.3 cm (3.8 % of the box width)", or the reason why there is none. */
    static String centimetres(Measured metres, double boxWidthMetres) {
        return switch (metres) {
            case Measured.Value(double value) ->
                String.format(
                        Locale.ROOT,
                        "%s cm (%s %% of the box width)",
                        Numbers.fixed(100 * value, 1),
                        Numbers.fixed(100 * value / boxWidthMetres, 1));
            case Measured.Undefined(String reason) -> reason;
        };
    }
}
