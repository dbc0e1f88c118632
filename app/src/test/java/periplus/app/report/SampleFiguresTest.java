package periplus.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import periplus.app.figures.ArenaOutline;
import periplus.app.figures.BarSummary;
import periplus.app.figures.Baseline;
import periplus.app.figures.Colormap;
import periplus.app.figures.DecodedPaths;
import periplus.app.figures.Drawings;
import periplus.app.figures.ErrorOverTime;
import periplus.app.figures.Figure;
import periplus.app.figures.PathPair;
import periplus.app.figures.ScoreDistribution;
import periplus.app.figures.TrainingCurve;
import periplus.app.figures.TrajectoryOverview;
import periplus.app.figures.WeightSpectrum;
import periplus.core.measure.Measured;

class SampleFiguresTest {
    /** What the axes must say, or, where there are none, the scale. */
    private static final Map<String, List<String>> UNITS = Map.of(
            "bar-summary", List.of("mean decoding error (cm)"),
            "error-over-time", List.of("time step (20 ms each)", "decoding error (cm)"),
            "decoded-paths", List.of("50 cm", "10 cm"),
            "trajectory-overview", List.of("50 cm", "time in the recording (min)", "mean error of a window (cm)"),
            "training-curve", List.of("training step", "KL to target (nats)", "decoding error (cm)"),
            "rate-map-sheet", List.of("rate (a.u.)", "autocorrelation (Pearson r)", "each map 220 cm wide"),
            "grid-score-60", List.of("g60 (dimensionless)", "units per bin (%)", "units scoring at least this (%)"),
            "grid-score-90", List.of("g90 (dimensionless)", "units per bin (%)", "units scoring at least this (%)"),
            "weight-spectrum", List.of("Re λ (dimensionless)", "Im λ (dimensionless)"));

    private static final List<Figure> ALL = ReportFigures.all(SampleRun.full());

    static List<Figure> figures() {
        return ALL;
    }

