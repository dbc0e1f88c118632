package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import periplus.studies.panels.Panel;

class AnimatedPathsPanelTest {
    private static final double NAN = Double.NaN;

    private static Panel.AnimatedPaths panel(double seconds, Panel.AnimatedPaths.Track... tracks) {
        double[] x = {0, 4, 4, 0, 0};
        double[] y = {0, 0, 2, 2, 0};
        return new Panel.AnimatedPaths(
                "moving",
                "Moving",
                "A caption.",
                "x (m)",
                "y (m)",
                List.of(new Panel.AnimatedPaths.Outline(x, y)),
                List.of(tracks),
                seconds);
    }

    private static Panel.AnimatedPaths.Track track(double... x) {
        return new Panel.AnimatedPaths.Track(
                "decoded", x, Arrays.stream(x).map(v -> v / 2).toArray(), false);
    }

    private static List<Element> animations(Document svg, String attribute) {
        return Drawings.elements(svg, "animate").stream()
                .filter(a -> a.getAttribute("attributeName").equals(attribute))
                .toList();
    }

    private static double[] values(Element animation) {
        return Arrays.stream(animation.getAttribute("values").split(";"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void aPathGrowsWithTheTimeAndNotWithItsLength() {
        // slow at first, then fast
        Document svg =
                Drawings.parse(PanelFigure.of(panel(10, track(0, 0.5, 1, 4))).svg());
        Element grow = animations(svg, "stroke-dashoffset").getFirst();
        assertThat(values(grow)).containsExactly(1000, 875, 750, 0);
        assertThat(grow.getAttribute("keyTimes")).isEqualTo("0;.3333;.6667;1");
        assertThat(grow.getAttribute("repeatCount")).isEqualTo("indefinite");
        assertThat(grow.getAttribute("dur")).isEqualTo("10s");
        assertThat(((Element) grow.getParentNode()).getAttribute("pathLength")).isEqualTo("1000");
        double[] cx = values(animations(svg, "cx").getFirst());
        assertThat((cx[2] - cx[0]) / (cx[3] - cx[0])).isCloseTo(0.25, within(1e-3));
        assertThat(Drawings.texts(PanelFigure.of(panel(10, track(0, 1))).svg()))
                .contains("time 0 s", "10 s", "x (m)", "y (m)", "decoded");
    }

    @Test
    void theWholePathIsThereWhenNothingMoves() {
        Document svg = Drawings.parse(PanelFigure.of(panel(10, track(0, 1, 4))).svg());
        List<String> pale = Drawings.elements(svg, "path").stream()
                .filter(path -> path.getAttribute("stroke-opacity").equals("0.3"))
                .map(path -> path.getAttribute("d"))
                .toList();
        assertThat(pale).hasSize(1);
        assertThat(pale.getFirst().split("L")).hasSize(3);
        // whatever moves is in a group that a reader can switch off
        for (Element animation : Drawings.elements(svg, "animate")) {
            Element parent = (Element) animation.getParentNode();
            Element group = (Element) parent.getParentNode();
            assertThat(parent.getAttribute("class") + " " + group.getAttribute("class"))
                    .contains("moving");
        }
        assertThat(Drawings.elements(svg, "style").getFirst().getTextContent())
                .contains("prefers-reduced-motion", ".moving");
        assertThat(Drawings.elements(svg, "script")).isEmpty();
    }

    @Test
    void aGapBreaksThePathAndThePointWaits() {
        Document svg = Drawings.parse(
                PanelFigure.of(panel(10, track(NAN, 0, 1, NAN, 3, 4))).svg());
        List<Element> pieces = animations(svg, "stroke-dashoffset");
        assertThat(pieces).hasSize(2);
        assertThat(values(pieces.getFirst())).containsExactly(1000, 1000, 0, 0);
        assertThat(pieces.getFirst().getAttribute("keyTimes")).isEqualTo("0;.2000;.4000;1");
        double[] cx = values(animations(svg, "cx").getFirst());
        assertThat(cx[0]).isEqualTo(cx[1]);
        assertThat(cx[3]).isEqualTo(cx[2]);
    }

    @Test
    void longTracksAreThinnedEvenlyInTimeAndStaySmall() {
        double[] x = IntStream.range(0, 40_000)
                .mapToDouble(i -> 2 + 2 * StrictMath.sin(i / 900.0))
                .toArray();
        Figure figure = PanelFigure.of(panel(2000, track(x)));
        assertThat(figure.svg().length()).isLessThan(30_000);
        assertThat(figure.caption()).contains("300 of 40\u202f000 (decoded)");
        assertThat(figure.numbers().getFirst().rows()).hasSize(300);
        assertThat(figure.numbers().getFirst().rows().getLast().get(1)).isEqualTo("2000.0");
        Element grow =
                animations(Drawings.parse(figure.svg()), "stroke-dashoffset").getFirst();
        assertThat(grow.getAttribute("dur")).isEqualTo("20s");
        assertThat(grow.getAttribute("keyTimes").split(";"))
                .hasSameSizeAs(grow.getAttribute("values").split(";"));
    }

    @Test
    void nothingToDrawIsStillADrawing() {
        double[] none = {};
        for (Panel.AnimatedPaths.Track track :
                List.of(track(none), track(NAN, NAN), track(1), track(1, 1, 1), track(NAN, 2))) {
            for (double seconds : new double[] {0, 1, NAN}) {
                Figure figure = PanelFigure.of(panel(seconds, track));
                Drawings.parse(figure.svg());
                assertThat(figure.svg()).doesNotContain("NaN");
            }
        }
    }

    @Test
    void whatIsTrueLiesBeneathAndColoursFollowTheRest() {
        double[] x = {0, 1};
        Figure figure = PanelFigure.of(panel(
                10,
                new Panel.AnimatedPaths.Track("band circuit", x, x, false),
                new Panel.AnimatedPaths.Track("true", x, x, true),
                new Panel.AnimatedPaths.Track("pure grid", x, x, false)));
        List<String> dots = Drawings.elements(Drawings.parse(figure.svg()), "circle").stream()
                .filter(c -> ((Element) c.getParentNode()).getAttribute("class").equals("moving"))
                .map(c -> c.getAttribute("class"))
                .toList();
        assertThat(dots).containsExactly("f-ink s-paper", "f-series1 s-paper", "f-series2 s-paper", "f-ink");
    }
}
