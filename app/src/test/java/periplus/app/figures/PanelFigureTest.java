package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import periplus.studies.panels.Panel;

/** Each kind of panel shows its numbers, its labels and its N, and survives what a study may hand it. */
class PanelFigureTest {
    private static final double NAN = Double.NaN;

    @Test
    void everyKindIsWellFormedAndTheSameTwice() {
        for (Panel panel : SamplePanels.all()) {
            Figure figure = PanelFigure.of(panel);
            Drawings.parse(figure.svg());
            assertThat(figure.svg())
                    .as(panel.id())
                    .isEqualTo(PanelFigure.of(panel).svg());
            assertThat(figure.id()).isEqualTo(panel.id());
            assertThat(figure.caption()).as(panel.id()).startsWith(panel.caption());
            assertThat(figure.numbers()).as(panel.id()).isNotEmpty();
            assertThat(figure.svg().length()).as("bytes of " + panel.id()).isLessThan(400_000);
        }
    }

    @Test
    void nothingLiesOutsideTheDrawing() {
        for (Panel panel : SamplePanels.all()) {
            Element root = Drawings.parse(PanelFigure.of(panel).svg()).getDocumentElement();
            double width = Double.parseDouble(root.getAttribute("width"));
            double height = Double.parseDouble(root.getAttribute("height"));
            for (Element text : Drawings.elements(root.getOwnerDocument(), "text")) {
                assertThat(Double.parseDouble(text.getAttribute("x")))
                        .as(text.getTextContent())
                        .isBetween(0.0, width);
                assertThat(Double.parseDouble(text.getAttribute("y")))
                        .as(text.getTextContent())
                        .isBetween(0.0, height);
            }
        }
    }

    @Test
    void textFromAStudyIsEscapedInEveryKind() {
        String evil = "<b>&\"'</b>";
        double[] one = {1};
        double[] square = {0, 0, 1, 0, 1, 1, 0, 1};
        List<Panel> panels = List.of(
                new Panel.Dots(
                        "a",
                        evil,
                        evil,
                        evil,
                        List.of(new Panel.Dots.Arm(evil, one)),
                        List.of(new Panel.Line(evil, 1))),
                new Panel.Curves(
                        "b",
                        evil,
                        evil,
                        axis(evil, false),
                        axis(evil, false),
                        List.of(new Panel.Curves.Curve(evil, one, one, null, null, false)),
                        List.of(new Panel.Line(evil, 1)),
                        List.of(new Panel.Line(evil, 1))),
                new Panel.Scatter(
                        "c",
                        evil,
                        evil,
                        evil,
                        evil,
                        true,
                        List.of(new Panel.Scatter.Group(evil, one, one)),
                        List.of(),
                        List.of()),
                new Panel.ColouredPoints(
                        "d",
                        evil,
                        evil,
                        List.of(new Panel.ColouredPoints.Cloud(evil, evil, evil, one, one, one)),
                        evil,
                        false),
                new Panel.Maps(
                        "e", evil, evil, List.of(new Panel.Maps.Row(evil, 1, 1, List.of(one), List.of(evil))), false),
                new Panel.Barcodes(
                        "f",
                        evil,
                        evil,
                        List.of(new Panel.Barcodes.Diagram(
                                evil, new double[][] {{0}}, new double[][] {{1}}, new double[] {NAN}))),
                new Panel.Matrix("g", evil, evil, evil, List.of(evil), List.of(evil), one),
                new Panel.Paths(
                        "h",
                        evil,
                        evil,
                        List.of(new Panel.Paths.View(evil, square, List.of(new double[] {0, 0, 1, 1}), List.of()))),
                new Panel.AnimatedPaths(
                        "i",
                        evil,
                        evil,
                        evil,
                        evil,
                        List.of(),
                        List.of(new Panel.AnimatedPaths.Track(evil, one, one, false)),
                        1));
        for (Panel panel : panels) {
            String svg = PanelFigure.of(panel).svg();
            Drawings.parse(svg);
            assertThat(svg).as(panel.id()).doesNotContain("<b>").contains("&lt;b&gt;");
        }
    }

