package periplus.app.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import periplus.studies.panels.Panel;

/** Clouds side by side, each point coloured by a number that has one scale for all of them. */
final class ColouredPointsPanel {
    /** Points drawn of one cloud. */
    static final int SHOWN = 3_000;

    private static final int SHADES = 32;
    private static final double ONE_SCALE = 3; // ranges nearer than this get one scale, so that a ring is round
    private static final double SIDE = 236;
    private static final double PITCH = 260 + 76;
    private static final String METRES = " (m)";

    private ColouredPointsPanel() {}

    static Figure figure(Panel.ColouredPoints panel) {
        int count = Math.max(1, panel.clouds().size());
        int columns = Math.min(3, count);
        int lines = (count + columns - 1) / columns;
        double width = columns == 1 ? 510 : columns == 2 ? 700 : 1040;
        Svg svg = new Svg(panel.id(), panel.title(), width, lines * (SIDE + 80) + 30);
        double[] colours = panel.clouds().stream()
                .flatMapToDouble(c -> Arrays.stream(c.colour()))
                .toArray();
        double low = panel.circular() ? 0 : Statistics.least(0, colours);
        double high = panel.circular() ? 2 * Math.PI : Statistics.largest(1, colours);
        Colormap map = panel.circular() ? Colormap.CIRCULAR : Colormap.PERCEPTUAL;
        List<String> thinned = new ArrayList<>();
        int missing = 0;
        int uncoloured = 0;
        for (int i = 0; i < panel.clouds().size(); i++) {
            Panel.ColouredPoints.Cloud cloud = panel.clouds().get(i);
            int line = i / columns;
            Box box = new Box(70 + (i % columns) * PITCH, 30 + line * (SIDE + 80), SIDE, SIDE);
            int[] finite = PointPick.finite(cloud.x(), cloud.y());
            int[] drawn = PointPick.evenly(finite, SHOWN);
            missing += cloud.x().length - finite.length;
            uncoloured += (int) Arrays.stream(finite)
                    .filter(k -> !Double.isFinite(cloud.colour()[k]))
                    .count();
            if (drawn.length < finite.length) {
                thinned.add(PointPick.words(cloud.label(), drawn.length, finite.length));
            }
            cloud(svg, box, cloud, onOneScale(panel.clouds(), cloud), drawn, map, low, high, panel.circular());
        }
        double y = lines * (SIDE + 80) + 10;
        String first = panel.circular() ? "0" : Numbers.significant(low, 3);
        String last = panel.circular() ? "2π" : Numbers.significant(high, 3);
        HeatMap.bar(svg, new Box(110, y, 130, 10), map, first, last, panel.colourLabel());
        String counts = PointPick.counts(
                "points",
                panel.clouds().stream().map(Panel.ColouredPoints.Cloud::label).toList(),
                panel.clouds().stream()
                        .map(c -> PointPick.finite(c.x(), c.y()).length)
                        .toList());
        return new Figure(
                panel.id(),
                panel.title(),
                svg.done(),
                PanelFigure.caption(
                        panel,
                        counts,
                        PointPick.sentence(thinned),
                        PointPick.missing(missing),
                        uncoloured == 0 ? "" : Numbers.count(uncoloured) + " points without a colour are grey."),
                List.of(table(panel)));
    }

    /** Clouds that share this one's axes: those of the same places in metres, so that they can be compared; else itself. */
    private static List<Panel.ColouredPoints.Cloud> onOneScale(
            List<Panel.ColouredPoints.Cloud> clouds, Panel.ColouredPoints.Cloud cloud) {
        if (!cloud.xLabel().endsWith(METRES) || !cloud.yLabel().endsWith(METRES)) {
            return List.of(cloud);
        }
        return clouds.stream()
                .filter(other ->
                        other.xLabel().equals(cloud.xLabel()) && other.yLabel().equals(cloud.yLabel()))
                .toList();
    }

    private static double[] pooled(
            List<Panel.ColouredPoints.Cloud> clouds, Function<Panel.ColouredPoints.Cloud, double[]> values) {
        return clouds.stream().map(values).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void cloud(
            Svg svg,
            Box box,
            Panel.ColouredPoints.Cloud cloud,
            List<Panel.ColouredPoints.Cloud> scale,
            int[] drawn,
            Colormap map,
            double low,
            double high,
            boolean circular) {
        double[] xs = pooled(scale, Panel.ColouredPoints.Cloud::x);
        double[] ys = pooled(scale, Panel.ColouredPoints.Cloud::y);
        Axis x = Axis.roomy(Statistics.least(0, xs), Statistics.largest(1, xs), box.x(), box.right());
        Axis y = Axis.roomy(Statistics.least(0, ys), Statistics.largest(1, ys), box.bottom(), box.y());
        double wide = x.high() - x.low();
        double tall = y.high() - y.low();
        if (Math.max(wide, tall) <= ONE_SCALE * Math.min(wide, tall)) {
            x = x.around(Math.max(wide, tall));
            y = y.around(Math.max(wide, tall));
        }
        Frame frame = new Frame(svg, box, x, y);
        frame.axes(cloud.xLabel(), cloud.yLabel(), x.ticks(4), y.ticks(4));
        svg.text(
                box.x(),
                box.y() - 10,
                FittedText.cut(cloud.label(), SIDE + 40, 12),
                "start",
                "fill",
                Paint.INK,
                "font-size",
                12);
        StringBuilder[] shades = new StringBuilder[SHADES + 1];
        for (int k : drawn) {
            double colour = cloud.colour()[k];
            int shade = SHADES;
            if (Double.isFinite(colour)) {
                double share = high > low ? (colour - low) / (high - low) : 0;
                share = circular ? share - Math.floor(share) : Math.max(0, Math.min(1, share));
                shade = Math.min(SHADES - 1, (int) (share * SHADES));
            }
            if (shades[shade] == null) {
                shades[shade] = new StringBuilder();
            }
            shades[shade]
                    .append('M')
                    .append(Svg.point(x.at(cloud.x()[k]), y.at(cloud.y()[k])))
                    .append("h0");
        }
        double width = drawn.length > 1000 ? 2.4 : drawn.length > 200 ? 3.4 : 5;
        svg.open("g", "fill", "none", "stroke-linecap", "round", "stroke-width", width);
        for (int s = 0; s <= SHADES; s++) {
            if (shades[s] != null) {
                svg.element(
                        "path", "d", shades[s], "stroke", s == SHADES ? Paint.NULL : hex(map.rgb(shade(s, circular))));
            }
        }
        svg.close();
    }

    /** Where in the colour table a shade lies; the dark and pale ends are left out, they vanish into a page. */
    private static double shade(int s, boolean circular) {
        double middle = (s + 0.5) / SHADES;
        return circular ? middle : 0.06 + 0.88 * middle;
    }

    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    private static Table table(Panel.ColouredPoints panel) {
        List<List<String>> rows = new ArrayList<>();
        for (Panel.ColouredPoints.Cloud cloud : panel.clouds()) {
            for (int i = 0; i < cloud.x().length; i++) {
                rows.add(List.of(
                        cloud.label(),
                        Numbers.exact(cloud.x()[i]),
                        Numbers.exact(cloud.y()[i]),
                        Numbers.exact(cloud.colour()[i])));
            }
        }
        return new Table(panel.id() + ".csv", List.of("cloud", "x", "y", panel.colourLabel()), rows);
    }
}
