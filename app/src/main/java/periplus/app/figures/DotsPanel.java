package periplus.app.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.studies.panels.Panel;

/**
 * A column a condition, a dot a seed, with the mean and its 95 % interval.
 *
 * <p>Dots that would cover each other are moved sideways, always the same way for the same values.
 */
final class DotsPanel {
    private static final double RADIUS = 3.2;
    private static final double LABEL = 11;
    private static final double LONGEST_LABEL = 190;
    private static final double SLOPE = Math.sqrt(0.5);
    private static final double PLOT_HEIGHT = 230;

    private DotsPanel() {}

    static Figure figure(Panel.Dots panel) {
        List<Panel.Dots.Arm> arms = panel.arms();
        int columns = Math.max(1, arms.size());
        double right = panel.lines().isEmpty()
                ? 14
                : 26
                        + Math.min(
                                150,
                                FittedText.widest(
                                        panel.lines().stream()
                                                .map(Panel.Line::label)
                                                .toList(),
                                        LABEL));
        double left = 66;
        double width = columns <= 7 ? 510 : 1040;
        double pitch = Math.min(110, (width - left - right) / columns);
        List<List<String>> labels = arms.stream()
                .map(arm -> FittedText.lines(arm.label(), pitch - 8, LABEL, 3))
                .toList();
        boolean sloped = labels.stream().anyMatch(List::isEmpty);
        double longest = Math.min(
                LONGEST_LABEL,
                FittedText.widest(arms.stream().map(Panel.Dots.Arm::label).toList(), LABEL));
        if (sloped) {
            for (int i = 0; i < arms.size(); i++) {
                double width45 =
                        SLOPE * Math.min(LONGEST_LABEL, TextWidth.of(arms.get(i).label(), LABEL));
                left = Math.max(left, width45 - (i + 0.5) * pitch * 0.9 + 12);
            }
        }
        double step = Math.min(110, (width - left - right) / columns);
        double below = sloped ? longest * SLOPE + 34 : 62;

        Svg svg = new Svg(panel.id(), panel.title(), width, 16 + PLOT_HEIGHT + below);
        Box box = new Box(left, 16, step * columns, PLOT_HEIGHT);
        Axis x = Axis.exactly(0, columns, box.x(), box.right());
        Axis y = yAxis(panel, box);
        Frame frame = new Frame(svg, box, x, y);
        frame.axes("", panel.yLabel(), List.of(), y.ticks(5));

        List<Frame.EndLabel> names = new ArrayList<>();
        for (Panel.Line line : panel.lines()) {
            if (y.holds(line.value())) {
                frame.level(line.value(), Paint.FLOOR, "6 3");
                names.add(
                        new Frame.EndLabel(y.at(line.value()), FittedText.cut(line.label(), 150, LABEL), Paint.FLOOR));
            }
        }
        frame.endLabels(names);
        boolean cut = false;
        for (int i = 0; i < arms.size(); i++) {
            double centre = x.at(i + 0.5);
            cut |= arm(svg, arms.get(i).values(), centre, y, box, step);
            label(svg, arms.get(i), labels.get(i), centre, box.bottom(), sloped);
        }
        String note = "Dots, one a seed (n below each condition); bar and whisker, mean and its 95 % t interval over"
                + " seeds" + (cut ? "; a whisker without a cap runs beyond the axis" : "") + ".";
        return new Figure(
                panel.id(), panel.title(), svg.done(), PanelFigure.caption(panel, note), List.of(table(panel)));
    }

    private static Axis yAxis(Panel.Dots panel, Box box) {
        double[] values = panel.arms().stream()
                .flatMapToDouble(arm -> Arrays.stream(arm.values()))
                .toArray();
        double[] lines = panel.lines().stream().mapToDouble(Panel.Line::value).toArray();
        double least = Math.min(
                Statistics.least(Double.POSITIVE_INFINITY, values), Statistics.least(Double.POSITIVE_INFINITY, lines));
        double most = Math.max(
                Statistics.largest(Double.NEGATIVE_INFINITY, values),
                Statistics.largest(Double.NEGATIVE_INFINITY, lines));
        if (!(least <= most)) {
            return Axis.linear(0, 1, box.bottom(), box.y());
        }
        double room = 0.6 * (most - least);
        double low = least;
        double high = most;
        for (Panel.Dots.Arm arm : panel.arms()) {
            MeanInterval mean = MeanInterval.of(arm.values());
            if (Double.isFinite(mean.halfWidth())) {
                low = Math.min(low, Math.max(least - room, mean.mean() - mean.halfWidth()));
                high = Math.max(high, Math.min(most + room, mean.mean() + mean.halfWidth()));
            }
        }
        return Axis.linear(low, high, box.bottom(), box.y());
    }