    @Test
    void anEmptyPanelIsStillAFigureThatSaysSo() {
        List<Panel> panels = List.of(
                new Panel.Dots("a", "t", "c", "y", List.of(), List.of()),
                new Panel.Curves("b", "t", "c", axis("x", true), axis("y", true), List.of(), List.of(), List.of()),
                new Panel.Scatter("c", "t", "c", "x", "y", true, List.of(), List.of(), List.of()),
                new Panel.ColouredPoints("d", "t", "c", List.of(), "c", true),
                new Panel.Maps("e", "t", "c", List.of(), true),
                new Panel.Maps("e2", "t", "c", List.of(new Panel.Maps.Row("r", 3, 3, List.of(), List.of())), true),
                new Panel.Barcodes("f", "t", "c", List.of()),
                new Panel.Barcodes(
                        "f2",
                        "t",
                        "c",
                        List.of(new Panel.Barcodes.Diagram(
                                "d", new double[][] {{}, {}}, new double[][] {{}, {}}, new double[0]))),
                new Panel.Matrix("g", "t", "c", "v", List.of(), List.of(), new double[0]),
                new Panel.Paths("h", "t", "c", List.of()),
                new Panel.AnimatedPaths("i", "t", "c", "x", "y", List.of(), List.of(), 1));
        for (Panel panel : panels) {
            Figure figure = PanelFigure.of(panel);
            Drawings.parse(figure.svg());
            assertThat(figure.caption()).as(panel.id()).startsWith("c");
        }
    }

    @Test
    void dotsShowOneCircleASeedWithMeanAndN() {
        Figure figure = PanelFigure.of(new Panel.Dots(
                "d",
                "t",
                "c",
                "error (cm)",
                List.of(
                        new Panel.Dots.Arm("vanilla", new double[] {1, 2, 3, NAN}),
                        new Panel.Dots.Arm("none", new double[] {NAN})),
                List.of(new Panel.Line("floor", 0.5))));
        assertThat(Drawings.elements(Drawings.parse(figure.svg()), "circle")).hasSize(3);
        assertThat(Drawings.texts(figure.svg()))
                .contains("error (cm)", "vanilla", "none", "floor", "no value", "n\u00a03 (1 undefined)");
        assertThat(figure.numbers().getFirst().rows()).hasSize(5);
    }

