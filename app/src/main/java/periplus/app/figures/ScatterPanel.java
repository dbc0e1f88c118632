package periplus.app.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import periplus.studies.panels.Panel;

/** Points of several groups in a plane. */
final class ScatterPanel {
    /** Points drawn of one group. */
    static final int SHOWN = 2_000;

    private static final double WIDTH = 510;

    private ScatterPanel() {}

    static Figure figure(Panel.Scatter panel) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < panel.groups().size(); i++) {
            entries.add(new Legend.Entry(panel.groups().get(i).label(), Paint.series(i), "", Mark.of(i), false, true));
        }
        panel.horizontal()
                .forEach(line ->
                        entries.add(new Legend.Entry(line.label(), Paint.MUTED, "2 3", Mark.DISC, true, false)));
        panel.vertical().forEach(line -> entries.add(Legend.Entry.upright(line.label(), Paint.LIMIT, "4 3")));
        Legend legend = new Legend(entries, WIDTH - 76);
        double height = panel.equalAxes() ? 400 : 300;
        Svg svg = new Svg(panel.id(), panel.title(), WIDTH, 14 + height + 54 + legend.height());
        Box box = new Box(66, 14, panel.equalAxes() ? height : WIDTH - 66 - 20, height);
        Axis x = axis(
                panel.groups().stream().flatMapToDouble(g -> Arrays.stream(g.x())),
                panel.vertical(),
                box.x(),
                box.right());
        Axis y = axis(
                panel.groups().stream().flatMapToDouble(g -> Arrays.stream(g.y())),
                panel.horizontal(),
                box.bottom(),
                box.y());
        if (panel.equalAxes()) {
            double span = Math.max(x.high() - x.low(), y.high() - y.low());
            x = x.around(span);
            y = y.around(span);
        }
        Frame frame = new Frame(svg, box, x, y);
        frame.axes(panel.xLabel(), panel.yLabel());
        panel.horizontal().forEach(line -> frame.level(line.value(), Paint.MUTED, "2 3"));
        panel.vertical().forEach(line -> frame.upright(line.value(), Paint.LIMIT, "4 3"));
        List<String> thinned = new ArrayList<>();
        int missing = 0;
        for (int i = 0; i < panel.groups().size(); i++) {
            Panel.Scatter.Group group = panel.groups().get(i);
            int[] finite = PointPick.finite(group.x(), group.y());
            missing += group.x().length - finite.length;
            int[] drawn = PointPick.evenly(finite, SHOWN);
            if (drawn.length < finite.length) {
                thinned.add(PointPick.words(group.label(), drawn.length, finite.length));
            }
            double radius = drawn.length > 500 ? 1.5 : drawn.length > 100 ? 2.2 : 3;
            StringBuilder d = new StringBuilder();
            for (int k : drawn) {
                d.append(Mark.of(i).at(x.at(group.x()[k]), y.at(group.y()[k]), radius));
            }
            if (!d.isEmpty()) {
                svg.path(
                        d.toString(),
                        Paint.series(i),
                        Mark.of(i).width(radius),
                        "stroke-linecap",
                        Mark.of(i).cap(),
                        "stroke-opacity",
                        "0.8");
            }
        }
        legend.draw(svg, 66, box.bottom() + 48);
        String counts = PointPick.counts(
                "points",
                panel.groups().stream().map(Panel.Scatter.Group::label).toList(),
                panel.groups().stream()
                        .map(g -> PointPick.finite(g.x(), g.y()).length)
                        .toList());
        return new Figure(
                panel.id(),
                panel.title(),
                svg.done(),
                PanelFigure.caption(panel, counts, PointPick.sentence(thinned), PointPick.missing(missing)),
                List.of(table(panel)));
    }

    private static Axis axis(DoubleStream values, List<Panel.Line> lines, double from, double to) {
        double[] all = DoubleStream.concat(values, lines.stream().mapToDouble(Panel.Line::value))
                .toArray();
        return Axis.linear(Statistics.least(0, all), Statistics.largest(1, all), from, to);
    }

    private static Table table(Panel.Scatter panel) {
        List<List<String>> rows = new ArrayList<>();
        for (Panel.Scatter.Group group : panel.groups()) {
            for (int i = 0; i < group.x().length; i++) {
                rows.add(List.of(group.label(), Numbers.exact(group.x()[i]), Numbers.exact(group.y()[i])));
            }
        }
        return new Table(panel.id() + ".csv", List.of("group", panel.xLabel(), panel.yLabel()), rows);
    }
}