    /** Draws one condition; whether its interval is cut by the axis. */
    private static boolean arm(Svg svg, double[] values, double centre, Axis y, Box box, double pitch) {
        double[] sorted = Statistics.sortedFinite(values);
        MeanInterval mean = MeanInterval.of(values);
        if (mean.n() == 0) {
            svg.text(centre, box.bottom() - 8, "no value", "middle", "fill", Paint.MUTED, "font-size", 10);
            return false;
        }
        double[] offsets = swarm(sorted, y, pitch / 2 - 6);
        svg.open("g", "fill", Paint.NETWORK, "fill-opacity", "0.6");
        for (int i = 0; i < sorted.length; i++) {
            svg.circle(centre + offsets[i], y.at(sorted[i]), RADIUS);
        }
        svg.close();
        double half = Math.min(15, pitch * 0.3);
        boolean cut = false;
        if (Double.isFinite(mean.halfWidth())) {
            double top = mean.mean() + mean.halfWidth();
            double bottom = mean.mean() - mean.halfWidth();
            svg.line(centre, y.at(Math.min(top, y.high())), centre, y.at(Math.max(bottom, y.low())), Paint.INK, 1.3);
            for (double end : new double[] {top, bottom}) {
                if (y.holds(end)) {
                    svg.line(centre - half / 3, y.at(end), centre + half / 3, y.at(end), Paint.INK, 1.3);
                } else {
                    cut = true;
                }
            }
        }
        svg.line(centre - half, y.at(mean.mean()), centre + half, y.at(mean.mean()), Paint.INK, 2.2);
        return cut;
    }

    /** Sideways shifts that keep dots in rising order apart, at most {@code widest} to either side. */
    static double[] swarm(double[] rising, Axis y, double widest) {
        double[] shift = new double[rising.length];
        double apart = 2 * RADIUS;
        for (int i = 0; i < rising.length; i++) {
            double at = y.at(rising[i]);
            int most = (int) Math.floor(Math.max(0, widest) / (apart / 2));
            search:
            for (int k = 0; k <= 2 * most; k++) {
                double candidate = (k % 2 == 0 ? 1 : -1) * ((k + 1) / 2) * apart / 2;
                for (int j = i - 1; j >= 0 && Math.abs(y.at(rising[j]) - at) < apart; j--) {
                    double dx = candidate - shift[j];
                    double dy = y.at(rising[j]) - at;
                    if (dx * dx + dy * dy < apart * apart * 0.98) {
                        continue search;
                    }
                }
                shift[i] = candidate;
                break;
            }
        }
        return shift;
    }

    private static void label(
            Svg svg, Panel.Dots.Arm arm, List<String> lines, double centre, double bottom, boolean sloped) {
        int n = Statistics.sortedFinite(arm.values()).length;
        int missing = arm.values().length - n;
        String count = "n\u00a0" + n + (missing == 0 ? "" : " (" + missing + " undefined)");
        if (sloped) {
            svg.text(
                    centre,
                    bottom + 13,
                    missing == 0 ? Integer.toString(n) : n + "*",
                    "middle",
                    "fill",
                    Paint.MUTED,
                    "font-size",
                    10);
            double y = bottom + 27;
            svg.text(
                    centre + 4,
                    y,
                    FittedText.cut(arm.label(), LONGEST_LABEL, LABEL),
                    "end",
                    "fill",
                    Paint.INK,
                    "transform",
                    "rotate(-45 " + Svg.point(centre + 4, y) + ")");
        } else {
            svg.text(centre, bottom + 13, count, "middle", "fill", Paint.MUTED, "font-size", 10);
            for (int l = 0; l < lines.size(); l++) {
                svg.text(centre, bottom + 28 + 13 * l, lines.get(l), "middle", "fill", Paint.INK);
            }
        }
    }

    private static Table table(Panel.Dots panel) {
        List<List<String>> rows = new ArrayList<>();
        for (Panel.Dots.Arm arm : panel.arms()) {
            for (int i = 0; i < arm.values().length; i++) {
                rows.add(List.of(arm.label(), Integer.toString(i + 1), Numbers.exact(arm.values()[i])));
            }
        }
        return new Table(panel.id() + ".csv", List.of("condition", "seed_in_order", panel.yLabel()), rows);
    }
}