    @Test
    void dotsOfEqualValueLieSideBySide() {
        Axis y = Axis.exactly(0, 1, 200, 0);
        double[] shift = DotsPanel.swarm(new double[] {0.5, 0.5, 0.5, 0.9}, y, 40);
        assertThat(Arrays.stream(shift, 0, 3).distinct()).hasSize(3);
        assertThat(shift[3]).isZero();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Math.abs(shift[i] - shift[j])).isGreaterThanOrEqualTo(6.3);
            }
        }
    }

    @Test
    void twentyFiveConditionsKeepTheirNames() {
        Panel.Dots panel = SamplePanels.dots("many", 25, 5);
        Figure figure = PanelFigure.of(panel);
        assertThat(Drawings.elements(Drawings.parse(figure.svg()), "circle")).hasSize(125);
        assertThat(Drawings.texts(figure.svg()))
                .contains(panel.arms().stream()
                        .map(Panel.Dots.Arm::label)
                        .map(label -> FittedText.cut(label, 190, 11))
                        .toArray(String[]::new));
    }

    @Test
    void theIntervalOfTheMeanIsStudents() {
        MeanInterval mean = MeanInterval.of(new double[] {1, 2, 3, 4, 5, NAN});
        assertThat(mean.n()).isEqualTo(5);
        assertThat(mean.mean()).isEqualTo(3);
        assertThat(mean.halfWidth()).isCloseTo(2.7764 * Math.sqrt(2.5 / 5), within(1e-9));
        assertThat(MeanInterval.of(new double[] {7}).halfWidth()).isNaN();
        assertThat(MeanInterval.critical(31)).isCloseTo(2.0395, within(2e-4));
        assertThat(MeanInterval.critical(120)).isCloseTo(1.9799, within(2e-4));
    }

    @Test
    void aGapBreaksACurveAndALonePointIsDrawn() {
        double[] x = {0, 1, 2, 3, 4, 5};
        double[] y = {1, 2, NAN, 4, NAN, 6};
        String svg = PanelFigure.of(curves(false, new Panel.Curves.Curve("c", x, y, null, null, false)))
                .svg();
        long pieces = Drawings.elements(Drawings.parse(svg), "path").stream()
                .filter(path -> path.getAttribute("class").contains("s-series1"))
                .map(path -> path.getAttribute("d"))
                .filter(d -> d.contains("L"))
                .count();
        long lone = Drawings.elements(Drawings.parse(svg), "path").stream()
                .filter(path -> path.getAttribute("class").contains("s-series1"))
                .filter(path -> path.getAttribute("d").matches("(M[-0-9. ]+h0){2}"))
                .count();
        assertThat(pieces)
                .as("one piece of curve, and its sample in the legend")
                .isEqualTo(2);
        assertThat(lone).isEqualTo(1);
    }

    @Test
    void aLogarithmicAxisLeavesOutZerosAndSaysSo() {
        double[] x = {0, 0.1, 1, 10};
        double[] y = {1, -1, 0.5, 0.1};
        Figure figure = PanelFigure.of(curves(
                true, new Panel.Curves.Curve("c", x, y, new double[] {0, 0, 0, 0}, new double[] {2, 2, 1, 1}, false)));
        Drawings.parse(figure.svg());
        assertThat(figure.caption()).contains("2 points that are not positive");
        Figure nothing = PanelFigure.of(
                curves(true, new Panel.Curves.Curve("c", new double[] {0}, new double[] {0}, null, null, true)));
        Drawings.parse(nothing.svg());
    }

    @Test
    void manyCurvesDifferInColourOrMarkAndAllAreNamed() {
        Panel.Curves panel = SamplePanels.curves("many", 20, true);
        Figure figure = PanelFigure.of(panel);
        assertThat(Drawings.texts(figure.svg()))
                .contains(panel.curves().stream().map(Panel.Curves.Curve::label).toArray(String[]::new))
                .contains("frequency (Hz)", "gain (1)", "stay at start", "trained length");
        assertThat(IntStream.range(0, 32)
                        .mapToObj(i -> Paint.series(i) + " " + Mark.of(i))
                        .distinct())
                .hasSize(32);
    }

    @Test
    void namesInALegendNeverCoverEachOther() {
        Figure figure = PanelFigure.of(SamplePanels.curves("many", 20, true));
        List<Element> texts = Drawings.elements(Drawings.parse(figure.svg()), "text").stream()
                .filter(text -> text.getTextContent().startsWith("alpha"))
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                Element a = texts.get(i);
                Element b = texts.get(j);
                double dx = number(b, "x") - number(a, "x");
                double dy = number(b, "y") - number(a, "y");
                assertThat(Math.abs(dy) >= 12 || Math.abs(dx) >= TextWidth.of(a.getTextContent(), 11))
                        .as(a.getTextContent() + " and " + b.getTextContent())
                        .isTrue();
            }
        }
    }

    @Test
    void largeCloudsAreThinnedAndTheCaptionCounts() {
        Figure figure = PanelFigure.of(SamplePanels.scatter());
        assertThat(figure.caption())
                .contains(
                        "N = 5\u202f000 points (vanilla), 200 (leaky, alpha 0.5)",
                        "2\u202f000 of 5\u202f000 (vanilla)");
        assertThat(points(figure.svg(), "s-series1")).isEqualTo(2000 + 1);
        assertThat(points(figure.svg(), "s-series2")).isEqualTo(200 + 1);
        assertThat(figure.numbers().getFirst().rows()).hasSize(5400);
    }

    @Test
    void equalAxesHaveOneScale() {
        double[] x = {0, 10};
        double[] y = {0, 1};
        String svg = PanelFigure.of(new Panel.Scatter(
                        "s",
                        "t",
                        "c",
                        "x",
                        "y",
                        true,
                        List.of(new Panel.Scatter.Group("g", x, y)),
                        List.of(),
                        List.of()))
                .svg();
        String d = Drawings.elements(Drawings.parse(svg), "path").stream()
                .filter(path -> path.getAttribute("stroke-opacity").equals("0.8"))
                .findFirst()
                .orElseThrow()
                .getAttribute("d");
        double[] at = Arrays.stream(d.substring(1).split("h0M|h0| "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat((at[2] - at[0]) / (at[1] - at[3])).isCloseTo(10, within(0.05));
    }

    @Test
    void coloursGoRoundForAnglesAndPointsWithoutOneAreGrey() {
        double[] xy = {0, 1, 2};
        double[] angle = {0.01, 2 * Math.PI + 0.01, NAN};
        Figure figure = PanelFigure.of(new Panel.ColouredPoints(
                "c",
                "t",
                "c",
                List.of(new Panel.ColouredPoints.Cloud("v", "x (m)", "y (m)", xy, xy, angle)),
                "phase (rad)",
                true));
        List<Element> shades = Drawings.elements(Drawings.parse(figure.svg()), "path").stream()
                .filter(path -> path.getAttribute("d").endsWith("h0"))
                .toList();
        assertThat(shades).hasSize(2);
        assertThat(shades.getFirst().getAttribute("d").split("h0")).hasSize(2);
        assertThat(shades.getLast().getAttribute("class")).contains("s-null");
        assertThat(figure.caption()).contains("1 points without a colour");
        assertThat(Drawings.texts(figure.svg())).contains("x (m)", "y (m)", "2π", "phase (rad)", "v");
        assertThat(Colormap.CIRCULAR.rgb(0)).isEqualTo(Colormap.CIRCULAR.rgb(1));
    }

    @Test
    void mapsHaveTitlesTheirAspectAndHatchedGaps() {
        double[] wide = new double[2 * 6];
        wide[3] = NAN;
        Panel.Maps panel = new Panel.Maps(
                "m",
                "t",
                "c",
                List.of(new Panel.Maps.Row("row", 2, 6, List.of(wide, wide), List.of("7 (1.20)"))),
                false);
        Figure figure = PanelFigure.of(panel);
        List<Element> images =
                Drawings.elements(Drawings.parse(figure.svg()), "image").subList(0, 2);
        assertThat(number(images.getFirst(), "width") / number(images.getFirst(), "height"))
                .isCloseTo(3, within(0.01));
        assertThat(Drawings.texts(figure.svg())).contains("row", "7 (1.20)", "not visited");
        assertThat(Drawings.elements(Drawings.parse(figure.svg()), "rect").stream()
                        .filter(rect -> rect.getAttribute("fill").startsWith("url(#")))
                .hasSize(3);
        assertThat(figure.caption()).contains("N = 2 maps (row; 6 × 2 bins)");
    }

    @Test
    void aHundredMapsAreDrawnAndMoreAreCounted() {
        List<double[]> maps =
                IntStream.range(0, 130).mapToObj(_ -> new double[9]).toList();
        Figure figure = PanelFigure.of(
                new Panel.Maps("m", "t", "c", List.of(new Panel.Maps.Row("row", 3, 3, maps, List.of())), true));
        assertThat(Drawings.elements(Drawings.parse(figure.svg()), "image")).hasSize(100 + 1);
        assertThat(figure.caption()).contains("100 of 130 (row)");
    }

    @Test
    void aMapThatWasNeverVisitedIsHatched() {
        double[] blank = {NAN, NAN, NAN, NAN};
        Figure figure = PanelFigure.of(new Panel.Maps(
                "m", "t", "c", List.of(new Panel.Maps.Row("row", 2, 2, List.of(blank), List.of("u"))), true));
        Drawings.parse(figure.svg());
        assertThat(figure.numbers().getFirst().rows().getFirst()).containsExactly("row", "u", "2", "2", "", "", "", "");
    }

    @Test
    void barsBeyondTheNullStandOutAndEndlessOnesHaveAnArrow() {
        double[][] births = {{0, 0}, {0.2, 0.3}};
        double[][] deaths = {{Double.POSITIVE_INFINITY, 0.4}, {0.9, 0.4}};
        Figure figure = PanelFigure.of(new Panel.Barcodes(
                "b", "t", "c", List.of(new Panel.Barcodes.Diagram("v", births, deaths, new double[] {NAN, 0.25}))));
        List<Element> paths = Drawings.elements(Drawings.parse(figure.svg()), "path");
        assertThat(paths.stream().filter(p -> p.getAttribute("class").equals("s-network")))
                .hasSize(1);
        assertThat(paths.stream().filter(p -> p.getAttribute("d").contains("l-9 -4v8z")))
                .hasSize(1);
        assertThat(Drawings.texts(figure.svg())).contains("H₀", "H₁", "v", "distance", "longest null bar 0.25");
        assertThat(figure.numbers().getFirst().rows()).hasSize(4).contains(List.of("v", "0", "0.0", "inf", ""));
    }

    @Test
    void aMatrixNamesRowsAndColumnsAndKeepsTheFirstRowOnTop() {
        Figure figure = PanelFigure.of(new Panel.Matrix(
                "m", "t", "c", "error (cm)", List.of("r1", "r2"), List.of("c1", "c2"), new double[] {1, 2, 3, NAN}));
        assertThat(Drawings.texts(figure.svg())).contains("r1", "r2", "c1", "c2", "1.0", "2.0", "3.0", "error (cm)");
        List<Element> texts = Drawings.elements(Drawings.parse(figure.svg()), "text");
        double first = number(
                texts.stream()
                        .filter(t -> t.getTextContent().equals("1.0"))
                        .findFirst()
                        .orElseThrow(),
                "y");
        double last = number(
                texts.stream()
                        .filter(t -> t.getTextContent().equals("3.0"))
                        .findFirst()
                        .orElseThrow(),
                "y");
        assertThat(first).isLessThan(last);
        assertThatThrownBy(() ->
                        PanelFigure.of(new Panel.Matrix("m", "t", "c", "v", List.of("r"), List.of("c"), new double[2])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values do not fill 1 rows of 1");
    }

    @Test
    void pathsShowTheTruthBeneathAndTimeAsColour() {
        double[] outline = {0, 0, 2, 0, 2, 1, 0, 1};
        double[] path = {0, 0, 1, 0.5, NAN, NAN, 1.5, 0.5, 2, 1};
        Figure figure = PanelFigure.of(new Panel.Paths(
                "p",
                "t",
                "c",
                List.of(
                        new Panel.Paths.View("one", outline, List.of(path), List.of(path)),
                        new Panel.Paths.View("two", outline, List.of(path, new double[] {1, 1}), List.of()))));
        Drawings.parse(figure.svg());
        assertThat(Drawings.texts(figure.svg())).contains("one", "two", "true path", "start", "time");
        assertThat(figure.caption()).contains("N = 1 paths (one), 2 (two)");
        assertThat(figure.svg())
                .contains("s-series1")
                .contains(ColouredPointsPanel.hex(Colormap.PERCEPTUAL.rgb(0.06 + 0.84 * 0.125)));
    }

    @Test
    void theStripPointsOutOfItselfWhereAnEffectIsTooLarge() {
        Drawings.parse(EffectStrip.svg(1, 0.5, 1.5, 1));
        assertThat(EffectStrip.svg(1, 0.5, 1.5, 1)).contains("<circle");
        assertThat(EffectStrip.svg(100, 50, 150, 1)).doesNotContain("<circle");
        assertThat(EffectStrip.svg(NAN, NAN, NAN, 1)).isEmpty();
        Drawings.parse(EffectStrip.svg(-0.2, NAN, NAN, 1));
    }

    private static Panel.Curves.Axis axis(String label, boolean logarithmic) {
        return new Panel.Curves.Axis(label, logarithmic);
    }

    private static Panel.Curves curves(boolean logarithmic, Panel.Curves.Curve curve) {
        return new Panel.Curves(
                "c", "t", "c", axis("x", logarithmic), axis("y", logarithmic), List.of(curve), List.of(), List.of());
    }

    private static int points(String svg, String style) {
        return Drawings.elements(Drawings.parse(svg), "path").stream()
                .filter(path -> path.getAttribute("class").equals(style))
                .mapToInt(path -> path.getAttribute("d").split("h0").length)
                .sum();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