    @Test
    void everyFigureOfTheReportIsHere() {
        assertThat(ALL).extracting(Figure::id).containsExactlyInAnyOrderElementsOf(UNITS.keySet());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void axesCarryUnitsAndCaptionsCarryCounts(Figure figure) {
        assertThat(Drawings.texts(figure.svg())).containsAll(UNITS.getOrDefault(figure.id(), List.of("missing")));
        assertThat(figure.caption() + Drawings.texts(figure.svg())).containsPattern("N = [0-9]");
        assertThat(figure.caption()).endsWith(".").doesNotContain("NaN").doesNotContain("..");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void drawingsAreWholeAndSafe(Figure figure) {
        Document svg = Drawings.parse(figure.svg());
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).matches("0 0 [0-9.]+ [0-9.]+");
        assertThat(Drawings.elements(svg, "script")).isEmpty();
        assertThat(figure.svg()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(Drawings.elements(svg, "image"))
                .allMatch(image -> image.getAttribute("href").startsWith("data:image/png;base64,"));
        assertThat(figure.numbers())
                .isNotEmpty()
                .allMatch(table -> !table.rows().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void noTextLeavesTheDrawing(Figure figure) {
        Document svg = Drawings.parse(figure.svg());
        double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
        double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
        for (Element text : Drawings.elements(svg, "text")) {
            if (text.hasAttribute("transform")) {
                continue;
            }
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            double length = 0.62 * 11 * text.getTextContent().length();
            String anchor = text.getAttribute("text-anchor");
            double left = x - (anchor.equals("end") ? length : anchor.equals("middle") ? length / 2 : 0);
            assertThat(left).as(text.getTextContent()).isGreaterThan(-8);
            assertThat(left + length).as(text.getTextContent()).isLessThan(width + 8);
            assertThat(y).as(text.getTextContent()).isBetween(9.0, height - 2);
        }
    }

    @Test
    void identifiersAreUniqueOverAllFigures() {
        Set<String> seen = new HashSet<>();
        for (Figure figure : ALL) {
            NodeList all = Drawings.parse(figure.svg()).getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                String id = ((Element) all.item(i)).getAttribute("id");
                assertThat(id.isEmpty() || seen.add(id)).as(id).isTrue();
            }
        }
    }

    @Test
    void theSameNumbersGiveTheSameBytes() {
        assertThat(ReportFigures.all(SampleRun.full())).isEqualTo(ALL);
    }

    @Test
    void unitsAreSortedByScoreAndTitledWithIt() {
        List<String> titles = Drawings.texts(figure("rate-map-sheet").svg()).stream()
                .filter(t -> t.startsWith("unit "))
                .toList();
        assertThat(titles).hasSize(32).allMatch(t -> t.matches("unit \\d+ · g60 [−0-9.]+"));
        List<Double> scores = titles.stream()
                .map(t -> Double.parseDouble(t.substring(t.lastIndexOf(' ')).strip()))
                .toList();
        assertThat(scores).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void jetIsOnOffer() {
        ReportData.Tuning tuning =
                ((Part.Present<ReportData.Tuning>) SampleRun.full().tuning()).value();
        assertThat(ReportFigures.sheet(tuning, Colormap.JET).svg())
                .isNotEqualTo(figure("rate-map-sheet").svg());
    }

    @Test
    void anErrorCurveDrawnAgainFromItsTableIsTheSame() {
        Figure figure = figure("error-over-time");
        List<List<String>> rows = figure.numbers().getFirst().rows();
        Figure again = ErrorOverTime.figure(new ErrorOverTime.Data(
                0.02,
                1_000,
                column(rows, 2),
                column(rows, 3),
                column(rows, 4),
                column(rows, 5),
                Measured.of(0.042),
                20));
        assertThat(again).isEqualTo(figure);
    }

    @Test
    void aTrainedLengthShorterThanTheTrialsIsMarked() {
        double[] flat = new double[40];
        java.util.Arrays.fill(flat, 0.1);
        Figure figure = ErrorOverTime.figure(new ErrorOverTime.Data(
                0.02, 5, flat, flat, flat, new double[0], Measured.undefined("no place code"), 20));
        assertThat(Drawings.texts(figure.svg())).contains("trained length").doesNotContain("decoder floor");
        assertThat(figure.caption()).contains("no place code");
    }

    @Test
    void aLossWithoutATargetEntropyIsDrawnAsItIs() {
        Figure figure = TrainingCurve.figure(new TrainingCurve.Data(
                "mean squared error",
                "m²",
                Measured.undefined("a mean squared error has no target entropy"),
                Measured.undefined("not given"),
                new double[] {0, 1, 2},
                new double[] {0.5, 0.4, 0.3},
                new double[0],
                new double[0],
                Measured.undefined("no decoder"),
                List.of()));
        assertThat(Drawings.texts(figure.svg()))
                .contains("mean squared error (m²)", "No decoding error was logged")
                .noneMatch(t -> t.contains("KL"));
        assertThat(figure.caption()).contains("has no target entropy").contains("1 logged losses at step 0");
    }

    @Test
    void labelsOfNearbyLevelsAreKeptApart() {
        Figure figure = TrainingCurve.figure(new TrainingCurve.Data(
                "cross-entropy",
                "nats",
                Measured.of(6.14),
                Measured.of(6.23),
                new double[] {1, 10},
                new double[] {6.22, 6.15},
                new double[] {1, 10},
                new double[] {0.9, 0.043},
                Measured.of(0.042),
                List.of(new Baseline("stay", 0.044), new Baseline("centre", 0.9))));
        List<Double> heights = new ArrayList<>();
        for (Element text : Drawings.elements(Drawings.parse(figure.svg()), "text")) {
            if (text.getTextContent().matches("(stay|decoder floor|network).*")
                    && Double.parseDouble(text.getAttribute("x")) > 800) {
                heights.add(Double.parseDouble(text.getAttribute("y")));
            }
        }
        assertThat(heights).hasSize(3);
        heights.sort(Double::compare);
        assertThat(heights.get(1) - heights.get(0)).isGreaterThan(12);
        assertThat(heights.get(2) - heights.get(1)).isGreaterThan(12);
    }

    @Test
    void theStabilityCircleOfALeakyStepTouchesOne() {
        WeightSpectrum.Circle circle = WeightSpectrum.Circle.leakyStability(0.2);
        assertThat(circle.centre() + circle.radius()).isEqualTo(1);
        assertThat(circle.centre()).isEqualTo(-4);
        assertThat(WeightSpectrum.Circle.leakyStability(1).radius()).isEqualTo(1);
    }

    @Test
    void anHourOfRecordedWalkStaysASmallDrawing() {
        int steps = 180_000;
        double[] xy = new double[2 * steps];
        for (int t = 0; t < steps; t++) {
            xy[2 * t] = 0.4 * StrictMath.sin(t * 0.011);
            xy[2 * t + 1] = 0.4 * StrictMath.sin(t * 0.0071);
        }
        Figure figure = TrajectoryOverview.figure(new TrajectoryOverview.Data(
                "a made-up rat",
                ArenaOutline.box(1),
                new PathPair(xy, xy),
                0.02,
                0,
                500,
                new double[] {1},
                new double[] {0.1},
                Measured.of(0.04),
                List.of()));
        assertThat(figure.svg().length()).isLessThan(2_500_000);
        Drawings.parse(figure.svg());
    }

    @Test
    void emptyInputsStillGiveWholeDrawings() {
        ReportData.Decoding d =
                ((Part.Present<ReportData.Decoding>) SampleRun.full().decoding()).value();
        Drawings.parse(DecodedPaths.figure(new DecodedPaths.Data(d.arena(), List.of(), 0.02, "none"))
                .svg());
        Drawings.parse(
                BarSummary.figure(new BarSummary.Data(List.of(), 2.2, "none")).svg());
        Drawings.parse(WeightSpectrum.figure(new WeightSpectrum.Data(new double[0], new double[0], "J", List.of()))
                .svg());
        Drawings.parse(ScoreDistribution.figure(new ScoreDistribution.Data(
                        "s", "s", "a score", new double[0], 3, new double[0], "not computed"))
                .svg());
        Drawings.parse(ErrorOverTime.figure(new ErrorOverTime.Data(
                        0.02,
                        0,
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        Measured.undefined("none"),
                        0))
                .svg());
    }

    private static Figure figure(String id) {
        return ALL.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    private static double[] column(List<List<String>> rows, int column) {
        return rows.stream().mapToDouble(r -> Double.parseDouble(r.get(column))).toArray();
    }
}
