package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import periplus.studies.panels.Panel;

/** Places are compared at one scale, other coordinates are each shown as large as they fit. */
class ColouredPointsPanelTest {
    private static final Pattern POINT = Pattern.compile("M([-0-9.]+)[ ,]([-0-9.]+)h0");
    private static final double[] WIDE = {-1, 1, -1, 1};
    private static final double[] NARROW = {-0.1, 0.1, -0.1, 0.1};
    private static final double[] COLOUR = {0, 1, 2, 3};

    @Test
    void placesInMetresShareTheirAxes() {
        double[] widths = widths("x (m)", "y (m)");
        assertThat(widths[1]).isBetween(0.05 * widths[0], 0.15 * widths[0]);
    }

    @Test
    void coordinatesWithoutAUnitDoNot() {
        double[] widths = widths("dimension 1", "dimension 2");
        assertThat(widths[1]).isGreaterThan(0.8 * widths[0]);
    }

    /** How wide the points of the wide and of the narrow cloud are drawn. */
    private static double[] widths(String xLabel, String yLabel) {
        String svg = PanelFigure.of(new Panel.ColouredPoints(
                        "p",
                        "t",
                        "c",
                        List.of(
                                new Panel.ColouredPoints.Cloud("wide", xLabel, yLabel, WIDE, WIDE, COLOUR),
                                new Panel.ColouredPoints.Cloud("narrow", xLabel, yLabel, NARROW, NARROW, COLOUR)),
                        "step",
                        false))
                .svg();
        List<Double> x = new ArrayList<>();
        Matcher points = POINT.matcher(svg);
        while (points.find()) {
            x.add(Double.valueOf(points.group(1)));
        }
        assertThat(x).hasSize(8);
        return new double[] {spread(x.subList(0, 4)), spread(x.subList(4, 8))};
    }

    private static double spread(List<Double> x) {
        return x.stream().mapToDouble(v -> v).max().orElse(0)
                - x.stream().mapToDouble(v -> v).min().orElse(0);
    }
}
